/** What reads old rows says the same after they were archived. */
import { measureCapacity } from '../../../src/app/archive/measure-capacity';
import { auditSales } from '../../../src/app/audit/audit-sales';
import { recomputeMetrics } from '../../../src/app/economics/recompute-metrics';
import { healthOf } from '../../../src/app/schedule/health';
import { rateDealers } from '../../../src/app/schedule/rate-dealers';
import { DAY_MS } from '../../../src/core/lib/time';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { archiveAll, daysAgo, keysIn, lead, merged, NIGHT_MS, openArchiveHub, whereabouts, whole } from './archive-cast'; // biome-ignore format: one list

const dealer = { id: 'D1', name: 'Volta Depok', region: 'Jabodetabek', active: true };
const region = { region: 'Jabodetabek' };
const of = (days: number) => ({
  ...{ dealerId: 'D1', region: 'Jabodetabek', intent: 'BUY', channel: 'TIKTOK', routedAt: daysAgo(days) },
  ...{ claimedAt: daysAgo(days), firstContactAt: daysAgo(days), lateMinutes: 0, secondsToClaim: 60 },
});

function busyHub(): DryHub {
  const leads = [5, 20, 35, 50, 65, 80, 140].map((days, at) => whole(at + 1, days, of(days)));
  const sale = { id: 'S-1', dealerId: 'D1', leadId: 'L-000005', soldAt: daysAgo(2), enteredAt: daysAgo(2) };
  return openArchiveHub(
    merged(...leads, {
      dealers: [dealer],
      regions: [region],
      sales: [{ ...sale, verdict: 'ACCEPTED', net: 30_000_000, customerPhone: '0812' }],
    }),
  );
}

/** Without when it was made. */
function figures(hub: DryHub, tab: string): string[] {
  const [[header = [], ...rows] = []] = hub.workbook.read([{ sheet: tab, fromRow: 1 }]);
  const at = header.indexOf('As of');
  return rows.map((cells) => JSON.stringify(cells.map((cell, column) => (column === at ? '' : cell)))).sort();
}

const MADE = ['Metrics monthly', 'Metrics daily', 'Channel ROI', 'Dealer scorecard', 'Funnel', 'Metric checks'];

test('metrics are what they were, open months and frozen ones, and nothing is told of', () => {
  const hub = busyHub();
  recomputeMetrics(hub.deps);
  const before = MADE.map((tab) => figures(hub, tab));
  expect(before[0]?.length).toBeGreaterThan(4);
  archiveAll(hub);
  expect(keysIn(whereabouts(hub).archived.Leads)).toHaveLength(5);
  hub.clock.moveTo(NIGHT_MS + 1000);
  const { differences } = recomputeMetrics(hub.deps);
  expect(differences).toEqual([]);
  const withoutChecks = MADE.slice(0, -1);
  expect(withoutChecks.map((tab) => figures(hub, tab))).toEqual(before.slice(0, -1));
  expect(figures(hub, 'Metric changes')).toEqual([]);
});

test('dealers are scored by archived offers and leads, too', () => {
  const hub = busyHub();
  rateDealers(hub.deps);
  const before = figures(hub, 'Dealers');
  archiveAll(hub);
  rateDealers(hub.deps);
  expect(figures(hub, 'Dealers')).toEqual(before);
});

test('the audit takes an archived lead for one that was judged, and no other for one', () => {
  const base = {
    serial: 'X1',
    dealerId: 'D1',
    soldAt: daysAgo(40),
    enteredAt: daysAgo(40),
    customerPhone: '081234567',
  };
  const hub = openArchiveHub({
    leads: [lead(1, 100, of(100))],
    dealers: [dealer],
    sales: [
      { ...base, id: 'S-1', leadId: 'L-000001' },
      { ...base, id: 'S-2', serial: 'X2', leadId: 'L-000777' },
    ],
  });
  archiveAll(hub);
  expect(keysIn(whereabouts(hub).live.Leads)).toEqual([]);
  auditSales(hub.deps);
  const unknown = figures(hub, 'Findings').filter((row) => row.includes('commission-lead-unknown'));
  expect(unknown).toHaveLength(1);
  expect(unknown[0]).toContain('S-2');
});

test('health says how full the workbook is, and an alert when it is nearly', () => {
  const hub = busyHub();
  const alerts = () => figures(hub, 'Alerts').filter((row) => row.includes('capacity-short'));
  measureCapacity(hub.deps);
  const health = () => healthOf(hub.deps.properties.getAll(), hub.clock.nowMs()).capacity;
  expect(health()).toMatchObject({ cellsLimit: 10_000_000, fullOn: null, messagesYesterday: 0 });
  expect(health()?.cells).toBeGreaterThan(1_000_000);
  expect(alerts()).toEqual([]);
  hub.archives.liveTabs = () => [{ name: 'Outbox', rows: 100_000, columns: 75 }];
  hub.clock.moveTo(NIGHT_MS + 4 * DAY_MS);
  measureCapacity(hub.deps);
  expect(health()?.fullOn).toBe('2026-11-29');
  expect(alerts()).toHaveLength(1);
});
