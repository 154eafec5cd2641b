/** Histories that random ones found, each told in full. */
import { differences } from './compare';
import { msOfCell } from './journal';
import { type Played, rowsOf, type Shown } from './network';
import { playHistory } from './play';
import type { Report, Sell, Step } from './steps';

/** Shipped to D1. */
const UNIT = 'S3A000010';

const sold = (by: Partial<Sell> = {}): Step => ({
  does: 'sell',
  serial: UNIT,
  dealer: 'D1',
  phone: '081311111111',
  daysOff: 0,
  price: 30_000_000,
  promotions: '',
  lead: '',
  ...by,
});
const said = (type: Report['type'], to: Report['to'] = 'D1'): Step => ({ does: 'report', serial: UNIT, type, to });
const reported = (...types: ('PURCHASED' | 'RIDE' | 'RECEIVED' | 'heartbeat')[]): Step => ({
  does: 'hear',
  serial: UNIT,
  events: types.map((type) => ({ type, hoursAgo: 0, km: 3 })),
  times: 1,
});
const hour: Step = { does: 'wait', minutes: 60 };

function tell(...steps: Step[]): Played {
  const played = playHistory(steps);
  expect(differences(played)).toEqual([]);
  return played;
}

const unitOf = ({ hub }: Played): Shown => rowsOf(hub, 'units').find(({ serial }) => serial === UNIT) ?? {};
const shipmentOf = ({ hub }: Played): Shown => rowsOf(hub, 'serials').find(({ serial }) => serial === UNIT) ?? {};

test('a sale that another dealer makes while the unit is away leaves the one before it in force', () => {
  const { hub } = tell(sold(), hour, said('RETURNED'), hour, sold({ dealer: 'D2', phone: '081322222222' }));
  expect(rowsOf(hub, 'sales')).toMatchObject([
    { verdict: 'ACCEPTED', onHold: false },
    { verdict: 'REFUSED', onHold: true },
  ]);
});

test('a unit that another dealer sold is back at the one to which it was shipped', () => {
  const played = tell(sold({ dealer: 'D2' }), hour, said('RETURNED'), said('RESTOCKED'));
  expect([unitOf(played).dealerId, shipmentOf(played).dealerId]).toEqual(['D1', 'D1']);
  const moved = tell(sold({ dealer: 'D2' }), hour, said('RETURNED'), said('RESTOCKED'), said('TRANSFERRED', 'D2'));
  expect([unitOf(moved).dealerId, shipmentOf(moved).dealerId]).toEqual(['D2', 'D2']);
});

test('a transfer of a sold unit is refused, and does not come about when the sale is withdrawn', () => {
  const steps = [reported('heartbeat'), sold(), said('TRANSFERRED', 'D3')];
  expect(unitOf(tell(...steps)).reportNote).toMatch(/^Not taken: the unit is SOLD/);
  const played = tell(...steps, { does: 'correct', sale: 0, field: 'price', to: -1 }, hour);
  expect([unitOf(played).dealerId, shipmentOf(played).dealerId]).toEqual(['D1', 'D1']);
});

test('a sale that was entered before its unit went away is of that unit, also when its date is later', () => {
  const released: Step[] = [
    { does: 'decide', finding: 0, decision: 'false alarm' },
    { does: 'wait', minutes: 5 },
  ];
  const played = tell(sold({ daysOff: 1 }), ...released, said('STOLEN'));
  const [sale] = rowsOf(played.hub, 'sales');
  expect(unitOf(played)).toMatchObject({ state: 'STOLEN', saleId: sale?.id });
});

test('a row that was put back learns what its unit reported meanwhile', () => {
  const played = tell(sold(), hour, { does: 'delete', sale: 0 }, reported('PURCHASED'), { does: 'putBack' });
  const [sale] = rowsOf(played.hub, 'sales');
  expect(msOfCell(sale?.provedAt)).not.toBeNull();
  expect(sale?.provedAt).toBe(unitOf(played).activatedAt);
});

test('a unit is moved at once after staff have answered that the sale whose row is gone was none', () => {
  const answered: Step[] = [{ does: 'audit' }, { does: 'decide', finding: 0, decision: 'resolved' }];
  const played = tell(sold(), { does: 'delete', sale: 0 }, ...answered, said('TRANSFERRED', 'D2'));
  expect(unitOf(played)).toMatchObject({
    state: 'IN_STOCK',
    dealerId: 'D2',
    reportNote: expect.stringContaining('IN_STOCK'),
  });
});

test('a sale of the next life is no second sending of the one before, however soon it comes', () => {
  const played = tell(reported('heartbeat'), said('RETURNED'), sold({ daysOff: -9 }), said('RESTOCKED'), sold());
  expect(rowsOf(played.hub, 'sales').map(({ verdict }) => verdict)).not.toContain('REPEATED');
});

test.each([
  ['received', said('RECEIVED'), 'D1'],
  ['received, by its gateway', reported('RECEIVED'), 'D1'],
  ['transferred', said('TRANSFERRED', 'D2'), 'D2'],
] as const)('a unit that was %s in the morning is sold in the afternoon', (_, onFloor, dealer) => {
  const evening: Step[] = [hour, reported('PURCHASED')];
  const played = tell(reported('heartbeat'), onFloor, hour, sold({ dealer }), ...evening);
  expect(unitOf(played)).toMatchObject({ state: 'ACTIVATED', problem: '' });
  expect(rowsOf(played.hub, 'sales')).toMatchObject([{ verdict: 'ACCEPTED', reason: '' }]);
});

test('a unit that reported itself before its sale was entered was sold before that, also when it was received that day', () => {
  const played = tell(reported('RECEIVED'), hour, reported('PURCHASED'), hour, said('SERVICED'), sold());
  expect(unitOf(played)).toMatchObject({ state: 'IN_SERVICE', problem: '' });
});

test.each([
  ['entered at once', [sold({ daysOff: 1 }), reported('PURCHASED')]],
  ['entered the next morning', [reported('PURCHASED'), { does: 'wait', minutes: 600 }, sold()]],
] as [string, Step[]][])('a unit reports itself half an hour after midnight in Jayapura, %s', (_, steps) => {
  const late = ([600, 60, 60, 60, 10, 10, 10] as const).map((minutes): Step => ({ does: 'wait', minutes }));
  const { hub } = tell(...late, ...steps);
  const [sale] = rowsOf(hub, 'sales');
  expect(sale).toMatchObject({ verdict: 'ACCEPTED', reason: '' });
  expect(msOfCell(sale?.provedAt)).not.toBeNull();
  expect(rowsOf(hub, 'units')[0]?.soldAt).toBe(Math.round(Number(rowsOf(hub, 'units')[0]?.soldAt)));
});

test('a unit that was stolen and recovered goes on where it was: on the floor, or with its customer', () => {
  const stolen: Step[] = [said('STOLEN'), hour, said('RECOVERED'), hour];
  const onFloor = tell(reported('heartbeat'), ...stolen, sold(), reported('PURCHASED'));
  expect(unitOf(onFloor)).toMatchObject({ state: 'ACTIVATED', problem: '' });
  const withCustomer = tell(sold(), hour, ...stolen, reported('PURCHASED'));
  expect(msOfCell(rowsOf(withCustomer.hub, 'sales')[0]?.provedAt)).not.toBeNull();
  const inUse = tell(sold(), hour, reported('PURCHASED', 'RIDE'), hour, ...stolen);
  expect(unitOf(inUse)).toMatchObject({ state: 'IN_SERVICE', saleId: rowsOf(inUse.hub, 'sales')[0]?.id });
});

test('a unit that was recovered goes on with its life: sold once more it is sold twice', () => {
  const stolen: Step[] = [said('STOLEN'), { does: 'wait', minutes: 1440 }, said('RECOVERED'), hour];
  const other = sold({ dealer: 'D2', phone: '081322222222' });
  const { hub } = tell(reported('RECEIVED'), hour, sold(), hour, ...stolen, other);
  expect(rowsOf(hub, 'sales').map(({ onHold }) => onHold)).toEqual([true, true]);
});

test('a decision on a finding that is gone is none on another sale of the serial', () => {
  const others: Step[] = [sold({ dealer: 'D9' }), sold({ dealer: 'D2', phone: '081322222222' })];
  const played = tell(
    ...others,
    { does: 'delete', sale: 0 },
    { does: 'decide', finding: 2, decision: 'acknowledged' },
    sold({ phone: '081333333333' }),
  );
  const twice = rowsOf(played.hub, 'findings').filter(({ rule }) => rule === 'serial-sold-twice');
  expect(twice.filter(({ state }) => state === 'acknowledged')).toEqual([]);
});

test('a report of the day of a sale whose row is gone proves that sale, also one from before midnight in the west', () => {
  const early: Step = { does: 'hear', serial: UNIT, events: [{ type: 'PURCHASED', hoursAgo: 10, km: 0 }], times: 1 };
  const played = tell(sold(), { does: 'delete', sale: 0 }, early);
  expect(unitOf(played).state).toBe('ACTIVATED');
});
