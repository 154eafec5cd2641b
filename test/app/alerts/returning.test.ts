/** Alerts that were over and return within the hour. */

import { beforeOf } from '../../../src/app/alerts/word-alerts';
import { REP_SAYS } from '../../../src/app/messages/quoted-messages';
import { alertChanges } from '../../../src/app/round/alert-changes';
import type { NewAlert } from '../../../src/core/alerts/alarm';
import { STEP } from '../../../src/core/alerts/step';
import type { CellWrite } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import { alarm, hq } from '../../core/alerts/alarm-cast';
import { type AlertHub, openAlertHub, PUSAT, RATNA } from '../../support/alert-hub';

let self: AlertHub;
beforeEach(() => {
  self = openAlertHub();
});

const raise = (alert: NewAlert) => {
  const { deps, clock } = self.hub;
  deps.withLock(0, (commit) => commit(alertChanges(deps.workbook, clock.nowMs(), alert)));
};
const ofD1 = { rule: 'hard-findings', subject: 'D1', dealerId: 'D1', text: 'Sales of D1 were stopped.' } as const;
const openFindings = (...dealers: readonly string[]) => {
  const row = (dealer: string) => ['F-1', 'price', 1, 'hard', 'S-1', dealer, '', '', '', '', '', 'open'];
  self.hub.workbook.addTab('Findings', [self.findingsHeader, ...dealers.map(row)]);
};
const ratnaLooksAfterD1 = () => {
  openFindings('D1');
  self.says(RATNA, 'hello');
  raise(ofD1);
  self.pass(3);
  const page = self.toldTo(RATNA).at(-1);
  if (!page) throw new Error('Ratna was told nothing');
  self.taps(page, 'Acknowledge');
};
const alertOf = (subject: string) => self.alerts().find((row) => row.Subject === subject);

test('one that somebody looks after stays quiet until their time is over', () => {
  ratnaLooksAfterD1();
  openFindings();
  self.pass(12);
  expect(alertOf('D1')?.State).toBe('resolved');
  openFindings('D1');
  raise(ofD1);
  const before = self.told.length;
  self.pass(120);
  expect(alertOf('D1')).toMatchObject({ State: 'acknowledged', 'Acknowledged by': 'Ibu Ratna' });
  expect(self.told).toHaveLength(before);
});

test('what staff find useless stays quiet for as long as it is seen, also when nothing shows that it is over', () => {
  const ofAccount = { rule: 'account-trouble', subject: 'template', text: 'Meta has paused it.' } as const;
  raise(ofAccount);
  self.pass(2);
  self.staffSets(String(alertOf('template')?.['Alert ID']), 'State', 'false alarm');
  const before = self.told.length;
  for (let n = 0; n < 4; n++) {
    self.pass(45);
    raise(ofAccount);
  }
  self.pass(5);
  expect(self.told).toHaveLength(before);
  expect(self.alerts().filter(({ Subject, State }) => Subject === 'template' && State === 'open')).toEqual([]);
});

test.each([
  ['false alarm', { State: 'false alarm', Why: 'Closed by staff.' }],
  ['resolved', { State: 'resolved', Why: 'Closed by staff.' }],
])(
  'what staff called %s keeps their word: when it is over and returns within the hour it is a row of its own',
  (state, kept) => {
    openFindings('D1');
    raise(ofD1);
    self.pass(3);
    const first = String(alertOf('D1')?.['Alert ID']);
    self.staffSets(first, 'State', state);
    openFindings();
    self.pass(12);
    openFindings('D1');
    raise(ofD1);
    self.pass(3);
    const [before, after, ...more] = self.alerts().filter(({ Subject }) => Subject === 'D1');
    expect(before).toMatchObject({ 'Alert ID': first, ...kept });
    expect(after).toMatchObject({ State: 'open' });
    expect(more).toEqual([]);
  },
);

test('one that was looked after, closed by staff and returns begins with its manager, and nobody is said to have opened it', () => {
  ratnaLooksAfterD1();
  self.staffSets(String(alertOf('D1')?.['Alert ID']), 'State', 'resolved');
  openFindings();
  self.pass(35);
  openFindings('D1');
  raise(ofD1);
  self.pass(3);
  const after = self
    .alerts()
    .filter(({ Subject }) => Subject === 'D1')
    .at(-1);
  expect(after).toMatchObject({ State: 'open', 'Acknowledged by': '' });
  expect(after?.Why).not.toContain('Opened again');
  expect(self.toldTo(PUSAT)).toEqual([]);
});

/** The manager has written to this lead's customer. */
const wroteTo = (leadId: string) => {
  const { workbook, clock } = self.hub;
  const written: Record<string, CellWrite> = {
    ...{ id: { kind: 'text', value: 'o-1' }, key: { kind: 'text', value: REP_SAYS } },
    ...{ leadId: { kind: 'text', value: leadId }, state: { kind: 'text', value: 'SENT' } },
    createdAt: { kind: 'number', value: 25_569 + (clock.nowMs() + 7 * 3_600_000) / 86_400_000 },
  };
  const row = Object.keys(tables.outbox.columns).map((key): CellWrite => written[key] ?? { kind: 'text', value: '' });
  workbook.commit({ updates: [], appends: [{ sheet: 'Outbox', rows: [row] }] });
};

test('a lead that is with its manager again within the hour is told again, and not over by what was written before', () => {
  self = openAlertHub({}, { leads: { count: 1, fromMinute: 1 } });
  self.says(RATNA, 'hello');
  self.pass(4);
  wroteTo('L-000001');
  self.pass(2);
  expect(alertOf('L-000001')?.State).toBe('resolved');
  self.pass(20);
  raise({ rule: 'lead-unclaimed', subject: 'L-000001', region: 'Jabodetabek', text: 'Nobody claims it.' });
  const before = self.toldTo(RATNA).length;
  self.pass(5);
  expect(alertOf('L-000001')?.State).toBe('open');
  expect(self.toldTo(RATNA)).toHaveLength(before + 1);
  expect(self.toldTo(PUSAT)).toEqual([]);
});

const others = (count: number) => {
  const { workbook, clock } = self.hub;
  const [header = []] = workbook.read([{ sheet: 'Alerts', fromRow: 1, toRow: 1 }])[0] ?? [];
  const [, ...rows] = workbook.read([{ sheet: 'Alerts', fromRow: 1 }])[0] ?? [];
  const old = Array.from({ length: count }, (_, n) => [
    `a-old-${n}`,
    clock.nowMs(),
    'P1',
    'odd-move',
    `x${n}`,
    'x',
    'resolved',
    'f',
  ]);
  workbook.addTab('Alerts', [header, ...rows, ...old]);
};

/** All of them are over at once, with rows that lie far back: the most calls that a minute took to read. */
function endAtOnce(subjects: readonly string[]): number {
  self = openAlertHub();
  openFindings(...subjects);
  for (const subject of subjects) raise({ ...ofD1, subject, dealerId: subject });
  self.pass(3);
  others(300);
  openFindings();
  const { workbook } = self.hub;
  const read = workbook.read.bind(workbook);
  let calls = 0;
  workbook.read = (ranges) => {
    calls++;
    return read(ranges);
  };
  const counts = Array.from({ length: 12 }, () => {
    calls = 0;
    self.pass(1);
    return calls;
  });
  expect(subjects.map((subject) => alertOf(subject)?.State)).toEqual(subjects.map(() => 'resolved'));
  return Math.max(...counts);
}

test('many that are over cost a round no more calls than one', () => {
  expect(endAtOnce(['D1', 'D2', 'D3', 'D4', 'D5'])).toBe(endAtOnce(['D1']));
});

test('one whose row lies far back is open again in its row', () => {
  endAtOnce(['D1']);
  openFindings('D1');
  raise(ofD1);
  self.pass(2);
  expect(alertOf('D1')?.State).toBe('open');
});

test('of a turn that is nobody’s no name is told', () => {
  const { config } = self.hub.deps;
  const round = { config: config() } as unknown as Parameters<typeof beforeOf>[0];
  const network = { managers: [], hq };
  const each = { alarm: alarm({ rule: 'hard-findings', step: 0 }), step: STEP.hq, occasion: 'no-answer' } as const;
  expect(beforeOf(round, each, { person: { ...hq, language: 'en' }, network })).toMatch(/^since /);
});
