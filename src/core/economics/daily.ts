/** Cost per lead by day and channel, with the average of seven days: a ratio of sums, so that a quiet Sunday weighs little. */
import type { Activity, AdSpend } from '../../tables/marketing.ts';
import type { MetricsDay } from '../../tables/metrics.ts';
import { dayStart, isoDay, workbookDay } from '../lib/time.ts';
import type { CountedLead } from './attribution.ts';
import { channelName } from './channel-name.ts';
import { EVERYTHING } from './cube.ts';
import { isCountedLead } from './outcomes.ts';
import { divide } from './ratios.ts';
import { activityDays } from './spend.ts';
import { splitEvenly } from './split.ts';

const DAYS_SHOWN = 400;
const AVERAGED = 7;

interface Day {
  cost: number;
  leads: number;
}

export interface DailyInputs {
  readonly activities: readonly Activity[];
  readonly adSpend: readonly AdSpend[];
  readonly leads: Iterable<CountedLead>;
}

/** `today`: days since 1970-01-01. A row for each day of a channel from its first fact on, so that lines have no holes. */
export function dailyRows(inputs: DailyInputs, today: number): MetricsDay[] {
  const rows = [...sumsByChannel(inputs, today)].flatMap(([channel, days]) => rowsOf(channel, days, today));
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sumsByChannel({ activities, adSpend, leads }: DailyInputs, today: number): Map<string, Map<number, Day>> {
  const sums = new Map<string, Map<number, Day>>();
  const add = (channel: string, day: number, what: keyof Day, amount: number) => {
    if (day > today || day <= today - DAYS_SHOWN - AVERAGED) return;
    for (const name of [EVERYTHING, channel]) {
      const days = sums.get(name) ?? new Map<number, Day>();
      sums.set(name, days);
      const entry = days.get(day) ?? { cost: 0, leads: 0 };
      days.set(day, entry);
      entry[what] += amount;
    }
  };
  for (const row of activities) {
    const days = activityDays(row);
    // As the month splits it: each amount by itself.
    for (const amount of [row.eventSpend, row.hqSupport, row.dealerSpend])
      splitEvenly(Math.round(amount ?? 0), Math.max(1, days.length)).forEach((part, index) => {
        const day = days[index];
        if (day !== undefined) add(channelName(row.channel), day, 'cost', part);
      });
  }
  for (const { date, channel, amount } of adSpend)
    if (date !== null) add(channelName(channel), workbookDay(date), 'cost', Math.round(amount ?? 0));
  for (const lead of leads)
    if (isCountedLead(lead)) add(channelName(lead.channel), workbookDay(lead.createdAt ?? 0), 'leads', 1);
  return sums;
}

function rowsOf(channel: string, days: ReadonlyMap<number, Day>, today: number): MetricsDay[] {
  const first = Math.max(today - DAYS_SHOWN + 1, Math.min(...days.keys()));
  const rows: MetricsDay[] = [];
  for (let day = first; day <= today; day++) {
    const { cost, leads } = days.get(day) ?? { cost: 0, leads: 0 };
    const week = Array.from({ length: AVERAGED }, (_, back) => days.get(day - back));
    const cost7 = week.reduce((sum, each) => sum + (each?.cost ?? 0), 0);
    const leads7 = week.reduce((sum, each) => sum + (each?.leads ?? 0), 0);
    rows.push({
      ...{ id: `${isoDay(day)}|${channel}`, date: dayStart(day), channel, cost, leads },
      ...{ costPerLead: divide(cost, leads, 0), cost7, leads7, costPerLead7: divide(cost7, leads7, 0), asOf: null },
    });
  }
  return rows;
}
