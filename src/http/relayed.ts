/** Requests through the relay: proved once for all sources, and answered with the word that the relay looks for. */

import { HEARTBEAT_KEY } from '../app/inbox/keys.ts';
import { proveRelay } from '../app/inbox/relay-proof.ts';
import type { TickDeps } from '../app/schedule/tick.ts';
import { tick } from '../app/schedule/tick.ts';
import { MINUTE_MS } from '../core/lib/time.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** By then the minute trigger has missed a run. */
const ASLEEP_MS = 2 * MINUTE_MS;

type Route = (deps: TickDeps, request: WebRequest) => WebResponse;

export function isRelayed({ query }: WebRequest): boolean {
  return query.rsig !== undefined;
}

/** Answers a request through the relay, after checking its proof. A request that is not proved is refused with the reason. */
export function answerRelay(deps: TickDeps, request: WebRequest, route: Route): WebResponse {
  const proof = proveRelay(deps, request);
  if ('refused' in proof) return { kind: 'ack', body: `refused: ${proof.refused}` };
  const { rts: _, rsig: __, rbh: ___, ...query } = request.query;
  if (query.source === 'wake') return { kind: 'ack', body: `${wake(deps)} ${proof.word}` };
  return withWord(route(deps, { ...request, query, proof: 'relay' }), proof.word, query.source);
}

/** Does the minute's work when the clock trigger does not. */
function wake(deps: TickDeps): string {
  const heartbeat = Number(deps.properties.get(HEARTBEAT_KEY) ?? 0);
  if (deps.clock.nowMs() - heartbeat < ASLEEP_MS) return 'awake';
  tick(deps, 'relay');
  return 'woken';
}

/** Adds the word to the response: to a page as its content, to a text in front of it. */
function withWord(response: WebResponse, word: string, source: string | undefined): WebResponse {
  if (response.kind === 'page') return response;
  if (response.kind === 'raw' || source === 'unit')
    return { kind: 'raw', body: `${word}\n${response.body}`, json: false };
  return response.body === 'ok' ? { kind: 'ack', body: `ok ${word}` } : response;
}
