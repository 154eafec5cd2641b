/** The local page with a workbook in Bahasa Indonesia: whoever is on a phone, at a gateway or at the sheets finds the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FleetView, UnitLife } from '../../local/server/fleet/views';
import { eventually } from '../local/server/small-hub';
import { type RunningServer, startServer } from '../support/local-server';

const ROOT = join(__dirname, '..', '..');
let server: RunningServer;
let data: string;

interface TabShown {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const get = async <T>(path: string): Promise<T> => (await (await fetch(new URL(path, server.url))).json()) as T;
const post = async (path: string, body: object = {}): Promise<{ status: number; json: unknown }> => {
  const answer = await fetch(new URL(path, server.url), { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, json: await answer.json() };
};
const fleet = () => get<FleetView>('/local/gateways');
const namesOnPhones = async () => {
  const { reps } = await get<{ reps: readonly { name: string }[] }>('/local/phones');
  return reps.map(({ name }) => name).sort();
};

let inEnglish: { phones: readonly string[]; units: readonly string[] };
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'hub-bahasa-'));
  server = await startServer(ROOT, ['--port', '0', '--data', data]);
  inEnglish = { phones: await namesOnPhones(), units: (await fleet()).units.map(({ serial }) => serial) };
  const { headers, rows } = await get<TabShown>('/local/sheets/Settings');
  const row = rows.findIndex((cells) => cells[headers.indexOf('Setting')] === 'workbookLanguage') + 2;
  await post('/local/sheets/Settings/edit', { row, column: 'Value', value: 'id' });
  await post('/local/menu/run', { function: 'setup' });
});
afterAll(async () => {
  await server?.stop();
  if (data) rmSync(data, { recursive: true, force: true });
});

test('phones, gateways and units are those that the English workbook has', async () => {
  expect((await get<TabShown>('/local/sheets/Reps')).headers).toContain('Nama sales');
  expect(inEnglish.phones.length).toBeGreaterThan(100);
  expect(await namesOnPhones()).toEqual(inEnglish.phones);
  expect((await fleet()).units.map(({ serial }) => serial)).toEqual(inEnglish.units);
});

test('a unit is sold, unlocked and activated, and its life is drawn', async () => {
  const { serial = '' } = (await fleet()).units.find(({ gatewayId }) => gatewayId === 'jkt-1') ?? {};
  expect((await post(`/local/units/${serial}/sell`)).status).toBe(200);
  const asked = await eventually(async () => {
    await post('/local/triggers/everyMinute/run');
    const unit = (await fleet()).units.find((each) => each.serial === serial);
    return unit?.activation.startsWith('Diterima') ? unit : undefined;
  });
  expect(asked.activation).toBe('Diterima gateway jkt-1 (HTTP 202).');
  await post(`/local/units/${serial}/purchase`);
  const { state, steps } = await get<UnitLife>(`/local/units/${serial}`);
  expect({ state, states: steps.map((step) => step.state) }).toEqual({
    state: 'ACTIVATED',
    states: ['SHIPPED', 'SOLD', 'ACTIVATED'],
  });
});

test('a column is found by its name in either language', async () => {
  const row = (await get<TabShown>('/local/sheets/Reps')).rows.length + 1;
  for (const column of ['Rep name', 'Nama sales'])
    expect(await post('/local/sheets/Reps/edit', { row, column, value: 'Rina' })).toMatchObject({ status: 200 });
  expect((await post('/local/sheets/Reps/edit', { row, column: 'Nama', value: 'Rina' })).status).toBe(400);
});
