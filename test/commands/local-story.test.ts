/** The story around the real bundle, chapter by chapter, and the demo's dates, which are those of the last days. */
import { moveTo } from '../../local/server/demo-dates';
import { CHAPTERS, type StoryView } from '../../local/server/views';
import { eventually } from '../local/server/small-hub';
import { type StartedProduct, startProduct } from '../support/local-server';

let product: StartedProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

const get = <T>(path: string): Promise<T> => product.get<T>(path);
const post: StartedProduct['post'] = (path, body) => product.post(path, body);
const records = async (tab: string): Promise<Record<string, string>[]> => {
  const { headers, rows } = await get<{ headers: string[]; rows: string[][] }>(`/local/sheets/${tab}?display=1`);
  return rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
};
const play = async (chapter: string): Promise<StoryView> => {
  expect((await post('/local/story', { action: 'play', chapter, speed: 60 })).status).toBe(200);
  return eventually(async () => {
    const view = await get<StoryView>('/local/story');
    return view.state === 'done' || view.state === 'failed' ? view : undefined;
  }, 100_000);
};

test('a newcomer finds what was planted in the demo, judged, and no finding of age', async () => {
  const sales = await records('Sales');
  expect(sales.filter(({ Verdict }) => Verdict === '')).toEqual([]);
  const rules = (await records('Findings')).map(({ Rule }) => Rule);
  expect(rules).toEqual(expect.arrayContaining(['serial-sold-twice', 'serial-placeholder', 'price-over-ceiling']));
  expect(rules.filter((rule) => /age|late|backdate|after/.test(rule ?? ''))).toEqual([]);
  // Sales that were stopped ring; nothing else does.
  expect((await records('Alerts')).filter(({ Rule }) => Rule !== 'hard-findings')).toEqual([]);
});

test('a chapter that is chosen alone goes through what came before: the sale is proved by its unit', async () => {
  const view = await play('activation');
  expect(view).toMatchObject({ state: 'done', step: 4, steps: 4, show: { panel: 'gateways', gateway: 'jkt-1' } });
  const units = (await records('Units')).filter(({ State }) => State === 'IN_SERVICE');
  expect(units).toHaveLength(1);
  const types = (await records('Ledger')).map(({ Type }) => Type);
  expect(types).toEqual(expect.arrayContaining(['HAND_OFF', 'SALE', 'ACTIVATION_ASKED', 'SALE_PROVED']));
});

test('every chapter comes to its end, one after the other', async () => {
  for (const { id, steps } of CHAPTERS) {
    expect(await play(id)).toMatchObject({ state: 'done', chapter: id, step: steps });
  }
  expect((await records('Findings')).filter(({ State }) => State === 'resolved')).toHaveLength(1);
  expect((await post('/local/story', { action: 'play', chapter: 'none' })).status).toBe(400);
});

test('with crmSync on, a lead of the story becomes a deal in the local CRM', async () => {
  const row = (await records('Settings')).findIndex(({ Setting }) => Setting === 'crmSync') + 2;
  await post('/local/sheets/Settings/edit', { row, column: 'Value', value: 'TRUE' });
  await play('lead');
  const deal = await eventually(async () => {
    await post('/local/triggers/everyMinute/run', {});
    return (await get<{ deals: { name: string }[] }>('/local/crm')).deals[0];
  });
  expect(deal.name).toMatch(/^L-\d+ /);
});

describe('The demo’s dates', () => {
  const sales = [
    ['Serial', 'Sale date'],
    ['A', '2026-11-16'],
    ['B', '2026-11-20'],
  ];

  test('move by days, so that its last sale was yesterday', () => {
    const move = moveTo('2027-02-03', sales);
    expect(move?.('Sales', sales)).toEqual([
      ['Serial', 'Sale date'],
      ['A', '2027-01-29'],
      ['B', '2027-02-02'],
    ]);
    expect(move?.('Holidays', [['2026-12-25']])).toEqual([['2026-12-25']]);
  });

  test('of what goes by the month move by months, last days to last days', () => {
    const move = moveTo('2027-02-03', sales);
    expect(move?.('Prices', [['P1-2026-07', '2026-07-01', '2026-11-30', '2026-12-31']])).toEqual([
      ['P1-2026-07', '2026-10-01', '2027-02-28', '2027-03-31'],
    ]);
  });

  test('stay where there are no sales', () => {
    expect(moveTo('2027-02-03', [])).toBeNull();
  });
});
