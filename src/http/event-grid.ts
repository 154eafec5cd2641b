/**
 * Azure Event Grid asks a new subscriber to prove itself by opening a URL that it sends.
 * https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema
 */
import type { WriterDeps } from '../app/round/deps.ts';
import type { Gateway } from '../app/units/telemetry.ts';
import { asRecord, parseJson, record, text } from '../core/lib/json.ts';
import type { WebResponse } from '../ports.ts';

/** Only such URLs are opened. */
const THEIRS = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.eventgrid\.azure\.net(:\d+)?\//;

/** Null when the delivery is not such a request. */
export function confirmSubscription(deps: WriterDeps, gateway: Gateway, body: string): WebResponse | null {
  if (gateway.format !== 'azure-event-grid' || !body.includes('SubscriptionValidationEvent')) return null;
  const parsed = parseJson(body);
  const [first] = parsed.ok && Array.isArray(parsed.value) ? (parsed.value as unknown[]) : [];
  const data = record(asRecord(first) ?? {}, 'data');
  const [validationResponse, url] = [text(data, 'validationCode'), text(data, 'validationUrl')];
  if (validationResponse === '') return null;
  // Opening its URL confirms, within ten minutes and only when this was answered 200: no redirect, so no JSON either.
  if (THEIRS.test(url)) deps.http.sendAll([{ url, method: 'get', headers: {} }]);
  return { kind: 'ack', body: JSON.stringify({ validationResponse }) };
}
