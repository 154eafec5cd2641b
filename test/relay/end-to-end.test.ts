/** The relay and the hub's own bundle, over real HTTP, with Google's failures between them. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRuntime, type Runtime, type WebFault } from '../../local/runtime/index';
import { createHandler } from '../../relay/handler';
import { serveRelay } from '../../relay/hosts/node-server';
import { webHost } from '../../relay/hosts/web-host';
import { createRelay } from '../../relay/relay';
import { signature } from '../../src/core/unit/signature';
import { SETTINGS, signedByMeta } from '../../tools/relay/contract';

const GATEWAY_SECRET = SETTINGS.GATEWAY_JKT_1;

let rt: Runtime;
let hub: Server;
let relay: Server;
let relayUrl: string;
/** How Google answers the next requests, by address, in this order. */
const faults: { readonly at: 'exec' | 'echo'; readonly status: WebFault }[] = [];
const full = { slots: false };

beforeAll(async () => {
  hub = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = 'GET', url = '/' } = request;
      const contentType = request.headers['content-type'] ?? '';
      const body = Buffer.concat(chunks).toString('utf8');
      const answer = full.slots
        ? { status: 200, headers: {}, body: '<html><title>Error</title>There are too many scripts running</html>' }
        : await rt.request({ method, url, ...(body === '' ? {} : { body, contentType }) });
      response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
    });
  });
  const hubUrl = `${await listen(hub)}/exec`;
  rt = await createRuntime({
    code: readFileSync('dist/Code.js', 'utf8'),
    files: { 'StaffWords.html': readFileSync('dist/StaffWords.html', 'utf8') },
    clock: { kind: 'real' },
    webAppUrl: hubUrl,
    interceptWeb: ({ url }) => {
      const at = url.includes('/macros/echo') ? 'echo' : 'exec';
      return faults[0]?.at === at ? faults.shift()?.status : undefined;
    },
    world: ({ url }) => ({ networkError: `Address unavailable: ${url}` }),
  });
  for (const [name, value] of Object.entries(SECRETS)) rt.properties.set(name, value);
  await rt.run('setup');
  rt.host.people.appendRow({ sheet: 'Gateways' }, ['jkt-1', 'Jakarta', 'TRUE', 'hub'], rt.host.owner);
  const handler = createHandler(createRelay(webHost({ keepsMemory: true, log: () => undefined })));
  relay = serveRelay(handler, { ...SETTINGS, HUB_URL: hubUrl });
  relayUrl = await listen(relay);
});

afterAll(async () => {
  for (const server of [relay, hub]) {
    server.closeAllConnections();
    server.close();
  }
  await rt.close();
});

const SECRETS = {
  WEBHOOK_KEY: 'a-webhook-key-of-this-test',
  TOKEN_SECRET: 'a-token-secret',
  META_ACCESS_TOKEN: 'EAA',
  META_PHONE_NUMBER_ID: '1',
  RELAY_SECRET: SETTINGS.RELAY_SECRET,
  GATEWAY_JKT_1: GATEWAY_SECRET,
};

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function message(id: string): string {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: '1' },
    contacts: [{ profile: { name: 'Sari' }, wa_id: '6281311111111' }],
    messages: [{ from: '6281311111111', id, timestamp: '1795399200', type: 'text', text: { body: 'halo 🛵' } }],
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: 'W', changes: [{ field: 'messages', value }] }],
  });
}

async function post(id: string): Promise<number> {
  const body = message(id);
  const { status } = await fetch(`${relayUrl}/meta`, { method: 'POST', body, headers: signedByMeta(body) });
  return status;
}

const recorded = () => {
  const view = rt.host.readTab({ sheet: 'Inbox log' });
  const column = view?.headers.indexOf('Event ID') ?? -1;
  return view?.rows.map((row) => row[column]) ?? [];
};
const times = (id: string) => recorded().filter((each) => each === id).length;

test('a message comes through and is handled once, however often it is sent', async () => {
  expect([await post('wamid.a'), await post('wamid.a')]).toEqual([200, 200]);
  expect(times('wamid.a')).toBe(1);
});

test('ten at once go together', async () => {
  const before = rt.executions().filter(({ function: name }) => name === 'doPost').length;
  const ids = Array.from({ length: 10 }, (_, i) => `wamid.burst.${i}`);
  expect(await Promise.all(ids.map(post))).toEqual(ids.map(() => 200));
  expect(ids.map(times)).toEqual(ids.map(() => 1));
  expect(rt.executions().filter(({ function: name }) => name === 'doPost').length - before).toBeLessThan(10);
});

test.each([403, 404, 500] as const)('a %s of Google’s is tried again', async (status) => {
  faults.push({ at: 'exec', status });
  expect(await post(`wamid.${status}`)).toBe(200);
  expect(times(`wamid.${status}`)).toBe(1);
});

test('an overflow that lasts is a 503, and nothing is taken', async () => {
  full.slots = true;
  expect(await post('wamid.full')).toBe(503);
  full.slots = false;
  expect(times('wamid.full')).toBe(0);
  expect(await post('wamid.full')).toBe(200);
  expect(times('wamid.full')).toBe(1);
});

test('a gateway’s verdicts come back; a lost second hop is asked again and is a duplicate', async () => {
  const ask = async (id: string) => {
    const body = JSON.stringify({ unit: 'S3A000101', time: Math.floor(Date.now() / 1000), type: 'report' });
    const ts = String(Math.floor(Date.now() / 1000));
    const sig = signature(GATEWAY_SECRET, id, ts, body);
    const response = await fetch(`${relayUrl}/gateway/jkt-1?id=${id}&ts=${ts}&sig=${sig}`, { method: 'POST', body });
    return { status: response.status, said: (await response.json()) as { ok: boolean } };
  };
  expect(await ask('evt-1')).toMatchObject({ status: 200, said: { ok: true } });
  faults.push({ at: 'echo', status: 404 });
  expect(await ask('evt-2')).toMatchObject({ status: 200, said: { ok: true } });
});

test('health comes through with its key', async () => {
  await rt.runTrigger('everyMinute');
  const response = await fetch(`${relayUrl}/health?key=${SETTINGS.PROBE_KEY}`);
  expect(await response.json()).toMatchObject({ minuteTrigger: 'running' });
});

test('a relay with another secret gets nothing taken, and writes no property', async () => {
  const handler = createHandler(createRelay(webHost({ keepsMemory: false, log: () => undefined })));
  const other = { ...SETTINGS, HUB_URL: `${relayUrl}/none`, RELAY_SECRET: 'a-secret-that-the-hub-does-not-know' };
  const address = hub.address() as AddressInfo;
  const body = message('wamid.other');
  const before = rt.executions().length;
  const request = new Request('http://relay.local/meta', { method: 'POST', body, headers: signedByMeta(body) });
  const answer = await handler(request, { ...other, HUB_URL: `http://127.0.0.1:${address.port}/exec` });
  expect(answer.status).toBe(503);
  const calls = rt
    .executions()
    .slice(before)
    .flatMap((each) => each.calls.map(({ kind }) => kind));
  expect(calls).not.toContain('properties.set');
  expect(times('wamid.other')).toBe(0);
});
