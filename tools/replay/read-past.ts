/** The tabs that a replay needs: from a folder of CSV files, one per tab, or from the local hub’s own folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRuntime, DataFolderError } from '../../local/runtime/index';
import { parseCsv } from '../../local/server/csv.ts';
import { readDay } from '../../src/core/lib/read-day.ts';
import { isoDay } from '../../src/core/lib/time.ts';
import type { Cell } from '../../src/ports.ts';
import { Layout } from '../../src/store/session/layout.ts';
import type { Columns, Row, Table } from '../../src/tables/columns.ts';
import { tables } from '../../src/tables/index.ts';

/** What was asked for cannot be replayed; its message says why. */
export class ReplayError extends Error {}

const NEEDED = ['leads', 'offers', 'dealers', 'reps', 'regions', 'products', 'settings', 'holidays'] as const;

/** Rows with the header first, by name of the tab. */
export type PastTabs = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** Throws ReplayError when a tab is missing. */
export async function readPast(folder: string): Promise<PastTabs> {
  if (!existsSync(folder)) throw new ReplayError(`There is no folder ${folder}.`);
  const read = existsSync(join(folder, 'runtime')) ? await fromLocalHub(folder) : fromCsv(folder);
  return Object.fromEntries(
    NEEDED.map((key) => {
      const { name } = tables[key];
      const rows = read(name);
      if (!rows) throw new ReplayError(`${folder} has no ${name}.csv: download that tab as CSV into it.`);
      return [name, rows.map((row) => row.map((cell) => (typeof cell === 'string' ? asCell(cell) : cell)))];
    }),
  );
}

type ReadTab = (name: string) => readonly (readonly Cell[])[] | null;

function fromCsv(folder: string): ReadTab {
  return (name) => {
    const file = join(folder, `${name}.csv`);
    return existsSync(file) ? parseCsv(readFileSync(file, 'utf8')) : null;
  };
}

/** As the tabs show themselves; nothing in them runs and nothing is changed. */
async function fromLocalHub(folder: string): Promise<ReadTab> {
  const dataDir = join(folder, 'runtime');
  const rt = await createRuntime({ code: '', dataDir, clock: { kind: 'real' } }).catch((error: unknown) => {
    if (!(error instanceof DataFolderError)) throw error;
    throw new ReplayError(
      `The local hub's folder ${folder} cannot be opened: ${error.message}. If the hub runs, stop it for the replay, or download the tabs as CSV and name their folder with --data.`,
    );
  });
  const tabs = new Map(
    NEEDED.map((key) => {
      const { name } = tables[key];
      const view = rt.host.readTab({ sheet: name });
      if (!view) return [name, null] as const;
      const rows = view.values.map((row) => row.map((cell): Cell => cell ?? ''));
      return [name, [view.headers, ...rows]] as const;
    }),
  );
  await rt.close();
  return (name) => tabs.get(name) ?? null;
}

/** Moments as Sheets shows them, 27 Nov 2026 14:05:33 or 2026-11-27 14:05:33, are moments on the workbook’s clock; 12,5 is how it shows 12.5. */
function asCell(text: string): Cell {
  const [, date = '', time = ''] = /^(.+) (\d\d:\d\d(?::\d\d)?)$/.exec(text) ?? [];
  const day = date === '' ? null : readDay(date);
  return day === null ? text.replace(/^(-?\d+),(\d+)$/, '$1.$2') : `${isoDay(day)}T${time}+07:00`;
}

/** The rows of a tab as the hub reads them. */
export function rowsFrom<C extends Columns>(tabs: PastTabs, table: Table<C>): Row<C>[] {
  const [head = [], ...rows] = tabs[table.name] ?? [];
  const layout = new Layout(table, head);
  return rows.map((row) => layout.decode(row)).filter((row) => String(row[table.key] ?? '') !== '');
}
