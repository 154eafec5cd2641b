/**
 * Which columns of which tabs hold customers' personal data, what erasing leaves of a row, and why. docs/PRIVACY.md, for
 * lawyers, is generated from it.
 */
import type { RowOf } from '../../tables/columns.ts';
import type { TableName, tables } from '../../tables/index.ts';

export interface PersonalTable {
  readonly table: TableName;
  /** Columns with the ID of a customer, lead or sale: the row is that person's. */
  readonly links: readonly string[];
  /** Columns emptied in the person's rows. */
  readonly erased: readonly string[];
  /** Columns emptied in the person's rows only if the row is from or for the customer, not for a rep. */
  readonly erasedOfCustomer?: readonly string[];
  /** Replacement texts for columns that must not be blank. */
  readonly instead?: Readonly<Record<string, string>>;
  /** The column of which only the first word is kept, since a fingerprint of their number follows it. */
  readonly firstWord?: string;
  /** Text columns in which their number and user ID are struck out in every row, and their names in the person's rows. */
  readonly searched?: readonly string[];
  /** The time column of a tab in which a row that names the person is theirs, if it came before the request. */
  readonly namedBy?: string;
  /** The tab has messages about several leads at once: those to reps who had the person's leads are searched. */
  readonly isTalk?: true;
  /** The key contains the sender's number (the provider's message ID), so it is replaced by a fingerprint. */
  readonly newKey?: true;
  /** What stays of the row, and why. */
  readonly stays: string;
}

type RowIn<N extends TableName> = RowOf<(typeof tables)[N]>;
type Key<N extends TableName> = keyof RowIn<N> & string;

interface Parts<K extends string> extends Omit<PersonalTable, 'table'> {
  readonly links: readonly K[];
  readonly erased: readonly K[];
  readonly erasedOfCustomer?: readonly K[];
  readonly searched?: readonly K[];
  readonly instead?: Readonly<Partial<Record<K, string>>> & Readonly<Record<string, string>>;
  readonly namedBy?: K;
  readonly firstWord?: K;
}

function personal<N extends TableName>(table: N, parts: Parts<Key<N>>): PersonalTable {
  return { table, ...parts };
}

const GONE = 'Erased on request.';

/** The order matters: rows by which the person is found are erased last. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  // Messages still being sent come first, since the erasure waits for them.
  personal('outbox', {
    links: ['leadId', 'partyId'],
    erased: ['payload', 'error'],
    erasedOfCustomer: ['to', 'carrier', 'providerId'],
    searched: ['payload', 'error'],
    isTalk: true,
    stays: 'that a message went, and what it cost',
  }),
  personal('conversation', {
    links: ['leadId', 'partyId'],
    erased: ['text'],
    erasedOfCustomer: ['providerId'],
    searched: ['text'],
    isTalk: true,
    newKey: true,
    stays: 'that a message went, when and which way: clocks and metrics are made from it',
  }),
  personal('timeline', {
    links: ['leadId'],
    erased: ['reason'],
    stays: 'the states of the lead and when they changed: how dealers did is judged by it',
  }),
  personal('inboxLog', {
    links: ['leadId'],
    erased: [],
    newKey: true,
    stays: 'that something was handled, and what came of it: proof that nothing was lost',
  }),
  personal('deadLetters', {
    links: [],
    erased: ['content'],
    instead: { reason: GONE },
    searched: ['id', 'reason', 'content'],
    namedBy: 'receivedAt',
    newKey: true,
    stays: 'that something could not be read',
  }),
  personal('disputes', { links: ['leadId'], erased: ['words'], searched: ['note'], stays: 'who contested what, and the decision' }),
  personal('findings', {
    links: ['subject'],
    erased: ['evidence'],
    searched: ['expected', 'found', 'history', 'owner', 'note'],
    stays: 'what a rule found in a sale, and the decision: commissions depend on it',
  }),
  personal('alerts', {
    links: ['subject'],
    erased: ['note'],
    instead: { text: GONE },
    searched: ['subject', 'text', 'note', 'why'],
    stays: 'that somebody was told, of which kind of problem, and when',
  }),
  personal('auditTrail', {
    links: ['subject'],
    erased: [],
    searched: ['from', 'to'],
    stays: 'who saw or changed what: proof of access (art. 31) must not go with it',
  }),
  personal('crm', {
    links: ['leadId', 'customerId'],
    erased: ['contactId', 'waiting', 'error'],
    stays: 'that the lead was written to the CRM; the contact there is erased in the CRM itself',
  }),
  personal('reps', { links: [], erased: [], searched: ['held', 'selling'], stays: 'the rep’s own row' }),
  personal('dataRequests', { links: ['about'], erased: ['value'], stays: 'that an export was made, and when' }),
  personal('sales', {
    links: ['id', 'leadId'],
    erased: ['customerPhone'],
    instead: { customerName: '(erased)' },
    firstWord: 'keys',
    searched: ['reason', 'nextStep'],
    stays: 'the sale itself (unit, price, date, dealer, verdict): tax and commercial records (art. 16 (2) g; UU 28/2007, 10 years)',
  }),
  personal('leads', {
    links: ['id', 'customerId'],
    erased: [
      ...(['customerName', 'customerPhone', 'customerUserId', 'area', 'latitude', 'longitude'] as const),
      ...(['questions', 'said', 'understood', 'asked', 'askedInWords', 'handOverNote', 'staffNote'] as const),
    ],
    stays: 'that a lead of this model, channel and region was won or lost by whom and when: metrics and commissions',
  }),
  personal('customers', {
    links: ['id'],
    erased: ['name', 'phone', 'userId', 'carrier'],
    stays: 'a Customer ID that leads to nobody: the ledger names it',
  }),
]; // biome-ignore format: a table
