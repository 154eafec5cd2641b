/** Bodies made to cost much: reading grows with them and no faster, counts are capped, and what is over is said. */
import type { HubEvent, MessageEvent } from '../../src/core/events';
import { parseJson } from '../../src/core/lib/json';
import { parseWebhook as parseMeta } from '../../src/integrations/meta/parse-webhook';
import { parseWebhook as parseQontak } from '../../src/integrations/qontak/parse-webhook';
import { openMapping } from '../../src/integrations/telemetry/map-events';
import { GATEWAY_FORMATS, type Gateway, gateways } from '../../src/tables/gateways';

const NOW = 1_795_230_000_000;
const times = <T>(count: number, item: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i));
const envelope = (value: unknown, field = 'messages') => ({ entry: [{ changes: [{ field, value }] }] });
const phone = (index: number) => String(6_281_000_000_000 + index);

/** The value, and how often anything of it was looked at. */
function watched(value: unknown): { readonly value: unknown; readonly reads: () => number } {
  let reads = 0;
  const known = new Map<object, object>();
  const watch = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    const before = known.get(each);
    if (before) return before;
    const proxy = new Proxy(each, {
      get(target, key) {
        reads++;
        return watch(Reflect.get(target, key));
      },
      getOwnPropertyDescriptor(target, key) {
        reads++;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      has(target, key) {
        reads++;
        return Reflect.has(target, key);
      },
    });
    known.set(each, proxy);
    return proxy;
  };
  return { value: watch(value), reads: () => reads };
}

const people = (count: number) => ({
  contacts: times(count, (i) => ({ wa_id: phone(i), user_id: `ID.a${i}`, profile: { name: `P${i}` } })),
  messages: times(count, (i) => ({ from: phone(9e6 - i), id: `w${i}`, type: 'text', text: { body: 'x' } })),
});
const statuses = (count: number) => ({
  statuses: times(count, (i) => ({ id: `w${i}`, status: 'failed', biz_opaque_callback_data: `o-${i}` })),
});
const nameless = (count: number) => ({
  participant_type: 'customer',
  raw_message: { messages: times(count, (i) => ({ from: phone(i) })) },
});

test.each<[string, typeof parseMeta, (count: number) => unknown]>([
  ['contacts and messages', parseMeta, (n) => envelope(people(n))],
  ['statuses', parseMeta, (n) => envelope(statuses(n))],
  ['changes', parseMeta, (n) => ({ entry: [{ changes: times(n, (i) => ({ field: 'x', value: { i } })) }] })],
  [
    'user IDs',
    parseMeta,
    (n) => envelope({ user_id_update: times(n, (i) => ({ previous: `ID.a${i}`, current: `ID.b${i}` })) }),
  ],
  [
    'messages of one part of Qontak’s',
    parseQontak,
    (n) => ({ participant_type: 'customer', id: 'm', raw_message: people(n) }),
  ],
  ['messages without an id in one part', parseQontak, nameless],
  [
    'parts',
    parseQontak,
    (n) => times(n, (i) => ({ participant_type: 'customer', id: `m${i}`, room: { account_uniq_id: phone(i) } })),
  ],
  ['things of no kind', parseQontak, (n) => times(n, () => ({}))],
])('%s: twice as many are at most twice the work', (_, parse, body) => {
  const work = (count: number) => {
    const { value, reads } = watched(body(count));
    parse(value, NOW);
    return reads();
  };
  expect(work(800)).toBeLessThan(2.2 * work(400));
  expect(work(40_000)).toBeLessThan(110 * work(400));
});

describe('what is over a cap', () => {
  const read = (parse: typeof parseMeta, body: unknown): readonly HubEvent[] => {
    const outcome = parse(body, NOW);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.webhook.events;
  };
  const remarks = (events: readonly HubEvent[]) => events.flatMap((each) => (each.kind === 'unreadable' ? [each] : []));

  test.each<[string, typeof parseMeta, unknown, string]>([
    ['messages', parseMeta, envelope(people(1_500)), 'More than 1000 messages in one delivery: 500 were not taken'],
    ['contacts', parseMeta, envelope(people(1_500)), 'More than 1000 contacts in one delivery: 500 were not taken'],
    ['statuses', parseMeta, envelope(statuses(1_200)), 'More than 1000 statuses in one delivery: 200'],
    [
      'changes',
      parseMeta,
      { entry: [{ changes: times(1_001, () => ({ value: {} })) }] },
      '1000 changes in one delivery: 1 ',
    ],
    ['entries', parseMeta, { entry: times(1_001, () => ({})) }, '1000 entries in one delivery: 1 '],
    ['calls', parseMeta, envelope({ calls: times(2_000, (id) => ({ id })) }), '1000 calls in one delivery: 1000 '],
    ['parts', parseQontak, times(1_001, () => ({ participant_type: 'bot' })), '1000 parts in one delivery: 1 '],
    [
      'messages of one part',
      parseQontak,
      { participant_type: 'customer', id: 'm', raw_message: people(1_001) },
      '1000 messages in one delivery: 1 ',
    ],
  ])('%s: the first are taken, and the rest is said', (_, parse, body, words) => {
    const said = remarks(read(parse, body));
    expect(said.map(({ reason }) => reason).join('\n')).toContain(words);
    for (const { raw } of said) expect(raw.length).toBeLessThanOrEqual(40_000);
    // The same delivery, sent again, says the same.
    expect(remarks(read(parse, body)).map(({ id }) => id)).toEqual(said.map(({ id }) => id));
  });

  test('a thousand updates, which is Meta’s most, are all taken and nothing is said', () => {
    const events = read(parseMeta, envelope(people(1_000)));
    expect(events).toHaveLength(1_000);
    expect(remarks(events)).toEqual([]);
  });
});

describe('nesting and counts, before anything is made of a text', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test('sixty levels are read, and sixty-one are not', () => {
    expect(parseJson(nested(60)).ok).toBe(true);
    expect(parseJson(nested(61))).toEqual({ ok: false, reason: 'It is nested deeper than 60 levels.' });
    expect(parseJson(`${'{"a":'.repeat(16_500)}1${'}'.repeat(16_500)}`).ok).toBe(false);
  });

  test('brackets inside strings do not count, whatever is escaped there', () => {
    for (const text of ['['.repeat(500), `\\${'{'.repeat(500)}`, `"${'['.repeat(500)}`, `\\"${'['.repeat(500)}\\`])
      expect(parseJson(JSON.stringify({ a: text, b: [text] }))).toEqual({ ok: true, value: { a: text, b: [text] } });
  });

  test('what has too many fields or parts is not read', () => {
    const keys = (count: number) => `{${times(count, (i) => `"k${i}":1`).join(',')}}`;
    expect(parseJson(keys(100_000)).ok).toBe(true);
    expect(parseJson(keys(100_001))).toEqual({ ok: false, reason: 'It has 100001 fields; 100000 are read.' });
    expect(parseJson(`[${times(200_000, () => '{}').join(',')}]`).ok).toBe(false);
  });
});

describe('gateways', () => {
  const blank = Object.fromEntries(Object.keys(gateways.columns).map((key) => [key, ''])) as unknown as Gateway;
  const map = (format: Gateway['format'], body: unknown) =>
    openMapping({ ...blank, format }).mapping?.map({ body: body as never, query: {}, receivedAtMs: NOW }) ?? [];

  test('more events than one delivery may have are refused before any is mapped', () => {
    const { value, reads } = watched(times(100_000, () => ({ unit: 'S3A', time: 1_795_399_200 })));
    expect(map('hub', value)).toEqual([
      { ok: false, reason: '100000 events are more than 2000: send them in parts', tooMany: true },
    ]);
    expect(reads()).toBeLessThan(300_000);
  });

  test.each(GATEWAY_FORMATS)('%s: what all events share is not looked through for each of them', (format) => {
    const shared = { ...Object.fromEntries(times(20_000, (i) => [`k${i}`, i])) };
    for (const device of [shared, `${' '.repeat(400_000)}x`, ' '.repeat(400_000), 'x'.repeat(400_000)]) {
      const list = times(2_000, () => ({ timestamp: 1_795_399_200 }));
      const body = { device_id: device, imei: device, deviceInfo: { devEui: device }, location: list, events: list };
      expect(map(format, body).length).toBeGreaterThan(format === 'custom' ? -1 : 0);
    }
  });

  test('base64 that holds deep JSON is nothing', () => {
    const deep = btoa(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(
      map('azure-event-grid', [{ data: { deviceId: 'S3A', body: deep }, eventTime: '2026-11-27T00:00:00Z' }]),
    ).toEqual([expect.objectContaining({ ok: true })]);
  });
});

describe('who a message is from', () => {
  const read = (value: unknown, parse = parseMeta): MessageEvent[] => {
    const outcome = parse(value, NOW);
    return outcome.ok ? outcome.webhook.events.filter((each) => each.kind === 'message') : [];
  };
  const text = (patch: Record<string, unknown>, id = 'w') => ({ id, type: 'text', text: { body: 'x' }, ...patch });

  test('one message and one contact: the name is theirs, the number is what the message says', () => {
    const value = {
      contacts: [{ wa_id: '6281200000142', user_id: 'ID.x', profile: { name: 'Rina' } }],
      messages: [text({ from: '6281200000141' })],
    };
    expect(read(envelope(value))).toMatchObject([{ name: 'Rina', from: { phone: '6281200000141', userId: '' } }]);
  });

  test('a contact of another user ID lends nobody its number', () => {
    const value = {
      contacts: [{ wa_id: '6281200000142', user_id: 'ID.other' }],
      messages: [text({ from_user_id: 'ID.x' })],
    };
    expect(read(envelope(value))).toMatchObject([{ from: { phone: '', userId: 'ID.x' } }]);
  });

  test('one contact is not two people’s', () => {
    const value = {
      contacts: [{ wa_id: '6281200000142' }],
      messages: [text({ from_user_id: 'ID.x' }, 'w1'), text({ from_user_id: 'ID.y' }, 'w2')],
    };
    expect(read(envelope(value)).map(({ from }) => from)).toEqual([
      { phone: '', userId: 'ID.x' },
      { phone: '', userId: 'ID.y' },
    ]);
  });

  test('messages of one part of Qontak’s stay with those who wrote them', () => {
    const raw = { messages: [text({ from: '6281200000141' }, 'w1'), text({ from_user_id: 'ID.y' }, 'w2')] };
    const part = {
      participant_type: 'customer',
      id: 'm',
      room: { account_uniq_id: '6281200000141' },
      raw_message: raw,
    };
    expect(read(part, parseQontak).map(({ from }) => from)).toEqual([
      { phone: '6281200000141', userId: '' },
      { phone: '', userId: 'ID.y' },
    ]);
  });
});
