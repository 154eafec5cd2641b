/** Finds the person that staff typed: all customer rows of the same person, in the workbook and in the archives. */
import { type KnownRows, type Person, wholePerson } from '../../core/privacy/person.ts';
import { readArchived } from '../../store/archive/volumes.ts';
import { someColumns } from '../../store/read-columns.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';

const WANTED = {
  customers: ['id', 'name', 'phone', 'userId', 'mergedInto'],
  leads: ['id', 'customerId', 'customerName', 'customerPhone', 'customerUserId', 'repId'],
  offers: ['id', 'leadId', 'repId'],
} as const;
const SALES = ['id', 'leadId', 'customerName', 'customerPhone'] as const;

export interface FoundPerson {
  readonly person: Person;
  /** Which of their customer rows are in the live workbook. */
  readonly live: readonly string[];
}

/** Null when nobody is found. */
export function findPerson(deps: Pick<WriterDeps, 'archives' | 'workbook'>, whom: Person): FoundPerson | null {
  const { workbook } = deps;
  const live = {
    customers: columnsOf(workbook, 'customers', WANTED.customers),
    leads: columnsOf(workbook, 'leads', WANTED.leads),
    offers: columnsOf(workbook, 'offers', WANTED.offers),
    sales: columnsOf(workbook, 'sales', SALES),
  } as unknown as KnownRows;
  const old = readArchived(deps, 0, WANTED);
  const person = wholePerson(whom, {
    customers: [...live.customers, ...old.customers],
    leads: [...live.leads, ...old.leads],
    offers: [...live.offers, ...old.offers],
    sales: live.sales,
  });
  const there = new Set([...live.customers, ...live.leads].map(({ id }) => id));
  const isKnown = there.size > 0 && person.ids.some((id) => there.has(id));
  const isOld = [...old.customers, ...old.leads].some(({ id }) => person.ids.includes(id));
  const isBuyer = person.ids.some((id) => id.startsWith('S-'));
  return isKnown || isOld || isBuyer ? { person, live: person.ids.filter((id) => there.has(id)) } : null;
}

function columnsOf(workbook: WriterDeps['workbook'], name: TableName, columns: readonly string[]): object[] {
  const table = tables[name] as unknown as Table<Columns>;
  const [[head = []] = []] = workbook.read([{ sheet: table.name, fromRow: 1, toRow: 1 }]);
  const some = someColumns(table, head, columns);
  return [...some.rows(workbook.read(some.ranges))];
}
