/** What must be true after every schedule; each function returns a sentence for every violation. */

import { contentText } from '../local/world/meta/content';
import { findBrokenRow } from '../src/core/ledger/chain';
import { withoutMark } from '../src/integrations/meta/status-mark';
import { readLeadTimes } from '../src/store/state/lead-times';
import type { LedgerRow } from '../src/tables/records';
import type { SimHub } from './hub';
import { backlogIsPaced, nobodyRungAtNight } from './night-invariants';
import { isOwned, nobodyElseListens, oneOwner, repsOfCustomers, wordsStayPrivate } from './ownership-invariants';

type Rows = readonly Record<string, string>[];

/** Tolerance for a missed trigger or two, and for an earlier round of forty leads. */
const LATEST_MS = 5 * 60_000;
/** The setting longestWaitHours. */
const LONGEST_WAIT_MS = 96 * 3_600_000;

export function findViolations(hub: SimHub): string[] {
  return [
    ...oneOwner(hub),
    ...nobodyElseListens(hub),
    ...wordsStayPrivate(hub),
    ...everyTapAnswered(hub),
    ...nothingSentTwice(hub),
    ...nothingLeftBehind(hub),
    ...everyEventOnce(hub),
    ...ledgerHolds(hub),
    ...losersLearnNothing(hub),
    ...noLeadForgotten(hub),
    ...rowsStayTogether(hub),
    ...nobodyRungAtNight(hub),
    ...backlogIsPaced(hub),
    ...onlyKnownMoves(hub),
  ];
}

/** Each tap that reached the hub was decided once: one row in the inbox log, one answer on the phone. */
function everyTapAnswered(hub: SimHub): string[] {
  return hub.world.phones().flatMap((account) => {
    const taps = account.chat.filter((message) => message.from === 'user' && message.content.type === 'choice');
    return taps.flatMap((tap) => {
      if ([...hub.overflowed].some((body) => body.includes(tap.id))) return [];
      const rows = hub.rows('Inbox log').filter((row) => row['Event ID'] === tap.id);
      return rows.length === 1 ? [] : [`tap ${tap.id} of ${account.id} has ${rows.length} rows in the inbox log`];
    });
  });
}

export function nothingSentTwice(hub: SimHub): string[] {
  const seen = new Map<string, number>();
  for (const id of sentIds(hub)) seen.set(id, (seen.get(id) ?? 0) + 1);
  return [...seen].filter(([, times]) => times > 1).map(([id, times]) => `message ${id} was sent ${times} times`);
}

/** The inbox is empty, and every message of the outbox went out or says why not. */
function nothingLeftBehind(hub: SimHub): string[] {
  const keys = Object.keys(hub.rt.properties.all()).filter((key) => key.startsWith('in.'));
  const sent = new Set(sentIds(hub));
  const open = hub
    .rows('Outbox')
    .filter((row) => row.State !== 'SENT' && row.State !== 'FAILED' && isOld(hub, row['Last tried'] ?? ''));
  const lost = hub.rows('Outbox').filter((row) => row.State === 'SENT' && !sent.has(row['Outbox ID'] ?? ''));
  return [
    ...keys.map((key) => `${key} is still in the inbox`),
    ...open.map((row) => `message ${row['Outbox ID']} (${row.Message}) is still ${row.State}`),
    ...lost.map((row) => `message ${row['Outbox ID']} says SENT and never reached WhatsApp`),
  ];
}

/** A receipt rides with the next commit, a minute later at most; an unclear message is reviewed after three. */
function isOld(hub: SimHub, shown: string): boolean {
  return hub.rt.now() - Date.parse(`${shown.replace(' ', 'T')}+07:00`) > 4 * 60_000;
}

function everyEventOnce(hub: SimHub): string[] {
  const doubles = (rows: Rows, column: string, tab: string): string[] => {
    const seen = new Set<string>();
    return rows.flatMap((row) => {
      const id = row[column] ?? '';
      const again = seen.has(id);
      seen.add(id);
      return again ? [`${tab} has ${id} twice`] : [];
    });
  };
  return [
    ...doubles(hub.rows('Inbox log'), 'Event ID', 'Inbox log'),
    ...doubles(hub.rows('Leads'), 'Lead ID', 'Leads'),
    ...doubles(people(hub), 'Phone', 'Customers'),
    ...doubles(hub.rows('Offers'), 'Offer ID', 'Offers'),
    ...doubles(hub.rows('Conversation'), 'Message ID', 'Conversation'),
    ...doubles(hub.rows('Timeline'), 'Entry ID', 'Timeline'),
    ...doubles(hub.rows('Outbox'), 'Outbox ID', 'Outbox'),
  ];
}

/** Rows of people who hide their number have none to be doubled, nor have those that were joined to another. */
function people(hub: SimHub): Rows {
  return hub.rows('Customers').filter((row) => row.Phone !== '' && row['Same person as'] === '');
}

export function ledgerHolds(hub: SimHub): string[] {
  const rows = hub.rows('Ledger').map((row) => {
    const body = row.Entry ?? '';
    const { at } = JSON.parse(body) as { at: number };
    const text = { type: row.Type ?? '', subject: row.Subject ?? '', hash: row.Hash ?? '' };
    return { ...text, body, at, sequence: Number(row['No.']), previousHash: row['Previous hash'] ?? '' } as LedgerRow;
  });
  const fault = findBrokenRow(rows);
  return fault ? [`the ledger breaks at row ${fault.sequence}: ${fault.reason}`] : [];
}

/** Only reps who have or had a lead of the customer read their name or number, and managers. */
function losersLearnNothing(hub: SimHub): string[] {
  const leads = hub.rows('Leads');
  const knows = repsOfCustomers(hub);
  const managers = new Set(hub.rows('Regions').map((row) => (row['Manager WhatsApp'] ?? '').replace(/\D/g, '')));
  const repOf = new Map(hub.reps().flatMap(({ number, id }) => (managers.has(number) ? [] : [[number, id] as const])));
  return hub.world.messages().flatMap((message) => {
    const rep = repOf.get(message.phone);
    if (!rep || message.from !== 'business') return [];
    const text = contentText(message.content);
    return leads
      .filter((lead) => !knows(lead['Customer phone'] ?? '').has(rep))
      .filter((lead) =>
        [lead.Phone, lead['Customer phone'], lead['Customer name']].some((secret) => secret && text.includes(secret)),
      )
      .map((lead) => `rep ${rep} read the personal data of ${lead['Lead ID']}`);
  });
}

/** A lead that was routed is owned, with a manager by name, or has a clock: its window, or a wait whose end is in sight. */
function noLeadForgotten(hub: SimHub): string[] {
  const now = hub.rt.now();
  const kept = hub.rows('System').find((row) => row.Bucket === 'waiting')?.['Handled events'] ?? '';
  const read = readLeadTimes(kept, 1);
  const waiting = read.ok ? read.value : {};
  const offers = hub.rows('Offers');
  return hub.rows('Leads').flatMap((lead) => {
    const id = lead['Lead ID'] ?? '';
    if (isOwned(lead) || lead.Status === 'WITH_MANAGER')
      return lead['Owner rep'] ? [] : [`${id} is ${lead.Status} without a name`];
    if (lead.Status !== 'UNCLAIMED') return [];
    const due = waiting[id];
    if (due === undefined) return [`${id} is UNCLAIMED at ${new Date(now).toISOString()} and has no clock`];
    if (now - due > LATEST_MS) return [`${id} was due at ${new Date(due).toISOString()} and was not looked at`];
    const isAsked = offers.some((offer) => offer['Lead ID'] === id && offer.Status === 'OPEN');
    if (isAsked) return [];
    if (lead['Held until'] === '') return [`${id} is UNCLAIMED and nobody is being asked`];
    return due - now > LONGEST_WAIT_MS ? [`${id} would have to wait until ${new Date(due).toISOString()}`] : [];
  });
}

/** The states of a lead are those that docs draw. */
function onlyKnownMoves(hub: SimHub): string[] {
  return hub.rows('Alerts').flatMap((row) => (row.Rule === 'odd-move' ? [row['What happened'] ?? ''] : []));
}

/** However people sort and move rows, what the hub learned about a rep is in that rep's row. */
function rowsStayTogether(hub: SimHub): string[] {
  const numbers = new Map(hub.reps().map((rep) => [rep.id, rep.number]));
  return hub.rows('Reps').flatMap((row) => {
    const learned = row['WhatsApp user ID'] ?? '';
    const own = hub.world.phones().find((account) => account.number === numbers.get(row['Rep ID'] ?? ''))?.bsuid;
    return learned === '' || learned === own ? [] : [`${row['Rep ID']} has the user ID of somebody else`];
  });
}

/** Outbox ids of what reached WhatsApp, without the mark for the relay. */
function sentIds(hub: SimHub): string[] {
  return hub.world.messages().flatMap(({ opaque }) => (opaque ? [withoutMark(opaque)] : []));
}
