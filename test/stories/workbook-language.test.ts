/** A workbook in Bahasa Indonesia: set-up renames headers where they stand, and the hub works on as before. */
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

const headersOf = (tab: string) => cast.hub.rt.host.readTab({ sheet: tab })?.headers ?? [];
const noteOf = (tab: string, header: string) =>
  cast.hub.rt.host.tabFacts({ sheet: tab })?.columns[headersOf(tab).indexOf(header)]?.note;
const setUp = async () => (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];

async function choose(language: string): Promise<string[]> {
  const { host } = cast.hub.rt;
  const [settings, value] = language === 'id' ? ['Setting', 'Value'] : ['Setelan', 'Nilai'];
  const row = cast.hub.rows('Settings').findIndex((each) => each[settings] === 'workbookLanguage') + 2;
  const column = headersOf('Settings').indexOf(value) + 1;
  host.typeInto({ sheet: 'Settings', row, column, value: language, user: host.owner });
  return setUp();
}

test('headers are renamed in place, and what people arranged stays', async () => {
  const { people, owner } = cast.hub.rt.host;
  people.insertColumns({ sheet: 'Leads' }, 3, 1);
  people.paste({ sheet: 'Leads' }, { row: 1, column: 3, cells: [['Catatan kami']] }, owner);
  people.moveColumns({ sheet: 'Reps' }, headersOf('Reps').indexOf('WhatsApp number') + 1, 1, 1);
  await setUp();
  const before = cast.hub.rt.host.snapshot().workbooks;
  const english = headersOf('Leads');

  const report = await choose('id');
  expect(report).toEqual([
    expect.stringMatching(/^Headers are in Bahasa Indonesia now: Leads, Sales, .*Settings\.$/),
    expect.stringMatching(/^Notes on headers are in Bahasa Indonesia now: Leads, .*Settings\. The menu follows /),
    'What the hub says in rows is in Bahasa Indonesia now: Settings.',
  ]);
  expect(headersOf('Leads').slice(0, 4)).toEqual(['ID lead', 'Status', 'Catatan kami', 'ID pelanggan']);
  expect(headersOf('Reps')[0]).toBe('Nomor WhatsApp');
  expect(headersOf('Sales')).toEqual(expect.arrayContaining(['Nomor rangka', 'Putusan', 'Alasan']));
  expect(noteOf('Leads', 'Status')).toMatch(/^SCREENING: masih ditanya chatbot\./);
  expect(headersOf('Metrics monthly')).toContain('Month');
  expect(noteOf('Metrics monthly', 'Month')).toBe('Its first day.');
  expect(headersOf('Ledger')).toContain('Previous hash');
  expect(await setUp()).toEqual(['Everything was in place already.']);

  expect(await choose('en')).toEqual([
    expect.stringMatching(/^Headers are in English now: Leads/),
    expect.stringMatching(/^Notes on headers are in English now: Leads/),
    'What the hub says in rows is in English now: Settings.',
  ]);
  expect(headersOf('Leads')).toEqual(english);
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === 'workbookLanguage') + 2;
  cast.hub.rt.host.typeInto({ sheet: 'Settings', row, column: 2, value: '', user: owner });
  expect(cast.hub.rt.host.snapshot().workbooks).toEqual(before);
});

test('a lead is raced and claimed, and problems are said, in Bahasa', async () => {
  await choose('id');
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  expect(cast.hub.rows('Leads')[0]).toMatchObject({
    Status: 'CLAIMED',
    'Nama pelanggan': 'Sari Wulandari',
    'Sales pemilik': 'Andi',
    'Dealer yang dipertimbangkan': expect.stringMatching(/^Putaran 1: D\d [\d,]+ km, ditawari/),
  });
  const column = headersOf('Dealers').indexOf('Wilayah') + 1;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Dealers', row: 2, column, value: 'Jabar' }));
  expect(cast.hub.rows('Dealers')[0]?.Masalah).toBe(
    'Wilayah "Jabar" tidak ada di Regions: kantor pusat yang menangani lead dealer ini.',
  );
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Dealers', row: 2, column, value: 'Jabodetabek' }));
  expect(cast.hub.rows('Dealers')[0]?.Masalah).toBe('');
});

test('a column of staff with the name of one of ours in the other language stays theirs, and the hub goes on', async () => {
  const { people, owner } = cast.hub.rt.host;
  const width = headersOf('Leads').length;
  people.paste({ sheet: 'Leads' }, { row: 1, column: width + 1, cells: [['Catatan staf']] }, owner);
  await cast.sari.says('Halo, saya mau beli');
  expect(cast.hub.rows('Leads')).toHaveLength(1);
  const report = await choose('id');
  expect(report.join('\n')).toContain(
    'tab "Leads" keeps its headers as they are: a column of yours is called "Catatan staf"',
  );
  expect(headersOf('Leads').slice(0, 2)).toEqual(['Lead ID', 'Status']);
  people.paste({ sheet: 'Leads' }, { row: 1, column: width + 1, cells: [['Catatan kami']] }, owner);
  await setUp();
  expect(headersOf('Leads')[0]).toBe('ID lead');
});

test('two columns with one header of ours stop the tab with a sentence, and nothing is lost', async () => {
  const { people, owner } = cast.hub.rt.host;
  const width = headersOf('Leads').length;
  people.paste({ sheet: 'Leads' }, { row: 1, column: width + 1, cells: [['Staff note']] }, owner);
  await cast.sari.says('Halo, saya mau beli');
  expect(cast.hub.rows('Leads')).toHaveLength(0);
  await cast.hub.rt.advance(61_000);
  expect(cast.hub.rt.properties.get('health.fault')).toContain('Give the column that is yours another header.');
  people.paste({ sheet: 'Leads' }, { row: 1, column: width + 1, cells: [['Catatan kami']] }, owner);
  await cast.hub.rt.advance(61_000);
  expect(cast.hub.rows('Leads')).toHaveLength(1);
});
