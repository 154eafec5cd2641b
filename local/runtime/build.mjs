/**
 * Builds the package: `node build.mjs` writes dist/index.mjs, dist/index.cjs and the declarations beside them.
 * `node build.mjs esm|cjs FILE` writes one of the two elsewhere; tests and the server of this project do so. Each is one
 * file, which is also the file that its worker threads start from.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** Options for esbuild; `format` is 'esm' or 'cjs'. */
export function runtimeBuild(format) {
  return {
    entryPoints: [join(here, 'index.ts')],
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

function buildTypes(folder) {
  rmSync(folder, { recursive: true, force: true });
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const project = join(here, 'tsconfig.types.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', folder], { stdio: 'inherit' });
}

async function buildPackage(folder) {
  await Promise.all([buildRuntime('esm', join(folder, 'index.mjs')), buildRuntime('cjs', join(folder, 'index.cjs'))]);
  buildTypes(join(folder, 'types'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [format, outfile] = process.argv.slice(2);
  if (format === undefined) await buildPackage(join(here, 'dist'));
  else await buildRuntime(format, outfile);
}
