/** `npm start -- --relay`: the phones' webhooks go through the relay, and the API says what it did with them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../support/local-server';
import { eventually } from './small-hub';

let server: RunningServer;
beforeAll(async () => {
  const root = join(__dirname, '..', '..', '..');
  server = await startServer(root, ['--relay', '--port', '0', '--data', mkdtempSync(join(tmpdir(), 'relay-'))]);
});
afterAll(() => server?.stop());

const get = async (path: string) => (await fetch(`${server.url}${path}`)).json() as Promise<Record<string, unknown>>;

test('a message passes, the statuses of its answer are dropped, a stranger is refused', async () => {
  const say = { method: 'POST', body: '{"text":"halo"}', headers: { 'content-type': 'application/json' } };
  const made = await fetch(`${server.url}local/phones`, { ...say, body: '{"name":"Sari"}' });
  const phone = (await made.json()) as { id: string };
  expect((await fetch(`${server.url}local/phones/${phone.id}/say`, say)).status).toBe(200);
  const stranger = await fetch(`${server.url}relay/meta`, { method: 'POST', body: '{}' });
  expect(stranger.status).toBe(401);
  const relay = await eventually(async () => {
    const view = (await get('local/relay')).relay as { passed: number; dropped: number } | null;
    return view && view.passed >= 2 && view.dropped >= 1 ? view : undefined;
  }, 100_000);
  expect(relay).toMatchObject({ held: 0, refused: 1 });
});
