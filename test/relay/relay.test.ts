/** What the relay decides, with a host made up: no network, no waiting. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createHandler } from '../../relay/handler';
import type { Host, HubAnswer, LogLine, Queued } from '../../relay/host';
import { createRelay, type Relay } from '../../relay/relay';
import { siftMeta } from '../../relay/statuses';
import { bundleRelay } from '../../tools/relay/bundle-relay';
import { SETTINGS, signedByMeta } from '../../tools/relay/contract';
import { fuzzRelay } from '../../tools/relay/fuzz-relay';

const env = { ...SETTINGS, HUB_URL: 'https://script.google.com/macros/s/X/exec', PATIENCE_SECONDS: '15' };

interface Made {
  readonly relay: Relay;
  readonly lines: LogLine[];
  readonly pauses: number[];
  readonly queued: Queued[];
  readonly asked: { readonly url: URL; readonly body: string }[];
}

/** `answers`: how the hub answers, in this order; then it takes everything. Time passes in pauses only. */
function made(answers: readonly (Partial<HubAnswer> | 'throws')[] = [], more: Partial<Host> = {}): Made {
  const parts = { lines: [] as LogLine[], pauses: [] as number[], queued: [] as Queued[], asked: [] as Made['asked'] };
  const left = [...answers];
  let now = 1_795_399_200_000;
  const host: Host = {
    keepsMemory: false,
    now: () => now,
    random: () => 0.5,
    async pause(ms) {
      parts.pauses.push(ms);
      now += ms;
    },
    hmac: async (secret, data) => createHmac('sha256', secret).update(data).digest(),
    log: (line) => void parts.lines.push(line),
    async fetch({ url, body = '' }) {
      parts.asked.push({ url: new URL(url), body });
      const next = left.shift();
      if (next === 'throws') throw new Error('no answer');
      const proof = new URL(url).searchParams.get('rsig') ?? '';
      const word = createHmac('sha256', SETTINGS.RELAY_SECRET).update(`taken.${proof}`).digest('hex').slice(0, 32);
      return { status: 200, location: '', body: `<p>ok ${word}</p>`, ...next };
    },
    ...more,
  };
  return { ...parts, relay: createRelay(host) };
}

const PAGE = { body: '<title>Error</title> ok' };

function ask({ relay }: Made, path: string, text: string) {
  const body = new TextEncoder().encode(text);
  const headers: Record<string, string> = { ...signedByMeta(text) };
  const url = new URL(path, 'https://relay.example');
  return relay.handle({ method: 'POST', url, body, header: (name) => headers[name] ?? '' }, env);
}

const message = (id: string) =>
  JSON.stringify({ object: 'o', entry: [{ id: 'W', changes: [{ value: { messages: [{ id }] } }] }] });

describe('patience', () => {
  test('pauses grow, differ, and end within it', async () => {
    const relay = made(Array(40).fill(PAGE));
    expect((await ask(relay, '/meta', message('1'))).status).toBe(503);
    expect(relay.pauses.slice(0, 4)).toEqual([375, 750, 1500, 3000]);
    expect(relay.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(15_000);
  });

  test('a hub that does not know the relay is not asked twice', async () => {
    const relay = made([{ body: 'refused: wrong relay signature' }]);
    expect((await ask(relay, '/meta', message('1'))).status).toBe(503);
    expect(relay.asked).toHaveLength(1);
  });

  test('what fails and comes back is taken', async () => {
    const relay = made(['throws', { status: 500 }, PAGE]);
    expect((await ask(relay, '/meta', message('1'))).status).toBe(200);
    expect(relay.asked).toHaveLength(4);
  });
});

describe('where memory lasts', () => {
  test('the first goes at once, the others of a moment together; all are answered', async () => {
    const waiting: (() => void)[] = [];
    const relay = made([], { keepsMemory: true, pause: () => new Promise((resolve) => waiting.push(resolve)) });
    const all = Promise.all(['a', 'b', 'c', 'd'].map((id) => ask(relay, '/meta', message(id))));
    await settled();
    expect(relay.asked).toHaveLength(1);
    waiting.shift()?.();
    expect((await all).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(relay.asked).toHaveLength(2);
    const { entry } = JSON.parse(relay.asked[1]?.body ?? '') as { entry: unknown[] };
    expect(entry).toHaveLength(3);
  });

  test('a batch that is not taken is a 503 to each of its senders', async () => {
    const relay = made(Array(99).fill(PAGE), { keepsMemory: true });
    const all = await Promise.all(['a', 'b', 'c'].map((id) => ask(relay, '/meta', message(id))));
    expect(all.map(({ status }) => status)).toEqual([503, 503, 503]);
  });

  test('no more than a dozen are under way at once', async () => {
    let open = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const relay = made([], {
      keepsMemory: true,
      pause: async () => undefined,
      async fetch() {
        most = Math.max(most, ++open);
        await new Promise<void>((resolve) => answers.push(resolve));
        open--;
        throw new Error('no answer');
      },
    });
    for (let i = 0; i < 40; i++) {
      void ask(relay, '/meta', message(String(i)));
      await settled();
    }
    expect(most).toBe(12);
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Qontak', () => {
  const path = `/qontak?key=${SETTINGS.QONTAK_KEY}`;

  test('waits in the host’s queue when the hub does not take it, and goes from there', async () => {
    const queued: Queued[] = [];
    const relay = made(Array(9).fill(PAGE), { enqueue: async (delivery) => void queued.push(delivery) });
    expect((await ask(relay, path, '{"participant_type":"customer"}')).status).toBe(200);
    expect(queued).toHaveLength(1);
    const [delivery] = queued;
    expect(delivery && (await made().relay.takeQueued(delivery, env))).toBe(true);
    expect(delivery && (await made(Array(99).fill(PAGE)).relay.takeQueued(delivery, env))).toBe(false);
  });

  test('without a queue, or with a full one, it is told to come again', async () => {
    const full = made(Array(9).fill(PAGE), { enqueue: () => Promise.reject(new Error('too large')) });
    expect((await ask(full, path, '{"a":1}')).status).toBe(503);
    expect((await ask(made(Array(99).fill(PAGE)), path, '{"a":1}')).status).toBe(503);
  });
});

test('the log says what happened and how much of it, never whose', async () => {
  const relay = made();
  const text = message('wamid.secret-6281311111111').replace('"W"', '"62813 Sari"');
  await ask(relay, `/meta?x=6281311111111`, text);
  await ask(relay, `/qontak?key=${SETTINGS.QONTAK_KEY}`, text);
  expect(JSON.stringify(relay.lines)).not.toMatch(/6281|Sari|wamid|secret|key/);
  expect(relay.lines).toHaveLength(2);
});

test('nothing but awaited and failed statuses is left of any, and every message stays', () => {
  const status = fc.record({
    status: fc.constantFrom('sent', 'delivered', 'read', 'played', 'failed', 'odd'),
    biz_opaque_callback_data: fc.constantFrom('o-1~s', 'o-1', 'x', ''),
  });
  const change = fc.record(
    {
      value: fc.record(
        { messages: fc.array(fc.jsonValue()), statuses: fc.array(fc.oneof(status, fc.jsonValue())) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
  const body = fc.record({
    entry: fc.array(fc.oneof(fc.record({ changes: fc.array(fc.oneof(change, fc.jsonValue())) }), fc.jsonValue())),
  });
  fc.assert(
    fc.property(body, (value) => {
      const text = JSON.stringify(value);
      const parsed = JSON.parse(text) as unknown;
      const sifted = siftMeta(parsed, text);
      const again = siftMeta(sifted.body === '' ? { entry: [] } : JSON.parse(sifted.body), sifted.body);
      expect(again.dropped).toBe(0);
      const messages = (all: string) => all.match(/"messages":\[/g)?.length ?? 0;
      if (sifted.dropped > 0) expect(messages(sifted.body)).toBe(messages(text));
    }),
  );
});

test('forged and mutated bodies: none is forwarded, none is an exception', async () => {
  const { forwarded, exceptions } = await fuzzRelay(2_000, 1);
  expect([forwarded, exceptions]).toEqual([0, 0]);
});

test('an odd request is answered, too', async () => {
  const handler = createHandler(made().relay);
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('torn')) });
  const request = new Request('https://relay.example/meta', {
    method: 'POST',
    body: broken,
    duplex: 'half',
  } as RequestInit);
  expect((await handler(request, env)).status).toBe(503);
});

test.each([
  ['cloudflare', 15],
  ['deno', 15],
  // With what puts a handler behind Node's own HTTP server.
  ['node', 16],
] as const)('the file of %s is under %d KB, without dependencies', async (host, kilobytes) => {
  const text = await bundleRelay(host);
  expect(Buffer.byteLength(text)).toBeLessThan(kilobytes * 1024);
  expect(text.match(/from"(?!node:)/g)).toBeNull();
});
