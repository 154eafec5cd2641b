/** Nothing has grown too long, or takes too much: files, functions, parameters, flags. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn } from './support/source-rules';

const ROOTS = ['src', 'relay', 'local', 'sim', 'bench', 'tools'];

/** Tables and copy are as long as what they list; what is built, and the tests of the runtime, are no sources. */
const ASIDE = [
  /^src\/tables\//,
  /^src\/core\/(messages|words)\//,
  /^src\/pages\/\w+\/words\.ts$/,
  /^bench\/textbook\//,
  /\/dist\//,
  /^local\/runtime\/test\//,
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.mts') && !ASIDE.some((aside) => aside.test(path))
      ? [path]
      : [];
  });
}

const findings = ROOTS.flatMap(sources).flatMap(findingsIn);

test('no file or function is too long, no function takes too many parameters, or a flag', () => {
  expect(findings.map(({ text }) => text)).toEqual([]);
});
