/**
 * Staff typed or pasted into Sales, or decided on a finding: the rows are judged in the same execution, a long paste in
 * slices. What does not fit, or finds the lock taken, is kept, and the minute trigger goes on with it.
 */
import { parseJson } from '../../core/lib/json.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Edit } from '../round/edit.ts';
import { NOTHING_WANTED, registerSales } from '../sales/register-sale.ts';
import { drainInbox } from '../writer/drain-inbox.ts';

const WAITING = 'sales.waiting.';
/** One commit of so many rows stays well under the API's recommended 2 MB. */
const ROWS_AT_ONCE = 1_000;
/** Each slice costs three calls of the sixty a minute, and people wait for the first. */
const SLICES_AT_ONCE = 3;

export function checkSalesEdit(deps: WriterDeps, edit: Edit): void {
  const wait = (left: Edit) => {
    const key = `${WAITING}${deps.clock.nowMs().toString(36)}.${deps.random()}`;
    deps.properties.setMany({ [key]: JSON.stringify(left) });
  };
  try {
    const left = judgeSlices(deps, { ...edit, fromRow: Math.max(2, edit.fromRow) });
    if (left) wait(left);
  } catch (error) {
    // A header that is gone, a quota that is spent: the minute trigger tries again until it can be judged.
    wait(edit);
    throw error;
  }
}

/** Edits that wait, oldest first, as many as one run takes. An edit judged twice changes nothing. */
export function checkWaitingSales(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  const [key] = waitingKeys(properties);
  if (key === undefined) return;
  const parsed = parseJson(properties[key] ?? '');
  try {
    if (parsed.ok) checkSalesEdit(deps, parsed.value as Edit);
  } finally {
    // What could not be judged waits under a new key, behind the others.
    deps.properties.delete(key);
  }
}

/** How far waiting edits have come, in words. */
export function waitingEdits(properties: Readonly<Record<string, string>>): string[] {
  return waitingKeys(properties).map((key) => {
    const parsed = parseJson(properties[key] ?? '');
    const { tab, fromRow, toRow } = (parsed.ok ? parsed.value : { tab: '?', fromRow: 0, toRow: 0 }) as Edit;
    return `${tab}: rows ${fromRow} to ${toRow} wait for their verdict.`;
  });
}

function waitingKeys(properties: Readonly<Record<string, string>>): string[] {
  return Object.keys(properties)
    .filter((key) => key.startsWith(WAITING))
    .sort();
}

/** What is left of the edit, or null. Rows that were filled without an edit event are judged along, as far as there is room. */
function judgeSlices(deps: WriterDeps, edit: Edit): Edit | null {
  const { tab, toRow } = edit;
  const isSales = tab === tables.sales.name;
  let { fromRow } = edit;
  for (let slice = 0; slice < SLICES_AT_ONCE && fromRow <= toRow; slice++) {
    const last = Math.min(toRow, fromRow + ROWS_AT_ONCE - 1);
    const rows = Array.from({ length: last - fromRow + 1 }, (_, index) => fromRow + index);
    const registration = registerSales(deps, {
      ...NOTHING_WANTED,
      ...(isSales ? { saleRows: rows } : { findingRows: rows }),
      unchecked: isSales ? ROWS_AT_ONCE - rows.length : 0,
    });
    if (registration.kind === 'busy') return { tab, fromRow, toRow };
    drainInbox(deps);
    // A whole column was cleared or formatted: there is nothing further down.
    if (registration.sales.length === 0 && registration.left === 0) return null;
    fromRow = last + 1;
    if (fromRow > toRow && registration.left > 0) return { tab, fromRow: toRow, toRow };
  }
  return fromRow <= toRow ? { tab, fromRow, toRow } : null;
}
