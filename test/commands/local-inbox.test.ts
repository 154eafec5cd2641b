/** Qontak's inbox on the local page, called as the page does, around the product's own bundle. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, type SmallHub, startSmallHub } from '../local/server/small-hub';

interface Inbox {
  readonly agents: { id: string; name: string }[];
  readonly rooms: {
    id: string;
    person: string;
    status: string;
    agents: string[];
    chat: { content: { text?: string; body?: string } }[];
  }[];
}

const SARI = '6281290011001';
let hub: SmallHub;

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'hub-inbox-'));
  for (const folder of ['build', 'sheets-templates']) mkdirSync(join(root, folder), { recursive: true });
  cpSync('dist', join(root, 'dist'), { recursive: true });
  cpSync('sheets-templates/demo', join(root, 'sheets-templates/demo'), { recursive: true });
  writeFileSync(join(root, 'build', 'local-page.html'), '<!doctype html><title>page</title>');
  hub = await startSmallHub(root);
}, 120_000);
afterAll(() => hub?.stop());

const inbox = async () => (await hub.get('/local/inbox')).json as unknown as Inbox;
const roomOf = (person: string, has: (room: Inbox['rooms'][number]) => boolean = () => true) =>
  eventually(async () => (await inbox()).rooms.find((room) => room.person === person && has(room)), 20_000);

test('a customer who writes to the number at Qontak gets a room there, and the hub answers in it', async () => {
  expect((await hub.post(`/local/phones/${SARI}/provider`, { provider: 'qontak' })).json).toEqual({
    provider: 'qontak',
  });
  expect((await hub.get(`/local/phones/${SARI}`)).json).toMatchObject({ provider: 'qontak' });
  await hub.post(`/local/phones/${SARI}/say`, { text: 'Halo' });
  const room = await roomOf(SARI, ({ chat }) => chat.length > 1);
  expect(room.chat[1]?.content.body).toContain('Apa yang bisa kami bantu?');
}, 90_000);

test('agents are the reps with an agent ID; what one writes reaches the phone and the conversation', async () => {
  const { agents } = await inbox();
  expect(agents.length).toBeGreaterThan(50);
  const room = await roomOf(SARI);
  const agent = agents[0]?.id;
  expect((await hub.post(`/local/inbox/${room.id}/join`, { agent })).status).toBe(200);
  await hub.post(`/local/inbox/${room.id}/say`, { agent, text: 'Saya bantu ya' });
  const said =
    (text: string) =>
    ({ json }: { json: unknown }) =>
      JSON.stringify(json).includes(text) || undefined;
  await eventually(async () => said('Saya bantu ya')(await hub.get(`/local/phones/${SARI}`)), 20_000);
  await eventually(async () => said(`: Saya bantu ya`)(await hub.get('/local/sheets/Conversation')), 20_000);
}, 150_000);

test('what is not there is refused in words', async () => {
  const room = await roomOf(SARI);
  expect((await hub.post(`/local/inbox/${room.id}/say`, { agent: 'nobody', text: 'x' })).json.error).toBe(
    'There is no agent "nobody".',
  );
  expect((await hub.post('/local/inbox/nowhere/resolve')).status).toBe(404);
  expect((await hub.post(`/local/phones/${SARI}/provider`, { provider: 'x' })).status).toBe(400);
});

interface Crm {
  readonly on: boolean;
  readonly deals: { id: number; name: string; stage: number; contact: { phone: string }; notes: { text: string }[] }[];
}
const crm = async () => (await hub.get('/local/crm')).json as unknown as Crm;

test('with crmSync on, the local CRM gets the lead as a deal with contact and notes; a person may move it', async () => {
  expect(await crm()).toMatchObject({ on: false, deals: [] });
  const settings = (await hub.get('/local/sheets/Settings')).json as { rows: unknown[][] };
  const row = settings.rows.findIndex(([setting]) => setting === 'crmSync') + 2;
  await hub.post('/local/sheets/Settings/edit', { row, column: 'Value', value: 'TRUE' });
  const deal = await eventually(async () => {
    await hub.post('/local/clock', { forwardMs: 240_000 });
    return (await crm()).deals.find(({ notes }) => notes.length > 0);
  }, 60);
  expect(deal).toMatchObject({ name: expect.stringContaining('L-000001'), contact: { phone: `+${SARI}` } });
  expect(deal.notes.map(({ text }) => text).join('\n')).toContain('Halo');
  expect((await hub.post(`/local/crm/deals/${deal.id}/move`, { stage: 15 })).status).toBe(200);
  expect((await hub.post(`/local/crm/deals/${deal.id}/move`, { stage: 99 })).status).toBe(400);
  expect((await crm()).deals[0]?.stage).toBe(15);
}, 150_000);

test('a room that an agent resolves is closed, and stays so after a restart', async () => {
  const room = await roomOf(SARI);
  await hub.post(`/local/inbox/${room.id}/resolve`);
  await hub.stop();
  hub = await startSmallHub(hub.root);
  expect((await roomOf(SARI)).status).toBe('resolved');
  expect((await crm()).deals[0]).toMatchObject({ stage: 15 });
  expect((await hub.get(`/local/phones/${SARI}`)).json).toMatchObject({ provider: 'qontak' });
}, 120_000);
