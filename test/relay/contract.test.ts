/** The relay's promises on Node: in this process, over real HTTP on both sides. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler } from '../../relay/handler';
import { serveRelay } from '../../relay/hosts/node-server';
import { webHost } from '../../relay/hosts/web-host';
import { createRelay } from '../../relay/relay';
import { CONTRACT, type Door, SETTINGS } from '../../tools/relay/contract';
import { type ScriptedHub, startScriptedHub } from '../../tools/relay/scripted-hub';

let hub: ScriptedHub;
const servers: Server[] = [];

beforeAll(async () => {
  hub = await startScriptedHub();
});
beforeEach(() => hub.reset());
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await hub.close();
});

async function open(keepsMemory: boolean): Promise<Door> {
  const relay = createRelay(webHost({ keepsMemory, log: () => undefined }));
  const server = serveRelay(createHandler(relay), { ...SETTINGS, HUB_URL: hub.url });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async ask(path, init) {
      const response = await fetch(origin + path, init);
      return { status: response.status, body: await response.text() };
    },
  };
}

describe.each([
  ['with memory', true],
  ['without memory', false],
])('%s', (_, keepsMemory) => {
  test.each(CONTRACT)('$name', async ({ run }) => {
    const { came, expected } = await run(await open(keepsMemory), hub);
    expect(came).toEqual(expected);
  });
});
