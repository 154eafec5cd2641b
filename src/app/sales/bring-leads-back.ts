/**
 * Brings archived leads that sales are checked against back into the workbook, with their CRM rows: leads that a sale names,
 * and leads by which another dealer was protected for the customer of a sale without a lead.
 */
import { customerKey, isTheirs } from '../../core/integrity/book.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { workbookDay } from '../../core/lib/time.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import { type ArchiveDeps, findArchived, readArchived } from '../../store/archive/volumes.ts';
import type { SalesIndex } from '../../store/sales/sales-index.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Commit } from '../round/with-lock.ts';

interface BringDeps extends Pick<WriterDeps, 'clock' | 'workbook'>, Partial<Pick<WriterDeps, 'archives'>> {
  readonly commit: Commit;
}

type Opened = Pick<SalesIndex, 'judged' | 'book' | 'layouts'>;

const LEAD_ID = /^L-\d{6,12}$/;

/**
 * True when any came back. Costs one read when a sale names a lead that is not in the workbook, or was entered after its day
 * without one; more only when there are archives. Throws ArchiveFault, since a sale judged without its lead would be wrong for
 * ever.
 */
export function bringLeadsBack({ archives, clock, commit, workbook }: BringDeps, opened: Opened): boolean {
  const { judged, book, layouts } = opened;
  if (!archives) return false;
  const deps = { archives, workbook };
  const named = judged.map(({ sale }) => sale.leadId).filter((id) => LEAD_ID.test(id));
  const wanted = new Set([...named, ...unnamedLeads(deps, opened, clock.nowMs())]);
  const gone = [...wanted].filter((id) => !book.leads.has(id));
  const archived = gone.length > 0 ? findArchived(deps, 'leads', gone) : [];
  if (archived.length === 0) return false;
  const { crm, leadIds, crmIds } = liveKeys(workbook, layouts);
  // A lead whose number was corrected after it came back is in the workbook under another customer.
  const leads = archived.filter(({ id }) => !leadIds.has(id));
  if (leads.length === 0) return false;
  const found = leads.map(({ id }) => id);
  // A lead that came back before may still have its CRM row in the workbook.
  const synced = findArchived(deps, 'crm', found).filter(({ leadId }) => !crmIds.has(leadId));
  commit({
    updates: [],
    appends: [
      { sheet: tables.leads.name, rows: leads.map((lead) => layouts.leads.encode(lead)) },
      ...(synced.length > 0 ? [{ sheet: tables.crm.name, rows: synced.map((row) => crm.encode(row)) }] : []),
    ],
  });
  return true;
}

function liveKeys(workbook: WorkbookReader, { leads }: Opened['layouts']) {
  const sheet = tables.crm.name;
  const [[head = []] = []] = workbook.read([{ sheet, fromRow: 1, toRow: 1 }]);
  const crm = new Layout(tables.crm, head);
  const [leadIds = [], crmIds = []] = workbook.read([
    { sheet: tables.leads.name, fromRow: 2, column: leads.columnNumber('id'), columns: 1 },
    { sheet, fromRow: 2, column: crm.columnNumber('leadId'), columns: 1 },
  ]);
  const setOf = (column: readonly (readonly Cell[])[]) => new Set(column.map(([id = '']) => String(id)));
  return { crm, leadIds: setOf(leadIds), crmIds: setOf(crmIds) };
}

const OF_LEADS = ['id', 'customerPhone', 'dealerId', 'claimedAt'] as const;

/**
 * A lead is archived only after its protection has ended, so only leads archived after the day of the sale can have protected
 * the customer then.
 */
function unnamedLeads(deps: ArchiveDeps, { judged, book }: Opened, nowMs: number): string[] {
  const late = judged.flatMap(({ sale }) => {
    const customer = customerKey(sale.customerPhone);
    const isLate = sale.soldAt !== null && workbookDay(sale.soldAt) < workbookDay(nowMs);
    return isLate && sale.leadId === '' && customer !== '' ? [{ sale, customer }] : [];
  });
  if (late.length === 0) return [];
  const since = Math.min(...late.map(({ sale }) => sale.soldAt ?? nowMs));
  const { leads } = readArchived(deps, since, { leads: OF_LEADS });
  const { settings } = book.content;
  const salesTo = groupBy(late, ({ customer }) => customer);
  const isWanted = (lead: (typeof leads)[number]) =>
    (salesTo.get(customerKey(lead.customerPhone)) ?? []).some(({ sale }) => isTheirs(lead, sale, settings));
  return leads.filter(isWanted).map(({ id }) => id);
}
