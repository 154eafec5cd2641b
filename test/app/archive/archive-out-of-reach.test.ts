/** An archive that does not answer, was removed or was sorted by people: nobody is lost, and nobody is somebody else. */
import { measureCapacity } from '../../../src/app/archive/measure-capacity';
import { archiveNow } from '../../../src/app/archive/run-archive';
import { NOTHING_WANTED, registerSales } from '../../../src/app/sales/register-sale';
import { rateDealers } from '../../../src/app/schedule/rate-dealers';
import { tick } from '../../../src/app/schedule/tick';
import { runWriter } from '../../../src/app/writer/writer';
import { DAY_MS } from '../../../src/core/lib/time';
import { receiveWebhook } from '../../../src/http/webhook';
import { findArchived } from '../../../src/store/archive/volumes';
import { DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';
import { archiveAll, daysAgo, keysIn, lead, merged, NIGHT_MS, openArchiveHub, rowsOf, whereabouts, whileCopying, whole } from './archive-cast'; // biome-ignore format: one list

const raised = (hub: DryHub, rule: string) => rowsOf(hub, 'Alerts').filter((row) => row.includes(rule));

const KEY = { source: 'meta', key: DRY_SECRETS.webhookKey };
let messages = 0;
const fromSari = () => {
  const from = '6281311110000';
  const message = { from, id: `wamid.${++messages}`, timestamp: '1', type: 'text', text: { body: 'Halo' } };
  const contacts = [{ wa_id: from, profile: { name: 'Sari' } }];
  const value = { metadata: { phone_number_id: '1' }, contacts, messages: [message] };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: 'W', changes: [{ field: 'messages', value }] }],
  });
};

describe('an archive that does not answer for a moment', () => {
  test('a sale that names a lead in it waits', () => {
    const sale = { serial: 'X1', dealerId: 'D1', leadId: 'L-000001', soldAt: daysAgo(1) };
    const hub = openArchiveHub({ leads: [lead(1, 100)], sales: [sale] });
    archiveAll(hub);
    hub.archives.isBusy = true;
    expect(registerSales(hub.deps, { ...NOTHING_WANTED, unchecked: 10 }).kind).toBe('busy');
    hub.archives.isBusy = false;
    registerSales(hub.deps, { ...NOTHING_WANTED, unchecked: 10 });
    expect(JSON.stringify(rowsOf(hub, 'Findings'))).not.toContain('commission-lead-unknown');
  });

  test('a customer who is in it waits, and is still the same one', () => {
    const hub = openArchiveHub({});
    const minute = () => runWriter(hub.deps, { budgetMs: 20_000, always: true });
    const write = () => receiveWebhook(hub.deps, 'meta', { method: 'POST', query: KEY, body: fromSari() });
    write();
    const [header = [], sari = []] = hub.workbook.read([{ sheet: 'Customers', fromRow: 1 }])[0] ?? [];
    const long = sari.map((cell, at) =>
      ['First seen', 'Last message'].includes(String(header[at])) ? daysAgo(90) : cell,
    );
    hub.workbook.addTab('Customers', [header, long]);
    hub.workbook.addTab('Leads', hub.workbook.read([{ sheet: 'Leads', fromRow: 1, toRow: 1 }])[0] ?? []);
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).archived.Customers)).toEqual(['C-000001']);
    hub.archives.isBusy = true;
    write();
    minute();
    expect(keysIn(whereabouts(hub).live.Customers)).toEqual([]);
    expect(raised(hub, 'archive-unread')).toHaveLength(1);
    hub.archives.isBusy = false;
    minute();
    expect(keysIn(whereabouts(hub).live.Customers)).toEqual(['C-000001']);
  });

  test('a minute that met it does not say that Sheets is down', () => {
    const hub = openArchiveHub(merged(whole(1, 100), whole(2, 100)));
    hub.archives.isBusy = true;
    hub.archives.create('one');
    archiveNowQuietly(hub);
    tick(hub.deps, 'trigger');
    const { 'health.sheetsDown': down = '' } = hub.deps.properties.getAll();
    expect(down).toBe('');
  });
});

function archiveNowQuietly(hub: DryHub): void {
  expect(() => archiveNow(hub.deps)).toThrow('Quota exceeded');
}

describe('an archive that was removed', () => {
  function withoutArchive(): DryHub {
    const hub = openArchiveHub(merged(whole(1, 100, { dealerId: 'D1' }), whole(2, 20), { dealers: [{ id: 'D1' }] }));
    archiveAll(hub);
    hub.archives.workbooks.clear();
    return hub;
  }

  test('scores are made of what there is, and one alert names it', () => {
    const hub = withoutArchive();
    expect(() => rateDealers(hub.deps)).not.toThrow();
    measureCapacity(hub.deps);
    expect(raised(hub, 'archive-unread')).toHaveLength(1);
  });

  test('old rows go to a new one', () => {
    const hub = withoutArchive();
    hub.clock.moveTo(NIGHT_MS + 20 * DAY_MS);
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).archived.Leads)).toEqual(['L-000002']);
  });
});

test('volumes sorted by people: the newest is filled', () => {
  const hub = openArchiveHub(merged(whole(1, 100), whole(2, 20)));
  archiveAll(hub);
  const [header = [], ours = []] = hub.workbook.read([{ sheet: 'Archives', fromRow: 1 }])[0] ?? [];
  const place = header.indexOf('Opened');
  const older = ours.map((cell, at) => (at === 0 ? 'removed-long-ago' : at === place ? Number(cell) - 400 : cell));
  hub.workbook.addTab('Archives', [header, ours, older]);
  hub.clock.moveTo(NIGHT_MS + 20 * DAY_MS);
  archiveAll(hub);
  expect(hub.archives.workbooks.size).toBe(1);
  expect(keysIn(whereabouts(hub).archived.Leads)).toEqual(['L-000001', 'L-000002']);
});

test('nothing is taken while the row of the volume is gone', () => {
  const hub = openArchiveHub(merged(whole(1, 100), whole(2, 20)));
  archiveAll(hub);
  hub.clock.moveTo(NIGHT_MS + 60 * DAY_MS);
  whileCopying(hub, 'Leads', () => {
    const [header = []] = hub.workbook.read([{ sheet: 'Archives', fromRow: 1, toRow: 1 }])[0] ?? [];
    hub.workbook.addTab('Archives', [header]);
  });
  archiveAll(hub);
  expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000002']);
});

test('an archive that is sorted between two reads brings nobody else back', () => {
  const hub = openArchiveHub({
    customers: [1, 2].map((each) => ({ id: `C-00000${each}`, lastMessageAt: daysAgo(90) })),
  });
  archiveAll(hub);
  const [volume] = hub.archives.workbooks.values();
  const read = volume?.read.bind(volume);
  let reads = 0;
  Object.assign(volume ?? {}, {
    read: (ranges: Parameters<NonNullable<typeof read>>[0]) => {
      const [header = [], ...rows] = read?.([{ sheet: 'Customers', fromRow: 1 }])[0] ?? [];
      if (++reads === 3) volume?.addTab('Customers', [header, ...rows.reverse()]);
      return read?.(ranges);
    },
  });
  const found = findArchived(hub.deps, 'customers', ['C-000001']);
  expect(found.map(({ id }) => id)).toEqual(['C-000001']);
});
