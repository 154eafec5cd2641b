/** The JSON API of the local server, called as a script would. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from '../../support/local-server';
import { eventually, makeRoot, type SmallHub, startSmallHub } from './small-hub';

type Rows = { headers: string[]; rows: unknown[][] };

let hub: SmallHub;
beforeAll(async () => {
  hub = await startSmallHub();
});
afterAll(() => hub?.stop());

const rowsOf = async (tab: string): Promise<unknown[][]> => ((await hub.get(`/local/sheets/${tab}`)).json as Rows).rows;
const logged = (text: string) =>
  eventually(async () => ((await rowsOf('Log')).flat().includes(text) ? true : undefined));

describe('The local server', () => {
  test('names webhooks and pages with their keys, as a sender would use them', async () => {
    const { json } = await hub.get('/local/info');
    const { webhooks, pages } = json as { webhooks: Record<string, string>; pages: Record<string, string> };
    expect(webhooks.meta).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/exec\?source=meta&key=[\w-]{24}$/);
    expect(Object.keys(webhooks)).toEqual(['meta', 'qontak', 'telemetry']);
    expect((await hub.get(pages.local ?? '')).text).toContain('<title>page</title>');
  });

  test('tells another device addresses that work for it, and redirects it there', async () => {
    const { json } = await hub.get('/local/info', { Host: '192.168.1.7:8080' });
    expect((json as { webhooks: Record<string, string> }).webhooks.telemetry).toMatch(
      /^http:\/\/192\.168\.1\.7:8080\/exec\?source=unit&gw=demo-hub&key=/,
    );
    const { status, headers } = await hub.get('/exec', { Host: '192.168.1.7:8080' });
    expect({ status, to: headers.location }).toEqual({
      status: 302,
      to: expect.stringMatching(/^http:\/\/192\.168\.1\.7:8080\/macros\/echo/),
    });
  });

  test('loads the demo network by header, and reports what has no place', async () => {
    expect((await hub.get('/local/sheets/Reps')).json).toMatchObject({
      headers: ['Rep ID', 'Rep name', 'WhatsApp number', 'Dealer ID'],
      rows: [
        ['007', 'Rina', '081211110001', 'D1'],
        ['008', 'Joko', '+6281211110002', 'D2'],
      ].map((row) => [expect.anything(), ...row.slice(1)]),
    });
    const { json } = await hub.get('/local/info');
    expect((json.demo as { problems: string[] }).problems).toEqual([
      'Reps: there is no column "Shoe size"',
      'Unknown tab: the workbook has no such tab',
    ]);
  });

  test('gives a tab as a CSV file', async () => {
    const { status, headers, text } = await hub.get('/local/sheets/Reps/csv');
    expect({ status, name: headers['content-disposition'] }).toEqual({
      status: 200,
      name: "attachment; filename*=UTF-8''Reps.csv",
    });
    expect(text).toMatch(/^Rep ID,Rep name,WhatsApp number,Dealer ID\r\n7,Rina,081211110001,D1\r\n/);
    expect((await hub.get('/local/sheets/None/csv')).status).toBe(404);
  });

  test('edits a cell by header or number, and fires the edit trigger', async () => {
    const { status } = await hub.post('/local/sheets/Dealers/edit', {
      row: 2,
      column: 'City',
      value: 'Jakarta Selatan',
    });
    expect(status).toBe(200);
    await hub.post('/local/sheets/Dealers/edit', { row: 3, column: 2, value: 'Volta Depok Baru' });
    await logged('edited C2');
    await logged('edited B3');
    expect((await rowsOf('Dealers')).map((row) => row.slice(1, 3))).toEqual([
      ['Volta Blok M', 'Jakarta Selatan'],
      ['Volta Depok Baru', 'Depok'],
    ]);
  });

  test('brings a phone’s message to the web app and its answer back to the phone', async () => {
    expect((await hub.post('/local/phones/6281290011001/say', { text: 'Halo' })).status).toBe(200);
    type Chat = { chat: { id: string; from: string; content: { type: string } }[] };
    const answer = await eventually(async () => {
      const { chat } = (await hub.get('/local/phones/6281290011001')).json as unknown as Chat;
      return chat.find(({ from }) => from === 'business');
    });
    expect(answer.content.type).toBe('buttons');
    expect((await hub.post('/local/phones/6281290011001/tap', { message: answer.id, choice: 'b1' })).status).toBe(200);
    await logged('interactive');
    const { messages } = (await hub.get('/local/messages')).json as { messages: { phone: string }[] };
    expect(messages.length).toBeGreaterThanOrEqual(3);
  });

  test('lets a script play a customer by posting webhooks itself', async () => {
    const { webhooks } = (await hub.get('/local/info')).json as { webhooks: { meta: string } };
    const message = {
      from: '16505551234',
      id: 'wamid.script',
      timestamp: '1750030073',
      type: 'text',
      text: { body: 'Hi' },
    };
    const value = { contacts: [{ profile: { name: 'Pablo' }, wa_id: '16505551234' }], messages: [message] };
    const body = { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] };
    expect((await hub.post(webhooks.meta, body, { 'Content-Type': 'application/json' })).status).toBe(200);
    const { chat } = (await hub.get('/local/phones/16505551234')).json as { chat: { error?: unknown }[] };
    expect(chat).toHaveLength(2);
    expect(chat.some(({ error }) => error !== undefined)).toBe(false);
  });

  test('lists executions with their calls, and opens one', async () => {
    type List = { executions: { id: number; function: string; callCount: number; kinds: Record<string, number> }[] };
    const { executions } = (await hub.get('/local/executions')).json as unknown as List;
    // The newest are of statuses, which are answered without a word.
    const post = executions.find(({ function: name, kinds }) => name === 'doPost' && 'urlfetch.fetch' in kinds);
    expect(post?.callCount).toBeGreaterThan(0);
    const { json } = await hub.get(`/local/executions/${post?.id}`);
    expect(JSON.stringify(json.calls)).toContain('UrlFetchApp.fetch');
  });

  test('runs a trigger by name', async () => {
    expect((await hub.post('/local/triggers/everyDay/run')).status).toBe(200);
    await logged('every day');
  });

  test('calls functions for pages as a visitor, never as the owner', async () => {
    expect((await hub.post('/local/run', { function: 'hello', args: ['page'] })).json).toEqual({
      result: 'hello page from []',
    });
    expect((await hub.post('/local/run', { function: 'secret_' })).status).toBe(403);
  });

  test('shows names of properties only', async () => {
    const { text } = await hub.get('/local/properties');
    expect(text).toContain('WEBHOOK_KEY');
    const { webhooks } = (await hub.get('/local/info')).json as { webhooks: { meta: string } };
    expect(text).not.toContain(new URL(webhooks.meta).searchParams.get('key'));
  });

  test('answers /exec as Google does: a redirect to a one-time address', async () => {
    const first = await hub.get('/exec');
    expect(first.status).toBe(302);
    const location = String(first.headers.location);
    expect((await hub.get(location)).text).toBe('hello');
    expect((await hub.call('HEAD', '/exec')).status).toBe(403);
  });

  test.each([
    ['GET', '/local/sheets/Nothing', undefined, 404],
    ['POST', '/local/sheets/Reps/edit', { row: 2, column: 'Nothing', value: 'x' }, 400],
    ['POST', '/local/sheets/Reps/edit', { row: 0, column: 1, value: 'x' }, 400],
    ['POST', '/local/sheets/Reps/edit', { column: 1, value: 'x' }, 400],
    ['POST', '/local/sheets/Reps/edit', { row: 2, column: 1, value: {} }, 400],
    ['POST', '/local/sheets/Reps/edit', '{"row":', 400],
    ['POST', '/local/sheets/Reps/edit', '[]', 400],
    ['POST', '/local/triggers/nothing/run', undefined, 404],
    ['POST', '/local/phones/628999/say', { text: 'x' }, 404],
    ['POST', '/local/phones/6281290011002/tap', { message: 'wamid.x', choice: 'y' }, 409],
    ['POST', '/local/phones/6281290011002/location', { latitude: 91, longitude: 0 }, 400],
    ['POST', '/local/story', { action: 'dance' }, 400],
    ['GET', '/local/nothing', undefined, 404],
    ['DELETE', '/local/sheets', undefined, 405],
    ['GET', '/nothing', undefined, 404],
  ])('says what was wrong and what to do: %s %s %j', async (method, path, body, status) => {
    const answer = await hub.call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error: expect.stringMatching(/\.$/), hint: expect.stringMatching(/[.?]$/) });
  });

  test('lets no other web site in', async () => {
    expect((await hub.get('/local/info', { Host: 'evil.example' })).status).toBe(403);
    expect((await hub.post('/local/reset', {}, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await hub.post('/local/reset', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  test('sets the clock ahead for scripts, triggers and phones, and never back', async () => {
    const before = Date.now();
    const { json } = await hub.post('/local/clock', { forwardMs: 25 * 3_600_000 });
    expect(json.aheadMs).toBe(25 * 3_600_000);
    const { result } = (await hub.post('/local/run', { function: 'time' })).json;
    expect(Number(result) - before).toBeGreaterThanOrEqual(25 * 3_600_000);
    await logged('every day');
    await hub.post('/local/phones/6281211110001/say', { text: 'pagi' });
    const { chat } = (await hub.get('/local/phones/6281211110001')).json as { chat: { at: number }[] };
    expect((chat.at(-1)?.at ?? 0) - before).toBeGreaterThanOrEqual(25 * 3_600_000);
    for (const forwardMs of [-1, 0, 8 * 86_400_000, 'a day']) {
      expect((await hub.post('/local/clock', { forwardMs })).status).toBe(400);
    }
  });

  test('has no leads to explain while there is no such tab', async () => {
    expect((await hub.get('/local/leads')).json).toEqual({ leads: [] });
  });

  test('starts over with the same addresses', async () => {
    const before = (await hub.get('/local/info')).json.webhooks;
    const [one, other, meanwhile] = await Promise.all([
      hub.post('/local/reset'),
      hub.post('/local/reset'),
      hub.get('/local/sheets'),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect([200, 503]).toContain(meanwhile.status);
    expect((await hub.get('/local/info')).json.webhooks).toEqual(before);
    expect(await rowsOf('Log')).toEqual([]);
    expect((await rowsOf('Dealers'))[0]?.slice(1, 3)).toEqual(['Volta Blok M', 'Jakarta']);
    expect((await hub.get('/local/messages')).json).toEqual({ messages: [] });
  });
});

describe('A local server that is stopped and started again', () => {
  test('still has its rows and its chats, and does not load the demo twice', async () => {
    const first = await startSmallHub();
    await first.post('/local/sheets/Dealers/edit', { row: 2, column: 'City', value: 'Bogor' });
    await first.post('/local/phones/6281290011001/say', { text: 'Halo' });
    await first.stop();
    const second = await startSmallHub(first.root);
    expect(((await second.get('/local/sheets/Dealers')).json as Rows).rows.map((row) => row[2])).toEqual([
      'Bogor',
      'Depok',
    ]);
    expect((await second.get('/local/messages')).text).toContain('Halo');
    await second.stop();
  });
});

describe('A local server whose power was cut', () => {
  test('still has the edits that it had confirmed', async () => {
    const first = await startSmallHub();
    await first.post('/local/sheets/Dealers/edit', { row: 2, column: 'City', value: 'Bogor' });
    await first.kill();
    const second = await startSmallHub(first.root);
    expect(((await second.get('/local/sheets/Dealers')).json as Rows).rows.map((row) => row[2])).toEqual([
      'Bogor',
      'Depok',
    ]);
    await second.stop();
  });
});

describe('A server that cannot start', () => {
  test.each([
    ['an unknown option', ['--prot', '1'], 'Unknown option --prot.'],
    ['a port that is no number', ['--port', 'web'], '--port must be a number from 0 to 65535, not "web".'],
    ['a data folder that is a file', ['--port', '0', '--data', __filename], 'cannot be used (it is not a folder).'],
  ])('says so in one line and exits with an error: %s', async (_, words, message) => {
    const { code, output } = await runServer(makeRoot(), words);
    expect(code).toBeGreaterThan(0);
    expect(output).toContain(message);
    expect(
      output
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('Starting')),
    ).toHaveLength(1);
  });

  test('says that its port is taken', async () => {
    const { port } = new URL(hub.url);
    const { code, output } = await runServer(makeRoot(), ['--port', port]);
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken. Stop what uses it, or choose another with --port N.`);
  });

  test('says what has not been built', async () => {
    const { code, output } = await runServer(mkdtempSync(join(tmpdir(), 'hub-empty-')), ['--port', '0']);
    expect(code).toBe(1);
    expect(output).toContain('npm run build');
  });

  test('says that its database is broken', async () => {
    const root = makeRoot();
    const runtime = join(root, 'data', 'runtime');
    mkdirSync(runtime, { recursive: true });
    writeFileSync(join(runtime, 'workbook.db'), 'not a database, but long enough to be taken for one '.repeat(100));
    const { code, output } = await runServer(root, ['--port', '0', '--data', join(root, 'data')]);
    expect(code).toBe(1);
    expect(output).toMatch(/workbook\.db .*not a (readable )?database/);
    expect(output).not.toContain('    at ');
  });

  test('explains itself when asked', async () => {
    expect(await runServer(makeRoot(), ['--help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('--data'),
    });
  });
});
