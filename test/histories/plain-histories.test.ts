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
const reported = (...types: ('PURCHASED' | 'RIDE' | 'heartbeat')[]): Step => ({
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
