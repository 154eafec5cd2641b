/** Faults, script properties, what executions were about, and the whole state as one file. */
import { eventually, type SmallHub, startSmallHub } from './small-hub';

let hub: SmallHub;
beforeEach(async () => {
  hub = await startSmallHub();
});
afterEach(() => hub?.stop());

interface Run {
  readonly id: number;
  readonly function: string;
  readonly status: string;
  readonly error?: string;
  readonly about: string | null;
  readonly sent: number;
}

const CUSTOMER = '6281290011001';
const runs = async (search = ''): Promise<Run[]> =>
  (await hub.get(`/local/executions?search=${search}`)).json.executions as Run[];
const say = (text: string) => hub.post(`/local/phones/${CUSTOMER}/say`, { text });
const fault = (id: string, on = true) => hub.post('/local/faults', { fault: id, on });
const messages = async () =>
  (await hub.get('/local/messages')).json.messages as { id: string; from: string; execution: number | null }[];
const runAbout = (text: string) =>
  eventually(async () => (await runs()).find(({ about, status }) => about?.includes(text) && status !== 'running'));

describe('Faults', () => {
  test('WhatsApp refuses, until it is switched off', async () => {
    await fault('whatsapp-refuses');
    await say('satu');
    expect((await runAbout('satu')).error).toMatch(/131000/);
    await fault('whatsapp-refuses', false);
    await say('dua');
    expect((await runAbout('dua')).status).toBe('completed');
  });

  test('the property store is down: the script hears what the platform says', async () => {
    await fault('properties-down');
    await say('tiga');
    expect((await runAbout('tiga')).error).toMatch(/storage|server error/i);
    const { faults } = (await hub.get('/local/faults')).json as { faults: { id: string; happened: number }[] };
    expect(faults.find(({ id }) => id === 'properties-down')?.happened).toBeGreaterThan(0);
  });

  test('all slots are taken: Google answers in the hub’s place, and nothing runs', async () => {
    const before = (await runs()).length;
    await fault('slots-full');
    const answer = await hub.get('/exec');
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/too many/i);
    await fault('slots-full', false);
    expect((await hub.get('/exec')).status).toBe(302);
    expect((await runs()).length).toBe(before + 1);
  });

  test('what is no fault is said so', async () => {
    expect((await fault('rain')).status).toBe(400);
    expect((await hub.post('/local/faults', { fault: 'sheets-busy' })).status).toBe(400);
  });
});

test('an execution says which message it was about, a message which execution took or sent it; logs can be searched', async () => {
  await say('Halo kak');
  const run = await runAbout('Halo kak');
  expect(run).toMatchObject({ function: 'doPost', about: 'Sari Wulandari: “Halo kak”', sent: 1 });
  const [received, sent] = await messages();
  expect([received?.execution, sent?.execution]).toEqual([run.id, run.id]);
  expect((await runs('halo%20kak')).map(({ id }) => id)).toEqual([run.id]);
  expect(await runs('nowhere')).toEqual([]);
});

test('script properties are set and deleted, and never shown', async () => {
  await hub.post('/local/properties', { name: 'GREETING', value: 'a very secret word' });
  const { text, json } = await hub.get('/local/properties');
  expect(json.properties).toContainEqual({ name: 'GREETING', size: 18 });
  expect(text).not.toContain('secret word');
  expect((await hub.post('/local/properties/GREETING/delete')).status).toBe(200);
  expect((await hub.post('/local/properties/GREETING/delete')).status).toBe(404);
  expect((await hub.post('/local/properties', { name: 'X', value: 'x'.repeat(10_000) })).status).toBe(400);
});

test('everything goes into one file, and comes back from it; what is no such file is refused', async () => {
  await hub.post('/local/sheets/Dealers/edit', { row: 2, column: 'City', value: 'Kota Lama' });
  await say('Halo dari dulu');
  await runAbout('Halo dari dulu');
  const exported = await fetch(new URL('/local/state', hub.url));
  expect(exported.headers.get('content-disposition')).toMatch(/dealer-hub-\d{4}-\d\d-\d\d\.state\.gz$/);
  const file = Buffer.from(await exported.arrayBuffer());

  await hub.post('/local/reset');
  expect(await messages()).toEqual([]);
  const put = (body: Buffer) => fetch(new URL('/local/state', hub.url), { method: 'POST', body: new Uint8Array(body) });
  expect((await put(file)).status).toBe(200);
  expect((await messages()).length).toBeGreaterThan(0);
  expect((await hub.get('/local/sheets/Dealers')).text).toContain('Kota Lama');

  const refused = await put(Buffer.from('PK nothing of ours'));
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ error: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\.$/) });
  expect((await hub.get('/local/sheets/Dealers')).text).toContain('Kota Lama');
});
