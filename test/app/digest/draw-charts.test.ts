/** Pictures in the digest: one to each chart, scope and language; what goes wrong with them costs them alone. */
import { type DigestDeps, previewDigest, sendDueDigests } from '../../../src/app/digest/send-digests';
import type { FigurePlan } from '../../../src/chart-ports';
import { HQ } from '../../../src/core/digest/build-digest';
import { DAY_MS, toSerial } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { createDryHub, DRY_PICTURE } from '../../../tools/dry-hub/dry-hub';

const NINE = Date.parse('2026-11-24T09:00:00+07:00');
const TEMPLATE =
  '<!--each:charts-->[{{name}}: {{finding}}|{{alt}}]<!--end:charts--><!--each:findings-->({{finding}})<!--end:findings-->';
const rowsOf = (name: keyof typeof tables, ...rows: readonly Readonly<Record<string, Cell>>[]): Cell[][] =>
  rows.map((row) => Object.keys(tables[name].columns).map((key) => row[key] ?? ''));

function open(settings: readonly Cell[][] = []) {
  const days = Array.from({ length: 20 }, (_, n) => toSerial(NINE - (n + 1) * DAY_MS));
  const region = (name: string, mails: string, language = '') => ({ region: name, digestTo: mails, managerLanguage: language }); // biome-ignore format: one line
  const hub = createDryHub({
    nowMs: NINE,
    tabs: {
      Regions: rowsOf('regions', region('Bali', 'a@bali.example, b@bali.example'), region('Jawa', 'c@jawa.example', 'en'), region('Papua', 'd@papua.example')),
      Settings: [['hqEmail', 'hq@volta.example, e@volta.example'], ...settings],
      Leads: rowsOf('leads', ...days.flatMap((at) => ['Bali', 'Jawa'].map((of) => ({ id: `L-${at}${of}`, region: of, createdAt: at })))),
      'Metrics daily': rowsOf('metricsDaily', ...days.map((at) => ({ id: `${at}|ALL`, date: Math.floor(at), channel: 'ALL', cost7: 7, costPerLead: 20_000, costPerLead7: 20_000 }))),
    },
  }); // biome-ignore format: a tab a line
  const painted: FigurePlan[] = [];
  const paint = (figure: FigurePlan) => {
    painted.push(figure);
    return DRY_PICTURE;
  };
  const deps: DigestDeps = { ...hub.deps, painter: { paint }, pages: { read: () => TEMPLATE } };
  return { hub, painted, deps };
}
const namesBy = ({ mails }: ReturnType<typeof open>['hub']) =>
  Object.fromEntries(mails.map(({ to, pictures = [] }) => [to, pictures.map(({ name }) => name).join()]));

test('head office gets two, each region its own; drawn once, however many read them; nothing to draw, no picture', () => {
  const { hub, painted, deps } = open();
  sendDueDigests(deps, {});
  expect(namesBy(hub)).toEqual({
    ...{ 'hq@volta.example': 'leads,cost', 'e@volta.example': 'leads,cost' },
    ...{ 'a@bali.example': 'leads', 'b@bali.example': 'leads', 'c@jawa.example': 'leads', 'd@papua.example': '' },
  });
  expect(painted).toHaveLength(4);
  const sent = hub.mails.find(({ to }) => to === 'c@jawa.example');
  expect(sent?.html).toMatch(/^\[leads: 1–23 Nov: 20 leads, 0 sold\. .*\|.* Most on 4 Nov: 1 lead\.\]$/);
  expect(sent?.text).toContain('1–23 Nov: 20 leads, 0 sold.');
});

test('without pictures, by the setting, the mail still says in words what they would have shown', () => {
  const { hub, painted, deps } = open([['digestCharts', false]]);
  sendDueDigests(deps, {});
  expect(painted).toEqual([]);
  expect(new Set(Object.values(namesBy(hub)))).toEqual(new Set(['']));
  expect(hub.mails.find(({ to }) => to === 'c@jawa.example')?.html).toMatch(/^\(1–23 Nov: 20 leads/);
});

test.each([
  ['fails', () => { throw new Error('Service unavailable: Charts'); }, 1],
  ['is far too large', () => Array.from({ length: 200_000 }, () => 0), 1],
])('a picture that %s costs the pictures of this run, and nobody their mail', (_, paint, tries) => {
  const { hub, deps } = open();
  let asked = 0;
  const counting = () => {
    asked += 1;
    return paint();
  };
  sendDueDigests({ ...deps, painter: { paint: counting } }, {});
  expect(Object.values(namesBy(hub))).toEqual(['', '', '', '', '', '']);
  expect(hub.mails.every(({ html }) => !html.includes('['))).toBe(true);
  expect(asked).toBe(tries);
}); // biome-ignore format: a case a line

test('pictures that take long are drawn for a minute; the rest goes without', () => {
  const { hub, deps } = open();
  const slow = () => {
    hub.clock.moveTo(hub.clock.nowMs() + 25_000);
    return DRY_PICTURE;
  };
  sendDueDigests({ ...deps, painter: { paint: slow } }, {});
  expect(Object.values(namesBy(hub)).join('|')).toBe('leads,cost|leads,cost|leads|leads||');
});

test('the preview from the menu has its pictures, too', () => {
  const { deps } = open();
  expect(previewDigest(deps, HQ).pictures.map(({ name }) => name)).toEqual(['leads', 'cost']);
});
