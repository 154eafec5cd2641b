/**
 * Translates sentences that the hub wrote into rows earlier into the language that the headers have now: in a workbook that was
 * English until now, or after a build that wrote them in English. New sentences are written in that language anyway.
 */
import { forCell, inEnglish } from '../../core/words/speak.ts';
import type { Cell, Properties, RowUpdate, WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import type { Language } from '../../tables/labels.ts';
import { tabsOfPeople } from '../../tables/looks.ts';
import { BUSY, type WithLock } from '../round/with-lock.ts';
import type { StaffWords } from './staff-words.ts';
import { LANGUAGES } from './turn-notes.ts';

/** Property with the language of the hub's sentences in rows; '' while they are being translated. Absent means English. */
export const SAID_KEY = 'said.language';

interface SaidDeps {
  readonly properties: Properties;
  readonly withLock: WithLock;
  readonly workbook: WorkbookReader;
}

type Turn = (text: string) => string;

const LOCK_WAIT_MS = 30_000;
const MOST_ROWS = 5_000;

/**
 * Returns lines for the report. Works in slices, so that the hub can work in between, and finished slices stay translated when
 * setup is cut off.
 */
export function turnSaidCells(deps: SaidDeps, language: Language, words: StaffWords): string[] {
  const { workbook, withLock, properties } = deps;
  const slices = slicesToTurn(workbook, language, words);
  for (const slice of slices) {
    // The cells may have changed since they were found, so they are read again under the lock.
    const done = withLock(LOCK_WAIT_MS, (commit) => commit({ updates: updatesOf(workbook, slice), appends: [] }));
    if (done === BUSY) return [LEFT];
  }
  properties.setMany({ [SAID_KEY]: language });
  const tabs = [...new Set(slices.map(({ table }) => table.name))];
  return tabs.length > 0 ? [`What the hub says in rows is in ${LANGUAGES[language]} now: ${tabs.join(', ')}.`] : [];
}

const LEFT = 'To do: run "Set up" again. The hub was busy, and not all that it says in rows is in the new language.';

interface SaidColumn {
  readonly table: Table<Columns>;
  readonly key: string;
  readonly turn: Turn;
}

interface Slice extends SaidColumn {
  readonly fromRow: number;
  readonly toRow: number;
}

/** Two reads: the headers, and the columns. */
function slicesToTurn(workbook: WorkbookReader, language: Language, words: StaffWords): Slice[] {
  const said = Object.values(tables as Readonly<Record<string, Table>>).flatMap((table) => {
    const columns = Object.keys(table.columns).flatMap((key): SaidColumn[] => {
      const turn = turnOf(table, key, language, words);
      return turn ? [{ table, key, turn }] : [];
    });
    return tabsOfPeople.has(table.name) && columns.length > 0 ? [{ table, columns }] : [];
  });
  const heads = workbook.read(said.map(({ table }) => ({ sheet: table.name, fromRow: 1, toRow: 1 })));
  const placed = said.flatMap(({ table, columns }, at) => {
    const layout = new Layout(table, heads[at]?.[0] ?? []);
    return columns
      .filter(({ key }) => layout.has(key))
      .map((each) => ({ each, column: layout.columnNumber(each.key) }));
  });
  const cells = workbook.read(
    placed.map(({ each, column }) => ({ sheet: each.table.name, fromRow: 2, column, columns: 1 })),
  );
  return placed.flatMap(({ each }, at) => slicesOf(each, cells[at] ?? []));
}

type Block = readonly (readonly Cell[])[];

function slicesOf(column: SaidColumn, texts: Block): Slice[] {
  const rows = texts.flatMap(([cell], index) => {
    const text = String(cell ?? '');
    return column.turn(text) === text ? [] : [index + 2];
  });
  const slices: Slice[] = [];
  for (const row of rows) {
    const last = slices.at(-1);
    if (last && row < last.fromRow + MOST_ROWS) slices[slices.length - 1] = { ...last, toRow: row };
    else slices.push({ ...column, fromRow: row, toRow: row });
  }
  return slices;
}

/** The updates for a slice as it is now, even when somebody moved its columns. */
function updatesOf(workbook: WorkbookReader, { table, key, turn, fromRow, toRow }: Slice): RowUpdate[] {
  const sheet = table.name;
  const [head = []] = workbook.read([{ sheet, fromRow: 1, toRow: 1 }]);
  const layout = new Layout(table, head[0] ?? []);
  const [column, keyColumn] = [layout.columnNumber(key), layout.columnNumber(table.key)];
  const [texts = [], ids = []] = workbook.read(
    [column, keyColumn].map((each) => ({ sheet, fromRow, toRow, column: each, columns: 1 })),
  );
  return texts.flatMap(([cell], index) => {
    const text = String(cell ?? '');
    const value = turn(text);
    const id = String(ids[index]?.[0] ?? '');
    if (value === text || id === '') return [];
    const place = { sheet, row: fromRow + index, column };
    return [{ ...place, key: { column: keyColumn, value: id }, cells: [{ kind: 'text', value }] }];
  });
}

/** How to translate a column; null where the hub writes no sentences. The meanings of settings come from the words of setup. */
function turnOf(table: Table, key: string, language: Language, words: StaffWords): Turn | null {
  if (table.columns[key]?.isSaid) return language === 'id' ? (text) => forCell(inEnglish(text)) : inEnglish;
  if (table.name !== tables.settings.name || key !== 'meaning') return null;
  const { meanings, meaningsInBahasa } = words;
  const [from, to] = language === 'id' ? [meanings, meaningsInBahasa] : [meaningsInBahasa, meanings];
  const known = new Map(Object.entries(from).map(([setting, text]) => [text, to[setting] ?? text]));
  return (text) => known.get(text) ?? text;
}
