/** The workbook's menu, its windows and what it answers, in the workbook's language. */
import { isEnglish } from '../core/words/english';
import { type Cast, type CastOptions, openCast } from './cast';
import { furnishSales } from './sales-cast';

let cast: Cast;
const open = async (options: CastOptions = {}) => {
  cast = await openCast(options);
  furnishSales(cast);
};
afterEach(() => cast.hub.rt.close());

const run = (name: string) => cast.hub.finish(cast.hub.rt.run(name));

async function choose(language: string): Promise<void> {
  const { host } = cast.hub.rt;
  const headers = host.readTab({ sheet: 'Settings' })?.headers ?? [];
  const keys = cast.hub.rows('Settings').map((each) => each.Setting ?? each.Setelan);
  const column = Math.max(headers.indexOf('Value'), headers.indexOf('Nilai')) + 1;
  const row = keys.indexOf('workbookLanguage') + 2;
  host.typeInto({ sheet: 'Settings', row, column, value: language, user: host.owner });
  await run('setup');
}

interface Menu {
  readonly caption: string;
  readonly items: readonly { readonly caption: string; readonly functionName: string }[];
}

/** As the menu stands once somebody has opened the workbook. */
async function menuOf(user?: string): Promise<Menu['items']> {
  await cast.hub.rt.openWorkbook(user);
  await cast.hub.rt.idle();
  return (cast.hub.rt.host.ui.menus as readonly Menu[]).find(({ caption }) => caption === 'Dealer Hub')?.items ?? [];
}

const shown = () => cast.hub.rt.host.ui.messages.at(-1);
/** Tabs, templates of Google's names, and what has its English name in brackets. */
const plain = (text: string) => text.replace(/\([^()]*\)|“[^”]*”|HTTP \d+|"[^"]*"/g, '');
const englishIn = (text: string) => text.split('\n').filter((line) => isEnglish(plain(line)));

test('items are in Bahasa once set-up has run with it, and in English again as they were', async () => {
  await open();
  const english = await menuOf();
  expect(english.map(({ caption }) => caption).slice(0, 3)).toEqual(['Set up or repair', 'Secrets', 'Import serials']);
  await choose('id');
  const bahasa = await menuOf();
  expect(bahasa.map(({ functionName }) => functionName)).toEqual(english.map(({ functionName }) => functionName));
  expect(bahasa.map(({ caption }) => caption).slice(0, 3)).toEqual([
    'Siapkan atau perbaiki (Set up or repair)',
    'Rahasia (Secrets)',
    'Impor nomor rangka',
  ]);
  expect(bahasa.filter(({ caption }) => isEnglish(plain(caption)))).toEqual([]);
  await choose('en');
  expect(await menuOf()).toEqual(english);
});

test('opening the workbook asks for the language once, and reads no tab', async () => {
  await open();
  await choose('id');
  await menuOf();
  const opened = cast.hub.rt.executions().filter((each) => each.function === 'onOpen').at(-1); // biome-ignore format: one line
  const asked = (opened?.calls ?? []).filter(({ kind }) => kind !== 'free').map(({ method }) => method);
  expect(asked).toEqual(['Properties.getProperty']);
});

test('the menu is English where the language cannot be read', async () => {
  let isDown = false;
  await open({
    intercept: ({ method }) =>
      isDown && method === 'Properties.getProperty' ? { error: 'You do not have permission' } : undefined,
  });
  await choose('id');
  isDown = true;
  const items = await menuOf();
  isDown = false;
  expect(items[0]?.caption).toBe('Set up or repair');
});

test.each([
  ['setup', 'Penyiapan'],
  ['importSerialsTab', 'Impor'],
  ['importAdSpendTab', 'Impor belanja iklan'],
  ['auditAllSales', 'Audit'],
  ['recomputeAllMetrics', 'Metrik'],
  ['syncFeishuNow', 'Feishu Base'],
  ['mailConsoleLinks', 'Tautan ke konsol'],
  ['archiveOldRows', 'Arsip'],
  ['checkProgress', 'Kemajuan pemeriksaan'],
  ['tryGatewaySamples', 'Gateway'],
  ['verifyTheLedger', 'Ledger'],
  ['exportTheLedger', 'Ekspor ledger'],
  ['selfTest', 'Uji mandiri'],
])('%s answers in Bahasa', async (name, title) => {
  await open();
  await choose('id');
  await run(name);
  const [heading = '', text = ''] = shown()?.texts ?? [];
  expect(heading).toBe(title);
  expect(englishIn(text || (shown()?.page?.html ?? '').replace(/<[^>]*>/g, ''))).toEqual([]);
});

test('dialogs are in Bahasa, and answer in it', async () => {
  await open();
  await choose('id');
  for (const [name, title] of [
    ['openSecrets', 'Rahasia'],
    ['openPrivacy', 'Data seseorang'],
  ] as const) {
    await run(name);
    expect(shown()?.texts).toEqual([title]);
    expect(shown()?.page?.html).toMatch(/<script>speakBahasa\(\)<\/script>\s*$/);
  }
  const request = JSON.stringify({ act: 'renew', name: 'WEBHOOK_KEY' });
  const answer = (await cast.hub.finish(cast.hub.rt.run('manageSecret', [request]))) as string;
  expect(JSON.parse(answer)).toMatchObject({
    ok: false,
    said: 'WEBHOOK_KEY juga diketahui pihak lain: isi yang baru, lalu berikan kepada mereka.',
  });
});

test('in an English workbook all is as it was', async () => {
  await open();
  await run('checkProgress');
  expect(shown()?.texts).toEqual(['Progress of checks', 'Everything is checked.']);
  await run('openSecrets');
  expect(shown()?.page?.html).not.toMatch(/<script>speakBahasa/);
});
