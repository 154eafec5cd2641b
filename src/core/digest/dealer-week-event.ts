/** What begins the weekly message to one dealer. */
import type { WeekFigures } from './dealer-week.ts';

/** A dealer's week is over: one person there is told how it went. */
export interface DealerWeekEvent {
  readonly kind: 'dealer-week';
  /** Of the dealer and the week. */
  readonly id: string;
  readonly source: 'staff';
  readonly dealerId: string;
  /** Who reads it; '' when nobody can. */
  readonly repId: string;
  /** The day after it, days since 1970-01-01. */
  readonly monday: number;
  /** Null when nothing happened. */
  readonly figures: WeekFigures | null;
  readonly receivedAtMs: number;
}
