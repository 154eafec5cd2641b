/** The check at the moment of entry reads a few rows, the audit reads all: over generated books they never disagree. */
import fc from 'fast-check';
import { type BookContent, openBook, patternsOf } from '../../../src/core/integrity/book';
import { audit, judgeSale, saleRules, verdictOf } from '../../../src/core/integrity/judge';
import { relatedRows } from '../../../src/core/integrity/related';
import type { SaleEntry } from '../../../src/core/integrity/rule';
import { serialKey } from '../../../src/core/integrity/serial';
import { runs } from '../../support/sweep';
import { content, day, lead, price, sale, unit } from './small-book';

const RULE_IDS = saleRules.flatMap(({ rules }) => rules.map(({ id }) => id));

const serial = fc.oneof(
  fc.integer({ min: 1, max: 14 }).map((n) => `S3A0000${String(n).padStart(2, '0')}`),
  fc.constantFrom(
    'S3AOOOOO1',
    'S3A00001O',
    's3a 000 003',
    'S3A00002',
    'S3A0000041',
    'TEST',
    '',
    'V1A000010',
    'V1AOOOO1O',
    '１２３',
  ),
);
const dealerId = fc.constantFrom('D1', 'D2', 'D9', '');
const phone = fc.constantFrom('081311111111', '+62 813 1111 1111', '081322222222', '081200000001', '', '000000000');
const when = fc.integer({ min: -40, max: 5 }).map((days) => day('2026-11-21') + days * 86_400_000);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const anySale = fc.record({
  serial,
  dealerId,
  modelId: fc.constantFrom('S3', 'V1', 'X', ''),
  customerPhone: phone,
  customerName: fc.constantFrom('Sari', 'Budi', ''),
  leadId: fc.constantFrom('', 'L-000001', 'L-000002', 'L-9'),
  repId: fc.constantFrom('', 'R1', 'R2'),
  soldAt: maybe(when),
  enteredAt: fc.integer({ min: 0, max: 40 }).map((minutes) => day('2026-11-21') + minutes * 60_000),
  vehicle: maybe(fc.integer({ min: -1, max: 40_000_000 })),
  gifts: maybe(fc.integer({ min: 0, max: 9_000_000 })),
  promotions: fc.constantFrom('', 'YEAR-END', 'YEAR-END,TRADE-IN'),
  replacedBy: fc.constantFrom('', '', '', 'S-00001'),
});
const anyUnit = fc.tuple(serial, dealerId, fc.constantFrom('S3', 'V1'), maybe(when));

const anyBook = fc.record({
  sales: fc.array(anySale, { minLength: 1, maxLength: 14 }),
  units: fc.array(anyUnit, { maxLength: 14 }),
  leads: fc.array(fc.tuple(fc.constantFrom('L-000001', 'L-000002', 'L-000003'), dealerId, when, phone), {
    maxLength: 3,
  }),
  prices: fc.array(fc.tuple(fc.constantFrom('S3', 'V1'), fc.constantFrom('Jabodetabek', ''), when, maybe(when)), {
    maxLength: 5,
  }),
  away: fc.array(
    fc.tuple(serial, fc.constantFrom('RETURNED', 'SCRAPPED'), fc.nat(60 * 24 * 30), maybe(fc.nat(60 * 24 * 9))),
    { maxLength: 8 },
  ),
  severities: fc.array(fc.tuple(fc.constantFrom(...RULE_IDS), fc.constantFrom('review' as const, 'watch' as const)), {
    maxLength: 4,
  }),
});

function bookFrom(made: typeof anyBook extends fc.Arbitrary<infer T> ? T : never): BookContent {
  return content({
    sales: made.sales.map((patch, i) => sale({ ...patch, id: `S-${String(i).padStart(3, '0')}` })),
    units: made.units.map(([serial, dealerId, modelId, shippedAt]) => unit(serial, { dealerId, modelId, shippedAt })),
    leads: made.leads.map(([id, dealerId, claimedAt, customerPhone]) =>
      lead({ id, dealerId, claimedAt, customerPhone }),
    ),
    prices: made.prices.map(([modelId, region, validFrom, validTo], i) =>
      price({ id: `P${i}`, modelId, region, validFrom, validTo }),
    ),
    severities: new Map(made.severities),
    absences: new Map(
      made.away.flatMap(([serial, state, after, minutes]) => {
        const from = day('2026-11-01') + after * 60_000;
        const to = minutes === null || state === 'SCRAPPED' ? null : from + minutes * 60_000;
        const key = serialKey(serial);
        return key === '' ? [] : [[key, [{ state, from, to, isRestocked: to !== null }]] as const];
      }),
    ),
  });
}

/** The book as the check at the moment of entry sees it. */
function narrowed(whole: BookContent, entry: number): { content: BookContent; judged: SaleEntry[] } {
  const reporting = [...whole.absences];
  const rows = relatedRows(
    {
      unitSerials: whole.units.map((each) => each.serial),
      reportingSerials: reporting.map(([serial]) => serial),
      saleSerials: whole.sales.map((each) => each.serial),
      salePhones: whole.sales.map((each) => each.customerPhone),
      saleKeys: whole.sales.map((each) => each.keys),
      saleLeads: whole.sales.map((each) => each.leadId),
      leadIds: whole.leads.map((each) => each.id),
      leadPhones: whole.leads.map((each) => each.customerPhone),
      patterns: patternsOf(whole.products),
    },
    [entry],
  );
  const pick = <T>(all: readonly T[], wanted: Iterable<number>) =>
    [...wanted].sort((a, b) => a - b).map((i) => all[i] as T);
  return {
    content: {
      ...whole,
      units: pick(whole.units, rows.units),
      sales: pick(whole.sales, new Set([...rows.judged, ...rows.context])),
      leads: pick(whole.leads, rows.leads),
      absences: new Map(pick(reporting, rows.reporting)),
    },
    judged: pick(whole.sales, rows.judged),
  };
}

test('entry check and audit give the same findings and the same verdict', () => {
  fc.assert(
    fc.property(anyBook, fc.nat(), (made, at) => {
      const whole = bookFrom(made);
      const wholeBook = openBook(whole);
      const all = audit(wholeBook);
      const { content: few, judged } = narrowed(whole, at % whole.sales.length);
      const narrowBook = openBook(few);
      for (const each of judged) {
        const instant = judgeSale(narrowBook, each);
        expect(instant).toEqual(all.filter(({ subject }) => subject === each.id));
        expect(verdictOf(narrowBook, each, instant)).toEqual(verdictOf(wholeBook, each, judgeSale(wholeBook, each)));
      }
    }),
    { numRuns: runs(10_000, 300) },
  );
});
