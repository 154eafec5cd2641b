import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createRuntime } from 'local-apps-script';

const code = readFileSync(new URL('./Code.js', import.meta.url), 'utf8');

/** A runtime in simulated time with the sheet set up: Monday, 8:00 in Jakarta. */
async function open(options = {}) {
  const runtime = await createRuntime({ code, clock: { kind: 'simulated', seed: 7 }, ...options });
  await runtime.run('setUp');
  return runtime;
}

/** Posts as a form on a website would, and follows the redirect to the answer. */
async function signUp(runtime, name) {
  const body = JSON.stringify({ name, email: `${name}@example.com` });
  const moved = await runtime.request({ method: 'POST', url: '/exec', body, contentType: 'application/json' });
  const answer = await runtime.request({ method: 'GET', url: moved.headers.Location });
  return JSON.parse(answer.body).status;
}

const column = (runtime, at) => runtime.host.readTab({ sheet: 'Sign-ups' }).rows.map((row) => row[at]);
const statuses = (runtime) => column(runtime, 3);
const checked = (runtime) => column(runtime, 4);

test('five people at once: three are in, whatever the order', async () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const runtime = await open({ clock: { kind: 'simulated', seed, latency: 'random' } });
    await Promise.all(['ana', 'budi', 'citra', 'dewi', 'eko'].map((name) => signUp(runtime, name)));
    assert.deepEqual(statuses(runtime), ['in', 'in', 'in', 'waiting list', 'waiting list'], `seed ${seed}`);
    await runtime.close();
  }
});

test('a status that is changed by hand is dated', async () => {
  const runtime = await open();
  await signUp(runtime, 'ana');
  await runtime.edit({ sheet: 'Sign-ups', row: 2, column: 4, value: 'cancelled' });
  await runtime.idle();
  assert.match(checked(runtime)[0], /2026/);
  await runtime.close();
});

test('the next morning everyone who is in gets a mail', async () => {
  const runtime = await open();
  for (const name of ['ana', 'budi', 'citra', 'dewi']) await signUp(runtime, name);
  await runtime.advance(24 * 60 * 60 * 1000);
  assert.deepEqual(
    runtime.mail().map(({ to }) => to),
    ['ana@example.com', 'budi@example.com', 'citra@example.com'],
  );
  await runtime.close();
});

test('a script that dies while it holds the lock leaves the lock free', async () => {
  let dies = true;
  const intercept = ({ function: name, method, when }) => {
    if (!dies || name !== 'doPost' || method !== 'SpreadsheetApp.flush' || when !== 'before') return undefined;
    dies = false;
    return 'crash';
  };
  const runtime = await open({ intercept });
  const lost = await runtime.request({
    method: 'POST',
    url: '/exec',
    body: '{"name":"ana","email":"ana@example.com"}',
  });
  assert.equal(lost.status, 500);
  assert.equal(await signUp(runtime, 'budi'), 'in');
  await runtime.close();
});
