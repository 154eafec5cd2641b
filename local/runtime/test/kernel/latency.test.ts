import { LATENCY, latencySampler } from '../../kernel/latency';
import { seededRandom } from '../../kernel/random';

test('a call takes between its lowest and its highest time, and half of the time less than the typical one', () => {
  const sampler = latencySampler('model', seededRandom(7));
  const [low, typical, high] = LATENCY['sheets.flush'].ms;
  const drawn = Array.from({ length: 2000 }, () => sampler.base('sheets.flush', 1));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(low);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(high);
  expect(drawn.filter((ms) => ms < typical).length / drawn.length).toBeCloseTo(0.5, 1);
});

test('moving many cells costs more', () => {
  expect(latencySampler('model', seededRandom(1)).moving('sheets.flush', 4000)).toBe(240);
});

test('without latency no time passes', () => {
  expect(latencySampler('none', seededRandom(1)).base('sheets.flush', 1)).toBe(0);
});

test('every published figure names its source', () => {
  for (const { source } of Object.values(LATENCY)) expect(source).not.toBe('');
});
