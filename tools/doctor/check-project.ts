/** What can be seen in this folder: the script it is bound to, the build, and whether the manifest allows what the code does. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, skipped, verdict, well, wrong } from './check.ts';

/** What the code calls, by what it may call it with. https://developers.google.com/apps-script/concepts/scopes */
const SCOPES: readonly (readonly [calls: RegExp, scope: string])[] = [
  [/\bSpreadsheetApp\.|\bSheets\.Spreadsheets/, 'spreadsheets'],
  [/\bUrlFetchApp\./, 'script.external_request'],
  [/\bScriptApp\.(getProjectTriggers|newTrigger)/, 'script.scriptapp'],
  [/\bSpreadsheetApp\.getUi\(|\bHtmlService\./, 'script.container.ui'],
  [/\bSession\.get(Active|Effective)User\(/, 'userinfo.email'],
  [/\bMailApp\./, 'script.send_mail'],
  [/\bDriveApp\./, 'drive'],
  [/\bBigQuery\./, 'bigquery'],
];
const SERVICES: readonly (readonly [calls: RegExp, symbol: string])[] = [
  [/\bSheets\.Spreadsheets/, 'Sheets'],
  [/\bBigQuery\./, 'BigQuery'],
];
const PREFIX = 'https://www.googleapis.com/auth/';

export function checkProject(root: string): Finding[] {
  const code = textOf(join(root, 'dist', 'Code.js'));
  const built = code === null ? wrong('Build', 'dist/Code.js is missing.', 'Run: npm run build') : checkBuild(root);
  return [checkClasp(root), built, ...(code === null ? [] : [checkManifest(root, code)])];
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function checkClasp(root: string): Finding {
  const name = 'Bound script (.clasp.json)';
  const text = textOf(join(root, '.clasp.json'));
  if (text === null)
    return wrong(
      name,
      'The file is missing.',
      'Run: npm run deploy (by hand: the clasp create-script line of docs/DEPLOY.md, step 4).',
    );
  const settings = asObject(text);
  if (!settings) return wrong(name, 'The file is no JSON.', 'Write { "scriptId": "…", "rootDir": "dist" } into it.');
  if (settings.rootDir !== 'dist')
    return wrong(name, 'rootDir is not dist: clasp would push the sources.', 'Set "rootDir" to "dist" in .clasp.json.');
  if (typeof settings.scriptId !== 'string' || settings.scriptId === '')
    return skipped(name, 'It names no script yet: nothing was pushed from here (docs/DEPLOY.md, step 1).');
  return well(name, `script ${settings.scriptId}`);
}

function asObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

/** Sources that are newer than what would be pushed. */
function checkBuild(root: string): Finding {
  const builtAt = statSync(join(root, 'dist', 'Code.js')).mtimeMs;
  const newer = sources(join(root, 'src')).filter((path) => statSync(path).mtimeMs > builtAt);
  const says = `${newer.length} source files are newer than dist/Code.js.`;
  return verdict('Build', newer.length > 0 ? [says] : [], 'Run: npm run build', 'dist/ is as new as the sources');
}

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((file) => join(folder, String(file)))
    .filter((path) => statSync(path).isFile());
}

interface Manifest {
  readonly oauthScopes?: readonly string[];
  readonly dependencies?: { readonly enabledAdvancedServices?: readonly { readonly userSymbol: string }[] };
  readonly webapp?: { readonly access?: string; readonly executeAs?: string };
}

function checkManifest(root: string, code: string): Finding {
  const name = 'Manifest (appsscript.json)';
  const manifest = asObject(textOf(join(root, 'dist', 'appsscript.json')) ?? '') as Manifest | null;
  if (!manifest) return wrong(name, 'dist/appsscript.json is missing or no JSON.', 'Run: npm run build');
  const scopes = (manifest.oauthScopes ?? []).map((scope) => scope.replace(PREFIX, ''));
  const services = (manifest.dependencies?.enabledAdvancedServices ?? []).map(({ userSymbol }) => userSymbol);
  // BigQuery is for those who choose it: its permission and its service come together, or neither does.
  const isChosen = scopes.includes('bigquery') || services.includes('BigQuery');
  const isAsked = (name: string) => isChosen || name.toLowerCase() !== 'bigquery';
  const lacking = SCOPES.filter(([calls, scope]) => calls.test(code) && isAsked(scope) && !scopes.includes(scope));
  const spare = SCOPES.filter(([calls, scope]) => !calls.test(code) && scopes.includes(scope));
  const off = SERVICES.filter(([calls, symbol]) => calls.test(code) && isAsked(symbol) && !services.includes(symbol));
  const { access, executeAs } = manifest.webapp ?? {};
  const isOpen = access === 'ANYONE_ANONYMOUS' && executeAs === 'USER_DEPLOYING';
  const wrongs = [
    ...lacking.map(([, scope]) => `The code needs the permission ${scope}, and does not ask for it.`),
    ...spare.map(([, scope]) => `It asks for ${scope}, which nothing needs.`),
    ...off.map(([, symbol]) => `The advanced service ${symbol} is not switched on.`),
    ...(isOpen ? [] : ['The web app is not open to anybody as the owner: WhatsApp could not deliver.']),
  ];
  const cure =
    'Put appsscript.json back as it is in the repository, then: npm run deploy (with -- --bigquery where it is used)';
  return verdict(name, wrongs, cure, `${scopes.length} permissions, each of them used`);
}
