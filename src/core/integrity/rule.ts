/** The definition of a rule, and its input: one sale with everything that the book knows about it. */
import type { Settings } from '../../settings.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import type { Sale, Unit } from '../../tables/sales.ts';
import { clip } from '../lib/text.ts';
import type { Absence } from '../unit/absences.ts';
import type { Move } from '../unit/moves.ts';
import type { PriceAnswer, Typed } from './price-book.ts';

/**
 * hard: refused and on hold. review: accepted, but a person must look at it. watch: only recorded. error: the rule could not
 * run.
 */
export type Severity = 'hard' | 'review' | 'watch' | 'error';

/** A row of the Sales tab, with what could not be read in it. */
export interface SaleEntry extends Sale {
  /** Headers of cells that hold something of the wrong kind. */
  readonly unreadable: readonly string[];
  /** What was typed in these cells, in the same order. */
  readonly asTyped?: readonly string[];
}

export type IntegritySettings = Pick<
  Settings,
  'protectionDays' | 'backdateDays' | 'maxOdometerKm' | 'unitsPerCustomer' | 'extrasSharePct' | 'monthEndSharePct'
>;

export interface Case {
  readonly sale: SaleEntry;
  /** The serial as typed, in the form used for comparing. */
  readonly typed: string;
  /** The serial that is meant: the typed one, or the shipped one that it resembles. */
  readonly serial: string;
  readonly unit: Typed<Unit> | undefined;
  /** The shipped unit one edit away that this dealer has and has not sold, if the serial was never shipped. */
  readonly near: Unit | undefined;
  /** The model's serial pattern, or ''. */
  readonly pattern: string;
  readonly dealer: Dealer | undefined;
  /** The rep who sold it, if the sale names one that the Reps tab knows. */
  readonly rep: Rep | undefined;
  readonly lead: Lead | undefined;
  /** The lead is archived; the sale was judged with it while it was in the workbook. */
  readonly isLeadArchived: boolean;
  /** For a sale without a lead: the lead by which the customer was protected for another dealer on that day. */
  readonly unnamed: Lead | undefined;
  readonly price: PriceAnswer;
  readonly net: number;
  /** Where the unit was on that day, if it was returned, stolen or scrapped. */
  readonly absence: Absence | undefined;
  /** The unit's moves between dealers, according to the Units tab. */
  readonly moves: readonly Move[];
  /** Other sales of this serial in the same life of the unit, in the order of their entry. */
  readonly earlier: readonly SaleEntry[];
  readonly later: readonly SaleEntry[];
  /** How many units this customer's number has bought, this one included. */
  readonly unitsOfCustomer: number;
  /** The rep whose number is given as the customer's, if any. */
  readonly staffPhone: { readonly repId: string; readonly dealerId: string } | undefined;
  readonly settings: IntegritySettings;
}

export interface Hit {
  readonly expected: string;
  readonly found: string;
  /** The severity, where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly stake?: number;
  /** The sale is accepted, but warranty and commission wait until staff decide. */
  readonly holds?: true;
}

/** Facts are clipped to this many characters, so that they fit into a cell and a message. */
const LONGEST_FACT = 200;

/** A hit as a judgement about `subject`: facts clipped, the rule's severity unless the hit has its own. */
export function judged(rule: Rule, subject: string, hit: Hit): Judgement {
  const [expected, found] = [clip(hit.expected, LONGEST_FACT), clip(hit.found, LONGEST_FACT)];
  return { ...hit, expected, found, rule, subject, severity: hit.severity ?? rule.severity };
}

export interface Rule {
  readonly id: string;
  readonly version: number;
  readonly severity: Severity;
  /** A sentence naming the fault, for staff. */
  readonly says: string;
  /** The same for reps, in Bahasa Indonesia. Not for rules about the book itself. */
  readonly bahasa?: string;
  /** What to do next, for staff. */
  readonly next: string;
}

export interface SaleRule extends Rule {
  readonly check: (entry: Case) => Hit | null;
}

export interface Judgement extends Hit {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Sale ID, serial or Price ID. */
  readonly subject: string;
}
