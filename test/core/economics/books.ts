/** Books of a made-up network, small and full of edges: what property tests compute metrics from. */

import { mulberry32 } from '../../../sim/random';
import type { CountedSale } from '../../../src/core/economics/attribution';
import type { EconomicsInputs } from '../../../src/core/economics/compute';
import type { ScoredLead } from '../../../src/core/economics/scorecards';
import { dayStart } from '../../../src/core/lib/time';

export const TODAY = 20_784; // 2026-11-27

const REGIONS = ['Jawa Barat', 'Bali', 'Jawa Timur'];
const CHANNELS = ['TikTok', 'TIKTOK', 'google', 'Meta Ads', 'WALK_IN', '', 'Radio'];
const THEMES = ['Mall event', 'Test ride', ''];

export interface Book extends EconomicsInputs {
  readonly leads: readonly ScoredLead[];
  readonly sales: readonly CountedSale[];
}

/** The same seed gives the same book. */
export function bookOf(seed: number): Book {
  const random = mulberry32(seed);
  const int = (below: number) => Math.floor(random() * below);
  const pick = <T>(items: readonly T[]): T => items[int(items.length)] as T;
  const day = () => TODAY - int(120);
  const maybe = <T, U>(value: T, other: U, chance = 0.8): T | U => (random() < chance ? value : other);
  const many = <T>(most: number, make: (index: number) => T): T[] =>
    Array.from({ length: int(most) }, (_, i) => make(i));
  const dealers = many(5, (i) => ({ id: `D${i}`, name: `Dealer ${i}`, region: pick([...REGIONS, '']) }));
  const dealerId = () => maybe(dealers.length > 0 ? pick(dealers).id : '', pick(['', 'D99']));
  const region = () => maybe(pick(REGIONS), pick(['', 'Atlantis']));
  const rupiah = () => maybe(int(9_000_000), pick([null, 0, 1, 2, 999_999_999]));
  const activities = many(6, (i) => {
    const starts = day();
    return {
      ...{ id: maybe(`A${i}`, ''), name: 'x', theme: pick(THEMES), channel: pick(CHANNELS), region: region() },
      dealers: many(4, dealerId).join(', '),
      startsOn: maybe(dayStart(starts), null, 0.95),
      endsOn: maybe(dayStart(starts + int(70)), pick([null, dayStart(starts - 3)]), 0.9),
      ...{ eventSpend: rupiah(), hqSupport: rupiah(), dealerSpend: maybe(rupiah(), -5, 0.95) },
      ...{ expectedLeads: null, problem: '' },
    };
  });
  const leads = many(25, (i) => {
    const at = dayStart(day()) + int(86_400_000);
    const claimed = random() < 0.6;
    return {
      ...{ id: `L${i}`, status: pick(['CLAIMED', 'LOST', 'WON', 'ABANDONED'] as const), customerId: `C${int(8)}` },
      ...{ customerPhone: `628120000${int(8)}00`, intent: pick(['BUY', 'TEST_RIDE', 'SERVICE', ''] as const) },
      ...{ region: region(), channel: pick(CHANNELS), campaign: pick(['', 'TT-1', 'tt-1', 'X']) },
      ...{ createdAt: maybe(at, null, 0.97), routedAt: maybe(at + 1, null), dealerId: claimed ? dealerId() : '' },
      ...{ claimedAt: claimed ? at + 60_000 : null, firstContactAt: maybe(at + 120_000, null) },
      ...{ lateMinutes: pick([null, 0, 4]), secondsToClaim: claimed ? int(600) : null, customerSays: '' as const },
    };
  });
  const sales = many(20, (i) => ({
    ...{ id: `S${i}`, dealerId: dealerId(), customerPhone: `08120000${int(8)}00` },
    leadId: maybe(leads.length > 0 ? pick(leads).id : '', pick(['', 'L-none']), 0.5),
    ...{ soldAt: maybe(dayStart(day()), null, 0.9), enteredAt: maybe(dayStart(day()) + 5, null, 0.9) },
    verdict: pick(['ACCEPTED', 'ACCEPTED', 'REVIEW', 'REFUSED', 'REPEATED', 'REPLACED', ''] as const),
    ...{ net: maybe(int(40_000_000), null, 0.95), provedAt: maybe(dayStart(TODAY), null, 0.4) },
    ...{
      refundedAt: maybe(null, dayStart(day()), 0.7),
      refund: maybe(null, pick([0, 1, -5, 3_000_000, 90_000_000]), 0.6),
    },
  }));
  return {
    ...{ activities, leads, sales, dealers, regions: REGIONS, today: TODAY },
    dealerCosts: many(6, (i) => ({
      ...{ id: `K${i}`, month: maybe(dayStart(day()), null, 0.95), dealerId: dealerId() },
      ...{ baseline: maybe(int(90_000_000), pick([null, -1]), 0.9), problem: '' },
    })),
    quotas: many(6, (i) => ({
      ...{ id: `Q${i}`, month: maybe(dayStart(day()), null, 0.95), region: region(), dealerId: dealerId() },
      ...{ leads: maybe(int(50), pick([null, -1]), 0.9), problem: '' },
    })),
    adSpend: many(12, (i) => ({
      ...{ id: maybe(`P${i}`, 'P0'), date: maybe(dayStart(day()), null, 0.95), channel: pick(CHANNELS) },
      campaign: pick(['', 'TT-1', 'X']),
      ...{ region: region(), amount: maybe(int(5_000_000), pick([null, -250_000]), 0.9), problem: '' },
    })),
    campaigns: [{ code: 'TT-1', channel: 'TIKTOK', activity: 'A1', problem: '' }],
    ...{ offers: [], findings: [], model: pick(['last', 'first', 'linear'] as const) },
  };
}
