/** What is still in use and must not be archived, from the tabs and the hub's memory. Two reads, however much there is. */
import { ARCHIVE_KINDS } from '../../core/archive/kinds.ts';
import { type Holds, heldLeads, STANDING_COLUMNS, type Standing, standingOf } from '../../core/archive/standing.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import { someColumns } from '../../store/read-columns.ts';
import type { HubState } from '../../store/state/hub-state.ts';
import { stateFrom, stateRange } from '../../store/state/system-tab.ts';
import { type TableName, tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';

const HOLDS = ['sales', 'findings', 'disputes', 'reps', 'crm'] as const;
const READ = ['leads', ...HOLDS] as const;

type HeadOf = (name: TableName) => readonly Cell[] | undefined;
type Blocks = readonly (readonly (readonly Cell[])[])[];

export interface Opened {
  /** The tab's header when the run began. */
  readonly headerOf: (name: TableName) => readonly Cell[];
  readonly standing: Standing;
  /** The last row that was taken to the CRM; the rows below it must stay. */
  readonly upTo: (name: TableName) => number;
}

export function readStanding({ clock, config, workbook }: Pick<WriterDeps, 'clock' | 'config' | 'workbook'>): Opened {
  const { settings } = config();
  const heads: readonly TableName[] = [...READ, ...ARCHIVE_KINDS.map(({ table }) => table)];
  const [block, ...headers] = workbook.read([
    stateRange(),
    ...heads.map((name) => ({ sheet: tables[name].name, fromRow: 1, toRow: 1 })),
  ]);
  const state = stateFrom(block);
  const headOf = (name: TableName) => headers[heads.indexOf(name)]?.[0];
  const leads = someColumns(tables.leads, headOf('leads'), STANDING_COLUMNS.leads);
  const holds = holdColumns(headOf);
  const blocks = workbook.read([...leads.ranges, ...holds.ranges]);
  const count = leads.ranges.length;
  const standing = standingOf(
    { leads: leads.rows(blocks.slice(0, count)), ...holds.from(blocks.slice(count), state) },
    settings,
    clock.nowMs(),
  );
  const isCrm = settings.crmSync;
  return {
    standing,
    headerOf: (name) => headOf(name) ?? [],
    upTo: (name) => (isCrm && (name === 'timeline' || name === 'conversation') ? state.crm[name] : Infinity),
  };
}

/** The columns whose values keep leads in the workbook, with those values. */
function holdColumns(headOf: HeadOf) {
  const sales = someColumns(tables.sales, headOf('sales'), STANDING_COLUMNS.sales);
  const findings = someColumns(tables.findings, headOf('findings'), STANDING_COLUMNS.findings);
  const disputes = someColumns(tables.disputes, headOf('disputes'), STANDING_COLUMNS.disputes);
  const reps = someColumns(tables.reps, headOf('reps'), STANDING_COLUMNS.reps);
  const crm = someColumns(tables.crm, headOf('crm'), ['leadId', 'state']);
  const all = [sales, findings, disputes, reps, crm];
  return {
    ranges: all.flatMap(({ ranges }) => [...ranges]),
    from(blocks: Blocks, state: HubState): Holds {
      const own = (one: { readonly ranges: readonly unknown[] }) => {
        const before = all.slice(0, all.indexOf(one as (typeof all)[number]));
        const from = before.reduce((sum, { ranges }) => sum + ranges.length, 0);
        return blocks.slice(from, from + one.ranges.length);
      };
      return {
        sales: sales.rows(own(sales)),
        findings: findings.rows(own(findings)),
        disputes: disputes.rows(own(disputes)),
        reps: reps.rows(own(reps)),
        awaited: [...awaitedBy(state), ...unwritten(crm.rows(own(crm)))],
      };
    },
  };
}

/**
 * The rows that nothing has put back in use since the run began: a sale may be judged, or bring its lead back, while rows are
 * copied. Call it under the lock; two reads for leads and for CRM rows, none for others.
 */
export function stillOld<R extends { readonly key: string }>(
  workbook: WorkbookReader,
  name: TableName,
  rows: readonly R[],
): readonly R[] {
  if (rows.length === 0 || (name !== 'leads' && name !== 'crm')) return rows;
  const heads: readonly TableName[] = name === 'leads' ? HOLDS : ['leads'];
  const [block, ...headers] = workbook.read([
    stateRange(),
    ...heads.map((each) => ({ sheet: tables[each].name, fromRow: 1, toRow: 1 })),
  ]);
  const headOf: HeadOf = (each) => headers[heads.indexOf(each)]?.[0];
  if (name === 'crm') {
    const leads = someColumns(tables.leads, headOf('leads'), ['id']);
    const there = new Set([...leads.rows(workbook.read(leads.ranges))].map(({ id }) => id));
    return rows.filter(({ key }) => !there.has(key));
  }
  const holds = holdColumns(headOf);
  const held = heldLeads(holds.from(workbook.read(holds.ranges), stateFrom(block)));
  return rows.filter(({ key }) => !held.has(key));
}

function* unwritten(rows: Iterable<{ readonly leadId: string; readonly state: string }>): Iterable<string> {
  for (const { leadId, state } of rows) if (state !== 'DONE') yield leadId;
}

/** Leads with a running timer or with work in progress. */
function awaitedBy(state: HubState): string[] {
  const { waiting, contacts, questions, silences, lookUps, crm, managers } = state;
  return [
    ...[waiting, contacts, questions, silences, lookUps, crm.due].flatMap((each) => Object.keys(each)),
    ...Object.values(managers).flatMap(({ leads }) => leads.split(' ')),
  ];
}
