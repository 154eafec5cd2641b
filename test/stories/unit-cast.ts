/** What the stories about units are played with: two gateways with their secrets, and deliveries as gateways make them. */

import { GATEWAY_SECRET } from '../../sim/hub';
import { signature } from '../../src/core/unit/signature';
import type { Cast } from './cast';

export const SECRET = GATEWAY_SECRET;
const NEXT_SECRET = 'the-next-secret-of-jkt-1-0002';
export const KEY = 'a-key-of-gateway-sby-0000000003';

export interface Verdict {
  readonly verdict: string;
  readonly unit?: string;
  readonly reason?: string;
}

export interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly events?: readonly Verdict[];
}

export async function furnishUnits(cast: Cast, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const { rt } = cast.hub;
  pasteRow(cast, 'Gateways', 2, { 'Gateway ID': 'jkt-1', Active: 'TRUE', Format: 'hub', ...more });
  pasteRow(cast, 'Gateways', 3, {
    'Gateway ID': 'sby',
    Active: 'TRUE',
    Format: 'osmand',
    Proof: 'key',
    Answer: 'plain',
  });
  pasteRow(cast, 'Devices', 2, { 'Device ID': '8737767034', Serial: 'S3A000105', 'Gateway ID': 'sby' });
  rt.properties.set('GATEWAY_JKT_1', SECRET);
  rt.properties.set('GATEWAY_JKT_1_NEXT', NEXT_SECRET);
  rt.properties.set('GATEWAY_SBY', KEY);
  await touch(cast, 'Gateways');
}

export function pasteRow(cast: Cast, sheet: string, at: number, cells: Readonly<Record<string, string>>): void {
  const headers = cast.hub.rt.host.readTab({ sheet })?.headers ?? [];
  const { people, owner } = cast.hub.rt.host;
  for (const [header, value] of Object.entries(cells)) {
    const column = headers.indexOf(header) + 1;
    if (column === 0) throw new Error(`${sheet} has no column ${header}`);
    people.paste({ sheet }, { row: at, column, cells: [[value]] }, owner);
  }
}

/** As if somebody had typed something there: what the hub keeps of the tab is read anew. */
export async function touch(cast: Cast, sheet: string): Promise<void> {
  const headers = cast.hub.rt.host.readTab({ sheet })?.headers ?? [];
  await cast.hub.finish(cast.hub.rt.edit({ sheet, row: 40, column: headers.length + 1, value: 'x' }));
}

let ids = 0;

/** Posts as a gateway does: signed, and the redirect to the answer followed. */
export async function report(
  cast: Cast,
  body: unknown,
  { secret = SECRET, id = `d${++ids}`, gw = 'jkt-1', offMs = 0 } = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const ts = String(Math.floor((cast.hub.rt.now() + offMs) / 1000));
  const query = `source=unit&gw=${gw}&id=${id}&ts=${ts}&sig=${signature(secret, id, ts, text)}`;
  return readAnswer(await follow(cast, query, text));
}

export function readAnswer(text: string): Answer {
  return JSON.parse(text) as Answer;
}

/** The body of the answer, behind its redirect if there is one. */
export async function follow(
  cast: Cast,
  query: string,
  body: string,
  method: 'POST' | 'GET' = 'POST',
): Promise<string> {
  const { rt } = cast.hub;
  const first = await cast.hub.finish(
    rt.request({
      method,
      url: `/exec?${query}`,
      ...(method === 'POST' ? { body, contentType: 'application/json' } : {}),
    }),
  );
  const location = first.headers.Location ?? first.headers.location;
  // Of a page, what the hub wrote stands behind Google's own script.
  if (first.status !== 302 || !location)
    return String(first.body).split('&lt;/script&gt;').at(-1)?.split('"></iframe>')[0] ?? '';
  const second = await cast.hub.finish(rt.request({ method: 'GET', url: String(location) }));
  return String(second.body);
}

export const at = (cast: Cast, minutes = 0) => new Date(cast.hub.rt.now() + minutes * 60_000).toISOString();
