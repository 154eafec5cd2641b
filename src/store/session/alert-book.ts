/**
 * Raises alerts: one problem is one open row of Alerts with a count, however often it is seen. The alert's state is kept in the
 * System tab (`alarms`), since its row may lie far back.
 */
import { type Alarm, alarmKey, isOpen, type NewAlert, seenAgain, toldBy, worthOf } from '../../core/alerts/alarm.ts';
import { CLOSED_BY_STAFF } from '../../core/alerts/rule-record.ts';
import { ruleOf } from '../../core/alerts/rules.ts';
import { clip } from '../../core/lib/text.ts';
import type { TableName, tables } from '../../tables/index.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { HubState } from '../state/hub-state.ts';
import type { TableSession } from './table-session.ts';

type ColumnsOf<N extends TableName> = (typeof tables)[N]['columns'];

/** The parts of a session that it needs. */
interface Book {
  readonly system: { readonly state: HubState };
  isOpen(name: TableName): boolean;
  ensure(wanted: { readonly alerts: Iterable<string> }): void;
  table<N extends TableName>(name: N): TableSession<ColumnsOf<N>>;
}

/** In characters: the row holds 48,000; the rest is for what the same round adds. */
const ROOM = 45_000;
/** Characters to reserve for one alarm, including what is added once people are told. */
const LEAST_OF_ONE = 330;
const LONGEST_NAME = 80;

/** A new row of Alerts, without a fingerprint until a round has adopted it. */
export function alertRow(alert: NewAlert, { id, nowMs }: { readonly id: string; readonly nowMs: number }): AlertRow {
  const { rule, subject, text, tier = ruleOf(rule).tier, region = '', dealerId = '' } = alert;
  return {
    ...{ id, at: nowMs, tier, rule, subject, text, state: 'open', fingerprint: '', count: 1, lastSeen: nowMs },
    ...{ region, dealerId, assignedTo: '', snoozedUntil: null, note: '', acknowledgedBy: '', acknowledgedAt: null },
    ...{ sentTo: '', resolvedAt: null, why: '' },
  };
}

/** `id`: ID of the row, if one is added. Returns the alarm, or null when staff have closed the problem. */
export function raiseInto(book: Book, alert: NewAlert, { id, nowMs }: { id: string; nowMs: number }): Alarm | null {
  const { alarms } = book.system.state;
  const key = alarmKey(alert);
  const now = Math.floor(nowMs / 1000);
  const known = alarms[key];
  if (known) return noteAgain(book, known, { alert, key, id, nowMs });
  makeRoom(alarms);
  const { rule, subject } = alert;
  const { region, dealerId, gatewayId } = placeOf(book, alert);
  const row = alertRow({ ...alert, region, dealerId }, { id, nowMs });
  const named = (text: string) => clip(text, LONGEST_NAME);
  const about = {
    ...{ id, rule, subject: named(subject), tier: row.tier || 'P1' },
    ...{ region: named(region), dealerId: named(dealerId), ...(gatewayId ? { gatewayId: named(gatewayId) } : {}) },
  } as const;
  const raised: Alarm = { ...about, first: now, last: now, count: 1 };
  const alarm = alert.toldBy ? toldBy(raised, now, alert.toldBy) : raised;
  alarms[key] = alarm;
  book.table('alerts').append({ ...row, fingerprint: key });
  return alarm;
}

interface Again {
  readonly alert: NewAlert;
  readonly key: string;
  /** ID of the new row, if one is added. */
  readonly id: string;
  readonly nowMs: number;
}

function noteAgain(book: Book, known: Alarm, { alert, key, id, nowMs }: Again): Alarm | null {
  const now = Math.floor(nowMs / 1000);
  const seen = seenAgain(known, now);
  if (!seen) {
    // It continues, and what staff said about it stays valid.
    book.system.state.alarms[key] = { ...known, last: now };
    return null;
  }
  const again = alert.toldBy ? toldBy(seen, now, alert.toldBy) : seen;
  const louder = alert.tier === 'P0' && known.tier !== 'P0' ? { tier: alert.tier } : {};
  book.system.state.alarms[key] = { ...again, ...louder };
  const table = book.table('alerts');
  // A row that stayed “resolved” would close it again when it is read.
  if (!isOpen(known)) book.ensure({ alerts: [known.id] });
  const row = table.get(known.id);
  if (!row) return again;
  if (!isOpen(known) && isJudged(row)) {
    const { region, dealerId, tier } = { ...known, ...louder };
    table.append({ ...alertRow({ ...alert, region, dealerId, tier }, { id, nowMs }), fingerprint: key });
    const begun = withoutTurns(seen);
    const told = alert.toldBy ? toldBy(begun, now, alert.toldBy) : begun;
    const anew = { ...told, ...louder, id, first: now, count: 1 };
    book.system.state.alarms[key] = anew;
    return anew;
  }
  // An acknowledgement stays valid.
  const state = (known.quietUntil ?? 0) > now ? 'acknowledged' : 'open';
  const reopened = isOpen(known) ? {} : ({ state, resolvedAt: null, why: 'It came back.' } as const);
  table.update(known.id, { text: alert.text, count: again.count, lastSeen: nowMs, ...louder, ...reopened });
  return again;
}

/** A new row starts without an acknowledgement and with the first person on its route. */
function withoutTurns({ quietUntil: _, step: __, stepAt: ___, codes: ____, ...alarm }: Alarm): Alarm {
  return alarm;
}

/** Whether staff have judged the alert. Their judgement stays; if the problem returns it gets a new row, but keeps its pace. */
function isJudged({ state, why }: AlertRow): boolean {
  return state === 'false alarm' || why === CLOSED_BY_STAFF;
}

/** Makes room for one more alarm, by the length of the stored text, so that the row itself never has to drop any. */
function makeRoom(alarms: Record<string, Alarm>): void {
  const sizes = Object.entries(alarms).map(([key, alarm]) => {
    const size = Math.max(LEAST_OF_ONE, JSON.stringify(alarm).length + key.length + 4);
    return { key, size, worth: worthOf(alarm) };
  });
  let size = sizes.reduce((sum, each) => sum + each.size, LEAST_OF_ONE);
  if (size <= ROOM) return;
  for (const least of sizes.sort((a, b) => a.worth - b.worth)) {
    delete alarms[least.key];
    size -= least.size;
    if (size <= ROOM) return;
  }
}

/** Region, dealer and gateway of the problem, as far as its subject tells. */
function placeOf(book: Book, alert: NewAlert): { region: string; dealerId: string; gatewayId: string } {
  const { subject, gatewayId = '' } = alert;
  const row = <N extends TableName>(name: N, key: string) =>
    book.isOpen(name) ? book.table(name).get(key) : undefined;
  const lead = row('leads', subject);
  const dealerId =
    alert.dealerId || lead?.dealerId || row('reps', subject)?.dealerId || row('units', subject)?.dealerId || '';
  const region = alert.region || lead?.region || row('dealers', dealerId)?.region || '';
  return { region, dealerId, gatewayId };
}
