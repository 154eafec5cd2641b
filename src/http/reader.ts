/**
 * For programs that only read (docs/ASSISTANTS.md): a call of the admin console by POST, with a person's link. The program sees
 * what that person would see, masked in the same way, and can change nothing.
 */
import { callPage, READ_ONLY } from '../app/pages/call-page.ts';
import type { WriterDeps } from '../app/round/deps.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** The body is a PageRequest, the answer a PageAnswer (core/pages/contract.ts). */
export function answerReader(deps: WriterDeps, { body }: WebRequest): WebResponse {
  return { kind: 'raw', body: callPage(deps, body, { allowed: READ_ONLY }), json: true };
}
