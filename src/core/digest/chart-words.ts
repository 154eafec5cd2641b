/** What the digest's charts say, in both languages. */
import type { Language } from '../../tables/customers.ts';

export interface ChartWords {
  readonly leads: string;
  readonly sold: string;
  readonly daily: string;
  readonly average: string;
  readonly thousands: string;
  readonly millions: string;
  readonly month: (span: string, leads: string, sold: string) => string;
  /** `change`: as `change` says it, or ''. */
  readonly week: (leads: string, change: string) => string;
  readonly change: (percent: string, direction: 'more' | 'less' | 'same') => string;
  readonly most: (day: string, leads: string) => string;
  readonly cost: (amount: string, day: string, change: string) => string;
  readonly between: (low: string, high: string) => string;
}

const after = (change: string) => (change === '' ? '' : `, ${change}`);

const id: ChartWords = {
  leads: 'Lead',
  sold: 'Terjual',
  daily: 'Per hari',
  average: 'Rata-rata 7 hari',
  thousands: 'Ribu rupiah',
  millions: 'Juta rupiah',
  month: (span, leads, sold) => `${span}: ${leads} lead, ${sold} terjual.`,
  week: (leads, change) => `7 hari terakhir: ${leads} lead${after(change)}.`,
  change: (percent, direction) =>
    direction === 'same'
      ? 'sama dengan 7 hari sebelumnya'
      : `${direction === 'more' ? 'naik' : 'turun'} ${percent} % dari 7 hari sebelumnya`,
  most: (day, leads) => `Terbanyak pada ${day}: ${leads} lead.`,
  cost: (amount, day, change) => `Biaya per lead, rata-rata 7 hari sampai ${day}: ${amount}${after(change)}.`,
  between: (low, high) => `Dalam 28 hari rata-rata itu antara ${low} dan ${high}.`,
};

const leadsOf = (count: string) => `${count} ${count === '1' ? 'lead' : 'leads'}`;

const en: ChartWords = {
  leads: 'Leads',
  sold: 'Sold',
  daily: 'By day',
  average: '7-day average',
  thousands: 'Thousand rupiah',
  millions: 'Million rupiah',
  month: (span, leads, sold) => `${span}: ${leadsOf(leads)}, ${sold} sold.`,
  week: (leads, change) => `Last 7 days: ${leadsOf(leads)}${after(change)}.`,
  change: (percent, direction) =>
    direction === 'same'
      ? 'as in the 7 days before'
      : `${percent} % ${direction === 'more' ? 'up' : 'down'} on the 7 days before`,
  most: (day, leads) => `Most on ${day}: ${leadsOf(leads)}.`,
  cost: (amount, day, change) => `Cost per lead, 7-day average to ${day}: ${amount}${after(change)}.`,
  between: (low, high) => `In 28 days that average lay between ${low} and ${high}.`,
};

export const chartWords: Readonly<Record<Language, ChartWords>> = { id, en };
