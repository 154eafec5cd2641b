/** What was done in a history, and when, as the people who did it know it. The model is made from this alone. */

export interface SaleEntry {
  /** Counts rows as they were entered. */
  readonly order: number;
  id: string;
  serial: string;
  dealer: string;
  phone: string;
  /** The sale date, in days since 1970 by the workbook's calendar. */
  day: number;
  price: number;
  promotions: string;
  lead: string;
  readonly enteredAt: number;
  isGone: boolean;
  /** Staff answered "resolved" when it was gone. */
  isWithdrawn: boolean;
  /** What the ledger and its unit knew of it when its row was deleted. */
  stoodWhenGone: boolean;
  wasOfUnit: boolean;
  provedWhenGone: number | null;
}

/** Something that happened to a unit, by its own clock. */
export interface Happening {
  readonly serial: string;
  readonly type: string;
  readonly at: number;
  readonly by: 'staff' | 'gateway';
  /** The dealer of a transfer. */
  readonly to?: string;
}

export interface SerialEntry {
  /** As shipped, before any transfer. */
  shippedTo: string;
  readonly shippedDay: number;
  state: string;
  /** The dealer that Serials names: as typed last, or by a transfer that was taken since. */
  named: string;
}

/** What staff answered, and what the finding said at that moment. */
export interface Decided {
  readonly decision: string;
  readonly facts: string;
}

export interface Journal {
  readonly sales: SaleEntry[];
  readonly serials: Map<string, SerialEntry>;
  readonly happenings: Happening[];
  /** By rule and subject. */
  readonly decisions: Map<string, Decided>;
  nowMs: number;
}

const DAY_MS = 86_400_000;
const ZONE_MS = 7 * 3_600_000;

export const dayOf = (ms: number) => Math.floor((ms + ZONE_MS) / DAY_MS);
export const startOf = (day: number) => day * DAY_MS - ZONE_MS;
export const isoOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const msOfCell = (cell: unknown) =>
  typeof cell === 'number' ? Math.round((cell - 25_569) * DAY_MS) - ZONE_MS : null;
