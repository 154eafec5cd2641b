/** Leads that sales name and that are in the archive come back into the workbook, with how far the CRM has them. */
import { type ArchiveDeps, findArchived } from '../../store/archive/volumes.ts';
import type { OpenedBook } from '../../store/sales/sales-index.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Commit } from '../round/with-lock.ts';

interface BringDeps extends Pick<WriterDeps, 'workbook'>, Partial<Pick<WriterDeps, 'archives'>> {
  readonly commit: Commit;
}

const LEAD_ID = /^L-\d{6,12}$/;

/** True when there were any. A read besides when a sale names a lead that is not there; more only when it was archived. */
export function bringLeadsBack(
  { archives, commit, workbook }: BringDeps,
  { judged, book, layouts }: OpenedBook,
): boolean {
  const named = new Set(judged.map(({ sale }) => sale.leadId));
  const gone = [...named].filter((id) => LEAD_ID.test(id) && !book.leads.has(id));
  if (!archives || gone.length === 0) return false;
  const { leads, synced } = inArchive({ archives, workbook }, gone);
  if (leads.length === 0) return false;
  const { name } = tables.crm;
  const [[head = []] = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const crm = new Layout(tables.crm, head);
  commit({
    updates: [],
    appends: [
      { sheet: tables.leads.name, rows: leads.map((lead) => layouts.leads.encode(lead)) },
      ...(synced.length > 0 ? [{ sheet: name, rows: synced.map((row) => crm.encode(row)) }] : []),
    ],
  });
  return true;
}

/** An archive that cannot be read says nothing of the lead: the sale is judged without it. */
function inArchive(deps: ArchiveDeps, ids: readonly string[]) {
  try {
    const leads = findArchived(deps, 'leads', ids);
    const found = leads.map(({ id }) => id);
    return { leads, synced: findArchived(deps, 'crm', found) };
  } catch {
    return { leads: [], synced: [] };
  }
}
