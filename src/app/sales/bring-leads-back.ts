/** Leads that sales name and that are in the archive come back into the workbook, with how far the CRM has them. */
import { findArchived } from '../../store/archive/volumes.ts';
import type { OpenedBook } from '../../store/sales/sales-index.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { UnderLock } from './register-sale.ts';

const LEAD_ID = /^L-\d{6,12}$/;

/** True when there were any. A read besides when a sale names a lead that is not there; more only when it was archived. */
export function bringLeadsBack(
  { archives, commit, workbook }: UnderLock,
  { judged, book, layouts }: OpenedBook,
): boolean {
  const named = new Set(judged.map(({ sale }) => sale.leadId));
  const gone = [...named].filter((id) => LEAD_ID.test(id) && !book.leads.has(id));
  if (!archives || gone.length === 0) return false;
  const leads = findArchived({ archives, workbook }, 'leads', gone);
  if (leads.length === 0) return false;
  const synced = findArchived({ archives, workbook }, 'crm', leads.map(({ id }) => id)); // biome-ignore format: one line
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
