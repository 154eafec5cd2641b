import { LATENCY, latencySampler } from '../../kernel/latency';
import { seededRandom } from '../../kernel/random';
import { createRuntime } from '../support/built-runtime';

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

test('a larger script takes longer to load: 0.3 ms a kilobyte', async () => {
  expect(latencySampler('model', seededRandom(1)).loading(350)).toBeCloseTo(105);
  const startOf = async (padding: string): Promise<number> => {
    const code = `function f() { CacheService.getScriptCache().get('a'); } // ${padding}`;
    const runtime = await createRuntime({ code, clock: { kind: 'simulated', seed: 3 } });
    await runtime.run('f');
    const [execution] = runtime.executions();
    await runtime.close();
    return (execution?.calls[0]?.at ?? 0) - (execution?.start ?? 0);
  };
  const longer = (await startOf('x'.repeat(1024 * 1000))) - (await startOf(''));
  expect(longer).toBeGreaterThanOrEqual(299);
  expect(longer).toBeLessThanOrEqual(301);
});

test('without latency no time passes', () => {
  expect(latencySampler('none', seededRandom(1)).base('sheets.flush', 1)).toBe(0);
});

test('every published figure names its source', () => {
  for (const { source } of Object.values(LATENCY)) expect(source).not.toBe('');
});
