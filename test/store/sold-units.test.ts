/** Sales that their units have not heard of yet: a list in one cell, which nothing that was pasted somewhere may outgrow. */
import { newState, rememberSold, unitBehind } from '../../src/store/state/hub-state';

test('the list fits its cell, whatever stands as a serial in Units or was in the list before', () => {
  const state = { ...newState(), soldUnits: ['S-1', 'x'.repeat(60_000)] };
  const behind = Array.from({ length: 1_000 }, (_, n) => unitBehind(`"${String(n).padStart(80, '0')}`));
  const { soldUnits, unitsBehind } = rememberSold(state, [], [unitBehind('\u0001'.repeat(50)), ...behind]);
  expect(soldUnits[0]).toBe('S-1');
  expect(soldUnits.length).toBeGreaterThan(300);
  expect(JSON.stringify({ soldUnits, unitsBehind }).length).toBeLessThan(50_000);
  expect(unitsBehind).toBe(true);
});
