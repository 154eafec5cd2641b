/** The property store fails for minutes, or its day's quota is used up: nothing that was answered with ok is lost. */
import { gzipSync } from 'node:zlib';
import { type Cast, openCast } from './cast';

const MINUTE_MS = 60_000;
let cast: Cast;
afterEach(() => cast?.hub.rt.close());

/** A hub whose property store can be taken away. */
async function opened(locale: 'en' | 'id' = 'en') {
  const store = { isDown: false, failures: 0 };
  cast = await openCast({
    locale,
    minutes: 'every',
    intercept: ({ method, when }) => {
      if (!store.isDown || when !== 'before' || !method.startsWith('Properties.')) return undefined;
      store.failures++;
      return 'storage down';
    },
  });
  return store;
}

const held = () => cast.hub.rows('Held back').filter((row) => row.Entry !== '');

test.each(['en', 'id'] as const)(
  'what comes while the store is down is held back, and taken in afterwards (%s)',
  async (locale) => {
    const store = await opened(locale);
    store.isDown = true;
    await cast.sari.says('halo =1+1 "kutip"');
    await cast.joko.says('off');
    expect(held()).toHaveLength(2);
    expect(cast.sari.heard).toEqual([]);
    await cast.hub.rt.advance(5 * MINUTE_MS);
    expect(held()).toHaveLength(2);
    store.isDown = false;
    await cast.hub.rt.advance(2 * MINUTE_MS);
    expect(held()).toEqual([]);
    expect(cast.sari.heard.length).toBeGreaterThan(0);
    expect(cast.hub.rows('Conversation').filter((row) => row.Text === 'halo =1+1 "kutip"')).toHaveLength(1);
    expect(cast.hub.rows('Reps').find((row) => row['Rep ID'] === 'R3')).toMatchObject({ 'Off duty': 'TRUE' });
  },
);

test('a failure of a moment costs nothing but the moment', async () => {
  const store = await opened();
  store.isDown = true;
  cast.hub.rt.after(1_000, () => {
    store.isDown = false;
  });
  await cast.sari.says('halo');
  expect(store.failures).toBeGreaterThan(0);
  expect([held().length, cast.sari.heard.length > 0]).toEqual([0, true]);
});

test('a row of the hidden tab that somebody typed is taken away, and does no harm', async () => {
  await opened();
  const { people, owner } = cast.hub.rt.host;
  people.paste(
    { sheet: 'Held back' },
    {
      row: 2,
      column: 1,
      cells: [
        ['hello', 'meta', 'x'],
        ['x00abcdefg.1', 'nobody', '?'],
      ],
    },
    owner,
  );
  await cast.hub.rt.advance(2 * MINUTE_MS);
  expect(held()).toEqual([]);
  expect(cast.hub.rt.properties.get('health.fault')).toBe('');
});

test('the day’s property calls are estimated, and one alert says when most are spent', async () => {
  await opened();
  const before = cast.hub.rt.executions().length;
  await cast.sari.says('halo');
  const real = cast.hub.rt
    .executions()
    .slice(before)
    .flatMap(({ calls }) => calls.filter(({ kind }) => kind.startsWith('properties.'))).length;
  const spent = Number(cast.hub.rt.properties.get('health.spent')?.split(' ')[1]);
  expect(spent).toBeGreaterThanOrEqual(real * 0.6);
  cast.hub.rt.properties.set('health.spent', `${Math.floor(cast.hub.rt.now() / 86_400_000)} 40000`);
  for (const text of ['mau beli', 'S3']) await cast.sari.says(text);
  const alerts = cast.hub.rows('Alerts').filter((row) => row.Rule === 'property-calls');
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.['What happened']).toMatch(/^About 4\d{4} of 50000 property calls/);
});

test('held-back deliveries that are more than the store has room for come in one after the other, each once', async () => {
  await opened();
  const { people, owner } = cast.hub.rt.host;
  const body = (n: number) => JSON.stringify({ object: 'nobody', n, pad: `${n}`.repeat(120_000) });
  const entry = (n: number) => [
    `x${(1_000 + n).toString(36).padStart(9, '0')}.abcd${n}`,
    'meta',
    `x${packed(body(n))}`,
  ];
  people.paste(
    { sheet: 'Held back' },
    { row: 2, column: 1, cells: [...Array.from({ length: 8 }, (_, n) => entry(n)), ['x', 'meta', 'xxx']] },
    owner,
  );
  await cast.hub.rt.advance(12 * MINUTE_MS);
  expect(held()).toEqual([]);
  expect(cast.hub.rows('Dead letters').some((row) => row.Reason?.includes('held back'))).toBe(true);
  expect(Object.keys(cast.hub.rt.properties.all()).filter((key) => key.startsWith('in.'))).toEqual([]);
});

/** As the hub packs it. */
function packed(text: string): string {
  return gzipSync(Buffer.from(text)).toString('base64');
}
