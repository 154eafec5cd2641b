import fc from 'fast-check';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { runs } from '../../support/sweep';
import { archiveAll, daysAgo, everything, keysIn, lead, merged, NIGHT_MS, openArchiveHub, type Rows, whereabouts, whole } from './archive-cast'; // biome-ignore format: one list

test('a closed lead goes with all that hangs together, and a newer one stays with all of its own', () => {
  const hub = openArchiveHub(merged(whole(1, 100), whole(2, 1)));
  const before = everything(whereabouts(hub));
  archiveAll(hub);
  const after = whereabouts(hub);
  for (const tab of ['Leads', 'Offers', 'Conversation', 'Timeline', 'Outbox', 'Inbox log'])
    expect([keysIn(after.live[tab]).length, keysIn(after.archived[tab]).length]).toEqual([1, 1]);
  expect(keysIn(after.archived.Leads)).toEqual(['L-000001']);
  expect(everything(after)).toEqual(before);
  // Its customer goes when no lead of theirs is in the workbook any more.
  archiveAll(hub);
  expect(keysIn(whereabouts(hub).archived.Customers)).toEqual(['C-000001']);
  expect(everything(whereabouts(hub))).toEqual(before);
});

test('the Archives tab says which leads are where, and the year has one workbook', () => {
  const hub = openArchiveHub(merged(whole(7, 100), whole(9, 90)));
  archiveAll(hub);
  archiveAll(hub);
  const [row] = hub.workbook.read([{ sheet: 'Archives', fromRow: 2 }])[0] ?? [];
  expect(row?.slice(1, 2)).toEqual(['Volta Nusantara archive 2026']);
  expect(row?.slice(5)).toEqual([7, 9, 7, 9]);
  expect(hub.archives.workbooks.size).toBe(1);
});

describe('what stays', () => {
  const stays = (rows: Rows, settings: Record<string, string> = {}) => {
    const hub = openArchiveHub(rows, settings);
    archiveAll(hub);
    return keysIn(whereabouts(hub).live.Leads);
  };
  const id = 'L-000001';
  test.each<[string, Rows]>([
    ['an open lead', { leads: [lead(1, 100, { status: 'CLAIMED' })] }],
    ['a lead that nobody has yet', { leads: [lead(1, 900, { status: 'UNCLAIMED' })] }],
    ['a lead within its protection', { leads: [lead(1, 25)] }],
    ['a contested lead', { leads: [lead(1, 100)], disputes: [{ id: 'd', leadId: id, state: 'open' }] }],
    ['a lead whose sale is on hold', { leads: [lead(1, 100)], sales: [{ id: 'S-1', leadId: id, onHold: true }] }],
    [
      'a lead with a finding about its sale',
      {
        leads: [lead(1, 100)],
        sales: [{ id: 'S-1', leadId: id }],
        findings: [{ id: 'f', subject: 'S-1', state: 'open' }],
      },
    ],
    ['a sold lead whose unit has not reported', { leads: [lead(1, 100, { status: 'WON' })] }],
    ['a lead that a rep is selling', { leads: [lead(1, 100)], reps: [{ id: 'R1', openLeads: `${id}:abc` }] }],
    ['a lead that the CRM waits for', { leads: [lead(1, 100)], crm: [{ leadId: id, state: 'RETRY' }] }],
    ['a lead without a time', { leads: [lead(1, 100, { createdAt: '', closedAt: '' })] }],
    ['a lead that stands there twice', { leads: [lead(1, 100), lead(1, 100)] }],
  ])('%s', (_, rows) => {
    expect(stays(rows)).toContain(id);
  });

  test('a proved sale goes, and what nobody ever closed goes in the end', () => {
    const proved = lead(1, 100, { status: 'WON', provedAt: daysAgo(90) });
    expect(stays({ leads: [proved, lead(2, 200, { status: 'CONTACTED' })] })).toEqual([]);
  });

  test('with a longer protection leads stay longer', () => {
    expect(stays({ leads: [lead(1, 100)] }, { protectionDays: '120' })).toEqual([id]);
  });

  test('messages of an open lead stay, those of a lead that is over go before it does', () => {
    const hub = openArchiveHub(merged(whole(1, 20, { status: 'CONTACTED' }), whole(2, 20)));
    archiveAll(hub);
    const { live } = whereabouts(hub);
    expect([keysIn(live.Conversation), keysIn(live.Leads)]).toEqual([['m-1'], ['L-000001', 'L-000002']]);
  });

  test('with the setting off nothing moves', () => {
    const hub = openArchiveHub(whole(1, 100), { archiveRows: 'FALSE' });
    expect(archiveAll(hub)).toBe(0);
    expect(hub.archives.workbooks.size).toBe(0);
  });
});

test('columns that people added go along under their own header', () => {
  const hub = openArchiveHub({ leads: [lead(1, 100)] });
  const [[header = []] = []] = hub.workbook.read([{ sheet: 'Leads', fromRow: 1, toRow: 1 }]);
  const text = (value: string) => ({ kind: 'text', value }) as const;
  const column = header.length + 1;
  hub.workbook.commit({
    updates: [
      { sheet: 'Leads', row: 1, column, cells: [text('Our own')] },
      { sheet: 'Leads', row: 2, column, cells: [text('0815')] },
    ],
    appends: [],
  });
  archiveAll(hub);
  const [volume] = hub.archives.workbooks.values();
  const [[headers = [], row = []] = []] = volume?.read([{ sheet: 'Leads', fromRow: 1 }]) ?? [];
  expect(row[headers.indexOf('Our own')]).toBe('0815');
  // One that came back without it, and goes again with its new state.
  const back = Object.keys(tables.leads.columns).map((key) => lead(1, 90, { status: 'ABANDONED' })[key] ?? '');
  const cells = back.map((cell) =>
    typeof cell === 'number' ? { kind: 'number' as const, value: cell } : text(String(cell)),
  );
  hub.workbook.commit({ updates: [], appends: [{ sheet: 'Leads', rows: [cells] }] });
  archiveAll(hub);
  const [[, again = [], more] = []] = volume?.read([{ sheet: 'Leads', fromRow: 1 }]) ?? [];
  expect([again[1], again[headers.indexOf('Our own')], more]).toEqual(['ABANDONED', '0815', undefined]);
});

test('the CRM’s place in the logs moves up with what went above it, and what it has not taken stays', () => {
  const rows = merged(whole(1, 100), whole(2, 100), whole(3, 1));
  const hub = openArchiveHub(rows, { crmSync: 'TRUE' });
  const system = hub.workbook.read([{ sheet: 'System', fromRow: 2 }])[0] ?? [];
  const at = system.findIndex(([name]) => name === 'crm');
  const crm = { crm: { timeline: 2, conversation: 4, due: {} } };
  const place = { sheet: 'System', row: at + 2, column: 2 };
  hub.workbook.commit({ updates: [{ ...place, cells: [{ kind: 'text', value: JSON.stringify(crm) }] }], appends: [] });
  archiveAll(hub);
  const { live } = whereabouts(hub);
  expect([keysIn(live.Timeline), keysIn(live.Conversation)]).toEqual([['t-2', 't-3'], ['m-3']]);
  const kept = hub.workbook.read([{ sheet: 'System', fromRow: at + 2, toRow: at + 2 }])[0]?.[0]?.[1];
  expect(JSON.parse(String(kept))).toEqual({ crm: { timeline: 1, conversation: 2, due: {} } });
});

/** Rows of any age and state, some without what they should have. */
const anyRows = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    days: fc.integer({ min: 0, max: 400 }),
    status: fc.constantFrom('LOST', 'WON', 'ABANDONED', 'CLAIMED', 'UNCLAIMED', ''),
    note: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  }),
  { maxLength: 40 },
);

test('workbook and archive together are always what the workbook was, each row once', () => {
  fc.assert(
    fc.property(anyRows, (all) => {
      const made = all.map(({ number, days, status, note }) =>
        whole(number, days, { status, staffNote: note as Cell }),
      );
      const hub = openArchiveHub(merged(...made));
      const before = everything(whereabouts(hub));
      archiveAll(hub);
      archiveAll(hub);
      const after = whereabouts(hub);
      expect(everything(after)).toEqual(before);
      for (const [tab, rows] of Object.entries(after.archived)) {
        expect(new Set(keysIn(rows)).size).toBe(rows.length);
        expect(rows.filter((row) => after.live[tab]?.includes(row))).toEqual([]);
      }
    }),
    { numRuns: runs(300, 40) },
  );
});

test('a new year begins a new workbook', () => {
  const hub = openArchiveHub(merged(whole(1, 100), whole(2, 1)));
  archiveAll(hub);
  hub.clock.moveTo(NIGHT_MS + 60 * 86_400_000);
  archiveAll(hub);
  expect(hub.archives.workbooks.size).toBe(2);
  expect(keysIn(whereabouts(hub).archived.Leads)).toEqual(['L-000001', 'L-000002']);
});
