/** From dealer to dealer: whose a unit was on a day. */
import { writeFacts } from '../../../src/core/unit/facts';
import { movesIn, stoodAt } from '../../../src/core/unit/moves';
import { fact, NOW } from './facts';

const DAY = 86_400_000;
const shipped = fact('SHIPPED', NOW - 10 * DAY, 'shipment', { dealerId: 'D1' });
const moved = (daysAgo: number, dealerId: string) => fact('TRANSFERRED', NOW - daysAgo * DAY, 'staff', { dealerId });
const movesOf = (...facts: Parameters<typeof writeFacts>[0][number][]) => movesIn(writeFacts([shipped, ...facts]), '');

test('each move says from where and to where; a unit that never moved has none', () => {
  expect(movesOf()).toEqual([]);
  expect(movesOf(moved(5, 'D2'), moved(2, 'D3')).map(({ from, to }) => `${from} ${to}`)).toEqual(['D1 D2', 'D2 D3']);
});

test('before the day of a move it stood at the old dealer, on the day at both, afterwards at the new one', () => {
  const moves = movesOf(moved(5, 'D2'));
  const stood = (daysAgo: number) => ['D1', 'D2', 'D3'].filter((dealer) => stoodAt(moves, dealer, NOW - daysAgo * DAY));
  expect([6, 5, 4].map(stood)).toEqual([['D1'], ['D1', 'D2'], ['D2']]);
});
