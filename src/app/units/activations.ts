/**
 * The handshake of a finalised sale: its unit's gateway is asked to unlock it. The request is noted in the commit and made
 * outside the lock, and the answer goes into the inbox; if the execution dies, another one asks again. The gateway's answer
 * only confirms the request: a unit counts as activated only by its own report.
 */
import type { ActivationAnsweredEvent } from '../../core/events.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { asRecord, parseJson } from '../../core/lib/json.ts';
import { oneLine } from '../../core/lib/text.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/lib/time.ts';
import { signature } from '../../core/unit/signature.ts';
import type { Life } from '../../core/unit/states.ts';
import type { HttpResponse } from '../../ports.ts';
import type { Config } from '../../store/config.ts';
import type { Activation } from '../../store/state/hub-state.ts';
import type { UnitRow } from '../../tables/units.ts';
import { entryName, putDelivery } from '../inbox/inbox.ts';
import type { Secrets, WriterDeps } from '../round/deps.ts';
import { appendToLedger, type Round, raiseAlert } from '../round/round.ts';
import type { UnitRound } from '../round/unit-round.ts';

/** Pauses between attempts; after the last one the request is given up. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 12 * HOUR_MS];
/** An execution that has not answered by then is dead. */
const ANSWER_DUE_MS = 3 * MINUTE_MS;
/** A row of the System tab holds some 350. A gateway that does not answer must not use up the places of others. */
const MAX_WAITING = 300;
const MAX_OF_A_GATEWAY = 60;
/** The most requests at once, so that a round's answers arrive within its time. */
const MAX_ASKED = 20;

export interface WantedActivation {
  readonly serial: string;
  readonly saleId: string;
  readonly deviceId: string;
  readonly gatewayId: string;
  readonly url: string;
}

/** A unit's life went on: a sale asks for its activation, anything else makes that needless. */
export function planActivation(
  round: UnitRound,
  row: UnitRow,
  before: UnitRow,
  now: Pick<Life, 'state' | 'saleId'>,
): void {
  const { activations } = round.session.system.state;
  const { serial } = row;
  if (now.state !== 'SOLD') {
    if (activations[serial]) note(round, serial, 'Not needed any more.');
    delete activations[serial];
    return;
  }
  if (before.state === 'SOLD' && before.saleId === now.saleId) return;
  const gatewayId = gatewayOf(round.config, row);
  if (gatewayId === '') return;
  const isFull = !hasRoomFor(activations, gatewayId);
  note(
    round,
    serial,
    isFull ? 'Not asked: too many others wait for their gateway.' : `Waiting for gateway ${gatewayId}.`,
  );
  if (!isFull)
    activations[serial] = { at: round.nowMs, tries: 0, saleId: now.saleId, gatewayId, deviceId: row.deviceId };
}

/** A sold unit whose gateway is known by now, or is another one: that one is asked, unless the unit was unlocked before. */
export function askAnew(round: UnitRound, row: UnitRow): void {
  const { activations } = round.session.system.state;
  if (row.state !== 'SOLD' || (row.activation !== '' && !activations[row.serial])) return;
  delete activations[row.serial];
  planActivation(round, row, { ...row, state: '' }, { state: row.state, saleId: row.saleId });
}

/** Whether one more unit may wait for this gateway. */
export function hasRoomFor(activations: Readonly<Record<string, Pick<Activation, 'gatewayId'>>>, id: string): boolean {
  const waiting = Object.values(activations);
  return waiting.length < MAX_WAITING && waiting.filter(({ gatewayId }) => gatewayId === id).length < MAX_OF_A_GATEWAY;
}

/** The unit's own gateway; for a unit that never reported, the only gateway that can be asked, if there is just one. */
function gatewayOf({ gateways }: Config, { gatewayId }: UnitRow): string {
  const able = gateways.filter(({ active, activationUrl }) => active && isUrl(activationUrl));
  if (gatewayId !== '') return able.some(({ id }) => id === gatewayId) ? gatewayId : '';
  return able.length === 1 ? (able[0]?.id ?? '') : '';
}

function isUrl(text: string): boolean {
  return /^https:\/\/[^\s/?#]+/.test(text.trim());
}

/** The activations to request now; they are requested again when no answer comes. */
export function activationsToAsk({
  session,
  config,
  nowMs,
}: Pick<Round, 'session' | 'config' | 'nowMs'>): WantedActivation[] {
  const { activations } = session.system.state;
  const due = Object.entries(activations).filter(([, { at }]) => at <= nowMs);
  return due.slice(0, MAX_ASKED).flatMap(([serial, waiting]) => {
    const { saleId, gatewayId, deviceId } = waiting;
    const url = config.gateways.find(({ id, active }) => id === gatewayId && active)?.activationUrl.trim() ?? '';
    activations[serial] = { ...waiting, tries: waiting.tries + 1, at: nowMs + ANSWER_DUE_MS };
    return isUrl(url) ? [{ serial, saleId, deviceId, gatewayId, url }] : [];
  });
}

/** Call it outside the lock. The answers wait in the inbox for the next round. */
export function askGateways(deps: WriterDeps, wanted: readonly WantedActivation[], secrets: Secrets): void {
  if (wanted.length === 0) return;
  const ts = String(Math.floor(deps.clock.nowMs() / 1000));
  const answers = deps.http.sendAll(
    wanted.map(({ serial, saleId, deviceId, gatewayId, url }) => {
      // The same ID each time, so that a gateway that has already heard it does it only once.
      const id = `act-${fingerprint(`${serial}|${saleId}`)}`;
      const body = JSON.stringify({ type: 'activate', id, serial, saleId, ...(deviceId === '' ? {} : { deviceId }) });
      const sig = signature(secrets.ofGateway(gatewayId)[0] ?? '', id, ts, body);
      const address = `${url}${url.includes('?') ? '&' : '?'}id=${id}&ts=${ts}&sig=${sig}`;
      return {
        url: address,
        method: 'post',
        headers: {},
        contentType: 'application/json',
        body,
        followRedirects: false,
      };
    }),
  );
  wanted.forEach(({ serial, saleId }, index) => {
    const receivedAtMs = deps.clock.nowMs();
    const name = entryName(receivedAtMs, deps.random());
    const answer = readAnswer(answers[index] ?? { status: 0, body: '' });
    const body = JSON.stringify({ kind: 'activation-answered', serial, saleId, name, ...answer });
    putDelivery(deps.properties, { source: 'unit', body, receivedAtMs, name });
  });
}

type Answer = Pick<ActivationAnsweredEvent, 'outcome' | 'text'>;

/** 2xx: accepted, unless the body says otherwise. Busy, broken or silent: try again later. Anything else: refused. */
function readAnswer({ status, body }: HttpResponse): Answer {
  const parsed = parseJson(body);
  const said = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  const text = oneLine(
    `${status === 0 ? 'no answer' : `HTTP ${status}`} ${String(said.error ?? said.message ?? '')}`,
    120,
  );
  if (status >= 200 && status < 300) return { outcome: said.accepted === false ? 'refused' : 'taken', text };
  const isPassing = status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;
  return { outcome: isPassing ? 'failed' : 'refused', text };
}

export function takeActivationAnswer(round: UnitRound, event: ActivationAnsweredEvent): string {
  const { serial, saleId, outcome, text } = event;
  const { activations } = round.session.system.state;
  const waiting = activations[serial];
  if (waiting?.saleId !== saleId) return takenTooLate(round, event);
  const pauseMs = PAUSES_MS[waiting.tries - 1];
  if (outcome === 'failed' && pauseMs !== undefined) {
    activations[serial] = { ...waiting, at: round.nowMs + pauseMs };
    note(round, serial, `Try ${waiting.tries} failed (${text}); tried again later.`);
    return `try ${waiting.tries} failed`;
  }
  delete activations[serial];
  const done = outcome === 'taken' ? 'taken' : outcome === 'refused' ? 'refused' : 'given up';
  note(round, serial, `${done[0]?.toUpperCase()}${done.slice(1)} by gateway ${waiting.gatewayId} (${text}).`);
  appendToLedger(round, 'ACTIVATION_ASKED', serial, {
    saleId,
    gatewayId: waiting.gatewayId,
    outcome: done,
    tries: waiting.tries,
  });
  if (outcome !== 'taken') {
    const todo = 'Activate it by hand, or ask the gateway why.';
    const words = `Gateway ${waiting.gatewayId} did not take the activation of ${serial}: ${done} after ${waiting.tries} tries (${text}). ${todo}`;
    const { gatewayId } = waiting;
    raiseAlert(round, { rule: 'activation-not-taken', subject: serial, gatewayId, text: words });
  }
  return done;
}

/** The sale was withdrawn or corrected while its gateway was asked: that it unlocked the unit all the same is written down. */
function takenTooLate(round: UnitRound, { serial, saleId, outcome, text }: ActivationAnsweredEvent): string {
  const row = round.session.table('units').get(serial);
  if (outcome !== 'taken' || !row || row.saleId === saleId) return 'Nobody waits for it any longer';
  note(round, serial, `Taken too late (${text}): the sale is no longer this unit’s.`);
  appendToLedger(round, 'ACTIVATION_ASKED', serial, { saleId, gatewayId: row.gatewayId, outcome: 'taken too late' });
  return 'taken too late';
}

function note({ session }: Round, serial: string, activation: string): void {
  if (session.table('units').has(serial)) session.table('units').update(serial, { activation });
}
