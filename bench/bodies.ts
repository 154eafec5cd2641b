/**
 * The CPU time of reading the worst bodies of 3 MB that anybody can send: `npm run bench:bodies`. Each comes in two forms: with
 * as many parts as fit into 3 MB, and, padded, with as many as the limits of core/lib/json.ts allow.
 */

import type { Json } from '../src/core/jmespath/values.ts';
import { parseJson } from '../src/core/lib/json.ts';
import { parseWebhook as parseMeta } from '../src/integrations/meta/parse-webhook.ts';
import { parseWebhook as parseQontak } from '../src/integrations/qontak/parse-webhook.ts';
import { openMapping } from '../src/integrations/telemetry/map-events.ts';
import { GATEWAY_FORMATS, type Gateway, gateways } from '../src/tables/gateways.ts';

const BYTES = 3_000_000;
const ROUNDS = 5;

/** As many items as fit into the size. */
const fill = (item: (index: number) => string, bytes = BYTES): string => {
  const items: string[] = [];
  for (let size = 0; size < bytes; size += (items.at(-1)?.length ?? 0) + 1) items.push(item(items.length));
  return items.join(',');
};
const envelope = (value: string): string => `{"entry":[{"changes":[{"field":"messages","value":{${value}}}]}]}`;
const phone = (index: number): string => String(6_281_000_000_000 + index);
const half = BYTES / 2;
const pad = (length: number): string => 'x'.repeat(length);
const times = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join(',');

/** Bodies up to the parser's limits, padded to full size. */
const PADDED: Readonly<Record<string, string>> = {
  'contacts and messages': envelope(
    `"contacts":[${times(30_000, (i) => `{"wa_id":"${phone(i)}"}`)}],"messages":[${times(13_000, (i) => `{"from":"${phone(9e6 - i)}","id":"w${i}","type":"text","text":{"body":"${pad(100)}"}}`)}]`,
  ),
  'messages without an id': envelope(`"messages":[${times(190_000, () => '{}')}],"p":"${pad(2e6)}"`),
  statuses: envelope(
    `"statuses":[${times(33_000, (i) => `{"id":"${pad(30)}${i}","status":"failed","biz_opaque_callback_data":"o-${i}"}`)}]`,
  ),
  entries: `{"entry":[${times(190_000, () => '{}')}],"p":"${pad(2e6)}"}`,
  'user IDs': envelope(
    `"user_id_update":[${times(49_000, (i) => `{"previous":"ID.a${i}${pad(10)}","current":"ID.b${i}"}`)}]`,
  ),
  'many keys': `{"entry":[{"changes":[{"field":"x","value":{${times(99_000, (i) => `"k${i}${pad(20)}":1`)}}}]}]}`,
  parts: `[${times(99_000, () => '{"participant_type":""}')}]`,
  'messages of one part': `{"participant_type":"customer","id":"","raw_message":{"contacts":[${times(30_000, (i) => `{"wa_id":"${phone(i)}"}`)}],"messages":[${times(60_000, (i) => `{"from":"${phone(9e6 - i)}"}`)}]}}`,
};

const WEBHOOKS: Readonly<Record<string, string>> = {
  'contacts and messages': envelope(
    `"contacts":[${fill((i) => `{"wa_id":"${phone(i)}"}`, half)}],"messages":[${fill((i) => `{"from":"${phone(9e6 - i)}","id":"w${i}","type":"text","text":{"body":"x"}}`, half)}]`,
  ),
  messages: envelope(`"messages":[${fill((i) => `{"id":"${i}"}`)}]`),
  'messages without an id': envelope(`"messages":[${fill(() => '{}')}]`),
  statuses: envelope(
    `"statuses":[${fill((i) => `{"id":"w${i}","status":"failed","biz_opaque_callback_data":"o-${i}"}`)}]`,
  ),
  changes: `{"entry":[{"changes":[${fill(() => '{"field":"x","value":{}}')}]}]}`,
  entries: `{"entry":[${fill(() => '{}')}]}`,
  'user IDs': envelope(`"user_id_update":[${fill((i) => `{"previous":"ID.a${i}","current":"ID.b${i}"}`)}]`),
  'one long text': envelope(
    `"messages":[{"from":"6281","id":"w","type":"text","text":{"body":"${'a'.repeat(BYTES)}"}}]`,
  ),
  'one text that grows when it is compared': `{"participant_type":"bot","id":"m","text":"${'\ufdfa'.repeat(BYTES / 3)}"}`,
  'many keys': `{"entry":[{"changes":[{"field":"x","value":{${fill((i) => `"k${i}":1`)}}}]}]}`,
  'deep lists': `{"entry":${'['.repeat(half)}${']'.repeat(half)}}`,
  'deep objects': `${'{"a":'.repeat(BYTES / 6)}1${'}'.repeat(BYTES / 6)}`,
  parts: `[${fill(() => '{"participant_type":""}')}]`,
  'messages of one part': `{"participant_type":"customer","id":"","raw_message":{"contacts":[${fill((i) => `{"wa_id":"${phone(i)}"}`, half)}],"messages":[${fill((i) => `{"from":"${phone(9e6 - i)}"}`, half)}]}}`,
  numbers: `[${fill(() => '1')}]`,
};

/** A gateway's body is 1 MB at most. */
const MEGABYTE = 1_000_000;
const UNIT_BODIES: Readonly<Record<string, string>> = {
  events: `[${fill(() => '{"unit":"S3A","time":1795399200}', MEGABYTE)}]`,
  'as many events as are taken, each with all of the body': `{"device_id":"${' '.repeat(MEGABYTE / 2)}x","imei":"${' '.repeat(MEGABYTE / 3)}x","location":[${Array.from({ length: 2_000 }, () => '{}').join(',')}],"events":[${Array.from({ length: 2_000 }, () => '{}').join(',')}]}`,
  'a unit of many keys': `{"device_id":{${fill((i) => `"k${i}":1`, MEGABYTE)}},"location":[${Array.from({ length: 2_000 }, () => '{"timestamp":1795399200}').join(',')}]}`,
  keys: `{${fill((i) => `"k${i}":[1]`, MEGABYTE)}}`,
  base64: `[{"data":{"body":"${btoa(`{"a":"${'x'.repeat(700_000)}"}`)}"}}]`,
};

const blank = Object.fromEntries(Object.keys(gateways.columns).map((key) => [key, ''])) as unknown as Gateway;

/** The median of some rounds, in ms of CPU. */
function cpuMs(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

function readWebhook(body: string): void {
  const parsed = parseJson(body);
  if (!parsed.ok) return;
  parseMeta(parsed.value, 0);
  parseQontak(parsed.value, 0);
}

function readUnits(body: string, format: Gateway['format']): void {
  const parsed = parseJson(body);
  if (parsed.ok)
    openMapping({ ...blank, format }).mapping?.map({ body: parsed.value as Json, query: {}, receivedAtMs: 0 });
}

for (const [name, body] of Object.entries(WEBHOOKS)) {
  console.log(
    `${name.padEnd(56)} ${cpuMs(() => readWebhook(body))
      .toFixed(0)
      .padStart(6)} ms`,
  );
}
for (const [name, body] of Object.entries(PADDED)) {
  const ms = cpuMs(() => readWebhook(body))
    .toFixed(0)
    .padStart(6);
  console.log(`${`${name}, padded`.padEnd(56)} ${ms} ms`);
}
for (const [name, body] of Object.entries(UNIT_BODIES)) {
  const slowest = GATEWAY_FORMATS.map((format) => ({ format, ms: cpuMs(() => readUnits(body, format)) })).sort(
    (a, b) => b.ms - a.ms,
  )[0];
  console.log(`${`unit: ${name}`.padEnd(56)} ${(slowest?.ms ?? 0).toFixed(0).padStart(6)} ms (${slowest?.format})`);
}
