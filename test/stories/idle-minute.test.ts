/** What the hub costs while nothing happens: the minute trigger runs 1,440 times a day. */
import { openCast } from './cast';

test('a minute in which nothing is due costs six service calls, and takes no lock', async () => {
  const { hub } = await openCast({ minutes: 'every' });
  await hub.rt.advance(3 * 60_000);
  const ticks = hub.rt.executions().filter((each) => each.function === 'everyMinute');
  const calls = ticks
    .at(-1)
    ?.calls.filter(({ kind }) => kind !== 'free')
    .map(({ method }) => method);
  expect(calls).toEqual([
    'Properties.getProperties',
    'Sheets.Spreadsheets.Values.batchGet',
    'Cache.getAll',
    'Cache.getAll',
    'Sheets.Spreadsheets.Values.batchGet',
    'Properties.setProperties',
  ]);
  await hub.rt.close();
});

test('what is due by the clock is done in the minute in which it is due', async () => {
  const { hub, sari } = await openCast({ minutes: 'every' });
  await sari.says('halo');
  const before = sari.heard.length;
  await hub.rt.advance(65 * 60_000);
  expect(sari.heard.length).toBe(before + 1);
  const ticks = hub.rt.executions().filter((each) => each.function === 'everyMinute');
  expect(ticks.filter(({ calls }) => calls.some(({ method }) => method === 'Lock.tryLock')).length).toBeGreaterThan(0);
  expect(ticks.at(-1)?.calls.map(({ method }) => method)).not.toContain('Lock.tryLock');
  await hub.rt.close();
});
