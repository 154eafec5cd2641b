/**
 * What the use cases of one round share: the open session, the configuration, the time, and the records that everything
 * leaves behind (conversation, timeline, ledger, alerts). All ids derive from the event, so that nothing is written twice.
 */
import type { NewAlert } from '../../core/alerts/alarm.ts';
import { isMove } from '../../core/lead/moves.ts';
import { chainRow } from '../../core/ledger/chain.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { splitForCells } from '../../core/lib/text.ts';
import { type MessageKey, render, renderKnown } from '../../core/messages/catalogue.ts';
import type { Config } from '../../store/config.ts';
import { raiseInto } from '../../store/session/alert-book.ts';
import type { Session } from '../../store/session/session.ts';
import { rememberSold } from '../../store/state/hub-state.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead, LeadStatus } from '../../tables/leads.ts';
import type { Region } from '../../tables/network.ts';
import type { Answers, Telemetry } from './unit-context.ts';

export interface Round {
  readonly session: Session;
  readonly config: Config;
  readonly nowMs: number;
  readonly tokenSecret: string;
  /** The event being handled; ids of all effects derive from it. */
  readonly eventId: string;
  /** The carrier by which to answer the event's sender; absent when it has none. */
  readonly carrier?: string;
  /** The web app's URL; '' when not known. One service call. */
  readonly webAppUrl?: () => string;
  /** The person at a page whose action this event is: they read on the page what they would be answered by WhatsApp. */
  readonly onPage?: { readonly partyId: string; readonly say: (text: string) => void };
  /** Deliveries of gateways, if the round has any. */
  readonly telemetry?: Telemetry;
  /** Verdicts for gateways and pages, by event ID. */
  readonly answers?: Answers;
}

/** A message of the catalogue with its placeholders filled; the language '' means Bahasa. */
export function say(
  round: Round,
  key: MessageKey,
  language: Language | '',
  values: Readonly<Record<string, string | number>> = {},
): string {
  return render(round.config.catalogue, key, language, values);
}

/** Like `say`, without the lines whose values are not known. */
export function sayKnown(
  round: Round,
  key: MessageKey,
  language: Language | '',
  values: Readonly<Record<string, string | number>>,
): string {
  return renderKnown(round.config.catalogue, key, language, values);
}

/** The region's row in the configuration; undefined when there is none. */
export function regionOf(round: Round, name: string): Region | undefined {
  return round.config.regions.find((region) => region.region === name);
}

/** An id for an effect of this event: the same each time the event is handled. */
export function effectId(round: Round, prefix: string, what: string): string {
  return `${prefix}-${fingerprint(`${round.eventId}|${what}`)}`;
}

export interface SpokenMessage {
  readonly id: string;
  readonly leadId: string;
  readonly direction: 'in' | 'out';
  readonly party: 'customer' | 'rep' | 'manager';
  readonly partyId: string;
  readonly type: string;
  readonly text: string;
  readonly delivery: string;
}

/** Writes one message to the conversation log; a text longer than a cell continues in further rows. */
export function logMessage(round: Round, message: SpokenMessage): void {
  const conversation = round.session.table('conversation');
  splitForCells(message.text).forEach((text, index) => {
    const id = index === 0 ? message.id : `${message.id}#${index + 1}`;
    conversation.append({ ...message, id, text, at: round.nowMs, providerId: '' });
  });
}

/** Who changed something, and why, for the timeline. */
export interface Why {
  readonly actor: string;
  readonly reason: string;
}

/**
 * Changes a lead's state and records it in the timeline. A move that `core/lead/moves.ts` does not list is made, but raises an
 * alert.
 */
export function moveLead(
  round: Round,
  lead: Lead,
  to: LeadStatus,
  { patch = {}, ...why }: Why & { readonly patch?: Partial<Lead> },
): Lead {
  noteOnTimeline(round, lead, to, why);
  if (!isMove(lead.status, to))
    raiseAlert(round, {
      rule: 'odd-move',
      subject: lead.id,
      text: `${lead.id} went from ${lead.status} to ${to}.`,
    });
  return round.session.table('leads').update(lead.id, { ...patch, status: to });
}

export function noteOnTimeline(
  round: Round,
  { id: leadId, status: from }: { readonly id: string; readonly status: string },
  to: string,
  why: Why,
): void {
  round.session.table('timeline').append({
    id: effectId(round, 't', `${leadId}|${from}|${to}|${why.actor}`),
    at: round.nowMs,
    leadId,
    from,
    to,
    ...why,
  });
}

/** Appends an entry to the ledger, chained to the last one. `body`: no personal data, since rows stay for ever. */
export function appendToLedger(round: Round, type: string, subject: string, body: Record<string, unknown>): void {
  const { state } = round.session.system;
  const row = chainRow(
    { sequence: state.ledgerSequence, hash: state.ledgerHash },
    { atMs: round.nowMs, type, subject, body },
  );
  round.session.table('ledger').append(row);
  state.ledgerSequence = row.sequence ?? state.ledgerSequence;
  state.ledgerHash = row.hash;
  Object.assign(state, rememberSold(state, [{ type, subject, body }]));
}

/** `subject`: what the alert is about. The same rule and subject are one alert, however often it is raised. */
export function raiseAlert(round: Round, alert: NewAlert): void {
  const id = effectId(round, 'a', `${alert.rule}|${alert.subject}`);
  raiseInto(round.session, alert, { id, nowMs: round.nowMs });
}
