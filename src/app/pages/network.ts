/** The dealers with their scores, their reps and their figures of the newest month. */
import { pick } from '../../core/lib/pick.ts';
import type { DealerLine } from '../../core/pages/staff-views.ts';
import { workOf } from '../assignment/open-leads.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { sees, staffAt } from './visitor.ts';

const SHOWN = ['id', 'name', 'region', 'city', 'active', 'latitude', 'longitude', 'score', 'problem'] as const;

export function networkFor({ deps, proof }: At): { dealers: readonly DealerLine[] } {
  const me = staffAt(proof, deps.config());
  const nowMs = deps.clock.nowMs();
  const book = readBook(deps.workbook, ['dealers', 'reps', 'scorecard'], {});
  const months = book.whole('scorecard');
  const newest = Math.max(...months.map(({ month }) => month ?? 0));
  const cards = new Map(months.filter(({ month }) => month === newest).map((card) => [card.dealerId, card]));
  const dealers = book.whole('dealers').filter(({ id, region }) => id !== '' && sees(me, region));
  return {
    dealers: dealers.map((dealer) => {
      const team = book.whole('reps').filter((rep) => rep.active && rep.dealerId === dealer.id);
      const card = cards.get(dealer.id);
      return {
        ...pick(dealer, SHOWN),
        made: dealer.scoreMade,
        reps: team.length,
        onDuty: team.filter(({ offDuty }) => !offDuty).length,
        openLeads: team.reduce((sum, rep) => sum + workOf(rep, nowMs), 0),
        winRate: card?.winRate ?? null,
        claimTime: card?.claimTime ?? null,
        contactRate: card?.contactRate ?? null,
        conversion: card?.conversion ?? null,
      };
    }),
  };
}
