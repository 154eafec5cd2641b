/**
 * For programs that only read (docs/ASSISTANTS.md): one question of the admin console, asked by POST with the personal link
 * of whoever it is asked for. They see what that person would see, masked alike, and can change nothing.
 */
import { callPage, READ_ONLY } from '../app/pages/call-page.ts';
import type { WriterDeps } from '../app/round/deps.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** The body is a PageRequest, the answer a PageAnswer (core/pages/contract.ts). */
export function answerReader(deps: WriterDeps, { body }: WebRequest): WebResponse {
  return { kind: 'raw', body: callPage(deps, body, { allowed: READ_ONLY }), json: true };
}
