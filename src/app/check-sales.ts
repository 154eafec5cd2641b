/**
 * Staff typed or pasted into Sales, or decided on a finding: the rows are judged in the same execution. When the lock is
 * taken the edit is kept, and the minute trigger judges it.
 */
import { parseJson } from '../core/lib/json.ts';
import { tables } from '../tables/index.ts';
import type { Edit } from './check-edits.ts';
import type { WriterDeps } from './deps.ts';
import { registerSales } from './register-sale.ts';

const WAITING = 'sales.waiting.';
/** A paste longer than this is judged in parts, so that one commit stays small. */
const ROWS_AT_ONCE = 400;

export function checkSalesEdit(deps: WriterDeps, edit: Edit): void {
  const { tab, toRow } = edit;
  for (let fromRow = Math.max(2, edit.fromRow); fromRow <= toRow; fromRow += ROWS_AT_ONCE) {
    const part = { tab, fromRow, toRow: Math.min(toRow, fromRow + ROWS_AT_ONCE - 1) };
    const judged = judge(deps, part);
    if (judged === 0) return;
    if (judged !== null) continue;
    const key = `${WAITING}${deps.clock.nowMs().toString(36)}.${deps.random()}`;
    deps.properties.setMany({ [key]: JSON.stringify({ ...part, toRow }) });
    return;
  }
}

/** Edits that found the lock taken, oldest first. An edit judged twice changes nothing. */
export function checkWaitingSales(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  const keys = Object.keys(properties).filter((key) => key.startsWith(WAITING));
  for (const key of keys.sort()) {
    const parsed = parseJson(properties[key] ?? '');
    if (parsed.ok) checkSalesEdit(deps, parsed.value as Edit);
    deps.properties.delete(key);
  }
}

/** How many sales were judged; null when somebody else holds the lock. */
function judge(deps: WriterDeps, { tab, fromRow, toRow }: Edit): number | null {
  const rows = Array.from({ length: toRow - fromRow + 1 }, (_, index) => fromRow + index);
  const isSales = tab === tables.sales.name;
  const wanted = { saleRows: isSales ? rows : [], findingRows: isSales ? [] : rows, added: [] };
  const registration = registerSales(deps, wanted);
  return registration.kind === 'registered' ? registration.sales.length : null;
}
