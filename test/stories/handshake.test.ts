/** A finalised sale asks the unit's gateway to unlock it; what the gateway answers is believed as far as it goes. */
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { at, furnishUnits, report } from './unit-cast';

const S = 'S3A000101';
const MINUTE = 61_000;
const HOUR = 3_600_000;

let cast: Cast;
afterEach(() => cast.hub.rt.close());

async function open(options: Partial<Parameters<typeof openCast>[0]> = {}): Promise<void> {
  cast = await openCast(options);
  furnishSales(cast);
  await furnishUnits(cast, { 'Activation URL': 'https://gateway.test/activate' });
}

async function sell(serial = S, line = 2): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: line, column: 1, cells: [row(serial)] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: line, column: 16, value: '3' }));
  await cast.hub.rt.advance(3 * MINUTE);
}

const unit = (serial = S) => cast.hub.rows('Units').find((each) => each.Serial === serial) ?? {};
const asked = () =>
  cast.hub
    .rows('Ledger')
    .filter((each) => each.Type === 'ACTIVATION_ASKED')
    .map((each) => JSON.parse(each.Entry ?? '{}').outcome);
const alerts = () => cast.hub.rows('Alerts').map((alert) => `${alert.Tier} ${alert.Rule}`);

test('a sale that counts is announced, signed, once; the answer stands in the unit’s row and the ledger', async () => {
  await open();
  await sell();
  const saleId = cast.hub.rows('Sales')[0]?.['Sale ID'];
  expect(cast.hub.gateway.done).toEqual([{ id: expect.stringMatching(/^act-/), serial: S, saleId }]);
  expect(cast.hub.gateway.asked).toHaveLength(1);
  expect(unit()).toMatchObject({
    State: 'SOLD',
    'Activation asked': expect.stringContaining('Taken by gateway jkt-1 (HTTP 202'),
  });
  expect(asked()).toEqual(['taken']);
  await cast.hub.rt.advance(10 * MINUTE);
  expect(cast.hub.gateway.asked).toHaveLength(1);
});

test('a sale that does not count is not announced', async () => {
  await open();
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: [row(S, { 7: '2026-09-01' })] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '3' }));
  await cast.hub.rt.advance(3 * MINUTE);
  expect(cast.hub.gateway.asked).toEqual([]);
});

test.each(['busy', 'silent'] as const)(
  'a %s gateway is asked again, with growing pauses, until it takes it',
  async (mood) => {
    await open();
    cast.hub.gateway.setMood(mood);
    await sell();
    await cast.hub.rt.advance(8 * MINUTE);
    expect(unit()['Activation asked']).toContain('tried again later');
    cast.hub.gateway.setMood('honest');
    await cast.hub.rt.advance(40 * MINUTE);
    expect(asked()).toEqual(['taken']);
    expect(cast.hub.gateway.done).toHaveLength(1);
    expect(alerts()).toEqual([]);
  },
);

test('after the last try it is given up, and somebody hears of it', async () => {
  await open();
  cast.hub.gateway.setMood('busy');
  await sell();
  await cast.hub.rt.advance(15.5 * HOUR);
  expect(cast.hub.gateway.asked).toHaveLength(6);
  expect(asked()).toEqual(['given up']);
  expect(alerts()).toEqual(['P1 activation-not-taken']);
});

test('a refusal is not asked again', async () => {
  await open();
  cast.hub.gateway.setMood('refuses');
  await sell();
  expect(unit()['Activation asked']).toContain('Refused by gateway jkt-1 (HTTP 409 unit is blocked)');
  expect([asked(), alerts()]).toEqual([['refused'], ['P1 activation-not-taken']]);
});

test.each(['lies', 'talks nonsense'] as const)(
  'a gateway that %s does not make a unit activated: only the unit does',
  async (mood) => {
    await open();
    cast.hub.gateway.setMood(mood);
    await sell();
    expect(unit().State).toBe('SOLD');
    expect(cast.hub.rows('Sales')[0]?.['Proved by its unit']).toBe('');
    await report(cast, { unit: S, time: at(cast, -1), type: 'purchased' });
    expect(unit().State).toBe('ACTIVATED');
  },
);

test('a unit that reports before its gateway answered is not asked for any more', async () => {
  await open();
  cast.hub.gateway.setMood('busy');
  await sell();
  await report(cast, { unit: S, time: at(cast, -1), type: 'purchased' });
  const before = cast.hub.gateway.asked.length;
  await cast.hub.rt.advance(40 * MINUTE);
  expect(cast.hub.gateway.asked).toHaveLength(before);
});

test('whoever dies while asking is followed by another; the gateway does it once', async () => {
  let dead = false;
  await open({
    intercept: (call) => {
      if (
        dead ||
        call.method !== 'UrlFetchApp.fetchAll' ||
        call.when !== 'after' ||
        cast?.hub.gateway.asked.length !== 1
      )
        return;
      dead = true;
      return 'crash';
    },
  });
  await sell();
  await cast.hub.rt.advance(6 * MINUTE);
  expect(dead).toBe(true);
  expect(cast.hub.gateway.asked).toHaveLength(2);
  expect(cast.hub.gateway.done).toHaveLength(1);
  expect(asked()).toEqual(['taken']);
});
