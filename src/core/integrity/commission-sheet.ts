/**
 * What each dealer is owed for a month's sales: payable, held and why. Only sales with a Rep ID count, since nobody claims the
 * others.
 */
import type { Dealer } from '../../tables/network.ts';
import type { Sale } from '../../tables/sales.ts';
import type { Commission } from '../../tables/sales-work.ts';
import { clip } from '../lib/text.ts';
import { workbookMonth } from '../lib/time.ts';
import { ruleWordsOf, type Verdict } from './judge.ts';
import { netPrice } from './price-book.ts';

export interface CommissionInput {
  readonly sales: readonly { readonly sale: Sale; readonly verdict: Verdict }[];
  readonly dealers: readonly Dealer[];
  readonly commissionPct: number;
  /** The current rows; a month that has lost all its sales is set to zero. */
  readonly before: readonly Commission[];
}

const LONGEST_REASON = 160;
const MAX_REASONS = 40;

/**
 * One row per dealer and month, by month and then by dealer. Amounts in Rp, rounded; `commissionPct` is applied to what each
 * customer has paid and was not refunded.
 */
export function commissionSheet({ sales, dealers, commissionPct, before }: CommissionInput): Commission[] {
  const names = new Map(dealers.map(({ id, name }) => [id, name]));
  const statements = new Map(before.map((row) => [row.id, { ...row, ...NOTHING, reasons: [] as string[] }]));
  for (const { sale, verdict } of sales) {
    if (sale.dealerId === '' || verdict.verdict === 'REPEATED' || verdict.verdict === 'REPLACED') continue;
    const [{ dealerId, repId }, month] = [sale, monthOf(sale)];
    const id = `${dealerId} ${month}`;
    const known = statements.get(id);
    const row = known ?? { ...NOTHING, id, month, dealerId, dealerName: '', madeAt: null, reasons: [] };
    if (!known) statements.set(id, row);
    row.dealerName = names.get(dealerId) ?? '';
    const left = keptPrice(sale);
    const amount = repId === '' ? 0 : Math.round((left * commissionPct) / 100);
    const isRefunded = left === 0 && sale.refundedAt !== null;
    row.sales++;
    if (repId === '') row.unclaimed++;
    if (verdict.onHold || isRefunded) {
      row.held += amount;
      row.heldSales++;
      row.reasons.push(`${sale.id}: ${isRefunded ? 'Refunded' : shortReason(verdict)}`);
    } else row.payable += amount;
  }
  const rows = [...statements.values()].map(({ reasons, ...row }) => ({ ...row, why: listed(reasons) }));
  return rows.sort((a, b) => (a.month === b.month ? (a.dealerId < b.dealerId ? -1 : 1) : a.month < b.month ? -1 : 1));
}

const NOTHING = { sales: 0, unclaimed: 0, payable: 0, held: 0, heldSales: 0, why: '' };

/** The net price less any refund, even one without a date: commission that may have to be paid back is not paid out. */
function keptPrice(sale: Sale): number {
  const net = Math.max(0, netPrice(sale));
  const back = sale.refund ?? (sale.refundedAt === null ? 0 : net);
  return net - Math.min(net, Math.max(0, back));
}

/** A sale without a date counts for the month in which it was entered. */
function monthOf({ soldAt, enteredAt }: Sale): string {
  return workbookMonth(soldAt ?? enteredAt ?? 0);
}

/** Shortens a long reason to what the rules say, without the facts found, since half a sentence would be useless. */
function shortReason({ reason }: Verdict): string {
  return reason.length <= LONGEST_REASON ? reason : clip(ruleWordsOf(reason) || reason, LONGEST_REASON);
}

function listed(reasons: readonly string[]): string {
  const more = reasons.length - MAX_REASONS;
  return [...reasons.slice(0, MAX_REASONS), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
