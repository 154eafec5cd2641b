/** The built bundle as Apps Script would load it: what is global, what it may not contain, what a stranger can do with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withBigQuery } from '../../tools/build/manifest.mjs';
import { createGlobals } from '../support/local-runtime';

const gas = require('gas-local') as {
  require(folder: string, globals: object): Record<string, (...args: unknown[]) => unknown>;
};

const PUBLIC = [
  'archiveOldRows',
  'auditAllSales',
  'callPage',
  'checkProgress',
  'doGet',
  'doPost',
  'everyMinute',
  'exportTheLedger',
  'importAdSpendTab',
  'importSerialsTab',
  'mailConsoleLinks',
  'managePrivacy',
  'manageSecret',
  'onChangeInstalled',
  'onEditInstalled',
  'onFormSubmitInstalled',
  'onOpen',
  'openLookerStudio',
  'openPrivacy',
  'openSecrets',
  'previewDailyDigest',
  'recomputeAllMetrics',
  'selfTest',
  'setup',
  'syncFeishuNow',
  'tryGatewaySamples',
  'verifyTheLedger',
];

function load(options: Parameters<typeof createGlobals>[0] = {}) {
  const globals: Record<string, unknown> = { ...createGlobals(options), Date, Error, console };
  const before = new Set(Object.keys(globals));
  const app = gas.require(resolve('dist'), globals);
  const added = Object.keys(app).filter((name) => !before.has(name));
  return { app, added };
}

test('dist holds the bundle, the manifest and nothing that clasp should not push', () => {
  expect(readdirSync('dist').sort()).toEqual([
    'Code.js',
    'Console.html',
    'Dealer.html',
    'Digest.html',
    'Privacy.html',
    'Secrets.html',
    'StaffWords.html',
    'appsscript.json',
  ]);
});

test('exactly the exports of main.ts are callable, besides the bundle’s own object', () => {
  const { app, added } = load();
  expect(added.filter((name) => typeof app[name] === 'function').sort()).toEqual(PUBLIC);
  // google.script.run cannot reach names that end in an underscore, nor what is no function.
  expect(added.filter((name) => typeof app[name] !== 'function')).toEqual(['Hub_']);
});

test('loading it calls no service', () => {
  const trap = new Proxy({}, { get: (_, name) => { throw new Error(`touched ${String(name)}`); } }); // biome-ignore format: one trap
  const services = [
    'SpreadsheetApp',
    'PropertiesService',
    'LockService',
    'CacheService',
    'UrlFetchApp',
    'ScriptApp',
    'Session',
    'Sheets',
    'HtmlService',
    'ContentService',
  ];
  const globals = Object.fromEntries(services.map((name) => [name, trap]));
  expect(() => gas.require(resolve('dist'), { ...globals, Date, Error, console })).not.toThrow();
});

test('there is no syntax that Apps Script’s parser refuses', () => {
  const code = readFileSync('dist/Code.js', 'utf8');
  expect(code).not.toMatch(/[\s{;]#[a-zA-Z_]\w*\s*[=(;]/);
  expect(code).not.toMatch(/\bstatic\s+(\{|[\w$]+\s*=)/);
  expect(code).not.toMatch(/^\s*(import|export)\s/m);
  expect(code).not.toMatch(/\?\?=|\|\|=|&&=/);
});

test('a page visitor can neither set up, test, nor play the clock', () => {
  const { app } = load({ user: '' } as never);
  const openToAll = ['callPage', 'doGet', 'doPost', 'onOpen'];
  for (const name of PUBLIC.filter((each) => !openToAll.includes(each))) {
    expect(() => app[name]?.({ triggerUid: '12345' })).toThrow('Only the owner');
  }
});

test('before setup, the web app says that it is not set up instead of breaking', () => {
  const { app } = load();
  const output = app.doGet?.({ parameter: {} }) as { getContent(): string };
  expect(JSON.parse(output.getContent())).toMatchObject({ ok: false, minuteTrigger: 'never ran' });
});

test('the manifest asks for no more than the hub uses', () => {
  const manifest = JSON.parse(readFileSync('dist/appsscript.json', 'utf8'));
  expect(manifest.webapp).toEqual({ access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' });
  expect(manifest.timeZone).toBe('Asia/Jakarta');
  expect(manifest.dependencies.enabledAdvancedServices).toEqual([
    { userSymbol: 'Sheets', version: 'v4', serviceId: 'sheets' },
  ]);
});

test('BigQuery and its permission are in the manifest of whoever chooses it alone', () => {
  const plain = readFileSync('dist/appsscript.json', 'utf8');
  expect(plain).toBe(readFileSync('appsscript.json', 'utf8'));
  expect(plain).not.toMatch(/bigquery/i);
  const chosen = JSON.parse(withBigQuery(plain));
  const { dependencies, oauthScopes, ...rest } = JSON.parse(plain);
  expect(chosen).toMatchObject(rest);
  expect(chosen.dependencies.enabledAdvancedServices).toEqual([
    ...dependencies.enabledAdvancedServices,
    { userSymbol: 'BigQuery', version: 'v2', serviceId: 'bigquery' },
  ]);
  expect(chosen.oauthScopes).toEqual([...oauthScopes, 'https://www.googleapis.com/auth/bigquery']);
});
