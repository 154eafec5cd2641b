/** Sales with their verdicts and holds, and the commission sheet. */
import { ruleWordsOf } from '../../core/integrity/judge.ts';
import { pick } from '../../core/lib/pick.ts';
import type { CommissionLine, SaleLine } from '../../core/pages/views.ts';
import type { Sale } from '../../tables/sales.ts';
import type { Commission } from '../../tables/sales-work.ts';
import type { At } from './at.ts';
import { nameFor, type Sight, sightOf } from './lead-line.ts';
import { readBook } from './read-book.ts';
import { sees, staffAt } from './visitor.ts';

/** Columns shown as they are. */
const SHOWN = [
  'id', 'serial', 'leadId', 'soldAt', 'net', 'verdict', 'reason', 'nextStep', 'onHold', 'provedAt',
] as const satisfies readonly (keyof Sale)[]; // biome-ignore format: one list
export const SALE_COLUMNS = [...SHOWN, 'modelId', 'dealerId', 'repId', 'customerName'] as const;

const MOST_ROWS = 2_000;

export function saleLine(sale: Pick<Sale, (typeof SALE_COLUMNS)[number]>, sight: Sight): SaleLine {
  return {
    ...pick(sale, SHOWN),
    ...{ model: sale.modelId, dealer: sale.dealerId, rep: sale.repId },
    customer: nameFor(sale.customerName, sight),
    ...(sight === 'masked' ? { reason: ruleWordsOf(sale.reason) } : {}),
  };
}

/** Those on hold first, then the newest. */
export function salesFor({ deps, proof }: At): { sales: readonly SaleLine[]; commissions: readonly CommissionLine[] } {
  const me = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, ['dealers', 'commissions'], { sales: SALE_COLUMNS });
  const dealers = new Map(book.whole('dealers').map((dealer) => [dealer.id, dealer]));
  const isTheirs = (dealerId: string) => sees(me, dealers.get(dealerId)?.region ?? '');
  const sales = book.some('sales').filter(({ id, dealerId }) => id !== '' && isTheirs(dealerId));
  const held = sales.filter(({ onHold }) => onHold);
  const others = sales.filter(({ onHold }) => !onHold).slice(-MOST_ROWS);
  return {
    sales: [...held.reverse(), ...others.reverse()].slice(0, MOST_ROWS).map((sale) => ({
      ...saleLine(sale, sightOf(me)),
      dealer: dealers.get(sale.dealerId)?.name ?? sale.dealerId,
    })),
    commissions: book
      .whole('commissions')
      .filter(({ dealerId }) => isTheirs(dealerId))
      .map(commissionLine),
  };
}

export function commissionLine(row: Commission): CommissionLine {
  return { ...pick(row, ['month', 'sales', 'payable', 'held', 'why']), dealer: row.dealerName };
}
