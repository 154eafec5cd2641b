import { clockEvent, nextTime } from '../../kernel/trigger-times';

const JAKARTA = 'Asia/Jakarta';
/** Monday, 5 January 2026, 08:20 in Jakarta. */
const created = Date.UTC(2026, 0, 5, 1, 20);
const HOUR = 3_600_000;

test('an every-minute trigger runs a minute after it was made, and every minute after that', () => {
  const timing = { clock: { everyMinutes: 1 }, created, drift: 0.5 };
  expect(nextTime(timing, created, JAKARTA)).toBe(created + 60_000);
  expect(nextTime(timing, created + 60_000, JAKARTA)).toBe(created + 120_000);
  expect(nextTime(timing, created + 90_000, JAKARTA)).toBe(created + 120_000);
});

test('an hourly trigger keeps its minute', () => {
  const timing = { clock: { everyHours: 2 }, created, drift: 0.75 };
  const first = nextTime(timing, created, JAKARTA) ?? 0;
  expect(new Date(first).getUTCMinutes()).toBe(45);
  expect(nextTime(timing, first, JAKARTA)).toBe(first + 2 * HOUR);
});

test('a daily trigger at seven runs between seven and eight in the script’s time zone', () => {
  const next = nextTime({ clock: { everyDays: 1, atHour: 7 }, created, drift: 0.999 }, created, JAKARTA) ?? 0;
  expect(new Date(next).toISOString()).toBe('2026-01-06T00:59:00.000Z');
});

test('nearMinute keeps a daily trigger within a quarter of an hour', () => {
  for (const drift of [0, 0.5, 0.999]) {
    const next =
      nextTime({ clock: { everyDays: 1, atHour: 7, nearMinute: 30 }, created, drift }, created, JAKARTA) ?? 0;
    expect(Math.abs(next - Date.UTC(2026, 0, 6, 0, 30))).toBeLessThanOrEqual(15 * 60_000);
  }
});

test('a weekly trigger runs on its day of the week', () => {
  const timing = { clock: { everyWeeks: 1, onWeekDay: 5, atHour: 9 }, created, drift: 0 };
  const first = nextTime(timing, created, JAKARTA) ?? 0;
  expect(new Date(first).toISOString()).toBe('2026-01-09T02:00:00.000Z');
  expect(nextTime(timing, first, JAKARTA)).toBe(first + 7 * 24 * HOUR);
});

test('a monthly trigger runs on its day of the month', () => {
  const next = nextTime({ clock: { onMonthDay: 1, atHour: 6 }, created, drift: 0 }, created, JAKARTA) ?? 0;
  expect(new Date(next).toISOString()).toBe('2026-01-31T23:00:00.000Z');
});

test('a trigger for one moment runs once', () => {
  expect(nextTime({ clock: { at: created + HOUR }, created, drift: 0 }, created, JAKARTA)).toBe(created + HOUR);
  expect(nextTime({ clock: { after: 5000 }, created, drift: 0 }, created, JAKARTA)).toBe(created + 5000);
  expect(nextTime({ clock: { after: 5000 }, created, drift: 0 }, created + 5000, JAKARTA)).toBeNull();
});

test('the event of a clock trigger tells the time in UTC', () => {
  expect(clockEvent(Date.UTC(2026, 0, 4, 23, 59, 7), '42')).toEqual({
    authMode: 'FULL',
    year: 2026,
    month: 1,
    'day-of-month': 4,
    'day-of-week': 7,
    'week-of-year': 1,
    hour: 23,
    minute: 59,
    second: 7,
    timezone: 'UTC',
    triggerUid: '42',
  });
});
