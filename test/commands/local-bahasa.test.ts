/** The local page with a workbook in Bahasa Indonesia: whoever is on a phone, at a gateway or at the sheets finds the same. */
import type { FleetView, UnitLife } from '../../local/server/fleet/views';
import { eventually } from '../local/server/small-hub';
import { type StartedProduct, startProduct } from '../support/local-server';

let product: StartedProduct;

interface TabShown {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const get = <T>(path: string): Promise<T> => product.get<T>(path);
const post: StartedProduct['post'] = (path, body) => product.post(path, body);
const fleet = () => get<FleetView>('/local/gateways');
const namesOnPhones = async () => {
  const { reps } = await get<{ reps: readonly { name: string }[] }>('/local/phones');
  return reps.map(({ name }) => name).sort();
};

let inEnglish: { phones: readonly string[]; units: readonly string[] };
beforeAll(async () => {
  product = await startProduct();
  inEnglish = { phones: await namesOnPhones(), units: (await fleet()).units.map(({ serial }) => serial) };
  const { headers, rows } = await get<TabShown>('/local/sheets/Settings');
  const row = rows.findIndex((cells) => cells[headers.indexOf('Setting')] === 'workbookLanguage') + 2;
  await post('/local/sheets/Settings/edit', { row, column: 'Value', value: 'id' });
  await post('/local/menu/run', { function: 'setup' });
});
afterAll(() => product?.stop());

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
