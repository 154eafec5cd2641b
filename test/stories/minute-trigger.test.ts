/** The platform switches a trigger off without a word: who notices, who does its work, and how it is mended. */
import { readHealth } from '../../src/app/schedule/health';
import { tick } from '../../src/app/schedule/tick';
import { runSelfTest } from '../../src/app/setup/self-test';
import { VERSION } from '../../src/core/lib/version';
import { createDryHub } from '../../tools/dry-hub/dry-hub';
import { type Cast, openCast } from './cast';

const MINUTE_MS = 60_000;
let cast: Cast;
afterEach(() => cast?.hub.rt.close());

const alerts = () => cast.hub.rows('Alerts').filter((row) => row.Rule === 'minute-trigger-silent');
const executionsOf = (name: string) => cast.hub.rt.executions().filter((each) => each.function === name);

async function switchedOff() {
  cast = await openCast({ minutes: 'every' });
  await cast.hub.rt.advance(2 * MINUTE_MS);
  cast.hub.rt.disableTrigger('everyMinute');
}

test('a delivery finds the trigger silent, does the work of the minute and raises one alert a day', async () => {
  await switchedOff();
  await cast.sari.says('halo');
  await cast.hub.rt.advance(70 * MINUTE_MS);
  const greeted = cast.sari.heard.length;
  await cast.joko.says('on');
  // What was due by the clock has been done: the silent customer is reminded.
  expect(cast.sari.heard.length).toBe(greeted + 1);
  expect(alerts()).toHaveLength(1);
  expect(alerts()[0]?.['What happened']).toContain('has not run for 70 minutes');
  await cast.joko.says('on');
  await cast.hub.rt.advance(11 * MINUTE_MS);
  await cast.joko.says('on');
  expect(alerts()).toHaveLength(1);
  expect(cast.hub.rt.now() - Number(cast.hub.rt.properties.get('health.heartbeat'))).toBeLessThan(MINUTE_MS);
});

test('of many who come at once while it is silent one does its work', async () => {
  await switchedOff();
  await cast.hub.rt.advance(30 * MINUTE_MS);
  const before = cast.hub.rt.now();
  const people = Array.from({ length: 12 }, (_, n) => cast.person(`62813111100${String(n).padStart(2, '0')}`, `P${n}`));
  for (const { phone } of people) phone.say('halo');
  await cast.hub.rt.idle();
  // The minute's work alone writes when the trigger was heard of last.
  const ticks = cast.hub.rt
    .executions()
    .filter(({ start }) => start >= before)
    .filter(({ logs }) => logs.some(({ text }) => text.includes('stand-in')));
  expect(ticks).toHaveLength(1);
});

test('within ten minutes nobody stands in for it', async () => {
  await switchedOff();
  await cast.hub.rt.advance(9 * MINUTE_MS);
  const before = cast.hub.rt.properties.get('health.heartbeat');
  await cast.joko.says('on');
  expect(alerts()).toEqual([]);
  expect(cast.hub.rt.properties.get('health.heartbeat')).toBe(before);
});

test('set up makes the triggers anew when the trigger is silent, and only then', async () => {
  await switchedOff();
  const before = cast.hub.rt.triggers().map(({ id }) => id);
  const again = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
  expect(again).toEqual(['Everything was in place already.']);
  await cast.hub.rt.advance(30 * MINUTE_MS);
  const report = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
  expect(report).toContain('Trigger everyMinute made anew: it was silent.');
  const after = cast.hub.rt.triggers();
  expect(after.map(({ handler }) => handler).sort()).toEqual([
    'everyMinute',
    'onChangeInstalled',
    'onEditInstalled',
    'onFormSubmitInstalled',
  ]);
  expect(after.filter(({ id }) => before.includes(id))).toEqual([]);
  const ran = executionsOf('everyMinute').length;
  await cast.hub.rt.advance(2 * MINUTE_MS);
  expect(executionsOf('everyMinute').length).toBeGreaterThan(ran);
});

test('set up asks for every scope before it does anything', async () => {
  const scope = 'https://www.googleapis.com/auth/script.external_request';
  cast = await openCast({ withheldScopes: [scope] });
  await expect(cast.hub.finish(cast.hub.rt.run('setup'))).rejects.toThrow('Authorization is required');
  expect(
    executionsOf('setup')
      .at(-1)
      ?.calls.map(({ method }) => method),
  ).toEqual([]);
});

test('health says that the trigger is silent although the relay has the work done', () => {
  const { deps, clock } = createDryHub({ nowMs: Date.UTC(2026, 10, 27, 3), tabs: {} });
  tick(deps, 'trigger');
  expect(readHealth(deps).minuteTrigger).toBe('running');
  clock.sleep(11 * MINUTE_MS);
  tick(deps, 'relay');
  expect(readHealth(deps).minuteTrigger).toBe('silent');
  tick(deps, 'trigger');
  expect(readHealth(deps).minuteTrigger).toBe('running');
});

test('the self-test names the build that the web app runs, and fails when it is another', () => {
  const verdictFor = (build: string) => {
    const http = {
      sendAll: (all: readonly unknown[]) => all.map(() => ({ status: 200, body: `{"build":"${build}"}` })),
    };
    return runSelfTest(createDryHub({ nowMs: 1, tabs: {}, http }).deps, 'https://hub.example/exec')[0];
  };
  expect(verdictFor(VERSION)).toMatchObject({ passed: true, figures: VERSION });
  expect(verdictFor('0.0.9+1234abcd')).toMatchObject({
    passed: false,
    figures: expect.stringMatching(/web app 0\.0\.9\+1234abcd$/),
    remedy: expect.stringMatching(/^Wait a minute/),
  });
});
