/** Secrets by menu: set, tested, made anew and switched over, and never shown. */

import { readFileSync } from 'node:fs';
import { GATEWAY_SECRET, QONTAK } from '../../sim/hub';
import type { SecretAnswer } from '../../src/app/setup/secrets';
import { type Cast, openCast } from './cast';

let cast: Cast;
let answers: string[];

beforeEach(async () => {
  cast = await openCast();
  answers = [];
});

afterEach(async () => {
  const stored = Object.entries(cast.hub.rt.properties.all()).filter(([name]) => /TOKEN|KEY|SECRET/.test(name));
  for (const answer of answers)
    for (const [, value] of stored) if (value.length > 8) expect(answer).not.toContain(value);
  await cast.hub.rt.close();
});

async function ask(request: unknown): Promise<SecretAnswer> {
  const text = await cast.hub.finish(cast.hub.rt.run('manageSecret', [JSON.stringify(request)]));
  answers.push(String(text));
  return JSON.parse(String(text)) as SecretAnswer;
}

const property = (name: string) => cast.hub.rt.properties.all()[name];

test('every secret is listed, gateways’ included, and the dialog says what each is for', async () => {
  cast.hub.rt.host.people.paste(
    { sheet: 'Gateways' },
    { row: 2, column: 1, cells: [['jkt-1', 'Gateway Jakarta', 'TRUE', 'hub', 'signature', 'json']] },
    cast.hub.rt.host.owner,
  );
  cast.hub.rt.host.evictCache(1000);
  const { ok, secrets } = await ask({ act: 'list' });
  expect(ok).toBe(true);
  const state = Object.fromEntries(secrets.map(({ name, isSet }) => [name, isSet]));
  expect(state).toMatchObject({
    META_ACCESS_TOKEN: true,
    WEBHOOK_KEY: true,
    QONTAK_HMAC_ID: false,
    GATEWAY_JKT_1: false,
  });
  const dialog = readFileSync('dist/Secrets.html', 'utf8');
  const unnamed = secrets.filter(({ name }) => !/^(GATEWAY|QONTAK)_/.test(name) && !dialog.includes(`${name}: [`));
  expect(unnamed).toEqual([]);
});

test('what is entered is kept; what cannot be a secret is refused with the reason', async () => {
  expect(await ask({ act: 'set', name: 'META_ACCESS_TOKEN', value: '  EAA-new\n' })).toMatchObject({ ok: true });
  expect(property('META_ACCESS_TOKEN')).toBe('EAA-new');
  const refusals: [object, RegExp][] = [
    [{ name: 'META_ACCESS_TOKEN', value: '' }, /nothing was entered/],
    [{ name: 'META_ACCESS_TOKEN', value: 'EAA two words' }, /space/],
    [{ name: 'WEBHOOK_KEY', value: 'too-short' }, /24 are needed/],
    [{ name: 'WEBHOOK_KEY', value: 'a-key-of-an-address?with&signs-in-it' }, /address/],
    [{ name: 'hub.position', value: 'x'.repeat(30) }, /no such secret/],
    [{ name: '__proto__', value: 'x'.repeat(30) }, /no such secret/],
    [{ act: 'show', name: 'WEBHOOK_KEY' }, /open the dialog again/],
    [{ act: 'remove', name: 'WEBHOOK_KEY' }, /does not work without/],
    [{ act: 'renew', name: 'WEBHOOK_KEY' }, /known to somebody else/],
    [{ act: 'switch', name: 'RELAY_SECRET' }, /no successor/],
  ];
  const before = cast.hub.rt.properties.all();
  for (const [request, said] of refusals) {
    const answer = await ask({ act: 'set', ...request });
    expect([request, answer.ok, answer.said]).toEqual([request, false, expect.stringMatching(said)]);
  }
  expect(cast.hub.rt.properties.all()).toEqual(before);
});

test('a changed webhook key is in force at once, and the old one is a stranger’s', async () => {
  const old = String(property('WEBHOOK_KEY'));
  const key = 'another-webhook-key-000002';
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
  expect((await cast.post(body, `source=meta&key=${old}`)).text).not.toContain('refused');
  expect(await ask({ act: 'set', name: 'WEBHOOK_KEY', value: key })).toMatchObject({ ok: true });
  expect((await cast.post(body, `source=meta&key=${old}`)).text).toContain('refused');
  expect((await cast.post(body, `source=meta&key=${key}`)).text).not.toContain('refused');
});

test('a successor waits beside the one in use until it is switched over', async () => {
  cast.hub.rt.properties.set('GATEWAY_JKT_1', GATEWAY_SECRET);
  cast.hub.rt.host.people.paste(
    { sheet: 'Gateways' },
    { row: 2, column: 1, cells: [['jkt-1', 'Gateway Jakarta', 'TRUE', 'hub', 'signature', 'json']] },
    cast.hub.rt.host.owner,
  );
  cast.hub.rt.host.evictCache(1000);
  const next = 'the-next-secret-of-jkt-1-0002';
  const waiting = await ask({ act: 'set', name: 'GATEWAY_JKT_1_NEXT', value: next });
  expect(waiting.secrets.find(({ name }) => name === 'GATEWAY_JKT_1')).toMatchObject({ isSet: true, hasNext: true });
  expect(await ask({ act: 'test', name: 'GATEWAY_JKT_1' })).toMatchObject({ ok: true });
  expect(await ask({ act: 'switch', name: 'GATEWAY_JKT_1' })).toMatchObject({ ok: true });
  expect([property('GATEWAY_JKT_1'), property('GATEWAY_JKT_1_NEXT')]).toEqual([next, undefined]);
});

test('the signing secret is made anew by the hub itself', async () => {
  const before = property('TOKEN_SECRET');
  expect(await ask({ act: 'renew', name: 'TOKEN_SECRET' })).toMatchObject({ ok: true });
  expect(property('TOKEN_SECRET')).toMatch(/^[\w-]{24,}$/);
  expect(property('TOKEN_SECRET')).not.toBe(before);
});

test('Meta and Qontak are asked whether they take theirs', async () => {
  expect((await ask({ act: 'test', name: 'META_ACCESS_TOKEN' })).said).toMatch(/^Meta knows the number: \+62/);
  await ask({ act: 'set', name: 'META_ACCESS_TOKEN', value: 'EAA-of-somebody-else' });
  expect(await ask({ act: 'test', name: 'META_ACCESS_TOKEN' })).toMatchObject({
    ok: false,
    said: expect.stringMatching(/^Meta refuses it \(HTTP 401\)/),
  });
  const { accessToken } = QONTAK.credentials;
  await ask({ act: 'set', name: 'QONTAK_ACCESS_TOKEN', value: accessToken });
  expect(await ask({ act: 'test', name: 'QONTAK_ACCESS_TOKEN' })).toMatchObject({ ok: true });
});

test('a visitor of a page gets nothing but a refusal', async () => {
  const visitor = cast.hub.rt.run('manageSecret', [JSON.stringify({ act: 'list' })], { user: '' });
  await expect(cast.hub.finish(visitor)).rejects.toThrow(/Only the owner/);
});
