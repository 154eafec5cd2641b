/** Who may wait for a gateway's answer. */
import { hasRoomFor } from '../../../src/app/units/activations';

const waiting = (gatewayId: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${gatewayId}-${n}`, { gatewayId }]));

test('a gateway that does not answer takes no other one’s place', () => {
  const silent = waiting('silent', 60);
  expect([hasRoomFor(silent, 'silent'), hasRoomFor(silent, 'other')]).toEqual([false, true]);
  const many = Object.assign({}, ...['a', 'b', 'c', 'd', 'e'].map((id) => waiting(id, 60)));
  expect(hasRoomFor(many, 'other')).toBe(false);
});
