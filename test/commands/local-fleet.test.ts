/** The demo's gateways and units, around the real bundle: every format is taken, and a sale is followed to the ledger. */
import type { FleetView, UnitLife } from '../../local/server/fleet/views';
import type { FilterViewFacts } from '../../local/server/views';
import { GATEWAY_FORMATS } from '../../src/tables/gateways';
import { eventually } from '../local/server/small-hub';
import { type StartedProduct, startProduct } from '../support/local-server';

let product: StartedProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

const get = <T>(path: string): Promise<T> => product.get<T>(path);
const post: StartedProduct['post'] = (path, body) => product.post(path, body);
const fleet = () => get<FleetView>('/local/gateways');
const unitOf = async (gatewayId: string, at: number) => {
  const found = (await fleet()).units.filter((unit) => unit.gatewayId === gatewayId)[at];
  if (!found) throw new Error(`${gatewayId} has no unit ${at}`);
  return found;
};
/** Sells it and lets the minute pass until its gateway was asked. */
const sellAndAsk = async (serial: string) => {
  expect((await post(`/local/units/${serial}/sell`)).status).toBe(200);
  return eventually(async () => {
    await post('/local/triggers/everyMinute/run');
    const unit = (await fleet()).units.find((each) => each.serial === serial);
    return unit && /^(Taken|Refused|Given up)/.test(unit.activation) ? unit : undefined;
  });
};

describe('The demo’s gateways', () => {
  test('are one for each telemetry format, each with its units and without a problem', async () => {
    const { gateways, units } = await fleet();
    expect([...new Set(gateways.map(({ format }) => format))].sort()).toEqual([...GATEWAY_FORMATS].sort());
    for (const { id, problem } of gateways) {
      expect({ id, problem }).toEqual({ id, problem: '' });
      expect(units.filter(({ gatewayId }) => gatewayId === id)).toHaveLength(2);
    }
  });

  test('send samples that the hub takes, and report purchases and rides in their own words', async () => {
    for (const { id } of (await fleet()).gateways) {
      const sample = await post(`/local/gateways/${id}/send`);
      expect({ id, verdicts: sample.json.verdicts }).toEqual({
        id,
        verdicts: [expect.objectContaining({ verdict: expect.stringMatching(/^(accepted|queued)$/) })],
      });
      const { serial } = await unitOf(id, 1);
      const said = await post(`/local/units/${serial}/ride`, { km: 5 });
      // Nobody has sold it: the hub takes the report and says that it does not fit.
      expect({ id, verdicts: said.json.verdicts }).toEqual({
        id,
        verdicts: [expect.objectContaining({ verdict: 'accepted' })],
      });
      const unit = await unitOf(id, 1);
      expect({ id, km: unit.odometerKm, exceptions: unit.exceptions }).toEqual({
        id,
        km: '6',
        exceptions: expect.stringMatching(/^RIDE .* came while it was SHIPPED$/),
      });
    }
  });

  test('are asked to unlock a unit that was sold; its own report activates it, and the ledger says so', async () => {
    for (const id of ['jkt-1', 'demo-teltonika']) {
      const { serial } = await unitOf(id, 0);
      expect((await sellAndAsk(serial)).activation).toBe(`Taken by gateway ${id} (HTTP 202).`);
      await post(`/local/units/${serial}/purchase`);
      const { state, steps, ledger } = await get<UnitLife>(`/local/units/${serial}`);
      expect(state).toBe('ACTIVATED');
      expect(steps.map((step) => step.state)).toEqual(['SHIPPED', 'SOLD', 'ACTIVATED']);
      expect(ledger.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['SALE', 'ACTIVATION_ASKED', 'UNIT_STATE', 'SALE_PROVED']),
      );
    }
    const asked = (await fleet()).log.filter(({ kind }) => kind === 'activation');
    expect(asked.map(({ gatewayId, verdicts }) => [gatewayId, verdicts[0]?.verdict])).toEqual([
      ['demo-teltonika', 'taken'],
      ['jkt-1', 'taken'],
    ]);
  });

  test('can refuse to unlock a unit', async () => {
    await post('/local/gateways/demo-traccar/mood', { mood: 'refuses' });
    const { serial } = await unitOf('demo-traccar', 0);
    expect((await sellAndAsk(serial)).activation).toBe('Refused by gateway demo-traccar (HTTP 409 unit is blocked).');
  });

  test('fall silent with an alarm set, say nothing meanwhile, and speak again', async () => {
    const { serial } = await unitOf('demo-osmand', 0);
    await post('/local/gateways/demo-osmand/silence', { silent: true });
    expect((await post(`/local/units/${serial}/heartbeat`)).status).toBe(409);
    const gateway = (await fleet()).gateways.find(({ id }) => id === 'demo-osmand');
    expect(gateway).toMatchObject({ silent: true, mood: 'silent', silentMinutes: '10' });
    await post('/local/gateways/demo-osmand/silence', { silent: false });
    expect((await fleet()).log[0]).toMatchObject({ gatewayId: 'demo-osmand', what: 'a heartbeat', refused: null });
  });

  test('keep their secrets: the API names the property only', async () => {
    const { webhooks } = await get<{ webhooks: { telemetry: string } }>('/local/info');
    const key = new URL(webhooks.telemetry).searchParams.get('key') ?? '';
    expect(key).toHaveLength(32);
    expect(JSON.stringify(await fleet())).not.toContain(key);
  });
});

test('webhooks.telemetry of /local/info is an address that takes a report as it is', async () => {
  const { webhooks } = await get<{ webhooks: { telemetry: string } }>('/local/info');
  const { serial } = await unitOf('demo-hub', 0);
  const body = JSON.stringify({ unit: serial, time: new Date().toISOString(), batteryPct: 71 });
  const answer = await fetch(webhooks.telemetry, { method: 'POST', body });
  expect(await answer.json()).toMatchObject({ ok: true, events: [{ unit: serial }] });
});

test.each([
  ['/local/gateways/none/send', {}, 400],
  ['/local/gateways/none/silence', { silent: true }, 404],
  ['/local/gateways/jkt-1/silence', {}, 400],
  ['/local/gateways/jkt-1/mood', { mood: 'sad' }, 400],
  ['/local/units/none/purchase', {}, 404],
  ['/local/units/none/sell', {}, 404],
])('says what was wrong and what to do: %s %j', async (path, body, status) => {
  const answer = await post(path, body);
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual({ error: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\.$/) });
});

test('a tab says which of its columns are out of sight, that it is banded, and its filter views', async () => {
  type Facts = { headers: string[]; hiddenColumns: number[]; isBanded: boolean; filterViews: FilterViewFacts[] };
  const { headers, hiddenColumns, isBanded, filterViews } = await get<Facts>('/local/sheets/Leads');
  expect(hiddenColumns.map((at) => headers[at])).toEqual(['Why these dealers']);
  expect(isBanded).toBe(true);
  const at = (header: string) => headers.indexOf(header);
  expect(filterViews).toEqual([
    {
      title: 'Lead terbuka per wilayah · Open leads by region',
      only: [{ column: at('Status'), kind: 'hides', words: ['WON', 'LOST', 'ABANDONED', ''] }],
      order: [
        { column: at('Region'), descending: false },
        { column: at('Created'), descending: true },
      ],
    },
    {
      title: 'Belum diklaim sekarang · Unclaimed now',
      only: [{ column: at('Status'), kind: 'holds', word: 'UNCLAIMED' }],
      order: [{ column: at('Routed'), descending: false }],
    },
  ]);
});
