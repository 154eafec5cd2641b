/**
 * The contract between the pages and the server: the name, input and answer of every call. The server's registry
 * (app/pages/calls.ts) and the pages' `call` are both typed by it, and these decoders read what a page sends.
 */
import type { LedgerRow } from '../../tables/records.ts';
import * as is from '../lib/read-json.ts';
import { dealerAction, idText, requestId, shortText, staffAction } from './actions.ts';
import type * as staff from './staff-views.ts';
import type * as view from './views.ts';

const nothing = is.object({});
const oneOf = <T>(read: is.Decode<T>, most: number): is.Decode<readonly T[]> => {
  const list = is.array(read);
  return (value, at) => {
    const given = list(value, at);
    return given.length > 0 && given.length <= most ? given : is.misfit(at, `a list of 1 to ${most}`);
  };
};
const query = shortText(100);

export const FEED_STATES = ['open', 'acknowledged', 'resolved', 'false alarm'] as const;

export const INPUTS = {
  /** The change counter: pages ask for nothing else until it changes. */
  poll: nothing,
  'dealer.home': nothing,
  'dealer.lead': is.object({ leadId: idText }),
  'dealer.act': is.object({ requestId, action: dealerAction }),
  'dealer.sale': is.object({ requestId, fields: is.dictionary(shortText(500)) }, { replaces: shortText(200) }),
  'dealer.sales': nothing,
  'dealer.units': nothing,
  'dealer.score': nothing,
  'console.start': nothing,
  'console.leads': nothing,
  'console.lead': is.object({ leadId: idText }),
  'console.act': is.object({ requestId, action: staffAction }),
  'console.reveal': is.object({ leadId: idText }),
  'console.feed': is.object({ show: is.choice('open', 'all') }),
  /** The precision of the rules. */
  'console.rules': nothing,
  'console.decide': is.object(
    { table: is.choice('findings', 'alerts'), ids: oneOf(idText, 100) },
    { state: is.choice(...FEED_STATES), was: shortText(40), wasOwner: shortText(200), owner: shortText(100), until: is.nullable(is.number), note: shortText(1_000) },
  ), // biome-ignore format: one call
  'console.dealers': nothing,
  'console.units': is.object({ query }),
  'console.unit': is.object({ serial: idText }),
  'console.verify': nothing,
  /** For an outside witness: ledger rows after this sequence number. */
  'console.ledger': is.object({ after: is.number }),
  'console.sales': nothing,
  'console.economics': nothing,
  'console.letters': nothing,
  'console.replay': is.object({ id: idText }),
  'console.search': is.object({ query }),
  'console.settings': nothing,
  'console.set': is.object({ key: idText, value: shortText(500), was: shortText(500) }),
  'console.silences': nothing,
  'console.silence': is.object({
    rule: shortText(100),
    subject: shortText(200),
    dealerId: shortText(100),
    region: shortText(100),
    reason: shortText(300),
    until: is.number,
  }),
  'console.unsilence': is.object({ id: idText }),
} as const satisfies Readonly<Record<string, is.Decode<unknown>>>;

export type CallName = keyof typeof INPUTS;
export type InputOf<K extends CallName> = ReturnType<(typeof INPUTS)[K]>;

export interface Answers {
  poll: { readonly count: string };
  'dealer.home': view.DealerHome;
  'dealer.lead': view.LeadDetail;
  'dealer.act': view.ActionAnswer;
  'dealer.sale': view.SaleAnswer;
  'dealer.sales': { readonly sales: readonly view.SaleLine[]; readonly commissions: readonly view.CommissionLine[] };
  'dealer.units': { readonly units: readonly view.UnitLine[] };
  'dealer.score': view.ScoreView;
  'console.start': staff.Overview;
  'console.leads': { readonly leads: readonly view.LeadLine[]; readonly counts: Readonly<Record<string, number>> };
  'console.lead': staff.StaffLeadDetail;
  'console.act': view.ActionAnswer;
  'console.reveal': { readonly name: string; readonly phone: string };
  'console.feed': { readonly lines: readonly staff.FeedLine[]; readonly more: number };
  'console.rules': { readonly tables: readonly staff.TableView[] };
  'console.decide': staff.DecisionAnswer;
  'console.dealers': { readonly dealers: readonly staff.DealerLine[] };
  'console.units': { readonly units: readonly view.UnitLine[]; readonly total: number };
  'console.unit': staff.UnitDetail;
  'console.verify': { readonly lines: readonly string[] };
  'console.ledger': { readonly rows: readonly LedgerRow[] };
  'console.sales': { readonly sales: readonly view.SaleLine[]; readonly commissions: readonly view.CommissionLine[] };
  'console.economics': { readonly tables: readonly staff.TableView[] };
  'console.letters': { readonly letters: readonly staff.Letter[] };
  'console.replay': view.ActionAnswer;
  'console.search': { readonly found: readonly staff.Found[] };
  'console.settings': { readonly settings: readonly staff.SettingLine[] };
  'console.set': view.ActionAnswer;
  'console.silences': { readonly silences: readonly staff.SilenceLine[]; readonly rules: readonly string[] };
  'console.silence': view.ActionAnswer;
  'console.unsilence': view.ActionAnswer;
}
export type AnswerOf<K extends CallName> = Answers[K];

/**
 * link: invalid, expired or ended. role: not allowed for this person. input: the request cannot be used. missing: it does not
 * exist, or is not theirs. busy: send the same again. fault: an error of the hub.
 */
export type Refusal = 'link' | 'role' | 'input' | 'missing' | 'busy' | 'fault';

/** A page's request, sent as JSON. */
export interface PageRequest<K extends CallName = CallName> {
  readonly call: K;
  readonly token: string;
  readonly input: InputOf<K>;
}

/** The answer, as JSON. `version`: the server's build; a page of another build asks to be reloaded. */
export type PageAnswer<K extends CallName = CallName> =
  | {
      readonly ok: true;
      readonly version: string;
      readonly at: number;
      readonly data: AnswerOf<K>;
      /** The data may have changed since they were read; ask again at the next poll. */
      readonly isBehind?: true;
    }
  | { readonly ok: false; readonly version: string; readonly refusal: Refusal; readonly text: string };
