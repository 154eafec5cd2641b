/** Whoever asks for it is erased, everywhere; everybody else stays as they are. */
import fc from 'fast-check';
import { tick } from '../../../src/app/schedule/tick';
import { verifyLedger } from '../../../src/app/schedule/verify-ledger';
import { receiveWebhook } from '../../../src/http/webhook';
import { DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';
import { runs, swept } from '../../support/sweep';
import { hubOf, type Life, lives, marksOfLife } from './histories';
import { allTabs, ask, column, finish, isUnderWay, livedThrough, minutes, type Rows, somebodyOf, tracesOf } from './privacy-cast'; // biome-ignore format: one list

const idOf = (number: number) => `C-${String(number).padStart(6, '0')}`;
const marks = (number: number): string[] => {
  const { phone, national, spelled, words, name, userId } = marksOfLife(number);
  return [phone, national, ...spelled, ...words, name, userId, `room-${number}`, `ID.old${number}z`];
};

/** Copies of what stands in the archive, and what the hub remembers of many in one cell. */
const SHARED = ['Being archived', 'System'];

/** Rows with any of these marks that are not what they were. */
function changedRows(before: Rows, after: Rows, others: readonly string[]): [tab: string, row: unknown][] {
  const hasMark = (cells: readonly unknown[]) =>
    others.some((mark) => cells.some((cell) => String(cell).includes(mark)));
  return Object.entries(before).flatMap(([tab, rows]) => {
    if (SHARED.includes(tab)) return [];
    const now = new Set((after[tab] ?? []).map((cells) => JSON.stringify(cells)));
    return rows.flatMap((cells): [string, unknown][] =>
      hasMark(cells) && !now.has(JSON.stringify(cells)) ? [[tab, cells]] : [],
    );
  });
}

function says(hub: DryHub, phone: string, text: string): void {
  const messages = [{ from: phone, id: `wamid.new${text.length}`, timestamp: '1', type: 'text', text: { body: text } }];
  const contacts = [{ wa_id: phone, profile: { name: 'Orang Baru' } }];
  const metadata = { phone_number_id: DRY_SECRETS.metaPhoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata, contacts, messages };
  const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  receiveWebhook(hub.deps, 'meta', { method: 'POST', query: { source: 'meta', key: DRY_SECRETS.webhookKey }, body });
}

test('nothing of an erased person is left in any tab, archive or property, and others are as they were', () => {
  fc.assert(
    fc.property(lives, fc.nat(), fc.nat(), fc.boolean(), (all, which, how, archived) => {
      const hub = hubOf(all, archived);
      const number = (which % all.length) + 1;
      const others = all.flatMap((_, at) => (at + 1 === number ? [] : marks(at + 1)));
      const before = allTabs(hub);
      const { spelled, userId } = marksOfLife(number);
      const alias = all[number - 1]?.hides ? userId : (spelled[how % spelled.length] ?? '');
      const whom = how % 2 === 0 ? idOf(number) : alias;
      expect(ask(hub, { act: 'erase', whom })).toMatchObject({ outcome: expect.stringMatching(/^(goes-on|done)$/) });
      finish(hub);
      expect(tracesOf(hub, marks(number))).toEqual([]);
      expect(verifyLedger(hub.deps)).toMatchObject({ fault: '' });
      const after = allTabs(hub);
      expect(changedRows(before, after, others)).toEqual([]);
      const known = (rows: Rows) => others.filter((mark) => JSON.stringify(rows.System).includes(mark));
      expect(known(after)).toEqual(known(before));
    }),
    { numRuns: runs(2000, 15) },
  );
});

const CLAIMED: Life = { status: 'CLAIMED', days: 1, hides: false, bought: true, joined: true, spelling: 3 };
const LOST: Life = { ...CLAIMED, status: 'LOST', days: 120 };

test('the sale, the states of the lead and the proof of access stay, and lead to nobody', () => {
  const hub = hubOf([LOST, CLAIMED], true);
  ask(hub, { act: 'erase', whom: '0811 2345-0000' });
  finish(hub);
  const tabs = allTabs(hub);
  expect(column(tabs.Sales, 'Customer name')).toContain('(erased)');
  expect(column(tabs.Sales, 'Vehicle (Rp)')).toEqual(['30000000', '30000000']);
  const trails = Object.entries(tabs).filter(([name]) => name.endsWith('Audit trail'));
  expect(trails.flatMap(([, rows]) => column(rows, 'Who')).filter((who) => who.startsWith('Ani'))).toHaveLength(2);
  // The fingerprint by which sales to one number are compared.
  expect(column(tabs.Sales, 'Compared by')).toEqual(['X1', 'X2 abc']);
  expect(column(tabs['Audit trail'], 'Action')).toEqual(expect.arrayContaining(['erase person', 'person erased']));
  const archived = Object.entries(tabs).find(([name]) => name.endsWith('/Leads'))?.[1];
  expect(column(archived, 'Status')).toEqual(['LOST']);
  expect(column(archived, 'Customer name')).toEqual(['']);
});

test('an open lead ends, its owner hears of it, and whoever writes from that number is somebody new', () => {
  const hub = hubOf([CLAIMED, CLAIMED], false);
  const { phone } = marksOfLife(1);
  ask(hub, { act: 'erase', whom: phone });
  finish(hub);
  expect(column(allTabs(hub).Leads, 'Status')).toEqual(['LOST', 'CLAIMED']);
  const keys = column(allTabs(hub).Outbox, 'Message');
  expect(keys).toContain('rep.closedByStaff');
  says(hub, phone, 'halo, mau beli motor');
  minutes(hub, 2);
  const { Customers, Leads } = allTabs(hub);
  expect(column(Customers, 'Customer ID').at(-1)).toBe('C-000901');
  expect(column(Customers, 'Phone').at(-1)).toBe(phone);
  expect(column(Leads, 'Customer ID').at(-1)).toBe('C-000901');
});

test('what they write while they are erased is a new conversation, too', () => {
  const hub = hubOf([LOST], false);
  const { phone, words, name } = marksOfLife(1);
  ask(hub, { act: 'erase', whom: phone });
  says(hub, phone, 'saya kembali lagi');
  expect(isUnderWay(hub)).toBe(true);
  finish(hub);
  const { Conversation, Customers } = allTabs(hub);
  expect(column(Conversation, 'Text')).toContain('saya kembali lagi');
  expect(column(Customers, 'Phone').filter((each) => each === phone)).toHaveLength(1);
  expect(tracesOf(hub, [...words, name])).toEqual([]);
});

test('an archive that somebody removed is named, and holds nothing up', () => {
  const hub = hubOf([LOST, CLAIMED], true);
  expect(hub.archives.workbooks.size).toBeGreaterThan(0);
  hub.archives.workbooks.clear();
  ask(hub, { act: 'erase', whom: idOf(2) });
  finish(hub);
  expect(column(allTabs(hub)['Audit trail'], 'To').at(-1)).toMatch(
    /By hand: the archive “.+”, which the hub cannot open/,
  );
  expect(tracesOf(hub, marks(2))).toEqual([]);
});

test('tabs that people made are left to people, who are told where', () => {
  const hub = hubOf([LOST], false);
  hub.workbook.addTab('Form responses 1', [['Nomor HP'], ['0811-2345-0000']]);
  ask(hub, { act: 'erase', whom: idOf(1) });
  finish(hub);
  expect(column(allTabs(hub)['Audit trail'], 'To').at(-1)).toContain('By hand: Form responses 1 row 2');
});

test('what cannot be understood, or is known to nobody, changes nothing', () => {
  const hub = hubOf([LOST], false);
  const before = allTabs(hub);
  for (const request of [{ act: 'erase', whom: 'Budi' }, { act: 'erase', whom: '0899999999' }, { act: 'drop', whom: idOf(1) }, {}, 'x'])
    expect(ask(hub, request as object).outcome).toMatch(/^(idle|unknown|unreadable)$/);
  expect(allTabs(hub)).toEqual(before);
}); // biome-ignore format: one list

class Killed extends Error {}

/** Dies at one call to a service, as an execution does: whatever comes after it in the same execution does not happen. */
function dieAt(hub: DryHub, call: number, when: 'before' | 'after'): () => number {
  let calls = 0;
  let isDead = false;
  const wrap = <T extends object>(object: T, names: readonly (keyof T & string)[]): T => {
    for (const name of names) {
      const method = object[name] as unknown as (...args: unknown[]) => unknown;
      const wrapped = (...args: unknown[]): unknown => {
        const own = calls++;
        if (isDead || (own === call && when === 'before')) isDead = true;
        if (isDead) throw new Killed();
        const value = method.apply(object, args);
        if (own === call) isDead = true;
        if (isDead) throw new Killed();
        return value;
      };
      Object.assign(object, { [name]: wrapped });
    }
    return object;
  };
  wrap(hub.workbook, ['read', 'commit']);
  wrap(hub.deps.properties, ['get', 'getAll', 'setMany', 'delete']);
  const open = hub.archives.open.bind(hub.archives);
  hub.archives.open = (id) => wrap(open(id), ['read', 'commit', 'tabs']);
  return () => {
    const made = calls;
    isDead = false;
    calls = Number.NEGATIVE_INFINITY;
    return made;
  };
}

function eraseDying(call: number, when: 'before' | 'after'): { hub: DryHub; calls: number } {
  const hub = hubOf([LOST, CLAIMED], true);
  const revive = dieAt(hub, call, when);
  const goOn = () => {
    for (let minute = 0; minute < 12; minute++) {
      hub.clock.moveTo(hub.clock.nowMs() + 60_000);
      tick(hub.deps, 'trigger');
    }
  };
  try {
    ask(hub, { act: 'erase', whom: marksOfLife(2).phone });
    goOn();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  const calls = revive();
  // Whoever died held the only run for at most seven minutes.
  minutes(hub, 8);
  if (tracesOf(hub, marks(2)).length > 0 && !isUnderWay(hub)) ask(hub, { act: 'erase', whom: marksOfLife(2).phone });
  finish(hub);
  return { hub, calls };
}

const points = Array.from({ length: eraseDying(Infinity, 'before').calls }, (_, call) => call).flatMap((call) =>
  (['before', 'after'] as const).map((when) => ({ call, when })),
);

test.each(swept(points, 12))('dead $when call $call, it is finished all the same', ({ call, when }) => {
  const { hub } = eraseDying(call, when);
  expect(tracesOf(hub, marks(2))).toEqual([]);
  expect(column(allTabs(hub).Leads, 'Status')).toContain('LOST');
  expect(verifyLedger(hub.deps)).toMatchObject({ fault: '' });
  expect(tracesOf(hub, [marksOfLife(1).name]).length).toBeGreaterThan(3);
});

test('a customer of a whole day goes, and nobody else’s row changes', () => {
  const hub = livedThrough(3, 3);
  const who = somebodyOf(hub, 1);
  const before = allTabs(hub);
  const others = column(before.Customers, 'Phone').filter((phone) => phone !== who.phone);
  ask(hub, { act: 'erase', whom: who.phone });
  finish(hub);
  expect(tracesOf(hub, who.words)).toEqual([]);
  const lists = ['Conversation', 'Outbox'];
  expect(changedRows(before, allTabs(hub), others).filter(([tab]) => !lists.includes(tab))).toEqual([]);
});
