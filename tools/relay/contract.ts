/**
 * What the relay promises, as requests over HTTP: the same cases on Node, on workerd and on Deno. Each says what came out
 * and what should have.
 */
import { createHmac } from 'node:crypto';
import { type Mood, RELAY_SECRET, type ScriptedHub } from './scripted-hub';

export const SETTINGS = {
  RELAY_SECRET,
  META_APP_SECRET: 'an-app-secret',
  META_APP_SECRET_NEXT: 'the-next-app-secret',
  META_VERIFY_TOKEN: 'verify-me',
  QONTAK_KEY: 'a-key-for-qontak-0001',
  PROBE_KEY: 'a-key-for-probes-0001',
  GATEWAY_JKT_1: 'a-secret-of-24-characters',
  PATIENCE_SECONDS: '3',
} as const;

export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface Door {
  ask(path: string, init?: RequestInit & { readonly duplex?: 'half' }): Promise<Answered>;
}

export interface Case {
  readonly name: string;
  readonly run: (door: Door, hub: ScriptedHub) => Promise<{ readonly came: unknown; readonly expected: unknown }>;
}

type Headers = Readonly<Record<string, string>>;

export function signedByMeta(body: string | Uint8Array, secret: string = SETTINGS.META_APP_SECRET): Headers {
  return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

const envelope = (value: object, field = 'messages') =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: 'W', changes: [{ field, value }] }] });
const MESSAGE = envelope({ messaging_product: 'whatsapp', messages: [{ id: 'wamid.1', type: 'text' }] });
const status = (state: string, mark: string) => ({ id: 'wamid.s', status: state, biz_opaque_callback_data: mark });
const statuses = (...all: object[]) => envelope({ messaging_product: 'whatsapp', metadata: {}, statuses: all });

const postMeta = (door: Door, body: string, headers: Headers = signedByMeta(body)) =>
  door.ask('/meta', { method: 'POST', body, headers });

const bodies = (hub: ScriptedHub) => hub.taken.map(({ body }) => body);

/** Nothing reaches the hub, and nothing of the inside is said. */
const refusal = (name: string, code: number, ask: (door: Door) => Promise<Answered>): Case => ({
  name,
  async run(door, hub) {
    const { status: came, body } = await ask(door);
    return { came: [came, hub.asked(), body.length < 40], expected: [code, 0, true] };
  },
});

const held = (name: string, ...moods: readonly Mood[]): Case => ({
  name,
  async run(door, hub) {
    hub.next(...moods);
    const { status: came } = await postMeta(door, MESSAGE);
    return { came: [came, hub.taken.length], expected: [503, 0] };
  },
});

const LARGE = 10 * 1024 * 1024;

function inChunks(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close();
      controller.enqueue(new Uint8Array(65_536));
      left -= 65_536;
    },
  });
}

const BAD_INPUT: readonly Case[] = [
  refusal('no signature', 401, (door) => postMeta(door, MESSAGE, {})),
  refusal('a wrong signature', 401, (door) =>
    postMeta(door, MESSAGE, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }),
  ),
  refusal('another app’s signature', 401, (door) => postMeta(door, MESSAGE, signedByMeta(MESSAGE, 'another-app'))),
  refusal('a signature over another body', 401, (door) => postMeta(door, MESSAGE, signedByMeta(`${MESSAGE} `))),
  refusal('10 MB', 413, (door) => postMeta(door, 'x'.repeat(LARGE), {})),
  refusal('10 MB in chunks, without a length', 413, (door) =>
    door.ask('/meta', { method: 'POST', body: inChunks(LARGE), duplex: 'half' }),
  ),
  refusal('gzip', 415, (door) => postMeta(door, MESSAGE, { ...signedByMeta(MESSAGE), 'content-encoding': 'gzip' })),
  refusal('a signed body that is no JSON', 400, (door) => postMeta(door, 'halo')),
  refusal('a foreign verify token', 403, (door) =>
    door.ask('/meta?hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1158201444'),
  ),
  refusal('a challenge that is no challenge', 403, (door) =>
    door.ask('/meta?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=%3Cscript%3E'),
  ),
  refusal('an unknown path', 404, (door) => door.ask('/admin')),
  refusal('another method', 405, (door) => door.ask('/meta', { method: 'DELETE' })),
  refusal('a wrong key at Qontak’s door', 401, (door) => door.ask('/qontak?key=x', { method: 'POST', body: '{}' })),
  refusal('a gateway without a secret', 401, (door) => door.ask('/gateway/none', { method: 'POST', body: '{}' })),
  refusal('health without its key', 404, (door) => door.ask('/health')),
  held('a hub that answers HTML', 'page', 'page', 'page', 'page', 'page', 'page', 'page', 'page'),
  held('a redirect elsewhere', ...Array<Mood>(8).fill('elsewhere')),
  held('no answer at all', 'silence', 'silence'),
];

const META: readonly Case[] = [
  {
    name: 'Meta’s challenge is answered at once',
    async run(door, hub) {
      const came = await door.ask('/meta?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=1158201444');
      return { came: [came.status, came.body, hub.asked()], expected: [200, '1158201444', 0] };
    },
  },
  {
    name: 'a genuine message is brought to the hub as it came, also under the next secret',
    async run(door, hub) {
      const first = await postMeta(door, MESSAGE);
      const next = await postMeta(door, MESSAGE, signedByMeta(MESSAGE, SETTINGS.META_APP_SECRET_NEXT));
      const sources = hub.taken.map(({ query }) => query.source);
      return {
        came: [first.status, first.body, next.status, bodies(hub), sources],
        expected: [200, 'ok', 200, [MESSAGE, MESSAGE], ['meta', 'meta']],
      };
    },
  },
  {
    name: 'statuses nobody waits for are answered here',
    async run(door, hub) {
      const body = statuses(status('delivered', 'o-1~s'), status('read', 'o-1~s'), status('sent', 'somebody else'));
      const came = await postMeta(door, body);
      return { came: [came.status, hub.asked()], expected: [200, 0] };
    },
  },
  {
    name: 'awaited statuses and failures pass, without the others',
    async run(door, hub) {
      const kept = [status('sent', 'o-1~s'), status('failed', 'o-2')];
      const came = await postMeta(door, statuses(status('read', 'o-1~s'), ...kept, status('delivered', 'o-1~s')));
      return { came: [came.status, bodies(hub)], expected: [200, [statuses(...kept)]] };
    },
  },
  {
    name: 'Google’s own faults are waited out',
    async run(door, hub) {
      hub.next('page');
      const came = await postMeta(door, MESSAGE);
      return { came: [came.status, hub.asked(), bodies(hub)], expected: [200, 2, [MESSAGE]] };
    },
  },
  {
    name: 'text beyond ASCII arrives as it was sent',
    async run(door, hub) {
      const body = envelope({ messages: [{ id: 'wamid.2', text: { body: 'é 🛵 ‮ \u0000' } }] });
      const came = await postMeta(door, body);
      return { came: [came.status, bodies(hub)], expected: [200, [body]] };
    },
  },
];

const REPORT = '{"unit":"S3A000101","time":1795399200,"type":"purchased"}';
const VERDICTS = '{"ok":true,"accepted":1,"events":[{"verdict":"accepted","unit":"S3A000101"}]}';

const standardHeaders = (body: string, key: string | Buffer = SETTINGS.GATEWAY_JKT_1): Headers => {
  const [id, ts] = ['evt-1', String(Math.floor(Date.now() / 1000))];
  const signature = createHmac('sha256', key).update(`${id}.${ts}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': ts, 'webhook-signature': `v1,AAAA v1,${signature}` };
};

const OTHERS: readonly Case[] = [
  {
    name: 'Qontak’s webhooks are brought with their key left out; its old statuses are not brought',
    async run(door, hub) {
      const ask = (body: string) => door.ask(`/qontak?key=${SETTINGS.QONTAK_KEY}`, { method: 'POST', body });
      const message = '{"participant_type":"customer","id":"m1"}';
      const came = [
        await ask(message),
        await ask('{"participant_type":"bot","status":"read"}'),
        await ask('{"participant_type":"agent","status":"delivered"}'),
      ].map((each) => each.status);
      const { rts: _, rbh: __, ...query } = hub.taken[0]?.query ?? {};
      return { came: [came, bodies(hub), query], expected: [[200, 200, 200], [message], { source: 'qontak' }] };
    },
  },
  {
    name: 'a gateway that signs in headers gets the hub’s verdicts',
    async run(door, hub) {
      hub.say('unit', VERDICTS);
      const init = { method: 'POST', body: REPORT, headers: standardHeaders(REPORT) };
      const came = await door.ask('/gateway/jkt-1?event=up', init);
      const { gw, id, ts = '', sig, event } = hub.taken[0]?.query ?? {};
      const signed = createHmac('sha256', SETTINGS.GATEWAY_JKT_1).update(`${id}.${ts}.${REPORT}`).digest('hex');
      return {
        came: [came, bodies(hub), gw, id, sig === signed, event],
        expected: [{ status: 200, body: VERDICTS }, [REPORT], 'jkt-1', 'evt-1', true, 'up'],
      };
    },
  },
  {
    name: 'a key may stand in a header',
    async run(door, hub) {
      hub.say('unit', 'ok: 1 accepted');
      const headers = { authorization: `Bearer ${SETTINGS.GATEWAY_JKT_1}` };
      const came = await door.ask('/gateway/jkt-1?id=dev-7', { method: 'POST', body: REPORT, headers });
      const { key, id } = hub.taken[0]?.query ?? {};
      return {
        came: [came.status, came.body, key, id],
        expected: [200, 'ok: 1 accepted', SETTINGS.GATEWAY_JKT_1, 'dev-7'],
      };
    },
  },
  {
    name: 'what the hub refuses has a status of its own',
    async run(door, hub) {
      hub.say('unit', '{"ok":false,"error":"a key will not do"}');
      const came = await door.ask(`/gateway/jkt-1?key=${SETTINGS.GATEWAY_JKT_1}`, { method: 'POST', body: REPORT });
      return { came: came.status, expected: 422 };
    },
  },
  {
    name: 'a lost second hop is asked again',
    async run(door, hub) {
      hub.say('unit', VERDICTS);
      hub.next('echo lost');
      const came = await door.ask('/gateway/jkt-1', { method: 'POST', body: REPORT, headers: standardHeaders(REPORT) });
      return { came: [came.status, hub.asked()], expected: [200, 2] };
    },
  },
  refusal('a gateway’s old signature', 401, (door) => {
    const headers = { ...standardHeaders(REPORT), 'webhook-timestamp': '1600000000' };
    return door.ask('/gateway/jkt-1', { method: 'POST', body: REPORT, headers });
  }),
  {
    name: 'a silent minute trigger is woken',
    async run(door, hub) {
      hub.say('health', '{"ok":false,"minuteTrigger":"silent"}');
      const came = await door.ask(`/health?key=${SETTINGS.PROBE_KEY}`);
      const sources = hub.taken.map(({ query }) => query.source ?? 'health');
      return { came: [came.status, sources], expected: [503, ['health', 'wake']] };
    },
  },
  {
    name: 'a hub that is well is left alone',
    async run(door, hub) {
      hub.say('health', '{"ok":true,"minuteTrigger":"running"}');
      const came = await door.ask(`/health?key=${SETTINGS.PROBE_KEY}`);
      return { came: [came.status, hub.asked()], expected: [200, 1] };
    },
  },
];

export const CONTRACT: readonly Case[] = [...BAD_INPUT, ...META, ...OTHERS];
