/** How far the leads of each month came, by region. */
import type { FunnelMonth } from '../../tables/metrics.ts';
import { dayStart } from '../lib/time.ts';
import type { CountedLead } from './attribution.ts';
import { firstDayOf, monthName } from './months.ts';

const STEPS = ['leads', 'routed', 'claimed', 'contacted', 'sold', 'lost', 'open'] as const;
export type FunnelSteps = Record<(typeof STEPS)[number], number>;

export class Funnel {
  private readonly months = new Map<number, Map<string, FunnelSteps>>();

  /** A lead that counts, as if nothing had been sold to it. Gives back where it was counted. */
  add(lead: CountedLead, month: number, region: string): FunnelSteps {
    const regions = this.months.get(month) ?? new Map<string, FunnelSteps>();
    this.months.set(month, regions);
    const steps = regions.get(region) ?? noSteps();
    regions.set(region, steps);
    steps.leads += 1;
    if (lead.routedAt !== null) steps.routed += 1;
    if (lead.claimedAt !== null) steps.claimed += 1;
    if (lead.firstContactAt !== null) steps.contacted += 1;
    const end = endOf(lead.status);
    if (end) steps[end] += 1;
    return steps;
  }

  rows(): FunnelMonth[] {
    const rows = [...this.months].flatMap(([month, regions]) =>
      [...regions].map(([region, steps]) => ({
        ...{ id: `${monthName(month)}|${region}`, month: dayStart(firstDayOf(month)), region },
        ...steps,
        asOf: null,
      })),
    );
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** A sale was put down to one of them. */
export function moveToSold(steps: FunnelSteps, status: CountedLead['status']): void {
  const end = endOf(status);
  if (end) steps[end] -= 1;
  steps.sold += 1;
}

/** Where a lead stands that nothing was sold to. */
function endOf(status: CountedLead['status']): 'lost' | 'open' | null {
  if (status === 'LOST') return 'lost';
  return status === 'WON' || status === 'ABANDONED' ? null : 'open';
}

function noSteps(): FunnelSteps {
  return Object.fromEntries(STEPS.map((step) => [step, 0])) as FunnelSteps;
}
