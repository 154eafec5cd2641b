/**
 * Builds what `npm start` runs: build/local-server.mjs, the page as one HTML file, and build/local-runtime.mjs, which
 * stays a file of its own because the runtime's workers start from it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildRuntime } from './runtime/build.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const BUILD = join(HERE, '..', 'build');

/** Keeps the runtime separate: the server imports the built module instead of bundling its source. */
const runtimeStaysApart = {
  name: 'runtime-stays-apart',
  setup(context) {
    context.onResolve({ filter: /\/runtime\/index(\.ts)?$/ }, () => ({ path: './local-runtime.mjs', external: true }));
  },
};

export async function buildServer(out = BUILD) {
  await build({
    entryPoints: [join(HERE, 'server', 'main.ts')],
    outfile: join(out, 'local-server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [runtimeStaysApart],
    logLevel: 'warning',
  });
}

export async function buildPage(out = BUILD) {
  const folder = join(HERE, 'server', 'page');
  const result = await build({
    entryPoints: [join(folder, 'main.tsx')],
    outdir: out,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  const text = (end) => result.outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  // "</script" inside the bundle would end the element that holds it.
  const script = text('.js').replaceAll('</script', '<\\/script');
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('<!-- style -->', () => `<style>${text('.css')}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'local-page.html'), html);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [out = BUILD] = process.argv.slice(2);
  await Promise.all([buildRuntime('esm', join(out, 'local-runtime.mjs')), buildServer(out), buildPage(out)]);
}
