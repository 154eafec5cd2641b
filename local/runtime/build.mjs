/**
 * Builds the local runtime: build/local-runtime.mjs for users, and the same as CommonJS for tests (jest loads no ES modules).
 * Each is one file, which is also the file that its worker threads start from.
 */
import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Options for esbuild; `format` is 'esm' or 'cjs'. */
export function runtimeBuild(format) {
  return {
    entryPoints: [join(root, 'local/runtime/index.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format,
    charset: 'utf8',
    legalComments: 'none',
    external: ['libsql'],
    logLevel: 'warning',
    ...(format === 'cjs'
      ? {
          define: { 'import.meta.url': 'ownUrl' },
          banner: { js: 'const ownUrl = require("node:url").pathToFileURL(__filename).href;' },
        }
      : {}),
  };
}

/** Written beside and renamed into place, so that nobody loads half a file. */
export async function buildRuntime(format, outfile) {
  mkdirSync(dirname(outfile), { recursive: true });
  const unfinished = `${outfile}.${process.pid}`;
  await build({ ...runtimeBuild(format), outfile: unfinished });
  renameSync(unfinished, outfile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [format = 'esm', outfile = join(root, 'build/local-runtime.mjs')] = process.argv.slice(2);
  await buildRuntime(format, outfile);
}
