/** What goes wrong around the archive costs no row, no customer and no verdict. */
import { measureCapacity, spendTrigger } from '../../../src/app/archive/measure-capacity';
import { archiveNow, continueArchive, startArchive } from '../../../src/app/archive/run-archive';
import { auditSales } from '../../../src/app/audit/audit-sales';
import { jobUnderWay } from '../../../src/app/inbox/pending-jobs';
import { NOTHING_WANTED, registerSales } from '../../../src/app/sales/register-sale';
import { rateDealers } from '../../../src/app/schedule/rate-dealers';
import { tick } from '../../../src/app/schedule/tick';
import { runWriter } from '../../../src/app/writer/writer';
import { DAY_MS } from '../../../src/core/lib/time';
import { receiveWebhook } from '../../../src/http/webhook';
import type { Cell } from '../../../src/ports';
import { findArchived } from '../../../src/store/archive/volumes';
import { tables } from '../../../src/tables/index';
import { DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';
import { archiveAll, daysAgo, keysIn, lead, merged, NIGHT_MS, openArchiveHub, whereabouts, whole } from './archive-cast'; // biome-ignore format: one list

const MINUTE_MS = 60_000;
const rowsOf = (hub: DryHub, tab: string) => hub.workbook.read([{ sheet: tab, fromRow: 2 }])[0] ?? [];
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

class Killed extends Error {}

/** The run dies in the call after the one that takes rows of this tab. */
function dieAfterTaking(hub: DryHub, tab: string): void {
  const commit = hub.workbook.commit.bind(hub.workbook);
  const read = hub.workbook.read.bind(hub.workbook);
  hub.workbook.commit = (changes) => {
    const moved = commit(changes);
    if (changes.take?.sheet === tab)
      hub.workbook.read = () => {
        Object.assign(hub.workbook, { commit, read });
        throw new Killed();
      };
    return moved;
  };
}

describe('a run that dies once rows are in the hidden tab', () => {
  /** Somebody puts a row in the place of an old one at the very moment. */
  function strangerTaken(stranger: readonly Cell[]): DryHub {
    const hub = openArchiveHub({
      leads: [lead(1, 100)],
      conversation: [{ id: 'm-1', leadId: 'L-000001', at: daysAgo(100) }],
    });
    const commit = hub.workbook.commit.bind(hub.workbook);
    hub.workbook.commit = (changes) => {
      if (changes.take?.sheet === 'Conversation') {
        const [header = []] = hub.workbook.read([{ sheet: 'Conversation', fromRow: 1, toRow: 1 }])[0] ?? [];
        const rows = rowsOf(hub, 'Conversation');
        hub.workbook.addTab('Conversation', [
          header,
          stranger,
          ...rows,
          ['', daysAgo(0), 'no key'],
          ['m-5', daysAgo(0)],
        ]);
      }
      return commit(changes);
    };
    dieAfterTaking(hub, 'Conversation');
    expect(() => archiveAll(hub)).toThrow(Killed);
    hub.workbook.commit = commit;
    hub.clock.moveTo(NIGHT_MS + 8 * MINUTE_MS);
    return hub;
  }

  test('nothing else is taken before the lock is to be had for it', () => {
    const hub = strangerTaken(['m-9', daysAgo(0), 'somebody’s own row']);
    const { withLock } = hub.deps;
    let asked = 0;
    // Free for the run to begin with, and then not.
    const busy = {
      ...hub.deps,
      withLock: ((ms, work) => (asked++ === 1 ? 'busy' : withLock(ms, work))) as typeof withLock,
    };
    expect(archiveNow(busy).outcome).toBe('goes-on');
    archiveAll(hub);
    expect(JSON.stringify(rowsOf(hub, 'Conversation'))).toContain('somebody’s own row');
  });

  test('a row without a key comes back although another one has none', () => {
    const hub = strangerTaken(['', daysAgo(0), 'somebody’s own row']);
    archiveAll(hub);
    expect(JSON.stringify(rowsOf(hub, 'Conversation'))).toContain('somebody’s own row');
  });
});

describe('another dealer’s customer, sold without naming the lead', () => {
  const phone = '081290001122';
  const dealers = ['D1', 'D2'].map((id) => ({ id, name: id, region: 'Jabodetabek', active: true }));
  const theirs = lead(1, 40, { dealerId: 'D1', customerPhone: phone, claimedAt: daysAgo(45) });
  const sale = {
    serial: 'X1',
    dealerId: 'D2',
    customerName: 'Sari',
    customerPhone: phone,
    soldAt: Math.floor(daysAgo(41)),
  };
  const unnamed = (hub: DryHub) => rowsOf(hub, 'Findings').filter((row) => row.includes('commission-lead-unnamed'));

  test('the lead stays while its finding is not closed', () => {
    const hub = openArchiveHub({ dealers, leads: [theirs], sales: [sale] });
    auditSales(hub.deps);
    expect(unnamed(hub)).toHaveLength(1);
    archiveAll(hub);
    auditSales(hub.deps);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000001']);
    expect(JSON.stringify(unnamed(hub))).toContain('"open"');
  });

  test('entered late, the sale is held against the lead in the archive', () => {
    const hub = openArchiveHub({ dealers, leads: [theirs], sales: [sale] });
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual([]);
    registerSales(hub.deps, { ...NOTHING_WANTED, unchecked: 10 });
    expect(unnamed(hub)).toHaveLength(1);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000001']);
  });
});

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

/** Does it once, while rows of this tab are copied. */
function whileCopying(hub: DryHub, tab: string, deed: () => void): void {
  const open = hub.archives.open.bind(hub.archives);
  let isDone = false;
  hub.archives.open = (id) => {
    const volume = open(id);
    const commit: typeof volume.commit = (changes) => {
      if (!isDone && [...changes.appends, ...changes.updates].some(({ sheet }) => sheet === tab)) {
        isDone = true;
        deed();
      }
      return volume.commit(changes);
    };
    return { ...volume, commit };
  };
}

const cellsOf = (name: 'crm' | 'findings' | 'leads', row: Readonly<Record<string, Cell>>) =>
  Object.keys(tables[name].columns).map((key) => asWritten(row[key] ?? ''));
const asWritten = (cell: Cell) =>
  typeof cell === 'number' ? { kind: 'number' as const, value: cell } : { kind: 'text' as const, value: String(cell) };
function append(hub: DryHub, name: 'crm' | 'findings' | 'leads', row: Readonly<Record<string, Cell>>): void {
  hub.workbook.commit({ updates: [], appends: [{ sheet: tables[name].name, rows: [cellsOf(name, row)] }] });
}

describe('while rows are copied', () => {
  test('a finding that names the lead keeps it here', () => {
    const hub = openArchiveHub({ leads: [lead(1, 100)] });
    whileCopying(hub, 'Leads', () =>
      append(hub, 'findings', { id: 'F-1', subject: 'S-1', state: 'open', expected: 'sold by D1 (L-000001)' }),
    );
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000001']);
  });

  test('a lead that comes back keeps its row of the CRM here', () => {
    const hub = openArchiveHub({ crm: [{ leadId: 'L-000001', state: 'DONE' }] });
    whileCopying(hub, tables.crm.name, () => append(hub, 'leads', lead(1, 1)));
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live[tables.crm.name])).toEqual(['L-000001']);
  });

  test('a formula of people’s goes as it was when its row left', () => {
    const hub = openArchiveHub({ leads: [lead(1, 100)] });
    const column = Object.keys(tables.leads.columns).length + 1;
    const put = (row: number, value: string) =>
      hub.workbook.commit({
        updates: [{ sheet: 'Leads', row, column, cells: [{ kind: 'text', value }] }],
        appends: [],
      });
    put(1, 'Age');
    put(2, '99.1');
    whileCopying(hub, 'Leads', () => put(2, '99.2'));
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual([]);
    expect(JSON.stringify(whereabouts(hub).archived.Leads)).toContain('99.2');
  });
});

test('a lead that comes back does not bring a second row of the CRM', () => {
  const sale = { serial: 'X1', dealerId: 'D1', leadId: 'L-000001', soldAt: daysAgo(1) };
  const hub = openArchiveHub({ leads: [lead(1, 100)], crm: [{ leadId: 'L-000001', state: 'DONE' }], sales: [sale] });
  archiveAll(hub);
  archiveAll(hub);
  append(hub, 'crm', { leadId: 'L-000001', state: 'DONE' });
  registerSales(hub.deps, { ...NOTHING_WANTED, unchecked: 10 });
  const { live } = whereabouts(hub);
  expect([keysIn(live.Leads), keysIn(live[tables.crm.name])]).toEqual([['L-000001'], ['L-000001']]);
});

test('the audit takes no number for an archived lead that never was one', () => {
  const sold = { dealerId: 'D1', soldAt: daysAgo(1), checkedAt: daysAgo(1), enteredAt: daysAgo(1) };
  const hub = openArchiveHub({
    leads: [lead(1, 100), lead(9, 100)],
    sales: [
      { ...sold, id: 'S-1', serial: 'X1', leadId: 'L-000009' },
      { ...sold, id: 'S-2', serial: 'X2', leadId: 'L-000005' },
    ],
  });
  archiveAll(hub);
  auditSales(hub.deps);
  const unknown = rowsOf(hub, 'Findings').filter((row) => row.includes('commission-lead-unknown'));
  expect(unknown.map((row) => row[4])).toEqual(['S-2']);
});

test('the hidden tab is empty when a run has ended', () => {
  const hub = openArchiveHub(whole(1, 100));
  archiveAll(hub);
  expect(rowsOf(hub, 'Being archived')).toEqual([]);
});

describe('when the minute trigger goes on with it', () => {
  const minute = (hub: DryHub) => continueArchive(hub.deps, hub.deps.properties.getAll());
  const stays = (hub: DryHub) => keysIn(whereabouts(hub).live.Leads).length > 0;

  test('at night, unless it was begun by menu', () => {
    const hub = openArchiveHub(whole(1, 100));
    startArchive(hub.deps);
    hub.clock.moveTo(NIGHT_MS + 8 * 60 * MINUTE_MS);
    minute(hub);
    expect(stays(hub)).toBe(true);
    archiveNow(hub.deps);
    minute(hub);
    expect(stays(hub)).toBe(false);
  });

  test('at once when it was cut off: rows stand in both places', () => {
    const hub = openArchiveHub(whole(1, 100));
    startArchive(hub.deps);
    dieAfterTaking(hub, 'Leads');
    const untilCutOff = () => {
      for (let each = 0; each < 5; each++) minute(hub);
    };
    expect(untilCutOff).toThrow(Killed);
    hub.clock.moveTo(NIGHT_MS + 8 * 60 * MINUTE_MS);
    minute(hub);
    expect(jobUnderWay(hub.deps.properties.getAll(), 'archive')?.isAtIt ?? false).toBe(false);
    expect(rowsOf(hub, 'Being archived')).toEqual([]);
  });

  test('not once half of the day’s minutes are spent', () => {
    const hub = openArchiveHub(whole(1, 100), { propertyCallsPerDay: '50000' });
    startArchive(hub.deps);
    hub.deps.properties.setMany(spendTrigger({}, 46 * MINUTE_MS, NIGHT_MS));
    minute(hub);
    expect(stays(hub)).toBe(true);
    hub.clock.moveTo(NIGHT_MS + DAY_MS);
    for (let each = 0; each < 3; each++) minute(hub);
    expect(stays(hub)).toBe(false);
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
