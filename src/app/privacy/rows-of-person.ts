/** Which rows of a tab, in the workbook or in an archive, belong to a person or may name them. One read per tab. */
import type { PersonalTable } from '../../core/privacy/personal-data.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import { someColumns } from '../../store/read-columns.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import { isNamedIn, type Marks } from './clean-row.ts';

export interface FoundRow {
  readonly row: number;
  /** True for the person's own row; in other rows only what names them is struck out. */
  readonly isTheirs: boolean;
}

export interface Tab {
  readonly spec: PersonalTable;
  readonly layout: Layout<Columns>;
  readonly header: readonly Cell[];
}

export function openTab(spec: PersonalTable, header: readonly Cell[]): Tab {
  return { spec, header, layout: new Layout(tables[spec.table] as unknown as Table<Columns>, header) };
}

/**
 * Row numbers in ascending order. `askedAt` (epoch ms): letters that arrived later belong to a new conversation and are left
 * out.
 */
export function rowsOfPerson(
  workbook: WorkbookReader,
  { spec, header, layout }: Tab,
  marks: Marks,
  askedAt: number,
): FoundRow[] {
  const { links, searched = [], namedBy, isTalk } = spec;
  const table = layout.table as Table<Columns>;
  const talk = isTalk ? ['party', 'partyId', 'leadId'] : searched;
  const wanted = [...new Set([...links, ...talk, ...(namedBy ? [namedBy, table.key] : [])])];
  const some = someColumns(table, header, wanted);
  const reps = new Set(marks.person.reps);
  const found: FoundRow[] = [];
  const letters = new Set<string>();
  const keys: string[] = [];
  let row = 1;
  for (const each of some.rows(workbook.read(some.ranges))) {
    row++;
    const text = (key: string) => String((each as Readonly<Record<string, unknown>>)[key] ?? '');
    const isLinked = links.some((key) => marks.ids.has(text(key)));
    const isNamed = !isTalk && searched.some((key) => isNamedIn(text(key), marks));
    if (namedBy) keys[row] = letterOf(text(table.key));
    if (isLinked) found.push({ row, isTheirs: true });
    else if (isNamed && namedBy && Number(text(namedBy)) <= askedAt) letters.add(keys[row] ?? '');
    else if (isNamed || (isTalk && isReadThrough(text, reps))) found.push({ row, isTheirs: false });
  }
  // A long letter continues in further rows that do not name the person.
  for (const [at, key] of letters.size > 0 ? keys.entries() : [])
    if (letters.has(key)) found.push({ row: at, isTheirs: true });
  return found.sort((a, b) => a.row - b.row);
}

function isReadThrough(text: (key: string) => string, reps: ReadonlySet<string>): boolean {
  if (text('party') === 'manager') return text('leadId') === '' || reps.has(text('partyId'));
  return text('party') === 'rep' && reps.has(text('partyId'));
}

function letterOf(id: string): string {
  return id.replace(/#\d+$/, '');
}
