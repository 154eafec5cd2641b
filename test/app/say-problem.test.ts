/** What is said under "Problem", in Bahasa: every sentence there is in the code, and nothing of what staff typed changes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staffWords } from '../../src/app/setup/staff-words';
import { labelsIn, sayIn, WORDS_FILE } from '../../src/app/workbook/say-problem';
import { deviceProblems, unitProblems } from '../../src/core/integrity/check-units';
import { peopleProblems } from '../../src/core/pages/check-people';
import { dealerProblems, regionProblems, repProblems } from '../../src/core/routing/check-network';
import { PROBLEMS_IN_BAHASA } from '../../src/core/words/problem-words';
import { translator } from '../../src/core/words/translator';
import { parseSettings } from '../../src/settings';
import { Layout } from '../../src/store/session/layout';
import type { Columns, Row, Table } from '../../src/tables/columns';
import { tables } from '../../src/tables/index';

const { toBahasa } = translator(PROBLEMS_IN_BAHASA);
const inBahasa = (text: string, table: Table) => toBahasa(text, labelsIn(table));
const lines = PROBLEMS_IN_BAHASA.split('\n').map((line) => line.split('='));

/** All sources as one text, with the strings that are put together from parts left as they are. */
function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return /core.words/.test(path) ? '' : readFileSync(path, 'utf8');
    })
    .join('\n');
}

test('each line has both languages and the same gaps, and stands once', () => {
  for (const parts of lines) {
    expect(parts).toHaveLength(2);
    const [english = '', bahasa = ''] = parts;
    expect([english, bahasa.match(/\{\}/g)?.length]).toEqual([english, english.match(/\{\}/g)?.length]);
  }
  expect(new Set(lines.map(([english]) => english)).size).toBe(lines.length);
});

test('each sentence is one that the code says: its longest words stand in the sources', () => {
  const all = sources('src').replace(/\s+/g, ' ');
  const unsaid = lines.flatMap(([english = '']) => {
    const words = english
      .split(/\{\}|[{}:]|it wants|It stands|UNKNOWN|\d+|“|”|"|'|’/)
      .map((part) => part.trim().replace(/^[.,;] */, ''));
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
    return all.includes(longest.replace(/\.$/, '')) ? [] : [english];
  });
  expect(unsaid).toEqual([]);
});

const blank = <C extends Columns>(table: Table<C>): Row<C> =>
  new Layout(
    table,
    Object.values(table.columns).map(({ header }) => header),
  ).decode([]);

test('of rows with everything wrong nothing English is left', () => {
  const { dealers, devices, people, regions, reps, serials } = tables;
  const dealer = { ...blank(dealers), id: 'D1', name: 'Satu', region: 'Entah', stock: 'Q9', maxOpenLeads: 0 };
  const hours = { opens: 'pagi', closes: 'sore', closedDays: 'Entahlah' };
  const places = { latitude: 106.8, longitude: -6.2 };
  const known = { regions: new Set<string>(), models: new Set<string>(), places: [] };
  const unit = { ...blank(serials), serial: 'TEST', modelId: 'Q9', dealerId: 'D9' };
  const said: readonly (readonly [Table, readonly string[]])[] = [
    [dealers, dealerProblems([dealer, { ...dealer, ...hours, ...places }, { ...dealer, id: '' }], known)],
    [
      reps,
      repProblems([{ ...blank(reps), id: 'R1', name: 'Andi', phone: 'nanti', dealerId: 'D9' }], new Set(), new Map()),
    ],
    [
      regions,
      regionProblems([
        {
          ...blank(regions),
          region: 'A',
          managerName: '',
          windowMinutes: 0,
          windowByHour: 'x',
          quietHours: 'y',
          maxRadiusKm: 0,
        },
      ]),
    ],
    [
      serials,
      unitProblems([unit, unit, blank(serials), { ...unit, serial: '' }], { products: [], dealers: new Set() }),
    ],
    [
      devices,
      deviceProblems([{ ...blank(devices), deviceId: '3.5E+14', serial: 'X', gatewayId: 'g' }], {
        serials: new Set(),
        gateways: new Set(),
      }),
    ],
    [
      people,
      peopleProblems(
        [
          { ...blank(people), active: true, region: 'Z', phone: 'x' },
          { ...blank(people), id: 'P', role: 'MANAGER' },
        ],
        new Set(),
      ),
    ],
    [
      tables.settings,
      parseSettings([
        { key: 'nirwana', value: '1' },
        { key: 'claimWindowMinutes', value: 'lama' },
        { key: 'hqLanguage', value: 'jv' },
        { key: 'hqPhone', value: 'x' },
        { key: 'digestWhenQuiet', value: 'barangkali' },
      ]).problems.map(({ problem }) => problem),
    ],
  ];
  const english = /\b(the|is|are|row|not|no|and|of|this|its|it)\b/i;
  const left = said.flatMap(([table, texts]) =>
    texts.map((text) => inBahasa(text, table)).filter((text) => english.test(text)),
  );
  expect(said.flatMap(([, texts]) => texts.filter((text) => text !== '')).length).toBeGreaterThan(12);
  expect(left).toEqual([]);
});

test('names of columns are those of the tab, and what staff typed stays as typed', () => {
  const table: Table = tables.prices;
  expect(inBahasa('Not readable, and not in use: Valid from “kemarin”, Floor (Rp) “murah”.', table)).toBe(
    'Tidak terbaca, dan tidak dipakai: Berlaku dari “kemarin”, Batas bawah (Rp) “murah”.',
  );
  expect(inBahasa('There is no model "Valid $1 from" in Products.', table)).toBe(
    'Model "Valid $1 from" tidak ada di Products.',
  );
  expect(inBahasa('{{nama}} is not known here. Known: name.', table)).toBe(
    '{{nama}} tidak dikenal di sini. Yang dikenal: name.',
  );
});

test('the file of words is read once, and only when there is something to say in Bahasa', () => {
  const read = jest.fn(() => JSON.stringify(staffWords()));
  const say = sayIn({ read });
  const { dealers } = tables;
  expect(say('en')(dealers, 'Dealer ID is blank: the row is not used.')).toBe(
    'Dealer ID is blank: the row is not used.',
  );
  expect(say('id')(dealers, '')).toBe('');
  expect(read).not.toHaveBeenCalled();
  expect(say('id')(dealers, 'Dealer ID is blank: the row is not used.')).toBe(
    'ID dealer kosong: baris ini tidak dipakai.',
  );
  expect(say('id')(dealers, 'Dealer ID D1 is also in row 2: that row counts.')).toBe(
    'ID dealer D1 juga ada di baris 2: baris itu yang berlaku.',
  );
  expect(read.mock.calls).toEqual([[WORDS_FILE]]);
  // Code without the file says it in English.
  expect(sayIn({ read: () => null })('id')(dealers, 'Say why.')).toBe('Say why.');
});
