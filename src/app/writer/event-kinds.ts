/**
 * Everything about each kind of event in one place: what it asks of the System tab, which rows it needs, and which function
 * handles it. Preloading, dispatch and logging read this table; a new kind is a new entry.
 */
import type { DeliveryFailedEvent, HubEvent, MessageEvent, Sender } from '../../core/events.ts';
import { readChoice } from '../../core/tokens/signed-choice.ts';
import { handleAgentMessage } from '../conversation/agent-message.ts';
import { leadsMeant } from '../conversation/claim-in-words.ts';
import { handleMessage } from '../conversation/handle-message.ts';
import { handlePageAction, rowsOfPageAction, walkInOf } from '../conversation/page-action.ts';
import { quotedBy, tappedIds } from '../conversation/rep-message.ts';
import { handleRoomChange } from '../conversation/room-changed.ts';
import { walkInMeant } from '../conversation/walk-in.ts';
import { handleDeliveryFailure } from '../delivery/delivery-failure.ts';
import { tellDealerWeek } from '../messages/tell-dealer-week.ts';
import { decideDispute, disputeId, readObjection } from '../ownership/dispute.ts';
import { handOverByStaff } from '../ownership/hand-over.ts';
import { letGo } from '../ownership/let-go.ts';
import { bury } from '../round/dead-letters.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { takePlace } from '../screening/geocode-places.ts';
import { findRep } from '../screening/identify-sender.ts';
import { aliasesIn } from '../screening/learn-identity.ts';
import { setApart } from '../screening/set-apart.ts';
import { handleUnitEvent } from '../units/handle-unit-event.ts';
import type { InRound } from './leads-of-senders.ts';

/** Keys of the rows that an event needs, by table. */
export interface RowsNeeded {
  /** Senders of the event, and people it mentions: their customer rows, and those customers' leads. */
  readonly senders?: readonly Sender[];
  /** Leads, with their customers. */
  readonly leads?: readonly string[];
  /** Leads all of whose offers are needed. */
  readonly leadsWithOffers?: readonly string[];
  readonly offers?: readonly string[];
  readonly disputes?: readonly string[];
  /** Customers, with the customers they were merged into, and their leads. */
  readonly customers?: readonly string[];
  readonly alerts?: readonly string[];
  /** Outbox rows, with their leads. */
  readonly outbox?: readonly string[];
  /** Outbox rows by the provider's message ID. */
  readonly sentAs?: readonly string[];
}

interface EventKind<E extends HubEvent> {
  /** Phones and user IDs that the event looks up in the System tab, besides its own ID. */
  readonly aliases?: (event: E) => readonly string[];
  readonly rows?: (round: InRound, event: E) => RowsNeeded;
  /** Whether the event may be about an older message of the conversation. */
  readonly isAboutMessage?: (event: E) => boolean;
  readonly handle: (round: Round, event: E) => EventOutcome;
}

type Kinds = { readonly [K in HubEvent['kind']]: EventKind<Extract<HubEvent, { kind: K }>> };

const KINDS: Kinds = {
  message: {
    aliases: (event) => [event.from, aliasesIn(event), walkInMeant(event)].flatMap(aliasesOf),
    rows: rowsOfMessage,
    isAboutMessage: (event) => quotedBy(event) !== '',
    handle: handleMessage,
  },
  'agent-message': {
    aliases: ({ from }) => aliasesOf(from),
    rows: (_, { from }) => ({ senders: [from] }),
    handle: handleAgentMessage,
  },
  'room-changed': {
    aliases: ({ from }) => aliasesOf(from),
    rows: (_, { from }) => ({ senders: [from] }),
    handle: handleRoomChange,
  },
  'delivery-failed': { rows: (_, event) => rowsOfFailure(event), handle: handleDeliveryFailure },
  'place-looked-up': { rows: (_, { leadId }) => ({ leadsWithOffers: [leadId] }), handle: takePlace },
  'hand-over': { rows: (_, { leadId }) => ({ leadsWithOffers: [leadId] }), handle: handOverByStaff },
  'dispute-decided': {
    rows: (_, event) => ({ leadsWithOffers: [event.leadId], disputes: [event.disputeId] }),
    handle: (round, event) => decideDispute(round, event.disputeId, event.decision),
  },
  'page-action': { aliases: (event) => aliasesOf(walkInOf(event)), rows: rowsOfPageAction, handle: handlePageAction },
  // Needs no handling here: alerts/heed-staff.ts applies what the row says, as for all rows.
  'alert-decided': {
    rows: (_, { alertId }) => ({ alerts: [alertId] }),
    handle: () => ({ outcome: 'alert changed by staff', leadId: '' }),
  },
  'dealer-week': { handle: tellDealerWeek },
  'set-apart': { aliases: aliasesOf, rows: (_, { customerId }) => ({ customers: [customerId] }), handle: setApart },
  'person-leaves': {
    aliases: ({ aliases }) => aliases,
    rows: (_, { ids }) => ({
      leadsWithOffers: ids.filter((id) => id.startsWith('L-')),
      customers: ids.filter((id) => id.startsWith('C-')),
    }),
    handle: letGo,
  },
  // Units are loaded by serial, which the gateways' mappings must parse first: units/telemetry.ts.
  'unit-reports': { handle: handleUnitEvent },
  'staff-report': { handle: handleUnitEvent },
  'activation-answered': { handle: handleUnitEvent },
  unreadable: {
    handle(round, event) {
      bury(round, event);
      return { outcome: 'kept in Dead letters', leadId: '' };
    },
  },
  notice: {
    handle(round, { alarm, field }) {
      if (alarm) raiseAlert(round, { rule: 'account-trouble', subject: alarm.subject, text: alarm.text });
      return { outcome: `noted: ${field}`, leadId: '' };
    },
  },
};

function kindOf<E extends HubEvent>(event: E): EventKind<E> {
  return KINDS[event.kind] as unknown as EventKind<E>;
}

export function isEventKind(kind: string): boolean {
  return Object.hasOwn(KINDS, kind);
}

/**
 * The event; or, when not even its keys can be determined (replayed by hand, or written by another build), an event that keeps
 * it whole in Dead letters. So it fails alone.
 */
export function soundEvent(event: HubEvent): HubEvent {
  try {
    systemKeysOf(event);
    isAboutMessage(event);
    return event;
  } catch (error) {
    const { id, source, receivedAtMs } = event;
    const reason = `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'unreadable', id, source, reason, raw: JSON.stringify(event), receivedAtMs };
  }
}

/** Keys that the event may look up in the System tab. */
export function systemKeysOf(event: HubEvent): string[] {
  return [event.id, ...(kindOf(event).aliases?.(event) ?? [])];
}

export function rowsNeededBy(round: InRound, event: HubEvent): RowsNeeded {
  return kindOf(event).rows?.(round, event) ?? {};
}

export function isAboutMessage(event: HubEvent): boolean {
  return kindOf(event).isAboutMessage?.(event) ?? false;
}

export function dispatch(round: Round, event: HubEvent): EventOutcome {
  return kindOf(event).handle(round, event);
}

function rowsOfMessage(round: InRound, event: MessageEvent): RowsNeeded {
  const tap = tappedIds(event);
  const objection = event.content.type === 'text' ? readObjection(event.content.text) : null;
  const rep = objection ? findRep(round.session.table('reps').rows(), event.from) : null;
  return {
    // One by one: until now a phone and a user ID may belong to two customers.
    senders: [event.from, aliasesIn(event), walkInMeant(event)].flatMap(({ phone, userId }) => [
      { phone, userId: '' },
      { phone: '', userId },
    ]),
    leads: tap ? [tap.leadId] : leadsMeant(round, event, findRep(round.session.table('reps').rows(), event.from)),
    offers: tap ? [tap.offerId] : [],
    leadsWithOffers: [...leadsNamed(event), ...passedOn(event)],
    disputes: objection?.leadId && rep ? [disputeId(objection.leadId, rep.id)] : [],
  };
}

/** Lead IDs typed in the message, like "L-000123". */
function leadsNamed({ content }: MessageEvent): string[] {
  if (content.type !== 'text') return [];
  return [...content.text.slice(0, 500).matchAll(/\bL-\d{6,12}\b/gi)].slice(0, 3).map(([id]) => id.toUpperCase());
}

/** The lead for which a rep now gives the reason of their pass. */
function passedOn({ content }: MessageEvent): string[] {
  const choice = content.type === 'reply' ? readChoice(content.id) : null;
  return choice?.kind === 'R1' ? [choice.leadId] : [];
}

function rowsOfFailure({ outboxId, providerId }: DeliveryFailedEvent): RowsNeeded {
  if (outboxId !== '') return { outbox: [outboxId] };
  return providerId ? { sentAs: [providerId] } : {};
}

function aliasesOf({ phone, userId }: Sender): string[] {
  return [phone, userId].filter((alias) => alias !== '');
}
