/** Everybody has a share of what may wait: one person's flood, or one provider's outage, takes nobody else's room. */

import type { Cell } from '../../src/ports';
import { fullShare, SHARES, unsettledOf } from '../../src/store/state/unsettled';
import { tables } from '../../src/tables/index';
import { furnishedTabs, openFurnished } from '../support/furnished-hub';
import { runs } from '../support/sweep';

const BUDI = '628130000001';
const FLOOD = runs(2_000, 800);
const A_ROUND = 100;

const waitingFor = (to: string, sender = '', carrier = '') => unsettledOf(1, { to, sender, carrier });
const all = (waiting: readonly ReturnType<typeof waitingFor>[]) =>
  Object.fromEntries(waiting.map((each, n) => [`o-${n}`, each]));

test('a share that is full is full for one recipient, one sender or one provider only', () => {
  const toOne = all(Array.from({ length: SHARES.to }, () => waitingFor('1')));
  expect([fullShare(toOne, waitingFor('1')), fullShare(toOne, waitingFor('2'))]).toEqual(['to', null]);
  const fromOne = all(Array.from({ length: SHARES.from }, (_, n) => waitingFor(`${n}`, 'C-1')));
  expect([fullShare(fromOne, waitingFor('99', 'C-1')), fullShare(fromOne, waitingFor('99', 'C-2'))]).toEqual([
    'from',
    null,
  ]);
  const byOne = all(Array.from({ length: SHARES.by }, (_, n) => waitingFor(`${n}`)));
  expect([fullShare(byOne, waitingFor('x')), fullShare(byOne, waitingFor('x', '', 'qontak|1|2'))]).toEqual([
    'by',
    null,
  ]);
});

/** The customer's lead is with Andi, whose messages WhatsApp refuses for their pace; another customer writes in between. */
function flooded(messages: number) {
  const tabs = furnishedTabs();
  const keys = Object.keys(tables.leads.columns);
  const lead = [...(tabs.Leads?.[0] ?? [])];
  const put = (values: Readonly<Record<string, Cell>>) => {
    for (const [key, value] of Object.entries(values)) lead[keys.indexOf(key)] = value;
  };
  put({ status: 'CONTACTED', repId: 'R1', repName: 'Andi', dealerId: 'D1', dealerName: 'Volta Depok' });
  const hub = openFurnished({ ...tabs, Leads: [lead, ...(tabs.Leads ?? []).slice(1)] }, (body) =>
    body.includes('"to":"6281200000000"') ? 131056 : null,
  );
  for (let n = 0; n < messages; n++) {
    hub.says(BUDI, `pesan ${n}`);
    if (n % A_ROUND === A_ROUND - 1) hub.round(1_000);
  }
  hub.says('628990000001', 'mau beli');
  hub.round(1_000);
  return hub;
}

test('one customer’s thousands of messages: another is answered at once, and staff hear of it once', () => {
  const hub = flooded(FLOOD);
  expect(hub.sent.some((body) => body.includes('"to":"628990000001"'))).toBe(true);
  const rows = hub.rows('Outbox');
  const failed = rows.filter((row) => row.State === 'FAILED');
  expect(failed.length).toBeGreaterThan(FLOOD * 0.8);
  expect([...new Set(failed.map((row) => row.Message))]).toEqual(['rep.customerSays']);
  const alerts = hub.rows('Alerts').map((row) => String(row.Rule));
  expect(alerts.filter((rule) => rule === 'message-not-sent').length).toBeLessThanOrEqual(2);
  expect(alerts.length).toBeLessThan(10);
  // The sender is told, and not each time.
  const told = rows.filter((row) => row.Message === 'customer.notDelivered');
  expect(told.length).toBe(1);
});

test('what waits for more than a day is given up, and said once', () => {
  const hub = openFurnished(furnishedTabs(), () => 131056);
  hub.round();
  hub.round(25 * 3_600_000);
  hub.round(60_000);
  expect(
    hub
      .rows('Outbox')
      .slice(0, 2)
      .map((row) => [row.State, row.Error]),
  ).toEqual([
    ['FAILED', 'waited for more than a day'],
    ['FAILED', 'waited for more than a day'],
  ]);
  const alerts = hub.rows('Alerts').filter((row) => row.Rule === 'message-not-sent');
  expect(new Set(alerts.map((row) => row.Subject)).size).toBe(alerts.length);
});
