/** One relay before several hubs: each gets what is for its numbers and gateways, and nothing is for nobody. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { Host, LogLine, Queued } from '../../relay/host';
import { partsOf } from '../../relay/hubs';
import { createRelay, missingSettings } from '../../relay/relay';
import { SETTINGS, signedByMeta } from '../../tools/relay/contract';

const hubAt = (name: string) => `https://script.google.com/macros/s/${name}/exec`;
const env = {
  ...SETTINGS,
  HUB_URL: hubAt('rest'),
  HUBS: 'barat, jawa-timur',
  HUB_URL_BARAT: hubAt('barat'),
  RELAY_SECRET_BARAT: 'secret-of-the-west-0123456789',
  HUB_TAKES_BARAT: '1001, 1002 jkt-1',
  HUB_URL_JAWA_TIMUR: hubAt('timur'),
  HUB_TAKES_JAWA_TIMUR: '2001 sby-1',
  GATEWAY_SBY_1: 'a-secret-of-gateway-sby-1-0001',
  PROBE_KEY: 'a-key-of-the-uptime-checker',
};

const change = (number: string, id: string) => ({
  field: 'messages',
  value: { metadata: { phone_number_id: number }, messages: [{ id }] },
});
const webhook = (...changes: object[]) => ({ object: 'whatsapp_business_account', entry: [{ id: 'W', changes }] });

interface Asked {
  readonly hub: string;
  readonly body: string;
}

/** `sleeping`: hubs that answer with a page of Google's. */
function opened(sleeping: readonly string[] = [], more: Partial<Host> = {}) {
  const asked: Asked[] = [];
  const lines: LogLine[] = [];
  let now = 1_795_399_200_000;
  const host: Host = {
    keepsMemory: false,
    now: () => now,
    random: () => 0.5,
    pause: async (ms) => {
      now += ms;
    },
    hmac: async (secret, data) => createHmac('sha256', secret).update(data).digest(),
    log: (line) => void lines.push(line),
    async fetch({ url, body = '', method }) {
      const { pathname, searchParams } = new URL(url);
      const hub = pathname.split('/')[3] ?? '';
      asked.push({ hub, body });
      if (sleeping.includes(hub)) return { status: 200, location: '', body: '<title>Error</title>' };
      const secret = hub === 'barat' ? env.RELAY_SECRET_BARAT : SETTINGS.RELAY_SECRET;
      const proof = searchParams.get('rsig') ?? '';
      const word = createHmac('sha256', secret).update(`taken.${proof}`).digest('hex').slice(0, 32);
      const said = method === 'GET' ? `{"ok":${hub !== 'timur'},"minuteTrigger":"running"}` : '';
      return { status: 200, location: '', body: `${word}\n${said}` };
    },
    ...more,
  };
  const relay = createRelay(host);
  const post = (path: string, text: string, headers: Record<string, string> = signedByMeta(text)) =>
    relay.handle(
      {
        method: 'POST',
        url: new URL(path, 'https://relay.example'),
        body: new TextEncoder().encode(text),
        header: (name) => headers[name] ?? '',
      },
      env,
    );
  return { relay, asked, lines, post };
}

test('a webhook for one number goes to its hub, as it came and signed with that hub’s secret', async () => {
  const { post, asked, lines } = opened();
  const text = JSON.stringify(webhook(change('1002', 'a')), null, 1);
  expect((await post('/meta', text)).status).toBe(200);
  expect(asked).toEqual([{ hub: 'barat', body: text }]);
  expect(lines[0]).toMatchObject({ event: 'meta', outcome: 'taken', hub: 'barat' });
});

test('several numbers in one webhook: each hub gets its own part, the nameless one what nobody else takes', async () => {
  const { post, asked } = opened();
  await post('/meta', JSON.stringify(webhook(change('1001', 'a'), change('2001', 'b'), change('9999', 'c'))));
  const ids = asked.map(({ hub, body }) => [hub, [...body.matchAll(/"id":"([abc])"/g)].map(([, id]) => id)]);
  expect(ids).toEqual(
    expect.arrayContaining([
      ['barat', ['a']],
      ['timur', ['b']],
      ['rest', ['c']],
    ]),
  );
});

test('what is about the account is for every hub', async () => {
  const { post, asked } = opened();
  const paused = { field: 'message_template_status_update', value: { event: 'PAUSED' } };
  await post('/meta', JSON.stringify(webhook(paused)));
  expect(asked.map(({ hub }) => hub).sort()).toEqual(['barat', 'rest', 'timur']);
});

test('one hub that does not take its part makes the sender come again, and no other hub waits for it', async () => {
  const { post, asked, lines } = opened(['timur']);
  const { status } = await post('/meta', JSON.stringify(webhook(change('1001', 'a'), change('2001', 'b'))));
  expect(status).toBe(503);
  expect(asked.filter(({ hub }) => hub === 'barat')).toHaveLength(1);
  expect(lines.at(-1)).toMatchObject({ outcome: 'held back', hub: 'jawa-timur' });
});

test('what waits in the queue goes where its channel belongs by then', async () => {
  const queued: Queued[] = [];
  const enqueue = async (delivery: Queued) => void queued.push(delivery);
  const path = `/qontak?key=${SETTINGS.QONTAK_KEY}`;
  const message = JSON.stringify({ room: { channel_integration_id: '2001' }, participant_type: 'customer' });
  expect((await opened(['timur'], { enqueue }).post(path, message)).status).toBe(200);
  expect(queued).toEqual([{ source: 'qontak', body: message }]);
  const later = opened();
  expect(queued[0] && (await later.relay.takeQueued(queued[0], env))).toBe(true);
  expect(later.asked.map(({ hub }) => hub)).toEqual(['timur']);
});

test.each([
  ['in an envelope', { event: 'x', data: { id: 'room-1', channel_integration_id: '2001', last_message: { id: 'm' } } }],
  ['in a payload', { event: 'x', payload: { room: { channel_integration_id: '2001' }, participant_type: 'customer' } }],
  ['as a number', { participant_type: 'customer', room: { channel_integration_id: 2001 } }],
  ['in a list', [{ participant_type: 'customer', channel_integration_id: '2001' }]],
])('Qontak’s channel is found %s', async (_, message) => {
  const { post, asked } = opened();
  await post(`/qontak?key=${SETTINGS.QONTAK_KEY}`, JSON.stringify(message));
  expect(asked.map(({ hub }) => hub)).toEqual(['timur']);
});

test('what somebody wrote is for one hub, even where nothing says for which', async () => {
  const { post, asked } = opened();
  const text = '"channel_integration_id":"2001"';
  await post(`/qontak?key=${SETTINGS.QONTAK_KEY}`, JSON.stringify({ participant_type: 'customer', text }));
  await post('/meta', JSON.stringify(webhook({ field: 'messages', value: { messages: [{ id: 'a' }] } })));
  expect(asked.map(({ hub }) => hub)).toEqual(['rest', 'rest']);
});

test('where memory lasts, what goes together goes to one hub', async () => {
  const { post, asked } = opened([], { keepsMemory: true, pause: async () => undefined });
  const numbers = ['1001', '2001', '1002', '1001', '2001', '1001'];
  const answers = numbers.map((number, at) => post('/meta', JSON.stringify(webhook(change(number, `m${at}`)))));
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(6).fill(200));
  const numbersOf = ({ body }: Asked) => [...body.matchAll(/"phone_number_id":"(\d)/g)].map(([, first]) => first);
  for (const each of asked) expect(new Set(numbersOf(each)).size).toBe(1);
  expect(asked.flatMap(numbersOf)).toHaveLength(6);
});

test('a gateway’s delivery goes to its hub', async () => {
  const { post, asked } = opened();
  const key = { authorization: `Bearer ${env.GATEWAY_SBY_1}` };
  expect((await post('/gateway/sby-1', '{"events":[]}', key)).status).toBe(200);
  expect(asked.map(({ hub }) => hub)).toEqual(['timur']);
});

test('the probe asks every hub, and is well when all are', async () => {
  const { relay } = opened();
  const { status, body } = await relay.probe(env);
  expect(status).toBe(503);
  const { ok, hubs } = JSON.parse(body) as { ok: boolean; hubs: Record<string, { ok: boolean }> };
  expect([ok, Object.entries(hubs).map(([name, { ok }]) => [name, ok])]).toEqual([
    false,
    [['', true], ['barat', true], ['jawa-timur', false]],
  ]); // biome-ignore format: a hub an entry
});

test('a hub without an address or secret is named when a host starts', () => {
  const { HUB_URL: _, HUB_URL_BARAT: __, RELAY_SECRET: ___, ...some } = env;
  expect(missingSettings(some)).toEqual(['HUB_URL_BARAT', 'RELAY_SECRET_JAWA_TIMUR']);
  expect(missingSettings({ HUB_URL: hubAt('x') })).toEqual(['RELAY_SECRET']);
  const { HUB_TAKES_BARAT: ____, ...idle } = env;
  expect(missingSettings({ ...idle, HUB_TAKES_JAWA_TIMUR: '2001 2001' })).toEqual([
    'HUB_TAKES_BARAT',
    '2001 for one hub only',
  ]);
});

test('whatever comes, every message is for one hub and everything else for all', () => {
  const number = fc.constantFrom('1001', '1002', '2001', '9999', '', '__proto__');
  const changes = fc.array(
    fc.oneof(
      fc.tuple(number, fc.uuid()).map((both) => change(...both)),
      fc.jsonValue(),
    ),
  );
  const entries = fc.array(fc.oneof(fc.record({ id: fc.string(), changes }), fc.jsonValue()));
  fc.assert(
    fc.property(fc.oneof(fc.record({ entry: entries }), fc.jsonValue()), (value) => {
      const body = JSON.stringify(value);
      const parts = partsOf(env, body);
      const idsIn = (text: string) =>
        [...text.matchAll(/"phone_number_id":"\d+"\},"messages":\[\{"id":"([^"]+)"/g)].map(([, id]) => id).sort();
      expect(parts.flatMap((part) => idsIn(part.body)).sort()).toEqual(idsIn(body));
      expect(parts.length).toBeGreaterThan(0);
    }),
  );
});
