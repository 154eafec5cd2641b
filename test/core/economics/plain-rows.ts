/** Rows with nothing in them but what they need, for single cases. */
import { dayStart } from '../../../src/core/lib/time';
import type { MetricsMonth } from '../../../src/tables/metrics';
import { TODAY } from './books';

export const EMPTY = {
  ...{ activities: [], dealerCosts: [], quotas: [], adSpend: [], campaigns: [], dealers: [], regions: [] },
  ...{ leads: [], offers: [], sales: [], findings: [], model: 'last' as const, today: TODAY },
};
export const activity = {
  ...{ id: 'A1', name: 'Mall', theme: 'Mall event', channel: 'WALK_IN', region: '', dealers: '' },
  ...{ startsOn: dayStart(TODAY), endsOn: null, eventSpend: null, hqSupport: null, dealerSpend: null },
  ...{ expectedLeads: null, problem: '' },
};
export const all = (rows: readonly MetricsMonth[]) => rows.filter(({ slice }) => slice === 'all');

export const lead = (id: string, channel: string, daysAgo: number) => ({
  ...{ id, status: 'CLAIMED' as const, customerId: 'C1', customerPhone: '628120000001', intent: 'BUY' as const },
  ...{ region: '', channel, campaign: '', createdAt: dayStart(TODAY - daysAgo), routedAt: null, dealerId: '' },
  ...{ claimedAt: null, firstContactAt: null, lateMinutes: null, secondsToClaim: null, customerSays: '' as const },
});
export const sale = {
  ...{ id: 'S1', dealerId: '', customerPhone: '0812-0000-001', leadId: '', soldAt: dayStart(TODAY), enteredAt: null },
  ...{ verdict: 'ACCEPTED' as const, net: 100, provedAt: null },
  ...{ refundedAt: null, refund: null },
};
