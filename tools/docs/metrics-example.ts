/** One month of a small network, whose figures docs/METRICS.md works out by hand; a test holds the hub to them. */
import type { CountedSale } from '../../src/core/economics/attribution.ts';
import type { EconomicsInputs } from '../../src/core/economics/compute.ts';

const day = (iso: string) => Date.parse(`${iso}T00:00:00+07:00`);
const at = (iso: string, time: string) => Date.parse(`${iso}T${time}:00+07:00`);

const activity = { channel: 'WALK_IN', region: 'Bali', expectedLeads: null, problem: '' };
const lead = (id: string, channel: string, created: number, claimedAfterS: number | null) => ({
  ...{ id, status: 'CLAIMED' as const, customerId: `C-${id}`, customerPhone: '', intent: 'BUY' as const },
  ...{ region: 'Bali', channel, campaign: '', createdAt: created, routedAt: created, lateMinutes: null },
  ...{ dealerId: claimedAfterS === null ? '' : 'D1', claimedAt: claimedAfterS === null ? null : created },
  ...{ firstContactAt: null, secondsToClaim: claimedAfterS, customerSays: '' as const },
});
const sale = {
  ...{ dealerId: 'D1', customerPhone: '', enteredAt: null, verdict: 'ACCEPTED' as const },
  ...{ refundedAt: null, refund: null },
};

export const EXAMPLE_MONTH = '2026-10';

export const exampleInputs: EconomicsInputs & { readonly sales: readonly CountedSale[] } = {
  activities: [
    {
      ...activity,
      ...{ id: 'A1', name: 'Pameran mal', theme: 'Mall event', dealers: 'D1, D2' },
      ...{ startsOn: day('2026-10-30'), endsOn: day('2026-11-01') },
      ...{ eventSpend: 10_000_000, hqSupport: 2_000_000, dealerSpend: 1_000_000 },
    },
    {
      ...activity,
      ...{ id: 'A2', name: 'Test ride', theme: 'Test ride', dealers: 'D1' },
      ...{ startsOn: day('2026-10-10'), endsOn: null, eventSpend: 1_500_000, hqSupport: 0, dealerSpend: 500_000 },
    },
  ],
  adSpend: [
    { id: '1', date: day('2026-10-05'), channel: 'TikTok', campaign: '', region: '', amount: 4_000_000, problem: '' },
    { id: '2', date: day('2026-10-06'), channel: 'Google', campaign: '', region: '', amount: 1_166_667, problem: '' },
  ],
  dealerCosts: [
    { id: '1', month: day('2026-10-01'), dealerId: 'D1', baseline: 25_000_000, problem: '' },
    { id: '2', month: day('2026-10-01'), dealerId: 'D2', baseline: 18_000_000, problem: '' },
  ],
  quotas: [{ id: '1', month: day('2026-10-01'), region: 'Bali', dealerId: '', leads: 8, problem: '' }],
  campaigns: [],
  dealers: [
    { id: 'D1', name: 'Volta Denpasar', region: 'Bali' },
    { id: 'D2', name: 'Volta Ubud', region: 'Bali' },
  ],
  regions: ['Bali'],
  leads: [
    lead('L1', 'TIKTOK', at('2026-10-05', '09:00'), 60),
    lead('L2', 'TIKTOK', at('2026-10-06', '10:00'), 180),
    lead('L3', 'GOOGLE', at('2026-10-07', '11:00'), null),
    lead('L4', 'WALK_IN', at('2026-10-10', '12:00'), 30),
    lead('L5', 'UNKNOWN', at('2026-10-31', '23:30'), null),
  ],
  sales: [
    { ...sale, id: 'S1', leadId: 'L1', soldAt: day('2026-10-20'), net: 29_900_000, provedAt: day('2026-10-21') },
    {
      ...{ ...sale, id: 'S2', leadId: '', soldAt: day('2026-10-22'), net: 17_900_000, provedAt: null },
      ...{ refundedAt: day('2026-11-05'), refund: 2_000_000 },
    },
    { ...sale, id: 'S3', leadId: 'L4', soldAt: day('2026-11-03'), net: 24_500_000, provedAt: null },
    {
      ...{ ...sale, id: 'S4', leadId: '', soldAt: day('2026-09-28'), net: 22_500_000, provedAt: null },
      refundedAt: day('2026-10-12'),
    },
  ],
  ...{ offers: [], findings: [], model: 'last', today: Date.parse('2026-11-27T00:00:00Z') / 86_400_000 },
};

/** Worked out by hand: column, the arithmetic, what it comes to. */
export const WORKED_BY_HAND: readonly (readonly [string, string, number])[] = [
  ['eventSpend', 'A1: 10,000,000 over three days is 3,333,334 + 3,333,333 + 3,333,333, of which October has two: 6,666,667. A2: 1,500,000', 8_166_667],
  ['hqSupport', 'A1: 2,000,000 is 666,667 + 666,667 + 666,666, of which October has two', 1_333_334],
  ['baselineCost', '25,000,000 + 18,000,000', 43_000_000],
  ['dealerSpend', 'A1: 1,000,000 is 333,334 + 333,333 + 333,333, of which October has two: 666,667. A2: 500,000', 1_166_667],
  ['activityCost', 'both began in October, whole: 13,000,000 + 2,000,000', 15_000_000],
  ['activities', 'A1 and A2', 2],
  ['costPerActivity', '15,000,000 ÷ 2', 7_500_000],
  ['runningCost', '8,166,667 + 1,333,334 + 1,166,667', 10_666_668],
  ['activityDays', 'A1 on 30 and 31 October, A2 on the 10th', 3],
  ['activeDates', '10, 30 and 31 October', 3],
  ['costPerDay', '10,666,668 ÷ 3', 3_555_556],
  ['adSpend', '4,000,000 + 1,166,667', 5_166_667],
  ['marketingCost', '10,666,668 + 5,166,667', 15_833_335],
  ['leads', 'L1 to L5; the last arrived at 23:30 on the 31st, WIB', 5],
  ['costPerLead', '15,833,335 ÷ 5', 3_166_667],
  ['quota', 'Bali', 8],
  ['quotaReach', '5 ÷ 8', 0.625],
  ['sales', 'S1 and S2; S3 was sold in November', 2],
  ['leadSales', 'S1 alone: the customer of S2 never wrote', 1],
  ['costPerSale', '15,833,335 ÷ 1', 15_833_335],
  ['activated', 'S1', 1],
  ['activationRate', '1 ÷ 2', 0.5],
  ['refunds', 'S4, sold in September; what is given back for S2 counts in November', 1],
  ['refunded', 'the whole price of S4', 22_500_000],
  ['cohortSales', 'of the five leads L1 (in October) and L4 (in November)', 2],
  ['cohortRevenue', '29,900,000 + 24,500,000', 54_400_000],
  ['conversion', '2 ÷ 5', 0.4],
  ['responseTime', '(60 + 180 + 30) ÷ 3 seconds', 90],
]; // biome-ignore format: one line a figure
