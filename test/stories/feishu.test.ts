/** The copy in Feishu Base: whole, nothing twice, little asked, whatever is lost on the way. */
import { FEISHU } from '../../sim/hub';
import { type Cast, openCast } from './cast';

let cast: Cast;
type Intercept = NonNullable<NonNullable<Parameters<typeof openCast>[0]>['intercept']>;
let meddle: Intercept = () => undefined;

beforeEach(async () => {
  meddle = () => undefined;
  cast = await openCast({ intercept: (call) => meddle(call), minutes: 'when something is due' });
  const { rt } = cast.hub;
  setting('feishuSync', 'TRUE');
  for (const [name, value] of Object.entries({
    FEISHU_APP_ID: FEISHU.appId,
    FEISHU_APP_SECRET: FEISHU.appSecret,
    FEISHU_BASE_TOKEN: FEISHU.baseToken,
  }))
    rt.properties.set(name, value);
  funnel(0, 25);
});
afterEach(() => cast.hub.rt.close());

function setting(name: string, value: string): void {
  const { rt } = cast.hub;
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === name) + 2;
  const column = (rt.host.readTab({ sheet: 'Settings' })?.headers.indexOf('Value') ?? 0) + 1;
  rt.host.people.paste({ sheet: 'Settings' }, { row, column, cells: [[value]] }, rt.host.owner);
  rt.host.evictCache(1000);
}

/** Rows of the Funnel tab, as the metrics would have made them. */
function funnel(from: number, count: number, leads = '5'): void {
  const { rt } = cast.hub;
  const { headers } = rt.host.readTab({ sheet: 'Funnel' }) ?? { headers: [] };
  const rows = Array.from({ length: count }, (_, n) =>
    headers.map((header, at) => (at === 0 ? `2026-11|R${from + n}` : /Leads/.test(header) ? leads : '')),
  );
  rt.host.people.paste({ sheet: 'Funnel' }, { row: from + 2, column: 1, cells: rows }, rt.host.owner);
}

interface Report {
  readonly outcome: string;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly calls: number;
}

async function sync(): Promise<Report> {
  const [line = ''] = ((await cast.hub.finish(cast.hub.rt.run('syncFeishuNow'))) as string[]) ?? [];
  const [, outcome = '', created, updated, deleted, calls] =
    /^(\w+): (\d+) records made, (\d+) changed, (\d+) removed in (\d+) calls/.exec(line) ?? [];
  return {
    outcome,
    created: Number(created),
    updated: Number(updated),
    deleted: Number(deleted),
    calls: Number(calls),
  };
}

const table = () => cast.hub.feishu.table('Funnel');
const keys = () => [...(table()?.records.values() ?? [])].map((fields) => String(fields['Hub key'])).sort();
const wanted = (count: number) => Array.from({ length: count }, (_, n) => `2026-11|R${n}`).sort();

test('every row becomes one record, and a second run asks nothing', async () => {
  expect(await sync()).toMatchObject({ outcome: 'done', created: 25 });
  expect(keys()).toEqual(wanted(25));
  expect(await sync()).toEqual({ outcome: 'done', created: 0, updated: 0, deleted: 0, calls: 0 });
  expect(cast.hub.feishu.table('Table')?.records.size).toBe(1);
});

test('what changed is written, what is gone is removed, and fields that people added stay', async () => {
  await sync();
  table()?.fields.push({ name: 'Our note', type: 1 });
  const [first] = table()?.records.values() ?? [];
  if (first) Object.assign(first, { 'Our note': 'look at this' });
  funnel(0, 2, '9');
  const { rt } = cast.hub;
  rt.host.people.deleteRows({ sheet: 'Funnel' }, 26, 1);
  expect(await sync()).toMatchObject({ outcome: 'done', created: 0, updated: 2, deleted: 1 });
  expect(keys()).toEqual(wanted(24));
  expect([...(table()?.records.values() ?? [])][0]).toMatchObject({ 'Our note': 'look at this' });
});

test('an answer that is lost makes no record twice', async () => {
  await sync();
  funnel(25, 25);
  cast.hub.feishu.fail('answer lost');
  expect(await sync()).toMatchObject({ outcome: 'more', created: 0 });
  await cast.hub.rt.advance(15 * 60_000);
  expect(keys()).toEqual(wanted(50));
  expect(await sync()).toMatchObject({ outcome: 'done', created: 0, updated: 0, calls: 0 });
});

test.each(Array.from({ length: 12 }, (_, stop) => stop))(
  'stopped at its request %i, the next run finishes it',
  async (stop) => {
    let requests = 0;
    meddle = ({ method, when }) =>
      method.startsWith('UrlFetchApp.') && when === 'after' && requests++ === stop ? 'crash' : undefined;
    await sync().catch(() => undefined);
    meddle = () => undefined;
    await cast.hub.rt.advance(15 * 60_000);
    await sync();
    expect(keys()).toEqual(wanted(25));
    expect(cast.hub.feishu.tables.map(({ name }) => name).sort()).toEqual(
      ['Channel ROI', 'Dealer scorecard', 'Findings', 'Funnel', 'Ledger heads', 'Metrics monthly', 'Table'].sort(),
    );
  },
);

test('too fast, copying, not ready: it waits, and tries again by itself', async () => {
  await sync();
  funnel(25, 5);
  cast.hub.feishu.fail(1254290);
  expect(await sync()).toMatchObject({ outcome: 'more' });
  await cast.hub.rt.advance(15 * 60_000);
  expect(keys()).toEqual(wanted(30));
});

test('a token that is not valid any more is asked for again', async () => {
  await sync();
  cast.hub.feishu.forgetTokens();
  funnel(25, 5);
  expect(await sync()).toMatchObject({ outcome: 'done', created: 5 });
});

test('a record that somebody removed there is made again, and the others stay as they are', async () => {
  await sync();
  const [id = ''] = table()?.records.keys() ?? [];
  table()?.records.delete(id);
  funnel(0, 25, '6');
  expect(await sync()).toMatchObject({ outcome: 'more' });
  await cast.hub.rt.advance(15 * 60_000);
  expect(keys()).toEqual(wanted(25));
});

test('a base that has the tables already is matched, and doubles in it go', async () => {
  await sync();
  const [first] = table()?.records.values() ?? [];
  table()?.records.set('recAgain', { ...first });
  const { rt } = cast.hub;
  rt.host.people.deleteRows({ sheet: 'Feishu sync' }, 2, 25);
  await sync();
  expect(keys()).toEqual(wanted(25));
});

test('a table that somebody removed there is made again, whole, and the others are copied all the same', async () => {
  await sync();
  const { tables } = cast.hub.feishu;
  tables.splice(
    tables.findIndex(({ name }) => name === 'Funnel'),
    1,
  );
  funnel(25, 3);
  expect(await sync()).toMatchObject({ outcome: 'more' });
  await cast.hub.rt.advance(15 * 60_000);
  expect(keys()).toEqual(wanted(28));
});

test('another base is filled from the beginning', async () => {
  await sync();
  cast.hub.feishu.useBase('bascnAnother');
  cast.hub.rt.properties.set('FEISHU_BASE_TOKEN', 'bascnAnother');
  expect(await sync()).toMatchObject({ outcome: 'done', created: 25 });
  expect(keys()).toEqual(wanted(25));
});

test('one table that Feishu refuses keeps no other waiting', async () => {
  await sync();
  funnel(25, 5);
  // A person made numbers of what is text.
  const roi = cast.hub.feishu.table('Funnel')?.fields.find(({ name }) => name === 'Hub key');
  if (roi) roi.type = 2;
  cast.hub.rt.properties.set('ledger.heads', JSON.stringify([{ day: '2026-11-22', sequence: 9, hash: 'abc' }]));
  expect(await sync()).toMatchObject({ outcome: 'stopped', created: 1 });
  expect(cast.hub.feishu.table('Ledger heads')?.records.size).toBe(1);
});

test('the witness is never changed, and never taken back', async () => {
  const head = (hash: string) =>
    cast.hub.rt.properties.set('ledger.heads', JSON.stringify([{ day: '2026-11-22', sequence: 9, hash }]));
  head('first');
  await sync();
  head('another');
  await sync();
  cast.hub.rt.properties.set('ledger.heads', '[]');
  await sync();
  expect([...(cast.hub.feishu.table('Ledger heads')?.records.values() ?? [])]).toMatchObject([{ Hash: 'first' }]);
});

test('the month’s calls are counted; when they are used up, it stops and says so', async () => {
  setting('feishuCallsPerMonth', '3');
  expect(await sync()).toMatchObject({ outcome: 'stopped', calls: 3 });
  expect(cast.hub.rows('Alerts').map((each) => each.Rule)).toContain('feishu-stopped');
  expect(await sync()).toMatchObject({ outcome: 'stopped', calls: 0 });
});

test('without its secrets it says what is missing; switched off, nothing is asked', async () => {
  cast.hub.rt.properties.delete('FEISHU_APP_SECRET');
  const lines = (await cast.hub.finish(cast.hub.rt.run('syncFeishuNow'))) as string[];
  expect(lines.join()).toContain('Set FEISHU_APP_SECRET in Dealer Hub → Secrets');
  setting('feishuSync', 'FALSE');
  expect(await sync()).toMatchObject({ outcome: 'off' });
  expect(cast.hub.feishu.calls()).toBe(0);
});
