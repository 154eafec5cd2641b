/** A rep's own figures: their sales with holds and reasons, the dealer's units, and the score with its formula. */
import { pick } from '../../core/lib/pick.ts';
import type { CommissionLine, SaleLine, ScoreView, UnitLine } from '../../core/pages/views.ts';
import { WEIGHTS } from '../../core/routing/score.ts';
import type { Rep } from '../../tables/network.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { PageRefusal } from './refusal.ts';
import { commissionLine, SALE_COLUMNS, saleLine } from './sales.ts';
import { EVERY_UNIT, shownUnits } from './units.ts';

const MOST_ROWS = 200;

export function ownSales({ deps, proof }: At): { sales: readonly SaleLine[]; commissions: readonly CommissionLine[] } {
  const book = readBook(deps.workbook, ['reps', 'commissions'], { sales: SALE_COLUMNS });
  const rep = repIn(book.whole('reps'), proof.pass);
  const sales = book
    .some('sales')
    .filter(({ dealerId, repId }) => repId === rep.id || (rep.isOwner && dealerId !== '' && dealerId === rep.dealerId));
  const commissions = book
    .whole('commissions')
    .filter(({ dealerId }) => rep.isOwner && dealerId !== '' && dealerId === rep.dealerId);
  return {
    sales: sales
      .slice(-MOST_ROWS)
      .reverse()
      .map((sale) => saleLine(sale, sale.repId === rep.id ? 'whole' : 'masked')),
    commissions: commissions.map(commissionLine),
  };
}

export function ownUnits({ deps, proof }: At): { units: readonly UnitLine[] } {
  const book = readBook(deps.workbook, ['reps'], EVERY_UNIT);
  const rep = repIn(book.whole('reps'), proof.pass);
  const own = book.some('serials').filter(({ dealerId }) => dealerId !== '' && dealerId === rep.dealerId);
  return { units: shownUnits(deps.workbook, own, book.some('units')) };
}

export function ownScore({ deps, proof }: At): ScoreView {
  const book = readBook(deps.workbook, ['reps', 'dealers', 'scorecard'], {});
  const rep = repIn(book.whole('reps'), proof.pass);
  const dealer = book.whole('dealers').find(({ id }) => id === rep.dealerId);
  const months = book.whole('scorecard').filter(({ dealerId }) => dealerId === rep.dealerId && dealerId !== '');
  return {
    score: dealer?.score ?? null,
    made: dealer?.scoreMade ?? '',
    weights: Object.entries(WEIGHTS).map(([part, weight]) => ({ part, weight })),
    months: months
      .slice(-12)
      .map((row) => pick(row, ['month', 'offers', 'wins', 'claimTime', 'contactRate', 'conversion', 'points'])),
  };
}

/** The rep of a pass that was already proved. Throws PageRefusal when the link has been ended since. */
function repIn(reps: readonly Rep[], { who, generation }: At['proof']['pass']): Rep {
  const rep = reps.find(({ id }) => id === who);
  if (rep?.active && (rep.generation ?? 0) === generation) return rep;
  throw new PageRefusal('link', 'This link was ended: ask for a new one.');
}
