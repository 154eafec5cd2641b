/** What must be true at the end of a day; each function returns a sentence for every violation. */

import { contentText } from '../../local/world/meta/content';
import { findBrokenRow } from '../../src/core/ledger/chain';
import { withoutMark } from '../../src/integrations/meta/status-mark';
import { Layout } from '../../src/store/session/layout';
import type { Columns, Row, Table } from '../../src/tables/columns';
import { tables } from '../../src/tables/index';
import type { Offer } from '../../src/tables/offers';
import { type Day, HOUR_MS } from './day';

const { alerts, leads, offers, customers, ledger, outbox, inboxLog, deadLetters } = tables;

/** Of two dealers under one roof each is first about as often: five standard deviations either side of half. */
const DEVIATIONS = 5;
const MIN_CASES = 20;

export function findDayViolations(day: Day): string[] {
  return [
    ...dayIsBusy(day),
    ...everybodyHasSomebody(day),
    ...oneOwnerAtATime(day),
    ...nobodyAskedTwice(day),
    ...noWordAfterStop(day),
    ...losersLearnNothing(day),
    ...shareIsFair(day),
    ...nothingTwice(day),
    ...nothingLeftBehind(day),
    ...ledgerHolds(day),
    ...onlyKnownMoves(day),
  ];
}

export function rowsOf<C extends Columns>(day: Day, table: Table<C>): Row<C>[] {
  const [cells = []] = day.hub.workbook.read([{ sheet: table.name, fromRow: 1 }]);
  const layout = new Layout(table, cells[0] ?? []);
  return cells.slice(1).map((row) => layout.decode(row));
}

/** The day must be busy enough to prove anything. */
function dayIsBusy(day: Day): string[] {
  const routed = rowsOf(day, leads).filter(({ routedAt }) => routedAt !== null).length;
  return routed > day.leadsWanted * 0.7 ? [] : [`only ${routed} of ${day.leadsWanted} leads got as far as dealers`];
}

/** Every customer who gave a place has a named rep or manager. Those who stopped midway were never routed. */
function everybodyHasSomebody(day: Day): string[] {
  const gone = new Set([...day.people.optedOutAt.keys()]);
  return rowsOf(day, leads).flatMap((lead) => {
    if (lead.status === 'SCREENING' || lead.status === 'ABANDONED' || gone.has(lead.customerPhone)) return [];
    if (lead.status !== 'UNCLAIMED' && lead.repName !== '') return [];
    return [`${lead.id} is ${lead.status} without a named person since ${stamp(lead.routedAt ?? lead.createdAt)}`];
  });
}

/** The ledger: a lead changes hands only after it was given up or taken back. */
function oneOwnerAtATime(day: Day): string[] {
  const owners = new Map<string, string>();
  return rowsOf(day, ledger).flatMap(({ type, subject, sequence }) => {
    const before = owners.get(subject);
    owners.set(subject, type);
    return type === 'HAND_OFF' && before === 'HAND_OFF'
      ? [`${subject} got a second owner, ledger row ${sequence}`]
      : [];
  });
}

function nobodyAskedTwice(day: Day): string[] {
  const seen = new Set<string>();
  return rowsOf(day, offers).flatMap(({ leadId, repId, status }) => {
    const pair = `${leadId} to ${repId}`;
    if (status === 'GIVEN') return [];
    if (seen.has(pair)) return [`${pair} was offered twice`];
    seen.add(pair);
    return [];
  });
}

/** After STOP the confirmation is the last message until the customer writes again. A reply already on its way is allowed. */
function noWordAfterStop(day: Day): string[] {
  return [...day.people.optedOutAt].flatMap(([number, at]) => {
    const chat = day.world.phones().find(({ id }) => id === number)?.chat ?? [];
    const back = chat.find((message) => message.from === 'user' && message.at > at)?.at ?? Infinity;
    const late = chat.filter((message) => message.from === 'business' && message.at > at + 10_000 && message.at < back);
    const others = late.filter(({ content }) => !/berhenti|no more|tidak akan/i.test(contentText(content)));
    return others.map(({ content }) => `${number} opted out and was sent "${contentText(content).slice(0, 60)}"`);
  });
}

/** A customer's number or name is read by reps who have or had the lead, and by managers. */
function losersLearnNothing(day: Day): string[] {
  const had = new Map<string, Set<string>>();
  for (const { leadId, repId, status } of rowsOf(day, offers)) {
    if (!HAD.includes(status)) continue;
    had.set(leadId, (had.get(leadId) ?? new Set()).add(repId));
  }
  const leadsOf = new Map<string, Set<string>>();
  for (const lead of rowsOf(day, leads)) {
    for (const rep of [...(had.get(lead.id) ?? []), lead.repId]) {
      leadsOf.set(lead.customerPhone, (leadsOf.get(lead.customerPhone) ?? new Set()).add(rep));
    }
  }
  const repOf = new Map(day.network.reps.map(({ id, number }) => [number, id]));
  return day.world.phones().flatMap(({ id, chat }) => {
    const rep = repOf.get(id);
    if (rep === undefined) return [];
    const texts = chat.filter(({ from }) => from === 'business').map(({ content }) => contentText(content));
    return texts.flatMap((text) =>
      [...text.matchAll(/628560000\d{4}|Pembeli (\d{4})/g)].flatMap(([found, name]) => {
        const number = name ? `62856${name.padStart(8, '0')}` : found;
        return leadsOf.get(number)?.has(rep) ? [] : [`${rep} read "${found}" and never had that lead`];
      }),
    );
  });
}

const HAD: readonly string[] = ['WON', 'TAKEN_BACK', 'HANDED_ON', 'GIVEN'] satisfies Offer['status'][];

function shareIsFair(day: Day): string[] {
  const firsts = rowsOf(day, offers).filter(({ ring }) => ring === 1);
  return day.network.twins.flatMap(([one, other]) => {
    const leadsAsked = new Map<string, Set<string>>();
    for (const { leadId, dealerId } of firsts) {
      if (dealerId === one || dealerId === other)
        leadsAsked.set(leadId, (leadsAsked.get(leadId) ?? new Set()).add(dealerId));
    }
    // Where both were asked there was nothing to decide.
    const decided = [...leadsAsked.values()].filter((asked) => asked.size === 1);
    const count = decided.filter((asked) => asked.has(one)).length;
    const off = Math.abs(count - decided.length / 2) / Math.sqrt(decided.length / 4);
    if (decided.length < MIN_CASES || off <= DEVIATIONS) return [];
    return [`of ${decided.length} leads between ${one} and ${other}, ${count} went to the first`];
  });
}

function nothingTwice(day: Day): string[] {
  const doubles = (values: readonly string[], what: string) => {
    const seen = new Set<string>();
    return values.flatMap((value) => {
      const again = value !== '' && seen.has(value);
      seen.add(value);
      return again ? [`${what} ${value} is there twice`] : [];
    });
  };
  return [
    ...doubles(
      rowsOf(day, inboxLog).map(({ id }) => id),
      'event',
    ),
    ...doubles(
      rowsOf(day, leads).map(({ id }) => id),
      'lead',
    ),
    ...doubles(
      rowsOf(day, customers).map(({ phone }) => phone),
      'customer',
    ),
    ...doubles(
      rowsOf(day, outbox).map(({ id }) => id),
      'outbox row',
    ),
    ...doubles(
      day.world.messages().map(({ opaque }) => withoutMark(opaque ?? '')),
      'message',
    ),
  ];
}

function nothingLeftBehind(day: Day): string[] {
  const waiting = Object.keys(day.hub.deps.properties.getAll()).filter((key) => key.startsWith('in.'));
  const late = rowsOf(day, outbox).filter(
    ({ state, createdAt }) =>
      state !== 'SENT' && state !== 'FAILED' && day.hub.clock.nowMs() - (createdAt ?? 0) > HOUR_MS,
  );
  return [
    ...waiting.map((key) => `${key} is still in the inbox`),
    ...late.map(({ id, state }) => `message ${id} is still ${state} after an hour`),
    ...rowsOf(day, deadLetters).map(({ id, reason }) => `event ${id} was buried: ${reason}`),
  ];
}

function onlyKnownMoves(day: Day): string[] {
  return rowsOf(day, alerts).flatMap(({ rule, text }) => (rule === 'odd-move' ? [text] : []));
}

function ledgerHolds(day: Day): string[] {
  const fault = findBrokenRow(rowsOf(day, ledger));
  return fault ? [`the ledger breaks at row ${fault.sequence}: ${fault.reason}`] : [];
}

function stamp(ms: number | null): string {
  return new Date(ms ?? 0).toISOString();
}
