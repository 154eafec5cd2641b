/** The weekly message to dealers: to one person each, once a week whatever triggers do, and only where staff switched it on. */

import { beginDealerWeeks } from '../../../src/app/digest/dealer-weeks';
import { tick } from '../../../src/app/schedule/tick';
import { figuresByDealer, tipOf } from '../../../src/core/digest/dealer-week';
import { dayNumber } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { createDryHub, type DryHub } from '../../../tools/dry-hub/dry-hub';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MONDAY = Date.parse('2026-11-30T07:58:00+07:00');
/** A cell's day and time in WIB. */
const at = (iso: string) => 25_569 + (Date.parse(`${iso}+07:00`) + 7 * 3_600_000) / DAY_MS;
const rowsOf = (name: keyof typeof tables, ...rows: readonly Readonly<Record<string, Cell>>[]): Cell[][] =>
  rows.map((row) => Object.keys(tables[name].columns).map((key) => row[key] ?? ''));

const ANDI = '6281100000001';
const SARI = '6281100000002';
const rep = (id: string, dealerId: string, phone: string, over: Readonly<Record<string, Cell>> = {}) => ({
  ...{ id, name: id, dealerId, phone, active: true, ...over },
});
const offer = (id: number, dealerId: string, over: Readonly<Record<string, Cell>> = {}) => ({
  ...{ id: `O-${id}`, leadId: `L-${id}`, dealerId, status: 'EXPIRED', offeredAt: at('2026-11-24T10:00:00'), ...over },
});
const lead = (id: number, dealerId: string, over: Readonly<Record<string, Cell>> = {}) => ({
  ...{ id: `L-00000${id}`, dealerId, status: 'CONTACTED', claimedAt: at('2026-11-24T10:01:00') },
  ...{ firstContactAt: at('2026-11-24T10:05:00'), lateMinutes: 0, ...over },
});
const TABS = {
  Dealers: rowsOf(
    'dealers',
    { id: 'D1', name: 'Volta Bekasi', region: 'Jabodetabek', zone: 'WIB', active: true, score: 81 },
    { id: 'D2', name: 'Volta Bali', region: 'Bali', zone: 'WITA', active: true },
    { id: 'D3', name: 'Volta Tutup', region: 'Bali', zone: 'WITA', active: false },
    { id: 'D4', name: 'Volta Sepi', region: 'Bali', zone: 'WITA', active: true },
  ),
  Reps: rowsOf(
    'reps',
    rep('R0', 'D1', '6281100000009'),
    rep('R1', 'D1', ANDI, { isOwner: true }),
    rep('R2', 'D2', SARI, { language: 'en', lastMessageAt: at('2026-11-29T20:00:00') }),
    rep('R3', 'D3', '6281100000003'),
    rep('R4', 'D4', '6281100000004'),
  ),
  Offers: rowsOf(
    'offers',
    offer(1, 'D1', { status: 'WON', answerMs: 40_000 }),
    offer(2, 'D1', { status: 'TOO_SLOW', answerMs: 50_000 }),
    offer(3, 'D1'),
    offer(4, 'D1', { offeredAt: at('2026-11-22T23:59:00') }),
    offer(5, 'D2', { status: 'WON', answerMs: 20_000 }),
  ),
  Leads: rowsOf(
    'leads',
    lead(1, 'D1'),
    lead(2, 'D1', { status: 'WON', claimedAt: at('2026-11-10T10:00:00'), closedAt: at('2026-11-25T10:00:00') }),
    lead(3, 'D2'),
  ),
};

interface Sent {
  readonly to: string;
  readonly text: string;
  readonly template: string;
}
type Body = {
  to: string;
  text?: { body: string };
  template?: { name: string; components: { parameters: { text?: string }[] }[] };
};

function open(
  settings: Readonly<Record<string, Cell>> = { dealerWeek: true },
  tabs: Readonly<Record<string, Cell[][]>> = {},
) {
  const sent: Sent[] = [];
  const hub = createDryHub({
    nowMs: MONDAY,
    tabs: { ...TABS, Settings: Object.entries(settings).map(([key, value]) => [key, value]), ...tabs },
    http: {
      sendAll: (requests) =>
        requests.map(({ body = '{}' }, index) => {
          const { to, text, template } = JSON.parse(body) as Body;
          const words = template?.components.flatMap(({ parameters }) => parameters.map((each) => each.text ?? ''));
          sent.push({ to, text: text?.body ?? words?.join(' | ') ?? '', template: template?.name ?? '' });
          return { status: 200, body: JSON.stringify({ messages: [{ id: `wamid.${sent.length}.${index}` }] }) };
        }),
    },
  });
  return { hub, sent };
}
const pass = ({ clock, deps }: DryHub, minutes: number, work = () => tick(deps, 'trigger')) => {
  for (let n = 0; n < minutes; n++) {
    clock.moveTo(clock.nowMs() + MINUTE_MS);
    work();
  }
};
const history = ({ workbook }: DryHub) =>
  (workbook.read([{ sheet: 'Digests', fromRow: 2 }])[0] ?? []).map(
    ([id, , , address, state]) => `${id} ${address} ${state}`,
  );

test('the owner reads of the week in Bahasa by template, who wrote today in words; the history says who was told', () => {
  const { hub, sent } = open();
  pass(hub, 6);
  expect(sent).toEqual([
    {
      to: ANDI,
      template: 'dealer_week_v1',
      text: 'Volta Bekasi | 23 Nov – 29 Nov 2026 | Lead ditawarkan: 3, dijawab: 2 · Lead didapat: 1, dihubungi tepat waktu: 1 · Biasanya dijawab dalam 50 detik · Terjual: 1 · Skor dealer: 81 dari 100 | Jawab setiap tawaran, walau hanya dengan “Lewati”. Minggu lalu 1 tawaran habis waktunya tanpa jawaban.',
    },
    {
      to: SARI,
      template: '',
      text: '📊 Volta Bali, 23 Nov – 29 Nov 2026\nLeads offered: 1, answered: 1\nLeads won: 1, contacted in time: 1\nUsually answered within 20 seconds\nSold: 0\n💡 Keep it up! Every offer was answered and every customer contacted in time.',
    },
  ]);
  expect(history(hub)).toEqual([
    'week 2026-11-30|D1 R1 SENT',
    'week 2026-11-30|D2 R2 SENT',
    'week 2026-11-30|D4 R4 NOTHING',
  ]);
});

test('a lead that was offered to five reps is one; what was given was never offered; praise is for all of it alone', () => {
  const week = (offers: Parameters<typeof figuresByDealer>[0], leads: Parameters<typeof figuresByDealer>[1] = []) =>
    figuresByDealer(offers, leads, dayNumber(MONDAY)).get('D1');
  const offeredAt = MONDAY - 3 * DAY_MS;
  const each = (id: string, status: 'WON' | 'TOO_SLOW' | 'EXPIRED' | 'GIVEN', answerMs: number | null = null) =>
    ({ id, leadId: 'L-1', dealerId: 'D1', status, offeredAt, answerMs }) as const;
  const five = [
    each('1', 'WON', 9_000),
    each('2', 'TOO_SLOW', 12_000),
    ...['3', '4', '5'].map((id) => each(id, 'EXPIRED')),
  ];
  expect(week(five)).toMatchObject({ offers: 1, answered: 1, missed: 0, answerMs: 9_000 });
  expect(week([each('1', 'EXPIRED'), each('2', 'EXPIRED')])).toMatchObject({ offers: 1, answered: 0, missed: 1 });
  expect(week([each('1', 'GIVEN')])).toBeUndefined();
  const fine = { offers: 2, answered: 2, missed: 0, answerMs: 1, won: 1, contacted: 1, late: 0, sold: 0, waiting: 0 };
  expect(tipOf(fine).tip).toBe('good');
  expect(tipOf({ ...fine, answered: 1 }).tip).toBe('steady');
  expect(tipOf({ ...fine, contacted: 0 }).tip).toBe('steady');
});

test('once a dealer and week, with triggers skipped, doubled and dead in between; the next week again', () => {
  const { hub, sent } = open();
  let n = 0;
  pass(hub, 40, () => {
    n++;
    if (n % 3 === 0) return;
    const { deps } = hub;
    const dies = () => {
      throw new Error('The execution died.');
    };
    const dead = n % 5 === 0 ? { ...deps, properties: { ...deps.properties, setMany: dies, delete: dies } } : deps;
    try {
      tick(dead, 'trigger');
    } catch {
      // As an execution that was ended: the next one goes on.
    }
    if (n % 4 === 0) tick(deps, 'trigger');
    if (n === 10) deps.properties.setMany({ 'week.done': '' });
  });
  expect(sent.map(({ to }) => to).sort()).toEqual([ANDI, SARI]);
  hub.clock.moveTo(MONDAY + 7 * DAY_MS);
  pass(hub, 10);
  expect(history(hub).filter((line) => line.includes('2026-12-07'))).toHaveLength(3);
});

test.each([
  ['it is off by default', {}, {}, []],
  ['its only rep is off duty', undefined, { Reps: rowsOf('reps', rep('R2', 'D2', SARI, { offDuty: true })) }, []],
  ['its owner is off duty, so that a colleague reads it', undefined, { Reps: rowsOf('reps', rep('R1', 'D1', ANDI, { isOwner: true, offDuty: true }), rep('R2', 'D1', SARI)) }, [SARI]],
  ['its rep said STOP as a customer', undefined, { Reps: rowsOf('reps', rep('R2', 'D2', SARI)), Customers: rowsOf('customers', { id: 'C-000001', phone: SARI, optedOut: true }) }, []],
  ['its rep cannot be reached', undefined, { Reps: rowsOf('reps', rep('R2', 'D2', SARI, { unreachableSince: at('2026-11-20T10:00:00') })) }, []],
] as const)('%s', (_, settings, tabs, to) => {
  const { hub, sent } = open(settings, tabs as unknown as Record<string, Cell[][]>);
  pass(hub, 6);
  expect(sent.map((each) => each.to)).toEqual(to);
}); // biome-ignore format: a case a line

test('by day only: what was not begun on Monday is on Tuesday, and by Wednesday it is too late', () => {
  const late = open();
  late.hub.clock.moveTo(MONDAY + DAY_MS);
  pass(late.hub, 6);
  expect(late.sent).toHaveLength(2);
  for (const moment of [MONDAY + 2 * DAY_MS, MONDAY + 11 * 60 * MINUTE_MS]) {
    const { hub, sent } = open();
    hub.clock.moveTo(moment);
    pass(hub, 6);
    expect(sent).toEqual([]);
  }
});

const many = Array.from({ length: 200 }, (_, n) => n);
const TWO_HUNDRED = {
  Dealers: rowsOf('dealers', ...many.map((n) => ({ id: `D${n}`, name: `Volta ${n}`, zone: 'WIB', active: true }))),
  Reps: rowsOf('reps', ...many.map((n) => rep(`R${n}`, `D${n}`, `62811000${1000 + n}`))),
  Offers: rowsOf('offers', ...many.map((n) => offer(n, `D${n}`))),
  Leads: [],
};

test('while the writer stands still, no more than one look puts in waits for it; once it goes on, all are told once', () => {
  const { hub, sent } = open(undefined, TWO_HUNDRED);
  const waiting = () => Object.keys(hub.deps.properties.getAll()).filter((key) => key.startsWith('in.')).length;
  for (let minute = 2; minute < 62; minute++) {
    hub.clock.moveTo(MONDAY + minute * MINUTE_MS);
    beginDealerWeeks(hub.deps, hub.deps.properties.getAll());
  }
  expect(waiting()).toBe(50);
  pass(hub, 40);
  expect(sent).toHaveLength(200);
  expect(new Set(sent.map(({ to }) => to)).size).toBe(200);
});

test('two hundred dealers are told over some minutes, each once', () => {
  const { hub, sent } = open(undefined, TWO_HUNDRED);
  pass(hub, 30);
  expect(sent).toHaveLength(200);
  expect(new Set(sent.map(({ to }) => to)).size).toBe(200);
});

test('what is put in and not told is looked for a few times that day, not each minute', () => {
  const { hub } = open();
  let looks = 0;
  const { workbook } = hub.deps;
  const deps = {
    ...hub.deps,
    workbook: {
      read(ranges: Parameters<typeof workbook.read>[0]) {
        if (ranges.some(({ sheet }) => sheet === 'Digests')) looks += 1;
        return workbook.read(ranges);
      },
    },
  };
  // The writer does not get to them: nothing of this is told.
  for (let minute = 0; minute < 10 * 60; minute++) {
    hub.clock.moveTo(MONDAY + minute * MINUTE_MS);
    beginDealerWeeks(deps, hub.deps.properties.getAll());
  }
  expect(looks).toBeGreaterThan(2);
  expect(looks).toBeLessThanOrEqual(7);
});
