/** What any visitor of a page can do to the hub: call its globals with anything. Somebody new is answered all the same. */

import { findViolations } from '../../sim/invariants';
import { readEntries } from '../../src/app/inbox/inbox';
import { readDelivery } from '../../src/app/inbox/read-delivery';
import { equalsInConstantTime } from '../../src/core/lib/bytes';
import { makePageToken, readPageToken } from '../../src/core/tokens/page-token';
import { toEdit } from '../../src/gas/edit';
import { toRequest } from '../../src/gas/web';
import { type Cast, openCast } from './cast';

const KEY = 'simulated-webhook-key-0001';
const HALO = JSON.stringify({
  entry: [
    { changes: [{ value: { messages: [{ from: '6281399990000', id: 'w', type: 'text', text: { body: 'halo' } }] } }] },
  ],
});
const ODD: readonly unknown[] = [
  ...[
    undefined,
    null,
    0,
    5,
    Number.NaN,
    '',
    'x',
    true,
    [],
    [[]],
    {},
    { toString: 5 },
    { valueOf: null },
    { length: 3 },
  ],
  JSON.parse('{"__proto__":{"source":"meta"},"constructor":5}'),
  { parameter: { source: 'meta', key: ['aaaaaaaaaaaaaaaaaaaa'] }, postData: { contents: HALO } },
  { parameter: 5, postData: 5 },
  { parameter: [], postData: { contents: [] } },
  { parameter: { source: 'meta', key: [KEY] }, postData: { contents: '{"entry":[]}' } },
  { parameter: { source: ['meta'], key: { length: 20 } }, postData: { contents: { length: 5 } } },
  { parameter: { source: 'unit', gw: ['x'], key: [KEY], sig: {}, ts: 5, id: [] }, postData: { contents: 5 } },
  { parameter: { source: 'constructor', key: KEY }, postData: { contents: '{}' } },
  { triggerUid: {}, range: 'x' },
  { triggerUid: ['1'], range: { getSheet: 5 } },
  { triggerUid: 'constructor' },
];

describe('the reading of a web event', () => {
  test.each(ODD.map((event, index) => ({ index, event })))('$index: only text comes through', ({ event }) => {
    const { query, body } = toRequest('POST', event);
    expect(typeof body).toBe('string');
    for (const value of Object.values(query)) expect(typeof value).toBe('string');
  });

  test('a proper event comes through whole', () => {
    const event = { parameter: { source: 'meta', key: KEY, __proto__: null }, postData: { contents: '{"a":1}' } };
    expect(toRequest('POST', event)).toEqual({ method: 'POST', query: { source: 'meta', key: KEY }, body: '{"a":1}' });
    expect(toRequest('POST', { parameter: { source: 'meta' } })).toMatchObject({ body: '' });
  });

  test('parameters have a number and a length', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, 'x']));
    expect(Object.keys(toRequest('GET', { parameter: many }).query)).toHaveLength(100);
    const long = { ['k'.repeat(101)]: 'x', key: 'x'.repeat(8_193), source: 'meta' };
    expect(toRequest('GET', { parameter: long }).query).toEqual({ source: 'meta' });
  });

  test('an edit is somewhere or nowhere', () => {
    for (const event of ODD)
      expect(toEdit(event)).toEqual({ tab: '', fromRow: 0, toRow: 0, isCell: false, locale: '' });
  });

  test('nothing that is no text equals anything, and nothing throws', () => {
    for (const odd of ODD.filter((each) => typeof each !== 'string')) {
      expect(equalsInConstantTime(odd, KEY)).toBe(false);
      expect(equalsInConstantTime(KEY, odd)).toBe(false);
      expect(readPageToken(odd, 0, 'secret')).toEqual({ kind: 'unknown' });
    }
    expect(equalsInConstantTime([...KEY], KEY)).toBe(false);
    expect(equalsInConstantTime(KEY, KEY)).toBe(true);
  });
});

describe('what stands poisoned in the inbox', () => {
  const named = (values: readonly unknown[]) =>
    Object.fromEntries(
      values.map((value, i) => [`in.0mabcdefg.r${i}.1/1`, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  const POISON: readonly unknown[] = [
    { source: 'constructor', key: KEY, body: '{}' },
    { source: 'meta', key: KEY, body: ['x'] },
    { source: ['meta'], key: 5, body: 5 },
    ...[null, 5, [], 'no JSON', '"text"', `{"source":"meta","key":"${KEY}","body":5`],
  ];

  test('reads as something to be buried, without the key', () => {
    const entries = readEntries(named(POISON));
    expect(entries).toHaveLength(POISON.length);
    for (const entry of entries) {
      const { events } = readDelivery({} as never, entry);
      expect(events).toMatchObject([{ kind: 'unreadable', reason: expect.stringContaining('An inbox entry without') }]);
      expect(JSON.stringify(events)).not.toContain(KEY);
    }
  });

  test('is in Dead letters after the next round, and a new customer is answered', async () => {
    const cast = await openCast();
    for (const [key, value] of Object.entries(named(POISON))) cast.hub.rt.properties.set(key, value);
    await cast.sari.says('halo');
    expect(cast.sari.last).toContain('Volta Nusantara');
    expect(Object.keys(cast.hub.rt.properties.all()).filter((key) => key.startsWith('in.'))).toEqual([]);
    expect(cast.hub.rows('Dead letters').filter((row) => row['Letter ID'])).toHaveLength(POISON.length);
    await cast.hub.rt.close();
  });
});

describe('calls from a page', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await openCast();
  });
  afterAll(() => cast.hub.rt.close());
  type Called = { readonly value?: Record<string, unknown> | undefined; readonly error?: string };
  const call = (name: string, ...given: unknown[]): Promise<Called> =>
    cast.hub.finish(cast.hub.rt.run(name, given, { user: '' })).then(
      (value) => ({ value: value as Record<string, unknown> | undefined }),
      (error: unknown) => ({ error: String(error) }),
    );

  test('whatever doPost and doGet are given, a customer is answered afterwards', async () => {
    for (const event of ODD) for (const name of ['doPost', 'doGet']) await call(name, event);
    await cast.sari.says('halo');
    expect(cast.sari.last).toContain('Volta Nusantara');
    expect(findViolations(cast.hub)).toEqual([]);
  });

  const ask = async (request: unknown) => JSON.parse(String((await call('callPage', request)).value));

  test('callPage answers any argument', async () => {
    const pass = { page: 'dealer', who: 'R1', generation: 0, expiresAtMs: cast.hub.rt.now() + 1e9 } as const;
    const token = makePageToken(pass, 'simulated-token-secret');
    for (const odd of ODD) {
      expect(await ask(odd)).toMatchObject({ ok: false });
      expect(await ask(JSON.stringify({ call: odd, token: odd, input: odd }) ?? '')).toMatchObject({ refusal: 'link' });
      expect(await ask(JSON.stringify({ call: odd, token, input: odd }))).toMatchObject({ refusal: 'input' });
      const sale = JSON.stringify({ call: 'dealer.sale', token, input: odd });
      expect(await ask(sale)).toMatchObject({ refusal: 'input' });
    }
    const fields = ['serial', 'modelId', 'customerName', 'customerPhone', 'soldAt', 'vehicle', 'payment'];
    for (const [i, odd] of ['constructor', '__proto__', 'x'.repeat(500)].entries()) {
      const sale = { fields: Object.fromEntries(fields.map((field) => [field, odd])), requestId: `page-odd-${i}-abcd` };
      expect(await ask(JSON.stringify({ call: 'dealer.sale', token, input: sale }))).toMatchObject({ ok: true });
    }
    for (const odd of ['x'.repeat(100_000), ['a'], { a: 1 }, null]) {
      const sale = { fields: Object.fromEntries(fields.map((field) => [field, odd])), requestId: 'page-odd-9-abcd' };
      expect(await ask(JSON.stringify({ call: 'dealer.sale', token, input: sale }))).toMatchObject({
        refusal: 'input',
      });
    }
  });

  test('triggers and menu functions are for nobody else, whatever they are given', async () => {
    for (const name of [
      'everyMinute',
      'onEditInstalled',
      'onChangeInstalled',
      'onFormSubmitInstalled',
      'setup',
      'selfTest',
    ])
      for (const event of ODD) expect((await call(name, event)).error).toContain('Only the owner');
  });

  test('the owner may run them by hand with anything', async () => {
    for (const event of [5, { range: 'x' }, { triggerUid: {} }])
      for (const name of ['onEditInstalled', 'onFormSubmitInstalled', 'onChangeInstalled'])
        await cast.hub.finish(cast.hub.rt.run(name, [event]));
  });

  test('a tab with the name of a prototype’s member is edited like any other', async () => {
    const { people } = cast.hub.rt.host;
    for (const tab of ['constructor', '__proto__', 'toString']) {
      people.insertSheet(tab);
      await cast.hub.finish(cast.hub.rt.edit({ sheet: tab, row: 2, column: 1, value: 'x' }));
    }
  });

  test('a customer, a gateway and a dealer of such a name are served', async () => {
    const { people, owner } = cast.hub.rt.host;
    people.paste({ sheet: 'Gateways' }, { row: 2, column: 1, cells: [['constructor', 'x', 'TRUE', 'hub']] }, owner);
    people.paste({ sheet: 'Settings' }, { row: 60, column: 1, cells: [['__proto__', '5']] }, owner);
    await cast.hub.finish(cast.hub.rt.run('onEditInstalled', [{}]));
    const odd = cast.person('6281355550001', 'constructor');
    for (const words of ['__proto__', 'toString', 'hasOwnProperty']) await odd.says(words);
    expect(odd.heard.length).toBeGreaterThan(0);
    const answer = await cast.post(
      '{"events":[{"unit":"valueOf","time":1795399200}]}',
      'source=unit&gw=constructor&key=x',
    );
    expect(answer.status).toBeLessThan(400);
    expect(cast.hub.rows('Dead letters').filter((row) => row['Letter ID'])).toEqual([]);
  });
});
