/** How a row is cleaned when a person is erased: which cells are emptied, and in which their number or name is struck out. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { ERASED, markOf, namesOf, type Person } from '../../core/privacy/person.ts';
import type { PersonalTable } from '../../core/privacy/personal-data.ts';
import type { Cell, CellWrite } from '../../ports.ts';
import type { Layout } from '../../store/session/layout.ts';
import type { Columns } from '../../tables/columns.ts';

export interface Marks {
  readonly person: Person;
  readonly mark: RegExp | null;
  readonly names: RegExp | null;
  /** IDs that identify them in cells listing several leads. */
  readonly ids: ReadonlySet<string>;
}

/** What to look for in texts to find this person. */
export function marksOf(person: Person): Marks {
  return { person, mark: markOf(person), names: namesOf(person), ids: new Set(person.ids) };
}

export interface CellChange {
  /** 1-based. */
  readonly column: number;
  readonly write: CellWrite;
}

/** Whether the text contains the person's number, user ID or one of their IDs. */
export function isNamedIn(text: string, { mark, ids }: Marks): boolean {
  if (mark && text.search(mark) >= 0) return true;
  for (const [id] of text.matchAll(/\b[CL]-\d{6,12}\b/g)) if (ids.has(id)) return true;
  return false;
}

/** Empty for a row that is already clean. */
export function cleanedCells(
  { spec, layout }: { readonly spec: PersonalTable; readonly layout: Layout<Columns> },
  { cells, isTheirs }: { readonly cells: readonly Cell[]; readonly isTheirs: boolean },
  marks: Marks,
): CellChange[] {
  const changes = new Map<number, CellWrite>();
  const place = (key: string) => (layout.has(key) ? layout.columnNumber(key) : 0);
  const strike = (column: number, withNames: boolean) => {
    const before = cells[column - 1] ?? '';
    const after = struck(before, marks, withNames);
    if (after !== before)
      changes.set(column, after === '' ? { kind: 'blank' } : { kind: 'text', value: String(after) });
  };
  const empty = (column: number, instead: CellWrite, value: Cell) => {
    if (column > 0 && (cells[column - 1] ?? '') !== value) changes.set(column, instead);
  };
  const words = spec.searched ?? [];
  const isNamed = isTheirs || words.some((key) => isNamedIn(String(cells[place(key) - 1] ?? ''), marks));
  for (const key of words) if (place(key) > 0) strike(place(key), isNamed);
  if (!isTheirs) return listed(changes);
  const row = layout.decode(cells) as Readonly<Record<string, unknown>>;
  const ofCustomer = row.party === 'customer' ? (spec.erasedOfCustomer ?? []) : [];
  for (const key of [...spec.erased, ...ofCustomer]) {
    changes.delete(place(key));
    empty(place(key), { kind: 'blank' }, '');
  }
  for (const [key, value] of Object.entries(spec.instead ?? {})) {
    changes.delete(place(key));
    empty(place(key), { kind: 'text', value }, value);
  }
  const { firstWord = '' } = spec;
  const [value = ''] = String(row[firstWord] ?? '').split(' ');
  if (value !== '') empty(place(firstWord), { kind: 'text', value }, value);
  // Columns that people added are cleaned as well.
  const ours = new Set(Object.keys(layout.table.columns).map(place));
  cells.forEach((_, at) => {
    if (!ours.has(at + 1)) strike(at + 1, true);
  });
  return listed(changes);
}

/** A number that fills the whole cell is removed whole. */
function struck(cell: Cell, { mark, names }: Marks, withNames: boolean): Cell {
  if (typeof cell === 'boolean' || cell === '') return cell;
  const text = String(cell);
  const withoutMark = mark ? text.replace(mark, ERASED) : text;
  const clean = withNames && names ? withoutMark.replace(names, ERASED) : withoutMark;
  return clean === text ? cell : typeof cell === 'number' ? '' : clean;
}

function listed(changes: ReadonlyMap<number, CellWrite>): CellChange[] {
  return [...changes].map(([column, write]) => ({ column, write })).sort((a, b) => a.column - b.column);
}

/** A replacement for a key that contains the number; null when the key may stay. */
export function newKey(spec: PersonalTable, row: Readonly<Record<string, unknown>>, key: string): string | null {
  const isOurs = row.direction === 'out' || /^e\.\w{10}/.test(key);
  return spec.newKey && key !== '' && !isOurs ? `e.${fingerprint(key)}` : null;
}
