/** Cost per lead by day and channel, with the average of seven days: a ratio of sums, so that a quiet Sunday weighs little. */
import type { Activity, AdSpend } from '../../tables/marketing.ts';
import type { MetricsDay } from '../../tables/metrics.ts';
import { dayStart, isoDay, workbookDay } from '../lib/time.ts';
import { channelName } from './channel-name.ts';
import { EVERYTHING } from './cube.ts';
import { divide } from './ratios.ts';
import { splitEvenly } from './split.ts';

const DAYS_SHOWN = 400;
const AVERAGED = 7;

interface Sums {
  readonly cost: Float64Array;
  readonly leads: Float64Array;
  /** The first day of which there is a fact, by its place. */
  first: number;
}

export class Daily {
  private readonly channels = new Map<string, Sums>();
  /** The day at place 0: those before the first one shown count in its average. */
  private readonly from: number;

  /** `today`: days since 1970-01-01. */
  constructor(private readonly today: number) {
    this.from = today - DAYS_SHOWN - AVERAGED + 1;
  }

  add(channel: string, day: number, what: 'cost' | 'leads', amount: number): void {
    const at = day - this.from;
    if (at < 0 || day > this.today) return;
    for (const name of [EVERYTHING, channel]) {
      const sums = this.sums(name);
      sums[what][at] = (sums[what][at] ?? 0) + amount;
      if (at < sums.first) sums.first = at;
    }
  }

  addActivity(row: Activity, days: readonly number[]): void {
    if ((days.at(-1) ?? 0) < this.from) return;
    // As the month splits it: each amount by itself.
    for (const amount of [row.eventSpend, row.hqSupport, row.dealerSpend])
      splitEvenly(Math.round(amount ?? 0), Math.max(1, days.length)).forEach((part, index) => {
        const day = days[index];
        if (day !== undefined) this.add(channelName(row.channel), day, 'cost', part);
      });
  }

  addSpend({ date, channel, amount }: AdSpend): void {
    if (date !== null) this.add(channelName(channel), workbookDay(date), 'cost', Math.round(amount ?? 0));
  }

  /** One for each day of a channel from its first fact on, so that lines have no holes. */
  rows(): MetricsDay[] {
    const rows = [...this.channels].flatMap(([channel, sums]) => this.rowsOf(channel, sums));
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private rowsOf(channel: string, sums: Sums): MetricsDay[] {
    const rows: MetricsDay[] = [];
    for (let at = Math.max(AVERAGED, sums.first); at <= this.today - this.from; at++) {
      const day = this.from + at;
      const [cost, leads] = [sums.cost[at] ?? 0, sums.leads[at] ?? 0];
      const [cost7, leads7] = [sumOfWeek(sums.cost, at), sumOfWeek(sums.leads, at)];
      rows.push({
        ...{ id: `${isoDay(day)}|${channel}`, date: dayStart(day), channel, cost, leads },
        ...{ costPerLead: divide(cost, leads, 0), cost7, leads7, costPerLead7: divide(cost7, leads7, 0), asOf: null },
      });
    }
    return rows;
  }

  private sums(channel: string): Sums {
    let sums = this.channels.get(channel);
    if (!sums) {
      const days = this.today - this.from + 1;
      sums = { cost: new Float64Array(days), leads: new Float64Array(days), first: days };
      this.channels.set(channel, sums);
    }
    return sums;
  }
}

/** The rows that these leads change, as they become. Null when a day has no row yet. `today` and `day`: days since 1970-01-01. */
export function withMoreLeads(
  rows: readonly MetricsDay[],
  leads: readonly { readonly channel: string; readonly day: number }[],
  today: number,
): MetricsDay[] | null {
  const changed = new Map<string, MetricsDay>();
  if (leads.length === 0) return [];
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const { channel: own, day } of leads)
    for (const channel of [EVERYTHING, own]) {
      const from = Math.max(day, today - DAYS_SHOWN + 1);
      // A channel has rows from its first fact on; an earlier fact would need more rows.
      if (day <= today && day > today - DAYS_SHOWN - AVERAGED && !known.has(`${isoDay(from)}|${channel}`)) return null;
      for (let at = from; at <= Math.min(day + AVERAGED - 1, today); at++) {
        const id = `${isoDay(at)}|${channel}`;
        const row = changed.get(id) ?? known.get(id);
        if (!row) return null;
        changed.set(id, withLeads(row, at === day ? 1 : 0));
      }
    }
  return [...changed.values()];
}

/** One lead more in the row's seven days; `more`: on its day. */
function withLeads(row: MetricsDay, more: number): MetricsDay {
  const [leads, leads7] = [(row.leads ?? 0) + more, (row.leads7 ?? 0) + 1];
  const costPerLead = divide(row.cost ?? 0, leads, 0);
  return { ...row, leads, costPerLead, leads7, costPerLead7: divide(row.cost7 ?? 0, leads7, 0) };
}

function sumOfWeek(amounts: Float64Array, at: number): number {
  let sum = 0;
  for (let back = 0; back < AVERAGED; back++) sum += amounts[at - back] ?? 0;
  return sum;
}
