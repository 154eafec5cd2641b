/**
 * A workbook in Bahasa Indonesia, and people who read it: what the hub says of sales, findings and alerts, in rows, by WhatsApp
 * and on pages, holds no English; and another language makes nothing new.
 */
import { englishIn } from '../core/words/english';
import { type Cast, openCast } from './cast';
import { furnishPeople, heard, linkOf } from './page-cast';
import { furnishSales, row } from './sales-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishPeople(cast);
});
afterEach(() => cast.hub.rt.close());

const headersOf = (tab: string) => cast.hub.rt.host.readTab({ sheet: tab })?.headers ?? [];
const columnOf = (tab: string, ...names: readonly string[]) =>
  headersOf(tab).findIndex((header) => names.includes(header)) + 1;
const run = async (name: string) => (await cast.hub.finish(cast.hub.rt.run(name))) as string[];
const minutes = (count: number) => cast.hub.rt.advance(count * 60_000);

async function speak(language: string): Promise<string[]> {
  const { host } = cast.hub.rt;
  const keys = cast.hub.rows('Settings').map((each) => each.Setting ?? each.Setelan);
  const place = { row: keys.indexOf('workbookLanguage') + 2, column: columnOf('Settings', 'Value', 'Nilai') };
  host.typeInto({ sheet: 'Settings', ...place, value: language, user: host.owner });
  return run('setup');
}

/** Under the floor; a serial sold by two dealers; one that nobody shipped, without a date; and an old, ridden one. */
async function enterSales(): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  const rows = [
    row('S3A000101', { 8: '20000000' }),
    row('S3A000102'),
    row('S3A000102', { 2: 'D2', 3: 'R2' }),
    row('S3A999999', { 7: '', 9: '9000000', 12: '250' }),
    row('S3A000103', { 7: '2026-10-02', 15: '900' }),
  ];
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: rows }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 6, column: 16, value: '900' }));
  await cast.hub.rt.idle();
}

const TOLD: Readonly<Record<string, readonly string[]>> = {
  Sales: ['Alasan', 'Langkah berikutnya'],
  Findings: ['Temuan', 'Seharusnya', 'Kenyataan', 'Riwayat'],
  Alerts: ['Yang terjadi', 'Diberi tahu', 'Mengapa'],
  Rules: ['Yang dicari', 'Catatan'],
  Settings: ['Arti'],
};
const told = (tab: string) =>
  cast.hub.rows(tab).flatMap((each) => (TOLD[tab] ?? []).map((header) => each[header] ?? '')).filter((text) => text !== ''); // biome-ignore format: one list
const lines = (texts: readonly string[]) => texts.flatMap((text) => text.split('\n'));

test('rows, messages and pages say it in Bahasa', async () => {
  await speak('id');
  await enterSales();
  await run('auditAllSales');
  const ratna = cast.person('6281190000001', 'Ibu Ratna');
  await minutes(6);

  for (const tab of Object.keys(TOLD)) {
    expect(told(tab).length).toBeGreaterThan(2);
    expect([tab, englishIn(told(tab).join('\n'))]).toEqual([tab, []]);
  }
  expect(cast.hub.rows('Sales')[0]).toMatchObject({
    Putusan: 'REFUSED',
    Alasan: 'Harga bersih di bawah batas bawah. Kenyataan: Rp 20000000. Seharusnya: Rp 28500000 atau lebih (P1).',
    'Langkah berikutnya': 'Minta faktur dan tanyakan siapa yang menyetujui harganya.',
  });

  const alert = ratna.heard.find((text) => text.includes('Temuan berat')) ?? '';
  expect(alert).toContain('penjualan dealer D1 dihentikan');
  expect(englishIn(alert)).toEqual([]);

  // Pages are answered in English, and say it in the reader's language.
  const { lines: feed } = await heard(cast, linkOf(cast, 'P2'), 'console.feed', { show: 'open' });
  expect(feed.map(({ text }) => text)).toContain('The whole basket, net, is under the floor.');
  const { sales } = await heard(cast, linkOf(cast, 'P1'), 'console.sales', {});
  expect(sales.some(({ reason }) => reason.startsWith('The whole basket, net, is under the floor. Found: '))).toBe(
    true,
  );
});

test('why a lead was understood so is said in Bahasa, and later words are added to it', async () => {
  await speak('id');
  await cast.sari.says('mau beli S3');
  await cast.sari.says('di Depok ya, berapa harganya?');
  const [lead] = cast.hub.rows('Leads');
  const why = lead?.['Dasar pemahaman'] ?? '';
  expect(why).toContain('model S3');
  expect(why).toContain('tempat Depok');
  expect(why).toContain('menanyakan: price');
  expect(why).not.toContain('asks');
  await speak('en');
  const english = cast.hub.rows('Leads')[0]?.['Understood because'] ?? '';
  expect(english).toContain('place Depok');
  expect(english).toContain('asks: price');
});

const findings = () =>
  cast.hub.rows('Findings').map((each) => [each['Finding ID'] ?? each['ID temuan'], each.State ?? each.Keadaan, each.Changed ?? each.Diubah]); // biome-ignore format: one row
const alerts = () => cast.hub.rows('Alerts').map((each) => each['Alert ID'] ?? each['ID peringatan']);
const ledger = () => cast.hub.rows('Ledger').map(({ Hash }) => Hash);
const checked = () => cast.hub.rows('Sales').map((each) => each.Checked ?? each.Diperiksa);

test('another language makes no finding new, decides nothing anew, rings nobody and adds nothing to the ledger', async () => {
  await enterSales();
  await run('auditAllSales');
  const [finding] = cast.hub.rows('Findings');
  const decide = { sheet: 'Findings', row: 2, column: columnOf('Findings', 'Decision'), value: 'acknowledged' };
  await cast.hub.finish(cast.hub.rt.edit(decide));
  await minutes(3);
  const english = { sales: told2('Sales', 'Reason'), found: told2('Findings', 'Found') };
  const before = [findings(), alerts(), ledger(), checked()];
  expect(finding?.State).toBe('open');
  expect(before[0]?.[0]?.[1]).toBe('acknowledged');

  const report = await speak('id');
  expect(report.at(-1)).toMatch(
    /^What the hub says in rows is in Bahasa Indonesia now: Alerts, Sales, Findings, Rules, Settings\.$/,
  );
  await run('auditAllSales');
  await minutes(2);
  expect([findings(), alerts(), ledger(), checked()]).toEqual(before);
  expect(englishIn(lines(told('Findings')).join('\n'))).toEqual([]);
  expect(await run('setup')).toEqual(['Everything was in place already.']);

  expect((await speak('en')).at(-1)).toMatch(/^What the hub says in rows is in English now: /);
  await run('auditAllSales');
  await minutes(2);
  expect([findings(), alerts(), ledger(), checked()]).toEqual(before);
  expect({ sales: told2('Sales', 'Reason'), found: told2('Findings', 'Found') }).toEqual(english);
});

const told2 = (tab: string, header: string) => cast.hub.rows(tab).map((each) => each[header]);

test('a set-up that could not turn everything is made good by the next one', async () => {
  await cast.hub.rt.close();
  let isBusy = false;
  cast = await openCast({
    intercept: ({ method }) => (isBusy && method === 'Lock.tryLock' ? { error: 'Too many operations' } : undefined),
  });
  furnishSales(cast);
  await furnishPeople(cast);
  await enterSales();
  const english = told2('Sales', 'Reason');
  await speak('id');
  isBusy = true;
  expect((await speak('en')).join('\n')).toContain('not all that it says in rows is in the new language');
  isBusy = false;
  expect((await run('setup')).at(-1)).toMatch(/^What the hub says in rows is in English now: /);
  expect(told2('Sales', 'Reason')).toEqual(english);
  expect(await run('setup')).toEqual(['Everything was in place already.']);
});
