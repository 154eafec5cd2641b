/**
 * What became of sent messages. A receipt is kept in Script Properties right after sending and is applied with the next commit.
 * A message without a receipt is sent again only when no evidence shows that it went out.
 */

import { DAY_MS } from '../../core/lib/time.ts';
import type { Receipt, SendResult } from '../../integrations/message-gateway.ts';
import { unsettledOf } from '../../store/state/unsettled.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { readPayload } from '../messages/post.ts';
import { RECEIPT_DUE_MS } from '../messages/post-message.ts';
import { holdBack, paceOf } from '../messages/rate-limits.ts';

import { tellBroken } from '../round/broken-cell.ts';
import type { Round } from '../round/round.ts';
import { type Failure, handleSendFailure } from './handle-send-failure.ts';
import { whyOutdated } from './outdated.ts';
import { resendAsTemplate, resendUnquoted } from './resend.ts';

/** After this many attempts a message is given up and somebody is told. */
const MAX_ATTEMPTS = 6;
/** A message that has waited this long would only confuse its reader. */
const LONGEST_WAIT_MS = DAY_MS;

/** Applies one receipt to the Outbox and the conversation log. Applying it twice changes nothing. */
export function applyReceipt(round: Round, [id, result]: Receipt): void {
  const row = round.session.table('outbox').get(id);
  if (!row || row.state === 'SENT' || row.state === 'FAILED') {
    delete round.session.system.state.unsettled[id];
    return;
  }
  if (result.kind === 'sent') settle(round, row, { state: 'SENT', providerId: result.providerId, error: '' });
  else if (result.kind === 'failed') fail(round, row, result);
  else applyRetry(round, row, result);
}

/** Records what became of a message without its consequences, for when carrying those out failed. */
export function settleOnly(round: Round, [id, result]: Receipt): void {
  const row = round.session.table('outbox').get(id);
  if (!row) return;
  const isSent = result.kind === 'sent';
  const error = isSent ? '' : result.error;
  settle(round, row, { state: isSent ? 'SENT' : 'FAILED', providerId: isSent ? result.providerId : '', error });
}

/**
 * Schedules another attempt. A message that was refused for its pace holds back others to the same person, so that they stay in
 * order.
 */
export function applyRetry(
  round: Round,
  row: OutboxRow,
  result: Extract<SendResult, { kind: 'retry' | 'unclear' }>,
): void {
  if ((row.attempts ?? 0) >= MAX_ATTEMPTS) {
    fail(round, row, { reason: result.reason, error: `${result.error} (${MAX_ATTEMPTS} tries)`, alert: true });
    return;
  }
  const dueAt = round.nowMs + (result.kind === 'retry' ? result.afterMs : RECEIPT_DUE_MS);
  lookAgain(round, row, dueAt);
  if (result.kind === 'retry' && result.alert) raiseBroken(round, result);
  if (result.reason === 'pair-rate') holdBack(round, row.to, dueAt);
  const state = result.kind === 'retry' ? 'RETRY' : 'UNCLEAR';
  round.session.table('outbox').update(row.id, { state, error: result.error, nextTryAt: dueAt });
}

/** Messages to look at again now: retries that are due, and messages whose receipt is missing for too long. */
export function dueMessages(round: Pick<Round, 'session' | 'nowMs'>): string[] {
  return Object.entries(round.session.system.state.unsettled)
    .filter(([, { at }]) => at <= round.nowMs)
    .map(([id]) => id);
}

/** `evidence`: WhatsApp's message ID from a `sent` status, if one came. Returns whether to send the message now. */
export function reviewMessage(round: Round, id: string, evidence: string | undefined): boolean {
  const row = round.session.table('outbox').get(id);
  if (!row || row.state === 'SENT' || row.state === 'FAILED') {
    delete round.session.system.state.unsettled[id];
    return false;
  }
  if (evidence) {
    settle(round, row, { state: 'SENT', providerId: evidence, error: '' });
    return false;
  }
  const outdated = whyOutdated(round, row);
  if (outdated !== '') {
    settle(round, row, { state: 'FAILED', providerId: '', error: `outdated: ${outdated}` });
    return false;
  }
  const payload = readPayload(row);
  if (!payload.ok || round.nowMs - (row.createdAt ?? round.nowMs) > LONGEST_WAIT_MS) {
    giveUp(round, row, payload.ok ? '' : payload.reason);
    return false;
  }
  const slot = paceOf(round, row.carrier, payload.value.content);
  if (slot !== null) {
    lookAgain(round, row, slot);
    round.session.table('outbox').update(id, { nextTryAt: slot });
    return false;
  }
  const attempts = (row.attempts ?? 0) + 1;
  if (attempts > MAX_ATTEMPTS) {
    fail(round, row, { reason: 'provider-down', error: row.error || 'no answer from WhatsApp', alert: true });
    return false;
  }
  const patch = { state: 'SENDING', attempts, lastTriedAt: round.nowMs, nextTryAt: null } as const;
  round.session.table('outbox').update(id, patch);
  lookAgain(round, row, round.nowMs + RECEIPT_DUE_MS);
  return true;
}

function lookAgain({ session }: Round, row: OutboxRow, at: number): void {
  const { unsettled } = session.system.state;
  unsettled[row.id] = { ...(unsettled[row.id] ?? unsettledOf(at, { ...row, sender: '' })), at };
}

/** `broken`: why the payload cannot be read; '' when the message has waited too long. */
function giveUp(round: Round, row: OutboxRow, broken: string): void {
  const error = broken === '' ? 'waited for more than a day' : `Payload: ${broken}`;
  const who = row.partyId || row.to;
  fail(round, row, { reason: broken === '' ? 'provider-down' : 'content', error, alert: false });
  if (broken !== '') {
    const instead = `It was not sent to ${who}.`;
    const { id: key, payload: content } = row;
    tellBroken(round, { table: 'outbox', key, column: 'payload', content, reason: broken, instead });
    return;
  }
  const text = `Messages to ${who} waited for more than a day and are given up, the first: ${row.key}.`;
  round.session.tellStaff({ rule: 'message-not-sent', subject: who, text }, 'a day');
}

/**
 * The message was refused for good. After a closed window its template is sent once instead, after a refused quotation the same
 * text without the quote; otherwise the people concerned are told.
 */
export function fail(round: Round, row: OutboxRow, failure: Failure & { readonly alert: boolean }): void {
  settle(round, row, { state: 'FAILED', providerId: row.providerId, error: failure.error });
  if (failure.reason === 'window-closed' && resendAsTemplate(round, row)) return;
  if (failure.reason === 'quote' && resendUnquoted(round, row)) return;
  handleSendFailure(round, row, failure);
  if (failure.alert) raiseBroken(round, failure);
}

/** One alert per reason: a dead token fails every message, and says the same each time. */
function raiseBroken(round: Round, { reason, error }: Failure): void {
  const todo = 'Check the WhatsApp account, its token and its templates.';
  const text = `WhatsApp refuses messages: ${error}. ${todo}`;
  const alert = { rule: 'delivery-broken', subject: reason, text } as const;
  // IDs and times in the provider's text do not make it a different cause.
  round.session.tellStaff(alert, error.replace(/\d+/g, '#'));
}

function settle(
  round: Round,
  row: OutboxRow,
  to: { state: 'SENT' | 'FAILED'; providerId: string; error: string },
): void {
  delete round.session.system.state.unsettled[row.id];
  round.session.table('outbox').update(row.id, { ...to, nextTryAt: null });
  const conversation = round.session.table('conversation');
  if (conversation.has(row.id)) conversation.update(row.id, { providerId: to.providerId, delivery: to.state });
}
