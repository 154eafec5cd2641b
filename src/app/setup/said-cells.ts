/**
 * What the hub has said in rows, put into the language that headers have now: of a workbook that was English until today, or
 * of a build that said it in English. What it says from now on is written in that language anyway.
 */
import { forCell, inEnglish } from '../../core/words/speak.ts';
import type { Cell, RowUpdate, WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import type { Language } from '../../tables/labels.ts';
import { tabsOfPeople } from '../../tables/looks.ts';
import { BUSY, type WithLock } from '../round/with-lock.ts';
import type { StaffWords } from './staff-words.ts';

type SaidDeps = { readonly workbook: WorkbookReader; readonly withLock: WithLock };
type Turn = (text: string) => string;

const LOCK_WAIT_MS = 30_000;
const MOST_ROWS = 5_000;

/** A line for the report when something was turned, or is yet to be. */
export function turnSaidCells(deps: SaidDeps, language: Language, words: StaffWords): string[] {
  const updates = updatesFor(deps.workbook, language, words);
  for (let from = 0; from < updates.length; from += MOST_ROWS) {
    const some = updates.slice(from, from + MOST_ROWS);
    if (deps.withLock(LOCK_WAIT_MS, (commit) => commit({ updates: some, appends: [] })) === BUSY)
      return ['To do: run "Set up" again. The hub was busy, and not all that it says in rows is in the new language.'];
  }
  const tabs = [...new Set(updates.map(({ sheet }) => sheet))];
  const name = language === 'id' ? 'Bahasa Indonesia' : 'English';
  return tabs.length > 0 ? [`What the hub says in rows is in ${name} now: ${tabs.join(', ')}.`] : [];
}

interface SaidColumn {
  readonly table: Table<Columns>;
  readonly layout: Layout<Columns>;
  readonly key: string;
  readonly turn: Turn;
}

/** Two reads: of the headers, and of the columns with their rows' keys. */
function updatesFor(workbook: WorkbookReader, language: Language, words: StaffWords): RowUpdate[] {
  const said = Object.values(tables as Readonly<Record<string, Table>>).flatMap((table) => {
    const keys = Object.keys(table.columns).filter((key) => turnOf(table, key, language, words) !== null);
    return tabsOfPeople.has(table.name) && keys.length > 0 ? [{ table, keys }] : [];
  });
  const heads = workbook.read(said.map(({ table }) => ({ sheet: table.name, fromRow: 1, toRow: 1 })));
  const columns = said.flatMap(({ table, keys }, at): SaidColumn[] => {
    const layout = new Layout(table, heads[at]?.[0] ?? []);
    return keys.flatMap((key) => {
      const turn = turnOf(table, key, language, words);
      return turn && layout.has(key) ? [{ table, layout, key, turn }] : [];
    });
  });
  const rangeOf = ({ table, layout }: SaidColumn, key: string) => ({
    ...{ sheet: table.name, fromRow: 2, column: layout.columnNumber(key), columns: 1 },
  });
  const cells = workbook.read(columns.flatMap((each) => [rangeOf(each, each.key), rangeOf(each, each.table.key)]));
  return columns.flatMap((each, at) => updatesOf(each, cells[2 * at] ?? [], cells[2 * at + 1] ?? []));
}

type Block = readonly (readonly Cell[])[];

function updatesOf({ table, layout, key, turn }: SaidColumn, texts: Block, ids: Block): RowUpdate[] {
  return texts.flatMap(([cell], index) => {
    const text = String(cell ?? '');
    const value = turn(text);
    const id = String(ids[index]?.[0] ?? '');
    if (value === text || id === '') return [];
    const place = { sheet: table.name, row: index + 2, column: layout.columnNumber(key) };
    return [{ ...place, key: { column: layout.columnNumber(table.key), value: id }, cells: [{ kind: 'text', value }] }];
  });
}

/** Null where the hub says nothing. What a setting means is told as set-up tells it. */
function turnOf(table: Table, key: string, language: Language, words: StaffWords): Turn | null {
  if (table.columns[key]?.isSaid) return language === 'id' ? (text) => forCell(inEnglish(text)) : inEnglish;
  if (table.name !== tables.settings.name || key !== 'meaning') return null;
  const { meanings, meaningsInBahasa } = words;
  const [from, to] = language === 'id' ? [meanings, meaningsInBahasa] : [meaningsInBahasa, meanings];
  const known = new Map(Object.entries(from).map(([setting, text]) => [text, to[setting] ?? text]));
  return (text) => known.get(text) ?? text;
}
