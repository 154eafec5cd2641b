/** The walk-through of docs/TELEMETRY.md, followed word for word on the local hub: its command lines are taken from the page. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FleetUnit, FleetView, UnitLife } from '../../local/server/fleet/views';
import { eventually } from '../local/server/small-hub';
import { type RunningServer, startServer } from '../support/local-server';

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'TELEMETRY.md'), 'utf8').split('## Connect your own gateway')[0] ?? '';
/** As they stand on the page, block by block. */
const commands = [...page.matchAll(/```(?:sh)?\n([\s\S]*?)```/g)].map(([, lines = '']) => lines.trim().split('\n'));
const [, [writeReport = '', send = ''] = []] = commands;
const [, name = '', secret = ''] = /name `(\w+)`, value `([\w-]+)`/.exec(page) ?? [];
const REPORT = join(ROOT, 'report.json');

let server: RunningServer;
let data: string;

beforeAll(async () => {
  if (!existsSync(join(ROOT, 'dist', 'Code.js')))
    throw new Error('dist/Code.js is missing. Run "npm run build" first.');
  data = mkdtempSync(join(tmpdir(), 'hub-telemetry-walk-'));
  server = await startServer(ROOT, ['--port', '0', '--data', data]);
});
afterAll(async () => {
  await server?.stop();
  rmSync(REPORT, { force: true });
  if (data) rmSync(data, { recursive: true, force: true });
});

const get = async <T>(path: string): Promise<T> => (await (await fetch(new URL(path, server.url))).json()) as T;
const post = async (path: string, body: object = {}) => {
  const answer = await fetch(new URL(path, server.url), { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
};
const units = async () => (await get<FleetView>('/local/gateways')).units.filter((unit) => unit.gatewayId === 'jkt-1');
async function unitWhere(isWanted: (unit: FleetUnit) => boolean): Promise<FleetUnit> {
  const unit = (await units()).find(isWanted);
  if (!unit) throw new Error('jkt-1 has no such unit');
  return unit;
}
async function rows(tab: string): Promise<Record<string, string>[]> {
  const view = await get<{ headers: string[]; rows: string[][] }>(`/local/sheets/${tab}?display=1`);
  return view.rows.map((row) => Object.fromEntries(view.headers.map((header, at) => [header, row[at] ?? ''])));
}

/** In the project's folder, on this hub's port, about this unit. */
async function inShell(line: string, serial: string): Promise<string> {
  const command = line.replaceAll('http://127.0.0.1:8080/', server.url).replaceAll('SERIAL', serial);
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd: ROOT }, (_, out, errors) => resolve(out + errors));
  });
}

test('the page has the commands, and the scripts that they call are there', () => {
  expect(commands).toEqual([
    ['npm start'],
    [expect.stringMatching(/> report\.json$/), expect.stringMatching(/^npm run gateway -- /)],
  ]);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  expect(scripts).toMatchObject({ start: expect.any(String), gateway: expect.any(String) });
  expect([name, secret]).toEqual(['GATEWAY_JKT_1', expect.stringContaining('-')]);
});

const minute = () => post('/local/triggers/everyMinute/run');
/** Looks until it is so, and lets the hub's minute come between the looks. */
const within = <T>(look: () => Promise<T | undefined>) =>
  eventually(async () => {
    const found = await look();
    if (found === undefined) await minute();
    return found;
  }, 40);

test('1: the sample beside jkt-1 is taken, and within the minute it moves the unit’s row', async () => {
  expect(page).toContain('Beside `jkt-1` stands a sample: **Send this sample**. Its answer says `queued`');
  const before = await units();
  const { json } = await post('/local/gateways/jkt-1/send');
  const [verdict] = json.verdicts as { verdict: string; unit: string }[];
  expect(verdict?.verdict).toMatch(/^(queued|accepted)$/);
  const was = before.find(({ serial }) => serial === verdict?.unit)?.lastAt ?? '';
  await within(async () => (await units()).find((unit) => unit.serial === verdict?.unit && unit.lastAt !== was));
});

test('2: a unit in stock is sold, and its purchase proves the sale', async () => {
  expect(page).toContain('open a unit that is in stock, then **Sell it**');
  const { serial } = await unitWhere(({ saleId }) => saleId === '');
  expect((await post(`/local/units/${serial}/sell`)).status).toBe(200);
  const sale = async () => (await rows('Sales')).find((each) => each.Serial === serial && each.Verdict !== '');
  expect((await within(sale)).Verdict).toMatch(/^(ACCEPTED|REVIEW)$/);
  await within(async () => (await units()).find((unit) => unit.serial === serial && unit.state === 'SOLD'));
  await post(`/local/units/${serial}/purchase`);
  const life = await get<UnitLife>(`/local/units/${serial}`);
  expect(life.state).toBe('ACTIVATED');
  expect(life.ledger.map(({ type }) => type)).toEqual(expect.arrayContaining(['SALE', 'UNIT_STATE', 'SALE_PROVED']));
});

describe('3 and 4: from the shell', () => {
  let serial: string;
  const sent = (line: string) => inShell(line, serial);

  beforeAll(async () => {
    ({ serial } = await unitWhere(({ state }) => state === 'ACTIVATED'));
    expect((await post('/local/properties', { name, value: secret })).status).toBe(200);
  });

  test('a signed report is accepted; of a serial that nobody knows it is refused, with the reason', async () => {
    await sent(writeReport);
    expect(await sent(send)).toContain('accepted');
    await inShell(writeReport, 'NOBODYS123');
    expect(await sent(send)).toMatch(/refused[\s\S]*reason/);
  });

  test('the same event sent twice is a duplicate', async () => {
    expect(page).toContain(
      '| send `report.json` again with the same `--id evt-1`, twice | the second answer: `duplicate` |',
    );
    await sent(writeReport);
    const withId = send.replace('--sign', '--sign --id evt-1');
    await sent(withId);
    expect(await sent(withId)).toContain('duplicate');
  });

  test('a wrong secret is refused, and an alert says so', async () => {
    expect(page).toContain('| a wrong `--secret` | `ok: false`');
    expect(await sent(send.replace(secret, 'not-the-secret-of-anybody'))).toMatch(/ok"?: ?false/);
    await minute();
    expect((await rows('Alerts')).some((alert) => JSON.stringify(alert).includes('jkt-1'))).toBe(true);
  });

  test('a clock that cannot be right is quarantined', async () => {
    expect(page).toContain('| `"time":1` in the file | `quarantined`: the clock is wrong |');
    await sent(writeReport.replace('"time":%s', '"time":1').replace(' "$(date +%s)"', ''));
    expect(await sent(send)).toContain('quarantined');
  });

  test('a gateway that goes silent is an alert a day later', async () => {
    expect(page).toContain('| **Go silent** in **Gateways**, then the clock (top right) a day ahead |');
    expect((await post('/local/gateways/jkt-1/silence', { silent: true })).status).toBe(200);
    await post('/local/clock', { forwardMs: 86_400_000 });
    await minute();
    expect((await rows('Alerts')).find(({ Rule }) => Rule === 'gateway-silent')).toMatchObject({
      'What happened': expect.stringContaining('jkt-1'),
    });
  });
});
