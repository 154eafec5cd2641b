/** Whatever people type into a cell of any tab costs that row: a new customer is answered, and other rows go on. */
import { FEATURES } from '../../src/store/state/features';
import { SYSTEM_TAB } from '../../src/store/state/system-tab';
import { COLUMNS, furnishedTabs, openFurnished } from '../support/furnished-hub';
import { swept } from '../support/sweep';

/** Of some hundreds of cells. */
const SAMPLE = 80;

const NEWCOMER = '628990000001';
const TEXTS = ['dekat {kantor', '[', '{}', 'null', '[1,2', '{"a":', 'x'.repeat(50_000), '🛵\u202e', '[[]]', '1e300'];

const tabs = furnishedTabs();

/** What is wrong after the text was typed into that cell, a newcomer wrote, and two rounds were run. */
function harmOf(tab: string, row: number, column: number, text: string): string[] {
  const rows = (tabs[tab] ?? []).map((each) => [...each]);
  const typed = rows[row] ?? [];
  typed[column] = text;
  rows[row] = typed;
  const hub = openFurnished({ ...tabs, [tab]: rows });
  try {
    hub.says(NEWCOMER, 'mau beli');
    hub.says('6281200000000', 'halo');
    hub.round();
    hub.round(5 * 60_000);
  } catch (error) {
    return [`threw: ${String(error)}`];
  }
  const outcomes = hub.rows('Inbox log').map((each) => String(each.Outcome));
  return [
    hub.sent.some((body) => body.includes(`"${NEWCOMER}"`)) ? '' : 'the newcomer was not answered',
    hub.sent.some((body) => body.includes('again 2')) ? '' : 'the other due message was not sent',
    hub.rows('Timeline').some((each) => each['Lead ID'] === 'L-000002') ? '' : 'the other due lead was not looked at',
    outcomes.some((outcome) => outcome.startsWith('failed')) ? 'an event was buried' : '',
  ].filter((harm) => harm !== '');
}

test('a hub that nobody touches does its work', () => {
  expect(harmOf('Settings', 0, 0, '')).toEqual([]);
});

test('any text in any cell of any tab costs that row only', () => {
  const cells = COLUMNS.flatMap(({ tab, header, at, isJson }, index) =>
    (isJson ? TEXTS.map((_, n) => n) : [index, index + 3, index + 6]).map((n) => ({
      ...{ tab, header, at },
      text: TEXTS[n % TEXTS.length] ?? '',
    })),
  );
  const harm = swept(cells, SAMPLE).flatMap(({ tab, header, at, text }) => {
    const found = harmOf(tab, 0, at, text);
    return found.length > 0 ? [`${tab} / ${header} / ${text.slice(0, 20)}: ${found.join(', ')}`] : [];
  });
  expect(harm).toEqual([]);
});

test('any text in any cell of the System tab costs that row only', () => {
  const rows = [0, 1, 2, 300, 512, ...FEATURES.map((_, index) => 513 + index), 513 + FEATURES.length];
  const cells = rows.flatMap((row) =>
    [0, 1, 2, 3].flatMap((column) =>
      [row, row + 3, row + 5].map((n) => ({ row, column, text: TEXTS[n % TEXTS.length] ?? '' })),
    ),
  );
  const harm = swept(cells, SAMPLE).flatMap(({ row, column, text }) => {
    const found = harmOf(SYSTEM_TAB, row, column, text);
    return found.length > 0 ? [`row ${row} column ${column} ${text.slice(0, 20)}: ${found.join(', ')}`] : [];
  });
  expect(harm).toEqual([]);
});
