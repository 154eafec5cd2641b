/** An assistant asks the demo hub over MCP, as docs/ASSISTANTS.md tells: three recipes, and what it may not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { type RunningServer, startServer } from '../support/local-server';

const ROOT = join(__dirname, '..', '..');
interface Link {
  readonly name: string;
  readonly role?: string;
  readonly url: string;
}
let server: RunningServer;
let data: string;
let links: { readonly console: readonly Link[]; readonly dealer: readonly Link[] };
const clients: Client[] = [];

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'hub-mcp-'));
  server = await startServer(ROOT, ['--port', '0', '--data', data]);
  links = (await (await fetch(new URL('/local/pages', server.url))).json()) as typeof links;
  // A customer writes in.
  const phone = { number: '6281311112222', name: 'Sari Wulandari' };
  await fetch(new URL('/local/phones', server.url), { method: 'POST', body: JSON.stringify(phone) });
  const said = { text: 'Mau beli V1 Plus, saya di Depok' };
  await fetch(new URL(`/local/phones/${phone.number}/say`, server.url), { method: 'POST', body: JSON.stringify(said) });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(async () => {
  await server?.stop();
  if (data) rmSync(data, { recursive: true, force: true });
});

const linkOf = (role: string): string => links.console.find((each) => each.role === role)?.url ?? '';

/** A client as an assistant has one. */
async function connected(link: string): Promise<Client> {
  const client = new Client({ name: 'scripted', version: '1' });
  const environment = { ...process.env, HUB_BUILT: '1', HUB_LINK: link } as Record<string, string>;
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['tools/run.mjs', 'mcp'],
      cwd: ROOT,
      env: environment,
      stderr: 'ignore',
    }),
  );
  clients.push(client);
  return client;
}

interface Told {
  readonly text: string;
  readonly isError: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: answers of eleven forms, looked at field by field
  readonly json: any;
}

async function ask(client: Client, name: string, input: Record<string, unknown> = {}): Promise<Told> {
  const answer = await client.callTool({ name, arguments: input });
  const [first] = answer.content as { text: string }[];
  const text = first?.text ?? '';
  const isError = answer.isError === true;
  return { text, isError, json: isError ? null : JSON.parse(text) };
}

test('every tool says that it only reads', async () => {
  const { tools } = await (await connected(linkOf('HQ'))).listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'dealers', 'findings', 'health', 'lead', 'leads', 'metrics', 'overview', 'sales', 'search', 'unit', 'verify_ledger',
  ]); // biome-ignore format: one list
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
});

test('recipe 1: how does the network stand, and who has which lead?', async () => {
  const client = await connected(linkOf('HQ'));
  const overview = await ask(client, 'overview');
  expect(overview.json.now.open).toBeGreaterThanOrEqual(0);
  const { json } = await ask(client, 'leads');
  expect(json.leadsTotal).toBeGreaterThan(0);
  const [{ id, status }] = json.leads;
  expect((await ask(client, 'leads', { status })).json.leads.every((lead: Link) => lead)).toBe(true);
  const lead = await ask(client, 'lead', { lead_id: id });
  expect(lead.json.line).toMatchObject({ id, createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect((await ask(client, 'dealers')).json.dealersTotal).toBeGreaterThan(10);
});

test('recipe 2: what money is at stake, and what is to be done?', async () => {
  const client = await connected(linkOf('HQ'));
  const { json } = await ask(client, 'findings');
  expect(json.findingsTotal).toBeGreaterThan(0);
  expect(json.findings[0]).toMatchObject({ rule: expect.any(String), text: expect.any(String), state: 'open' });
  expect((await ask(client, 'sales')).json.salesTotal).toBeGreaterThan(0);
  expect((await ask(client, 'metrics')).json.tables.length).toBeGreaterThan(0);
});

test('recipe 3: what became of this unit, and can the ledger be trusted?', async () => {
  const client = await connected(linkOf('HQ'));
  const { sales } = (await ask(client, 'sales')).json;
  const { serial } = sales.find((sale: { verdict: string }) => sale.verdict === 'ACCEPTED');
  const found = await ask(client, 'search', { query: serial });
  expect(found.text).toContain(serial);
  expect((await ask(client, 'unit', { serial })).json.line.serial).toBe(serial);
  expect((await ask(client, 'verify_ledger')).json.lines.join(' ')).toContain('The ledger holds');
  expect((await ask(client, 'health')).json).toHaveProperty('ok');
});

test('a viewer’s assistant reads no number of a customer, and none asks for what changes something', async () => {
  const client = await connected(linkOf('VIEWER'));
  for (const name of ['overview', 'leads', 'findings', 'sales', 'metrics'])
    expect((await ask(client, name)).text).not.toMatch(/\+?628\d{7,}/);
  const token = new URL(linkOf('HQ')).hash.slice(3);
  for (const call of ['console.act', 'console.decide', 'console.reveal', 'console.replay', 'dealer.home', 'poll']) {
    const body = JSON.stringify({ call, token: decodeURIComponent(token), input: {} });
    const answer = await fetch(new URL('/exec?source=read', server.url), { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ ok: false, refusal: 'role' });
  }
});

test('a link that is none, forged or a dealer’s says what to do', async () => {
  const forged = `${linkOf('HQ').slice(0, -1)}${linkOf('HQ').endsWith('0') ? '1' : '0'}`;
  for (const [link, says] of [
    [forged, 'This link is not valid. Write "link" to the hub for a new one.'],
    [links.dealer[0]?.url ?? '', 'This link is for the dealer page.'],
  ] as const) {
    const answer = await ask(await connected(link), 'overview');
    expect(answer).toMatchObject({ isError: true, text: says });
  }
  await expect(connected('https://example.com')).rejects.toThrow();
});
