import fc from 'fast-check';
import { readHolidays } from '../../../src/core/hours/holidays';
import { ALWAYS_OPEN, addOpenMinutes, isOpen, nextOpening, type OpenHours } from '../../../src/core/hours/open-hours';
import { readHours } from '../../../src/core/hours/read-hours';
import { MINUTE_MS } from '../../../src/core/lib/time';
import { readWeekdays, weekdayName } from '../../../src/core/lib/weekdays';
import type { HolidayRow } from '../../../src/tables/catalogue';

const times = { zone: 'WIB', opens: '08:00', closes: '20:00', closedDays: '', region: 'Jabodetabek' } as const;
const hoursOf = (patch: Partial<Parameters<typeof readHours>[0]>, holidays: readonly string[] = []) =>
  readHours({ ...times, ...patch }, readHolidays(holidays.map(holidayRow), ['Jabodetabek', 'Kalimantan']).holidays)
    .hours;
/** "2026-12-25" or "2026-12-25 Kalimantan". */
const holidayRow = (text: string) => {
  const [date = '', region = ''] = text.split(' ');
  return { date: Date.parse(`${date}T00:00:00+07:00`), name: 'Libur', region, problem: '' };
};
const at = (text: string) => Date.parse(`${text}+07:00`);

describe('opening hours as typed', () => {
  test.each([
    ['08:00', '20:00', 480, 1200],
    ['8.00', '20.00', 480, 1200],
    ['8', '20', 480, 1200],
    ['0830', '1715', 510, 1035],
    ['08:00 WIB', '20:00:00', 480, 1200],
    ['0.3333333333333333', '0.8333333333333334', 480, 1200],
    ['20:00', '02:00', 1200, 1560],
    ['00:00', '24:00', 0, 1440],
    ['08:00', '08:00', 480, 1920],
    ['\u200e08:00', '20:00\u200f', 480, 1200],
    ['800', '1700', 480, 1020],
    ['', '', 0, 1440],
    ['-', ' ', 0, 1440],
  ])('"%s" to "%s" is %d to %d minutes after midnight', (opens, closes, from, to) => {
    const { hours, faults } = readHours({ ...times, opens, closes }, []);
    expect([hours.opens, hours.closes, faults]).toEqual([from, to, []]);
  });

  test.each([
    ['pagi', '20:00'],
    ['08:00', ''],
    ['', '20:00'],
    ['25:00', '26:00'],
    ['08:60', '20:00'],
    ['24:00', '25:00'],
    ['008', '20:00'],
    ['8 pagi', '5 sore'],
    ['24 jam', '24 jam'],
  ])('"%s" to "%s" cannot be read: always open, and said', (opens, closes) => {
    const { hours, faults } = readHours({ ...times, opens, closes }, []);
    expect([hours.opens, hours.closes]).toEqual([0, 1440]);
    expect(faults.join()).toContain('write HH:MM in both');
  });

  test.each([
    ['Sun', [0]],
    ['Sat, Sun', [0, 6]],
    ['sabtu dan minggu', [0, 6]],
    ["Jum'at", [5]],
    ['Senin-Rabu', [1, 2, 3]],
    ['Sat - Mon', [0, 1, 6]],
    ['Ahad; Sel', [0, 2]],
    ['', []],
    ['-', []],
  ])('closed days "%s" are %j', (text, expected) => {
    const { days, unknown } = readWeekdays(text);
    expect([...days].sort()).toEqual(expected);
    expect(unknown).toEqual([]);
  });

  test('words that are no weekday are reported and the others hold', () => {
    const { hours, faults } = readHours({ ...times, closedDays: 'Sun, besok' }, []);
    expect(faults).toEqual(['Closed days: "besok" is no weekday and is passed over.']);
    expect(isOpen(hours, at('2026-11-22T12:00'))).toBe(false);
  });

  test('an unknown zone is read as WIB and reported; a week of days off is reported', () => {
    expect(readHours({ ...times, zone: '' }, []).faults.join()).toContain('read as WIB');
    expect(readHours({ ...times, closedDays: 'Mon-Sun' }, []).faults.join()).toContain('never open');
  });
});

describe('open or closed', () => {
  test('from the opening minute to just before the closing one', () => {
    const hours = hoursOf({});
    expect(isOpen(hours, at('2026-11-23T07:59:59'))).toBe(false);
    expect(isOpen(hours, at('2026-11-23T08:00:00'))).toBe(true);
    expect(isOpen(hours, at('2026-11-23T19:59:59'))).toBe(true);
    expect(isOpen(hours, at('2026-11-23T20:00:00'))).toBe(false);
  });

  test('08:00 comes an hour earlier in WITA and two in WIT', () => {
    expect(nextOpening(hoursOf({ zone: 'WITA' }), at('2026-11-23T03:00'))).toBe(at('2026-11-23T07:00'));
    expect(nextOpening(hoursOf({ zone: 'WIT' }), at('2026-11-23T03:00'))).toBe(at('2026-11-23T06:00'));
  });

  test('days off and holidays are passed over, holidays only where they hold', () => {
    const saturdayNight = at('2026-12-19T21:00');
    expect(nextOpening(hoursOf({ closedDays: 'Minggu' }), saturdayNight)).toBe(at('2026-12-21T08:00'));
    expect(nextOpening(hoursOf({ closedDays: 'Minggu' }, ['2026-12-21']), saturdayNight)).toBe(at('2026-12-22T08:00'));
    expect(nextOpening(hoursOf({}, ['2026-12-20 Kalimantan']), saturdayNight)).toBe(at('2026-12-20T08:00'));
    expect(nextOpening(hoursOf({ region: 'Kalimantan' }, ['2026-12-20 kalimantan']), saturdayNight)).toBe(
      at('2026-12-21T08:00'),
    );
  });

  test('a night shift belongs to the day it began on', () => {
    const hours = hoursOf({ opens: '20:00', closes: '02:00', closedDays: 'Sunday' });
    expect(isOpen(hours, at('2026-11-22T01:00'))).toBe(true);
    expect(isOpen(hours, at('2026-11-22T21:00'))).toBe(false);
    expect(isOpen(hours, at('2026-11-23T01:00'))).toBe(false);
  });

  test('ten minutes asked for five minutes before closing end five minutes after opening', () => {
    expect(addOpenMinutes(hoursOf({}), at('2026-11-23T19:55'), 10)).toBe(at('2026-11-24T08:05'));
  });

  test('who never opens has no next opening', () => {
    const hours = hoursOf({ closedDays: 'Mon-Sun' });
    expect(nextOpening(hours, at('2026-11-23T12:00'))).toBeNull();
    expect(addOpenMinutes(hours, at('2026-11-23T12:00'), 1)).toBeNull();
    expect(isOpen(ALWAYS_OPEN, at('2026-11-23T03:00'))).toBe(true);
  });
});

describe('for any hours and any moment', () => {
  const START = at('2026-11-23T00:00');
  const anyHours: fc.Arbitrary<OpenHours> = fc
    .record({
      offsetMinutes: fc.constantFrom(420, 480, 540),
      opens: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1440 }),
      off: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
    })
    .map(({ offsetMinutes, opens, length, off }) => ({
      offsetMinutes,
      opens,
      closes: opens + length,
      opensOn: (day) => !off.includes(((day % 7) + 7) % 7),
    }));
  const minute = fc.integer({ min: 0, max: 7 * 1440 }).map((m) => START + m * MINUTE_MS);
  const openMinutesBetween = (hours: OpenHours, from: number, to: number): number => {
    let count = 0;
    for (let ms = from; ms < to; ms += MINUTE_MS) if (isOpen(hours, ms)) count++;
    return count;
  };

  test('the next opening is open, and no minute before it is', () => {
    fc.assert(
      fc.property(anyHours, minute, (hours, from) => {
        const opening = nextOpening(hours, from);
        expect(opening).not.toBeNull();
        expect(isOpen(hours, opening ?? 0)).toBe(true);
        expect(openMinutesBetween(hours, from, opening ?? 0)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('exactly so many open minutes lie between', () => {
    fc.assert(
      fc.property(anyHours, minute, fc.integer({ min: 1, max: 600 }), (hours, from, minutes) => {
        // Hours of a minute a day would take years to fill.
        fc.pre(hours.closes - hours.opens > 60);
        const end = addOpenMinutes(hours, from, minutes) ?? 0;
        expect(openMinutesBetween(hours, from, end)).toBe(minutes);
        expect(isOpen(hours, end - MINUTE_MS)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('adding twice is adding the sum', () => {
    const some = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(anyHours, minute, some, some, (hours, from, a, b) => {
        fc.pre(hours.closes - hours.opens > 60);
        const first = addOpenMinutes(hours, from, a);
        expect(addOpenMinutes(hours, first ?? 0, b)).toBe(addOpenMinutes(hours, from, a + b));
      }),
    );
  });
});

describe('the Holidays tab', () => {
  test('nonsense is reported in its row and the rest holds', () => {
    const row = (patch: Partial<HolidayRow>) => ({ ...holidayRow('2026-12-25'), ...patch });
    const rows = [
      row({}),
      row({ date: null }),
      row({ region: 'Atlantis' }),
      row({ date: Date.parse('1900-01-03T17:00:00Z') }),
      row({ date: 1e300 }),
      row({ date: null, name: '', region: '' }),
      row({ region: ' KALIMANTAN ' }),
    ];
    const { holidays, problems } = readHolidays(rows, ['Kalimantan']);
    expect(holidays.map((holiday) => holiday.region)).toEqual(['', 'Kalimantan']);
    expect(problems.map((problem) => problem.slice(0, 18))).toEqual([
      '',
      'The date is missin',
      'There is no region',
      'The year 1900 cann',
      'The year NaN canno',
      '',
      '',
    ]);
  });
});

test('weekdays have names in both languages', () => {
  expect([weekdayName(0, 'en'), weekdayName(3, 'id')]).toEqual(['Thursday', 'Minggu']);
});
