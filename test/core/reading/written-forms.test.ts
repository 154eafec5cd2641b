/** Every written form has one reading wherever it is written, or none: what could be two things is asked back. */
import fc from 'fast-check';
import { normalSerial } from '../../../src/core/integrity/serial';
import { toWhatsAppDigits } from '../../../src/core/lib/phone';
import { readDay } from '../../../src/core/lib/read-day';
import { readFlag } from '../../../src/core/lib/read-flag';
import { readDegrees, readNumber } from '../../../src/core/lib/read-number';
import { DAY_MS, isoDay } from '../../../src/core/lib/time';
import { readWeekdays } from '../../../src/core/lib/weekdays';
import { readAmount, rupiah } from '../../../src/core/sale/read-amount';
import { readExtras } from '../../../src/core/sale/read-extras';
import { AMOUNTS, DAYS, DEGREES, FLAGS, NUMBERS, PHONES, SERIALS, WEEKDAYS } from './written-forms';

/** Friday 27 November 2026, noon in Jakarta. */
const NOW = Date.parse('2026-11-27T05:00:00Z');

const weekdays = (written: string) => {
  const { days, unknown } = readWeekdays(written);
  return [[...days].sort().join(''), ...unknown];
};
const day = (written: string) => {
  const read = readDay(written, NOW);
  return read === null ? null : isoDay(read);
};

describe.each([
  ['amounts', AMOUNTS, readAmount],
  ['days', DAYS, day],
  ['phones', PHONES, toWhatsAppDigits],
  ['numbers', NUMBERS, readNumber],
  ['degrees', DEGREES, readDegrees],
  ['serials', SERIALS, normalSerial],
  ['yes and no', FLAGS, readFlag],
] as const)('%s', (_, forms, read: (written: string) => unknown) => {
  test('are read as they are meant, or asked back', () => {
    expect(forms.map(([written]) => [written, read(written)])).toEqual(forms);
  });
});

test('weekdays are read as they are meant, and what is none is named', () => {
  expect(WEEKDAYS.map(([written]) => [written, ...weekdays(written)])).toEqual(WEEKDAYS);
});

test('there are four hundred forms of amounts, days, phones and weekdays, none of them twice', () => {
  const tables = [AMOUNTS, DAYS, PHONES, WEEKDAYS].map((forms) => forms.map(([written]) => written));
  expect(tables.flat().length).toBeGreaterThanOrEqual(400);
  for (const written of tables) expect(new Set(written).size).toBe(written.length);
});

test.each([
  ['Diskon Rp 500.000,-', { discounts: 500_000 }],
  ['diskon 500.000,00', { discounts: 500_000 }],
  ['Aksesori 350.000,-, diskon 500.000,-', { accessories: 350_000, discounts: 500_000 }],
  ['Aksesori: Rp 350rb dan diskon 0,5 jt', { accessories: 350_000, discounts: 500_000 }],
  ['- Aksesori 350rb\n- Diskon 500rb', { accessories: 350_000, discounts: 500_000 }],
  ['helm 250rb + jaket 300rb; BBN 1,2 jt', { accessories: 550_000, fees: 1_200_000 }],
  ['diskon 350', null],
  ['diskon 5%', null],
  // Not meant, or not exactly; a line that could be either of two.
  ['diskon batal 500rb', null],
  ['bukan diskon 500rb', null],
  ['diskon minimal 500rb', null],
  ['aksesori ±350rb', null],
  ['diskon > 500rb', null],
  ['hadiah jaket 300rb', null],
  ['diskon aksesori 300rb', null],
  ['diskon 1.500 juta', null],
  ['aksesori gratis', null],
])('the extras %j are read, or asked again', (written, extras) => {
  const read = readExtras(written);
  expect(read.ok ? read.extras : null).toEqual(extras === null ? null : expect.objectContaining(extras));
});

test('what is written in the usual way is read back', () => {
  const amounts = fc.integer({ min: 0, max: 9_999_999_999 });
  fc.assert(
    fc.property(amounts, fc.constantFrom('id', 'en'), fc.constantFrom('', ',-', '.-'), (amount, language, end) => {
      expect(readAmount(rupiah(amount, language) + end)).toBe(amount);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 45_000 }), (at) => {
      const [year, month, date] = new Date(at * DAY_MS).toISOString().slice(0, 10).split('-');
      for (const written of [`${year}-${month}-${date}`, `${date}/${month}/${year}`, `${date}.${month}.${year}`])
        expect(readDay(written)).toBe(at);
    }),
    { numRuns: 300 },
  );
});

test('no text takes long, and none throws', () => {
  const readers = [readAmount, day, toWhatsAppDigits, readNumber, readDegrees, normalSerial, readFlag, weekdays];
  const nasty = fc.stringMatching(/^[-0-9., /()+a-z*°'"]{0,80}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), nasty), (written) => {
      for (const read of readers) read(written);
    }),
    { numRuns: 500 },
  );
  for (const piece of ['9', '1 ', '1.', ' ', 's/d ', '(0)', '+', 'rb', '1rb', '*', 'nov ', '-', '\u200e'])
    for (const read of readers) read(piece.repeat(20_000));
});
