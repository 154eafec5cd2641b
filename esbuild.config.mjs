/**
 * Builds what clasp pushes: dist/Code.js (one IIFE and one stub a public function), the pages, and appsscript.json.
 * gas-webpack-plugin cannot run under esbuild; its job (top-level stubs) is done by the footer below, from what esbuild
 * itself says the entry exports. Why: docs/decisions/0002-bundle-and-stubs.md
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import juice from 'juice';
import { leaveOutWords } from './tools/build/leave-out-words.mjs';
import { withBigQuery } from './tools/build/manifest.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** `plugins`: for simulations that break a line on purpose. Returns the text of Code.js. */
export async function buildBundle({ plugins = [], minify = true } = {}) {
  const common = {
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    bundle: true,
    write: false,
    // Apps Script's parser refuses #private and static fields; es2020 lowers both.
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [...plugins, leaveOutWords],
  };
  const define = (value) => ({ HUB_VERSION: JSON.stringify(value) });
  const probe = await build({ ...common, format: 'esm', metafile: true, define: define(version) });
  const [output] = Object.values(probe.metafile.outputs);
  const names = (output?.exports ?? []).filter((name) => name !== 'default').sort();
  const stubs = names.map((name) => `function ${name}() { return Hub_.${name}.apply(this, arguments); }`);
  // What runs says which build it is: the deployment's own address may serve the one before for a minute.
  const hash = createHash('sha256')
    .update(probe.outputFiles[0]?.text ?? '')
    .digest('hex')
    .slice(0, 8);
  const result = await build({
    ...common,
    define: define(`${version}+${hash}`),
    format: 'iife',
    globalName: 'Hub_',
    minify,
    footer: { js: stubs.join('\n') },
  });
  return result.outputFiles[0].text;
}

/** The daily mail's page, its styles inside: mail clients read no others. */
function buildMail() {
  const read = (name) => readFileSync(join(root, 'src', 'mail', name), 'utf8');
  return juice.inlineContent(read('digest.html'), read('digest.css'), { applyWidthAttributes: false });
}

/**
 * What is read beside the code: 'StaffWords.html' by setup (no `<` in it, so that it is text to any reader of HTML),
 * 'Digest.html', the page of the daily mail, and the dialogs.
 */
export async function buildPages() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export * from './src/app/setup/staff-words.ts'; export { WORDS_FILE } from './src/app/workbook/say-problem.ts';`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const { staffWords, WORDS_FILE } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const [console, dealer] = await Promise.all([buildAppPage('console'), buildAppPage('dealer')]);
  return {
    [`${WORDS_FILE}.html`]: JSON.stringify(staffWords()).replace(/</g, '\\u003c'),
    'Digest.html': buildMail(),
    'Secrets.html': readFileSync(join(root, 'src', 'dialogs', 'secrets.html'), 'utf8'),
    'Privacy.html': readFileSync(join(root, 'src', 'dialogs', 'privacy.html'), 'utf8'),
    'Console.html': console,
    'Dealer.html': dealer,
  };
}

/** A page for HtmlService: one file with its style and script inside. */
async function buildAppPage(name) {
  const folder = join(root, 'src', 'pages', name);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, 'main.tsx')],
    outdir: join(root, 'dist'),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { HUB_VERSION: JSON.stringify(version) },
  });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  // "</script" inside the bundle would end the element that holds it; "<?" would begin a scriptlet of a template.
  const script = text('.js').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return readFileSync(join(root, 'src', 'pages', 'page.html'), 'utf8')
    .replace('<!-- style -->', () => `<style>${text('.css')}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`);
}

export async function buildAll() {
  const [code, pages] = await Promise.all([buildBundle(), buildPages()]);
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'Code.js'), code);
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(dist, name), text);
  writeFileSync(join(dist, 'appsscript.json'), buildManifest());
  return { code };
}

/** `--bigquery` chooses BigQuery for this build, .dealer-hub.json for good: everybody else is not asked for its permission. */
function buildManifest() {
  const text = readFileSync(join(root, 'appsscript.json'), 'utf8');
  const file = join(root, '.dealer-hub.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return process.argv.includes('--bigquery') || kept.bigQuery === true ? withBigQuery(text) : text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code } = await buildAll();
  console.log(`dist/Code.js ${(Buffer.byteLength(code) / 1024).toFixed(1)} KB`);
}
