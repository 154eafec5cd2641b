/** An alarm, whom it concerns, and the rules it is told by: a test changes what it is about. */
import type { Alarm } from '../../../src/core/alerts/alarm';
import { decideAlarm, type Paging } from '../../../src/core/alerts/decide';
import type { Person } from '../../../src/core/alerts/people';

/** 10:00 WIB. */
export const NOW_MS = Date.UTC(2026, 10, 27, 3);
export const NOW = NOW_MS / 1000;
export const MINUTE = 60;
export const HOUR = 3600;

export const alarm = (over: Partial<Alarm> = {}): Alarm => ({
  ...{ id: 'a-1', rule: 'gateway-silent', subject: 'jkt-1', tier: 'P0', region: '', dealerId: '' },
  ...{ first: NOW - HOUR, last: NOW - HOUR, count: 1 },
  ...over,
});
export const person = (over: Partial<Person>): Person => ({
  ...{ region: 'Jabodetabek', name: 'Ratna', phone: '6281190000001', mail: 'ratna@volta.example', language: 'id' },
  ...{ quietHours: '', aheadMinutes: 0 },
  ...over,
});
export const ratna = person({});
export const hq = person({ region: 'HQ', name: 'Pusat', phone: '6281190000002', mail: 'hq@volta.example' });
export const paging = (over: Partial<Paging> = {}): Paging => ({
  ...{ nowMs: NOW_MS, network: { managers: [ratna], hq }, silences: [], inactiveDealers: new Set<string>() },
  ...{ pagers: {}, perDay: 6, answerSeconds: 30 * MINUTE },
  ...over,
});
export const verdict = (each: Alarm, over: Partial<Paging> = {}, others: readonly Alarm[] = []) =>
  decideAlarm(each, [each, ...others], paging(over));
