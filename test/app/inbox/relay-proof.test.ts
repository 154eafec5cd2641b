/** What comes through the relay: proved before anything else, answered with its word, and nothing for who cannot sign. */
import { createHmac } from 'node:crypto';
import { relayedName } from '../../../src/app/inbox/inbox';
import { HEARTBEAT_KEY } from '../../../src/app/inbox/keys';
import { proveRelay } from '../../../src/app/inbox/relay-proof';
import { answer } from '../../../src/http/answer';
import type { WebRequest } from '../../../src/ports';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';

const START = Date.UTC(2026, 10, 27, 3);
const SECRET = DRY_SECRETS.relaySecrets[0];
const BODY = JSON.stringify({
  object: 'whatsapp_business_account',
  entry: [{ changes: [{ field: 'messages', value: { messages: [{ id: 'wamid.é', from: '6281311110000' }] } }] }],
});

let hub: DryHub;
const writes: string[] = [];
beforeEach(() => {
  hub = createDryHub({ nowMs: START, tabs: {} });
  writes.length = 0;
  const { properties } = hub.deps;
  const watched = {
    ...properties,
    setMany(values: Record<string, string>) {
      writes.push(...Object.keys(values));
      properties.setMany(values);
    },
  };
  hub = { ...hub, deps: { ...hub.deps, properties: watched } };
});

function signed(
  query: Record<string, string>,
  { secret = SECRET as string, body = BODY, at = START } = {},
): WebRequest {
  const mac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
  const all: Record<string, string> = { ...query, rts: String(at), rbh: mac(body) };
  const lines = Object.keys(all).sort().map((name) => JSON.stringify([name, all[name]])); // biome-ignore format: one line
  return { method: 'POST', query: { ...all, rsig: mac(lines.join('\n')) }, body };
}

const wordFor = ({ query }: WebRequest) =>
  createHmac('sha256', SECRET as string)
    .update(`taken.${query.rsig}`)
    .digest('hex')
    .slice(0, 32);

test('a signed delivery needs no key, and is answered with the word that only this hub can make', () => {
  const request = signed({ source: 'meta' });
  expect(answer(hub.deps, request)).toEqual({ kind: 'ack', body: `ok ${wordFor(request)}` });
  expect(writes.some((key) => key.startsWith(`in.${relayedName(START, '').slice(0, 10)}r`))).toBe(true);
});

test.each<[string, WebRequest]>([
  ['another secret', signed({ source: 'meta' }, { secret: 'another-secret-of-somebody-else' })],
  ['another body', { ...signed({ source: 'meta' }), body: `${BODY} ` }],
  [
    'another source',
    { ...signed({ source: 'meta' }), query: { ...signed({ source: 'meta' }).query, source: 'qontak' } },
  ],
  ['a parameter more', { ...signed({ source: 'meta' }), query: { ...signed({ source: 'meta' }).query, gw: 'x' } }],
  ['an old signature', signed({ source: 'meta' }, { at: START - 301_000 })],
  ['one from the future', signed({ source: 'meta' }, { at: START + 301_000 })],
  ['no time', { method: 'POST', query: { source: 'meta', rsig: '0'.repeat(64) }, body: BODY }],
  [
    'a wake-up that is not signed',
    { method: 'POST', query: { source: 'wake', rts: String(START), rsig: 'x' }, body: '' },
  ],
])('%s: refused, no word, and no property is written', (_, request) => {
  const { body } = answer(hub.deps, request);
  expect(body).toMatch(/^refused: (stale|wrong relay signature)$/);
  expect(writes).toEqual([]);
});

test('a flood of wrong signatures costs cache reads only', () => {
  const wrong = signed({ source: 'meta' }, { secret: 'another-secret-of-somebody-else' });
  let reads = 0;
  const { properties } = hub.deps;
  const getAll = () => {
    reads++;
    return properties.getAll();
  };
  const counted = { ...hub.deps, properties: { ...properties, getAll } };
  for (let i = 0; i < 100; i++) answer(counted, wrong);
  expect(reads).toBe(1);
  expect(writes).toEqual([]);
});

test('what is not taken has no word, so that the relay holds it back', () => {
  const request = signed({ source: 'fax' });
  expect(answer(hub.deps, request).body).not.toContain(wordFor(request));
});

test('verdicts and health follow the word in a text', () => {
  const unit = signed({ source: 'unit', gw: 'none' });
  const { kind, body } = answer(hub.deps, unit);
  expect([kind, body.split('\n')[0]]).toEqual(['raw', wordFor(unit)]);
  const health = { ...signed({}, { body: '' }), method: 'GET' } as const;
  expect(JSON.parse(answer(hub.deps, health).body.split('\n')[1] ?? '')).toMatchObject({
    minuteTrigger: 'never ran',
    customersASecond: { alone: 4, behindRelay: 25 },
    feishuCalls: null,
  });
});

test('a wake-up does the minute’s work when the trigger is silent, and nothing when it is not', () => {
  const asleep = signed({ source: 'wake' });
  expect(answer(hub.deps, asleep).body).toBe(`woken ${wordFor(asleep)}`);
  expect(hub.deps.properties.get(HEARTBEAT_KEY)).toBe(String(START));
  writes.length = 0;
  expect(answer(hub.deps, asleep).body).toBe(`awake ${wordFor(asleep)}`);
  expect(writes).toEqual([]);
});

test('an overheard query cannot be read as another one', () => {
  const heard = signed({ source: 'unit', gw: 'a', id: '1' });
  const { gw: _, id: __, ...rest } = heard.query;
  expect(proveRelay(hub.deps, { ...heard, query: { ...rest, gw: 'a&id=1' } })).toHaveProperty('refused');
  expect(proveRelay(hub.deps, heard)).toHaveProperty('word');
});
