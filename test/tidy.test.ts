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

/** What was too long when this test came. It may only become fewer: who shortens one takes it off. */
const KNOWN: readonly string[] = [
  'people.ts paste: parameters',
  'sandbox.ts createSandbox: flag',
  'fill.ts fillSeries: flag',
  'sort.ts compareCells: flag',
  'time-zone.ts utc: parameters',
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
  expect(findings.filter(({ key }) => !KNOWN.includes(key)).map(({ text }) => text)).toEqual([]);
});

test('what is in order again is taken off the list of what is known', () => {
  const found = new Set(findings.map(({ key }) => key));
  const done = KNOWN.filter((key) => !found.has(key));
  expect(done.map((key) => `${key}: it is in order; remove it from the list`)).toEqual([]);
});
