/** Every request gets an answer that says nothing about the inside: errors are logged, never shown. */
import type { TickDeps } from '../app/schedule/tick.ts';
import type { WebRequest, WebResponse } from '../ports.ts';
import { route } from './routes.ts';

/** Never throws. */
export function answer(deps: TickDeps, request: WebRequest): WebResponse {
  try {
    return route(deps, request);
  } catch (error) {
    deps.log.error('request-failed', error, {
      method: request.method,
      source: (request.query.source ?? '').slice(0, 40),
    });
    return { kind: 'ack', body: 'error: the hub could not take this; send it again' };
  }
}
