/** Every bench at its smallest size, so that none has stopped working by the time its figures are wanted. */
import { readFileSync } from 'node:fs';
import { benches, preparedOnce, runBenches } from '../../bench/all';
import { SMALLEST } from '../../bench/sizes';

/** What the benches show: a report that lost a line is noticed. */
const LINES: Readonly<Record<string, number>> = {
  taps: 6,
  load: 4,
  door: 10,
  conversation: 4,
  growth: 2,
  rows: 4,
  sales: 4,
  telemetry: 2,
  ledger: 1,
  strangers: 2,
  'one-person': 1,
  kill: 1,
  pages: 11,
  metrics: 6,
  digest: 5,
  workday: 13,
  beyond: 14,
  bundle: 1,
};

const code = readFileSync('dist/Code.js', 'utf8');
const prepared = preparedOnce(code, SMALLEST);

test.each(Object.keys(benches))('%s', async (name) => {
  const said: string[] = [];
  const results = await runBenches([name], {
    ...{ code, sizes: SMALLEST, prepared },
    say: (text) => said.push(text),
    step: () => undefined,
  });
  expect(said).toHaveLength(LINES[name] ?? 0);
  expect(Object.keys(results).length).toBeGreaterThan(0);
});
