/** Meta's verification of the webhook's address. */
import type { WriterDeps } from '../app/round/deps.ts';
import { equalsInConstantTime } from '../core/lib/bytes.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** GET with hub.mode, hub.verify_token and hub.challenge: the challenge comes back as it is, and only with the token. */
export function verifyMetaWebhook(deps: WriterDeps, request: WebRequest): WebResponse {
  const { metaVerifyToken } = deps.secrets(deps.properties.getAll());
  const token = request.query['hub.verify_token'] ?? '';
  const isValid = metaVerifyToken !== '' && equalsInConstantTime(token, metaVerifyToken);
  if (request.query['hub.mode'] !== 'subscribe' || !isValid) {
    return { kind: 'raw', body: 'Forbidden: hub.verify_token does not match META_VERIFY_TOKEN.', json: false };
  }
  return { kind: 'raw', body: (request.query['hub.challenge'] ?? '').slice(0, 256), json: false };
}
