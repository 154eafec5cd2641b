/** The roles in the year: every story in its figures has its own dealer, channel or region. */

/** A moment is its wall-clock time, as if that were UTC. */
export type YearCell = string | number | Date;

export interface YearTab {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly YearCell[])[];
}

export interface YearDealer {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Blank: it has none. */
  readonly repId: string;
  readonly repName: string;
}

export interface YearModel {
  readonly id: string;
  readonly name: string;
  /** Of its serials; six digits follow. */
  readonly prefix: string;
  readonly list: number;
}

export interface YearOptions {
  readonly seed: number;
  /** "2026-11-27": the year ends the day before. */
  readonly today: string;
  readonly months: number;
  readonly leads: number;
  readonly sales: number;
  readonly activities: number;
  readonly dealers: readonly YearDealer[];
  readonly models: readonly YearModel[];
  /** "2026-07-01": prices from here on are there already. */
  readonly pricesFrom: string;
}

export interface Channel {
  readonly name: string;
  /** Code of its campaign; blank: it has none. */
  readonly campaign: string;
  readonly weight: number;
  /** Of its leads, how many buy, compared with the others. */
  readonly buys: number;
  /** Rupiah a day; 0: nobody is paid. */
  readonly perDay: number;
}

export const CHANNELS: readonly Channel[] = [
  { name: 'TIKTOK', campaign: 'TT-2026A', weight: 30, buys: 0.7, perDay: 2_400_000 },
  { name: 'GOOGLE', campaign: 'GG-2026A', weight: 22, buys: 1.3, perDay: 1_700_000 },
  { name: 'META_ADS', campaign: 'MT-2026A', weight: 24, buys: 0.9, perDay: 2_000_000 },
  { name: 'WALK_IN', campaign: '', weight: 12, buys: 2.2, perDay: 0 },
  { name: 'REFERRAL', campaign: 'RF-2026A', weight: 5, buys: 2.6, perDay: 0 },
  { name: 'UNKNOWN', campaign: '', weight: 7, buys: 0.6, perDay: 0 },
];

/** For this many months one channel has cost more and brought less, and one region has been given nothing. */
export const TROUBLE_MONTHS = 5;
export const FAILING_CHANNEL = 'TIKTOK';

/** The last region but one, which is big enough to matter. */
export function starvingRegion(dealers: readonly YearDealer[]): string {
  const regions = [...new Set(dealers.map(({ region }) => region))];
  return regions.at(-2) ?? regions[0] ?? '';
}

/** The dealer that reports made-up sales on the last days of each month: without a lead, and with units that never report. */
export function punchingDealer(dealers: readonly YearDealer[]): YearDealer | undefined {
  return dealers[Math.min(17, dealers.length - 1)];
}
