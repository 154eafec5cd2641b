/** What must be true of leads and their owners, over take-backs: one at a time, on record, and alone with the customer. */
import { contentText } from '../local/world/meta/content';
import type { SimHub } from './hub';

type Row = Record<string, string>;

const TAKEN = ['CLAIMED', 'CONTACTED', 'TEST_RIDE', 'WON', 'LOST'];
/** What only the owner of a lead may be sent. */
const FOR_THE_OWNER = ['rep.won', 'rep.customerSays', 'rep.contactReminder', 'rep.stepNoted', 'rep.askLostReason'];

/** A lead that a manager closed never was a rep's. */
export function isOwned(lead: Row): boolean {
  return TAKEN.includes(lead.Status ?? '') && !lead['Owner rep ID']?.startsWith('manager:');
}

/**
 * A lead with an owner has one winning offer; each hand-off is in the ledger and was told to one winner; between two
 * hand-offs the lead was taken back, so that no two people ever had it.
 */
export function oneOwner(hub: SimHub): string[] {
  const offers = hub.rows('Offers');
  const outbox = hub.rows('Outbox');
  const terms = termsOfOwners(hub);
  return hub.rows('Leads').flatMap((lead) => {
    const id = lead['Lead ID'] ?? '';
    const count = (status: string) => offers.filter((o) => o['Lead ID'] === id && o.Status === status).length;
    const told = outbox.filter((row) => row['Lead ID'] === id && row.Message === 'rep.won').length;
    const expected = isOwned(lead) ? 1 : 0;
    const takenBack = Number(lead['Taken back'] || 0);
    const handedOn = count('HANDED_ON');
    const winners = count('WON') + count('GIVEN');
    const mine = terms.get(id) ?? [];
    const open = mine.filter((term) => term.to === Infinity);
    const faults = [
      winners === expected ? '' : `${winners} winning offers`,
      count('TAKEN_BACK') === takenBack ? '' : `${count('TAKEN_BACK')} offers taken back, not ${takenBack}`,
      mine.length === expected + takenBack + handedOn ? '' : `${mine.length} hand-offs in the ledger`,
      told === mine.length ? '' : `${told} winners told`,
      open.length === expected ? '' : `${open.length} owners at once in the ledger`,
      mine.slice(1).every((term, index) => term.from >= (mine[index]?.to ?? 0)) ? '' : 'two owners at one time',
      expected === 0 || open[0]?.repId === lead['Owner rep ID'] ? '' : 'the owner is not the winner',
    ];
    return faults.filter((fault) => fault !== '').map((fault) => `${id} is ${lead.Status}: ${fault}`);
  });
}

/** A message between customer and owner reaches only its addressee: the owner at that moment, or the lead's customer. */
export function nobodyElseListens(hub: SimHub): string[] {
  const terms = termsOfOwners(hub);
  const leads = new Map(hub.rows('Leads').map((lead) => [lead['Lead ID'] ?? '', lead]));
  const authors = new Map(hub.rows('Conversation').map((row) => [row['Message ID'] ?? '', row]));
  const leadOfSource = new Map<string, string>();
  return hub.rows('Outbox').flatMap((row) => {
    const id = row['Lead ID'] ?? '';
    const at = shownTime(row.Created ?? '');
    const had = (repId: string | undefined) =>
      (terms.get(id) ?? []).some(
        (term) => term.repId === repId && term.from - A_SECOND <= at && at <= term.to + A_SECOND,
      );
    // A manager has a lead by name, not by a hand-off.
    if (row['Party ID']?.startsWith('manager:')) return [];
    if (FOR_THE_OWNER.includes(row.Message ?? '') && !had(row['Party ID'])) {
      return [`${row.Message} of ${id} went to ${row['Party ID']}, who did not have the lead`];
    }
    if (row.Message !== 'customer.repSays') return [];
    const { source = '' } = JSON.parse(row.Payload ?? '{}') as { source?: string };
    const lead = leads.get(id);
    const other = leadOfSource.get(source);
    leadOfSource.set(source, id);
    const faults = [
      row.To === (lead?.['Customer phone'] || lead?.['WhatsApp user ID']) ? '' : 'went to somebody else’s number',
      authors.get(source)?.Party === 'manager' || had(authors.get(source)?.['Party ID'])
        ? ''
        : 'was written by somebody who did not have the lead',
      other === undefined || other === id ? '' : `went to the customer of ${other} as well`,
    ];
    return faults.filter((fault) => fault !== '').map((fault) => `message ${source} for ${id} ${fault}`);
  });
}

/** Checked on the phones: messages to or from one lead's customer appear on no other phone. */
export function wordsStayPrivate(hub: SimHub): string[] {
  const knows = repsOfCustomers(hub);
  const leads = hub.rows('Leads');
  const repOf = new Map(hub.reps().map((rep) => [rep.number, rep.id]));
  return hub.world.messages().flatMap((message) => {
    if (message.from !== 'business') return [];
    const text = contentText(message.content);
    const [, leadId] = /\[untuk (L-\d+)\]/.exec(text) ?? [];
    const [, customer] = /\[dari (\d+)\]/.exec(text) ?? [];
    const isFor = (lead: Row) => lead['Customer phone'] === message.phone;
    const wrong = [
      leadId && !leads.some((lead) => lead['Lead ID'] === leadId && isFor(lead)),
      customer && !knows(customer).has(repOf.get(message.phone) ?? ''),
    ];
    return wrong.some(Boolean) ? [`${message.phone} read "${text}"`] : [];
  });
}

/** Customer's number → every rep who has or had a lead of theirs. */
export function repsOfCustomers(hub: SimHub): (phone: string) => ReadonlySet<string> {
  const terms = termsOfOwners(hub);
  const reps = new Map<string, Set<string>>();
  for (const lead of hub.rows('Leads')) {
    const known = reps.get(lead['Customer phone'] ?? '') ?? new Set();
    for (const { repId } of terms.get(lead['Lead ID'] ?? '') ?? []) known.add(repId);
    reps.set(lead['Customer phone'] ?? '', known);
  }
  return (phone) => reps.get(phone) ?? new Set();
}

interface Term {
  readonly repId: string;
  readonly from: number;
  to: number;
}

/** Who had which lead from when to when, by the ledger alone. */
function termsOfOwners(hub: SimHub): Map<string, Term[]> {
  const terms = new Map<string, Term[]>();
  for (const row of hub.rows('Ledger')) {
    const { repId, at } = JSON.parse(row.Entry ?? '{}') as { repId: string; at: number };
    const list = terms.get(row.Subject ?? '') ?? [];
    terms.set(row.Subject ?? '', list);
    if (row.Type === 'HAND_OFF') list.push({ repId, from: at, to: Infinity });
    const last = list.at(-1);
    if ((row.Type === 'TAKE_BACK' || row.Type === 'HAND_ON') && last?.repId === repId) last.to = at;
  }
  return terms;
}

/** The sheet shows whole seconds, rounded. */
const A_SECOND = 1_000;

function shownTime(shown: string): number {
  return Date.parse(`${shown.replace(' ', 'T')}+07:00`);
}
