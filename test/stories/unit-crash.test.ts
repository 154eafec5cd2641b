/** The execution that takes a purchase report dies at any of its service calls: everything agrees afterwards, nothing twice. */
import { cutPoints, swept } from '../support/sweep';
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { at, furnishUnits, report } from './unit-cast';

const S = 'S3A000101';
const MINUTE = 61_000;

async function soldWithLead(): Promise<Cast> {
  const cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast, { 'Activation URL': 'https://gateway.test/activate' });
  await cast.sari.says('mau beli');
  const lead = cast.hub.rows('Leads')[0]?.['Lead ID'] ?? '';
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: [row(S, { 6: lead })] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '3' }));
  await cast.hub.rt.advance(2 * MINUTE);
  return cast;
}

function look(cast: Cast) {
  const [unit, sale, lead] = ['Units', 'Sales', 'Leads'].map((tab) => cast.hub.rows(tab)[0] ?? {});
  return {
    unit: unit?.State,
    exceptions: unit?.Exceptions,
    proved: [sale?.['Proved by its unit'] !== '', lead?.['Outcome proved'] !== ''],
    events: cast.hub.rows('Unit events').map((each) => `${each.Type} ${each.Outcome}`),
    ledger: cast.hub.rows('Ledger').map((each) => each.Type),
    timeline: cast.hub.rows('Timeline').filter((each) => each.Actor?.startsWith('unit')).length,
    raw: cast.hub.rows('Raw telemetry').length,
    accepted: cast.hub.rows('Telemetry days').map((each) => each.Accepted),
    dead: cast.hub.rows('Dead letters').length,
  };
}

const AGREED = {
  unit: 'ACTIVATED',
  exceptions: '',
  proved: [true, true],
  events: ['PURCHASED applied'],
  ledger: ['SALE', 'UNIT_STATE', 'UNIT_STATE', 'ACTIVATION_ASKED', 'UNIT_STATE', 'SALE_PROVED'],
  timeline: 1,
  raw: 1,
  accepted: ['1'],
  dead: 0,
};

test('dead before or after any call, with the sender trying again or giving up once it is kept', async () => {
  const prepared = await soldWithLead();
  const from = { runtime: prepared.hub.rt.snapshot(), world: prepared.hub.world.snapshot() };
  const startMs = prepared.hub.rt.now();
  await prepared.hub.rt.close();
  const run = async (stop: number, when: 'before' | 'after', again: boolean) => {
    let [calls, dead, kept] = [0, false, false];
    const cast = await openCast({
      from,
      startMs,
      minutes: 'when something is due',
      intercept: (call) => {
        if (call.function !== 'doPost') return;
        if (!dead) calls = Math.max(calls, call.index);
        if (call.method === 'Properties.setProperties' && call.when === 'after') kept = true;
        if (dead || call.index !== stop || call.when !== when) return;
        dead = true;
        return 'crash';
      },
    });
    const event = { unit: S, time: at(cast, -2), type: 'purchased', id: 'p1', odometerKm: 4 };
    await report(cast, event, { id: 'the-purchase' }).catch(() => undefined);
    if (again || !kept) {
      await cast.hub.rt.advance(MINUTE);
      await report(cast, event, { id: 'the-purchase' });
    }
    await cast.hub.rt.advance(8 * MINUTE);
    const seen = look(cast);
    await cast.hub.rt.close();
    return { calls, seen };
  };
  const whole = await run(-1, 'before', false);
  expect(whole.seen).toEqual(AGREED);
  expect(whole.calls).toBeLessThanOrEqual(20);
  for (const { stop, when } of swept(cutPoints(whole.calls + 1), 5)) {
    const { seen } = await run(stop, when, stop % 2 === 0);
    expect({ stop, when, ...seen }).toEqual({ stop, when, ...AGREED });
  }
});
