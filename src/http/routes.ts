/** The web app's routes: which handler serves which source. Google reserves the parameters `c` and `sid`. */

import { healthOf } from '../app/schedule/health.ts';
import type { TickDeps } from '../app/schedule/tick.ts';
import { watch } from '../app/schedule/watchdog.ts';
import { selfTestProbe } from '../app/setup/self-test-probe.ts';
import type { WebRequest, WebResponse } from '../ports.ts';
import { answerReader } from './reader.ts';
import { answerRelay, isRelayed } from './relayed.ts';
import { receiveTelemetry } from './telemetry.ts';
import { verifyMetaWebhook } from './verify-meta.ts';
import { receiveWebhook } from './webhook.ts';

/** Routes a request by its `source`; without one, answers with health. */
export function route(deps: TickDeps, request: WebRequest): WebResponse {
  return isRelayed(request) ? answerRelay(deps, request, routeBySource) : routeBySource(deps, request);
}

function routeBySource(deps: TickDeps, request: WebRequest): WebResponse {
  const { source } = request.query;
  if (source === 'meta')
    return request.method === 'GET' ? verifyMetaWebhook(deps, request) : receiveWebhook(deps, 'meta', request);
  if (source === 'qontak' && request.method === 'POST') return receiveWebhook(deps, source, request);
  if (source === 'unit') return receiveTelemetry(deps, request);
  if (source === 'read' && request.method === 'POST') return answerReader(deps, request);
  if (source === 'selftest') {
    const verdict = selfTestProbe(deps, request.query);
    return request.method === 'GET'
      ? json(verdict)
      : { kind: 'ack', body: verdict.ok === true ? String(verdict.heard ?? 'ok') : 'refused: wrong key' };
  }
  if (request.method === 'GET' && source === undefined) return pageAsked(request) ?? answerChecker(deps);
  const error = `Nothing is served under source=${String(source ?? '').slice(0, 40)}. Known: meta, qontak, unit, read.`;
  return request.method === 'GET' ? json({ ok: false, error }) : { kind: 'ack', body: `refused: ${error}` };
}

/** Serves a page. A GET must change nothing, since previews and mail scanners fetch links; the page loads everything itself. */
function pageAsked({ query }: WebRequest): WebResponse | null {
  if (query.p === 'console') return { kind: 'page', body: 'Console', title: 'Dealer Hub' };
  return query.p === 'dealer' ? { kind: 'page', body: 'Dealer', title: 'Dealer Hub' } : null;
}

/** When nothing else runs, an uptime checker's request is the only chance to raise the alarm. */
function answerChecker(deps: TickDeps): WebResponse {
  const properties = deps.properties.getAll();
  watch(deps, properties);
  return json(healthOf(properties, deps.clock.nowMs()));
}

function json(value: unknown): WebResponse {
  return { kind: 'raw', body: JSON.stringify(value), json: true };
}
