/** What a rule is, and what it is given: one sale with everything that the book knows about it. */
import type { Settings } from '../../settings.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import type { Sale, Unit } from '../../tables/sales.ts';
import { clip } from '../lib/text.ts';
import type { Absence } from '../unit/absences.ts';
import type { Move } from '../unit/moves.ts';
import type { PriceAnswer, Typed } from './price-book.ts';

/** hard: refused and on hold. review: accepted, somebody looks. watch: written down. error: the rule could not run. */
export type Severity = 'hard' | 'review' | 'watch' | 'error';

/** A row of the Sales tab, and what in it could not be read. */
export interface SaleEntry extends Sale {
  /** Headers of cells that hold something of the wrong kind. */
  readonly unreadable: readonly string[];
  /** What stands in them, in the same order. */
  readonly asTyped?: readonly string[];
}

export type IntegritySettings = Pick<
  Settings,
  'protectionDays' | 'backdateDays' | 'maxOdometerKm' | 'unitsPerCustomer' | 'extrasSharePct' | 'monthEndSharePct'
>;

export interface Case {
  readonly sale: SaleEntry;
  /** As typed, made comparable. */
  readonly typed: string;
  /** The serial that is meant: the same, or what it looks like. */
  readonly serial: string;
  readonly unit: Typed<Unit> | undefined;
  /** The shipped unit one edit away that this dealer has and has not sold, if the serial was never shipped. */
  readonly near: Unit | undefined;
  /** The model's serial pattern, or ''. */
  readonly pattern: string;
  readonly dealer: Dealer | undefined;
  /** Who sold it, if the sale says and the Reps tab knows. */
  readonly rep: Rep | undefined;
  readonly lead: Lead | undefined;
  /** It was judged with its lead while that was in the workbook. */
  readonly isLeadArchived: boolean;
  /** Of a sale that names no lead: the one by which this customer belonged to another dealer on that day. */
  readonly unnamed: Lead | undefined;
  readonly price: PriceAnswer;
  readonly net: number;
  /** Where the unit was on that day, if it was returned, stolen or scrapped. */
  readonly absence: Absence | undefined;
  /** From dealer to dealer, as the Units tab knows. */
  readonly moves: readonly Move[];
  /** Other sales of this serial in the same life of the unit, in the order of their entry. */
  readonly earlier: readonly SaleEntry[];
  readonly later: readonly SaleEntry[];
  /** How many units this customer's number has bought, this one included. */
  readonly unitsOfCustomer: number;
  /** Whose number the customer's is, if it is a rep's. */
  readonly staffPhone: { readonly repId: string; readonly dealerId: string } | undefined;
  readonly settings: IntegritySettings;
}

export interface Hit {
  readonly expected: string;
  readonly found: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly stake?: number;
  /** Warranty and commission wait for the answer although the sale is accepted. */
  readonly holds?: true;
}

/** Facts fit into a cell and a message, however long the input was. */
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
  /** The fault in words, for staff. */
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
