/** The self-test that anyone can run from the workbook's menu, here in the local runtime: it passes, and it can fail. */
import { selfTestLines, type Verdict } from '../../src/app/setup/self-test';
import { openCast } from './cast';

test('on a sound deployment every verdict is a pass, with its figures', async () => {
  const { hub } = await openCast({ latency: 'model' });
  const verdicts = (await hub.finish(hub.rt.run('selfTest'))) as Verdict[];
  expect(verdicts.map(({ name, passed }) => `${passed ? 'pass' : 'FAIL'}: ${name}`)).toEqual([
    'pass: The web app runs the build of this menu',
    'pass: Parallel writes to different property keys are all kept',
    'pass: The script lock excludes',
    'pass: A POST is answered with 200 and no redirect',
    'pass: The challenge comes back, behind a redirect',
  ]);
  expect(verdicts[0]?.figures).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  expect(verdicts[1]?.figures).toMatch(/^20 of 20 kept/);
  expect(verdicts[4]?.figures).toBe('HTTP 302, then the challenge');
  expect(Object.keys(hub.rt.properties.all()).filter((key) => key.startsWith('selftest.'))).toEqual([]);
  await hub.rt.close();
});

test('where property writes get lost, the self-test says so', async () => {
  let writes = 0;
  const { hub } = await openCast({
    intercept: ({ method, when, function: name }) =>
      name === 'doGet' && method === 'Properties.setProperties' && when === 'before' && ++writes === 3
        ? 'crash'
        : undefined,
  });
  const verdicts = (await hub.finish(hub.rt.run('selfTest'))) as Verdict[];
  expect(verdicts[1]).toMatchObject({ passed: false, figures: expect.stringContaining('19 of 20 kept') });
  await hub.rt.close();
});

test('it speaks to whoever runs it: what each line means, and at the end what comes next', async () => {
  const { hub } = await openCast();
  const lines = selfTestLines((await hub.finish(hub.rt.run('selfTest'))) as Verdict[]);
  expect(lines).toContain('✓ Messages that arrive at the same moment are all kept.');
  expect(lines.join('\n')).not.toContain('What to do');
  expect(lines.at(-1)).toMatch(/^All is well/);
  await hub.rt.close();
});

test('before set-up it says to run set-up first', async () => {
  const { hub } = await openCast();
  hub.rt.properties.delete('WEBHOOK_KEY');
  const verdicts = (await hub.finish(hub.rt.run('selfTest'))) as Verdict[];
  expect(verdicts).toMatchObject([{ name: 'Set-up was run', passed: false, figures: 'missing: WEBHOOK_KEY' }]);
  expect(selfTestLines(verdicts)).toContain(
    '    What to do: Choose Dealer Hub → Set up or repair, then this test again.',
  );
  await hub.rt.close();
});

test('an answer with status 200 that is not the hub’s own word is no pass', async () => {
  const { hub } = await openCast({
    intercept: ({ when, function: name }) =>
      name === 'doPost' && when === 'before' ? { error: 'Service error' } : undefined,
  });
  const verdicts = (await hub.finish(hub.rt.run('selfTest'))) as Verdict[];
  expect(verdicts[3]).toMatchObject({
    passed: false,
    figures: 'HTTP 200, but the answer is not the hub’s',
  });
  expect(selfTestLines(verdicts).at(-1)).toMatch(/^1 of 5 did not pass/);
  await hub.rt.close();
});

test('the workbook’s menu offers set-up and self-test', async () => {
  const { hub } = await openCast();
  await hub.rt.openWorkbook();
  await hub.rt.idle();
  expect(JSON.stringify((hub.rt.host as unknown as { ui: unknown }).ui)).toContain('Self-test of this deployment');
  await hub.rt.close();
});
