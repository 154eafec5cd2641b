import type { BookContent } from '../../../src/core/integrity/book';
import { openBook } from '../../../src/core/integrity/book';
import { audit, judgeSale, verdictOf } from '../../../src/core/integrity/judge';
import type { SaleEntry } from '../../../src/core/integrity/rule';
import type { Rep } from '../../../src/tables/network';
import { content, day, findIn, lead, price, sale, unit } from './small-book';

const [R1, R2] = ['R1', 'R2'].map((id, n) => ({ id, phone: `08120000000${n + 1}`, dealerId: 'D1' }) as Rep) as [
  Rep,
  Rep,
];

test('an honest sale has no findings', () => {
  expect(findIn([sale()])).toEqual({});
  expect(findIn([sale({ leadId: 'L-000001' })], { leads: [lead()] })).toEqual({});
});

type Spoiled = [what: string, patch: Partial<SaleEntry>, found: Record<string, string>, book?: Partial<BookContent>];
const spoiled: Spoiled[] = [
  ['a blank serial', { serial: ' ' }, { 'serial-placeholder': 'hard' }],
  ['TEST as the serial', { serial: 'test' }, { 'serial-placeholder': 'hard' }],
  ['n/a as the serial', { serial: 'N/A' }, { 'serial-placeholder': 'hard' }],
  ['one character over and over', { serial: '0000000' }, { 'serial-placeholder': 'hard' }],
  ['a serial nobody shipped', { serial: 'S3A999999' }, { 'serial-not-shipped': 'hard' }],
  ['a slip of one digit beside an unsold unit', { serial: 'S3A00002' }, { 'serial-not-shipped': 'hard', 'serial-near': 'review' }],
  ['a letter where a digit stands', { serial: 'S3AOOOOO1' }, { 'serial-look-alike': 'review' }],
  ['another dealer’s unit', { serial: 'S3A000003' }, { 'serial-other-dealer': 'review' }],
  ['another model', { serial: 'V1A000010' }, { 'serial-other-model': 'review' }],
  ['a blocked unit', {}, { 'serial-not-for-sale': 'hard' }, { units: [unit('S3A000001', { state: 'blocked' })] }],
  ['a date after entry', { soldAt: day('2026-11-22') }, { 'date-future': 'hard' }],
  ['a date before shipment', { soldAt: day('2026-09-30'), enteredAt: day('2026-10-01') }, { 'date-before-shipment': 'hard' }],
  ['an old date', { soldAt: day('2026-11-01') }, { 'date-backdated': 'review' }],
  ['many kilometres', { odometerKm: 51 }, { 'odometer-high': 'review' }],
  ['cells that cannot be read', { unreadable: ['Vehicle (Rp)'], vehicle: null }, { 'entry-unreadable': 'hard' }],
  ['a refund that cannot be read', { unreadable: ['Refunded on', 'Refund (Rp)'] }, { 'entry-refund-unreadable': 'review' }],
  ['a price and a refund that cannot be read', { unreadable: ['Vehicle (Rp)', 'Refund (Rp)'], vehicle: null }, { 'entry-unreadable': 'hard', 'entry-refund-unreadable': 'review' }],
  ['no date', { soldAt: null }, { 'entry-incomplete': 'hard' }],
  ['an unknown dealer', { dealerId: 'D9' }, { 'entry-dealer-unknown': 'hard', 'serial-other-dealer': 'review' }],
  ['a negative discount', { discounts: -1 }, { 'price-implausible': 'hard' }],
  ['a price of 1e12', { vehicle: 1e12 }, { 'price-implausible': 'hard', 'price-over-ceiling': 'review' }],
  ['a little under the floor', { vehicle: 27_870_000 }, {}],
  ['1 % under the floor', { vehicle: 27_720_000 }, { 'price-under-floor': 'watch' }],
  ['5 % under the floor by a gift', { vehicle: 28_000_000, gifts: 1_400_000 }, { 'price-under-floor': 'review' }],
  ['20 % under the floor', { vehicle: 22_400_000 }, { 'price-under-floor': 'hard' }],
  ['a basket over the ceiling', { accessories: 4_500_000 }, { 'price-over-ceiling': 'review' }],
  ['a rupiah over the ceiling', { vehicle: 34_000_001 }, { 'price-over-ceiling': 'review' }],
  ['exactly the ceiling', { vehicle: 34_000_000 }, {}],
  ['a discount over the cap', { vehicle: 31_000_000, discounts: 1_600_000 }, { 'price-discount-cap': 'review' }],
  ['extras of a third', { vehicle: 24_000_000, fees: 8_000_000 }, { 'price-extras': 'review' }],
  ['two promotions that exclude each other', { promotions: 'year-end, Trade-in' }, { 'price-promotions': 'hard' }],
  ['no price on the day', {}, { 'price-not-in-book': 'error' }, { prices: [] }],
  ['two prices on the day', {}, { 'price-not-in-book': 'error' }, { prices: [price(), price({ id: 'P9' })] }],
  ['an unknown lead', { leadId: 'L-9' }, { 'commission-lead-unknown': 'review' }],
  ['a lead made afterwards', { leadId: 'L-000001', soldAt: day('2026-11-19') }, { 'commission-lead-after-sale': 'review' }, { leads: [lead({ createdAt: day('2026-11-20') })] }],
  ['another dealer’s lead', { leadId: 'L-000001' }, { 'commission-other-dealer': 'review' }, { leads: [lead({ dealerId: 'D2' })] }],
  ['another dealer’s lead, long ago', { leadId: 'L-000001' }, {}, { leads: [lead({ dealerId: 'D2', claimedAt: day('2026-10-01') })] }],
  ['a colleague’s lead', { leadId: 'L-000001', repId: 'R2' }, { 'commission-other-rep': 'review' }, { leads: [lead()], reps: [R1, R2] }],
  ['a rep whom nobody knows', { repId: 'R7' }, { 'commission-rep-unknown': 'review' }],
  ['no rep', { repId: '' }, {}],
  ['another dealer’s rep', {}, { 'commission-rep-elsewhere': 'watch' }, { reps: [{ ...R1, dealerId: 'D2' }] }],
  ['a number that counts up', { customerPhone: '0812 3456 7890' }, { 'person-phone-made-up': 'review' }],
  ['a number that people pay for', { customerPhone: '08188888888' }, {}],
  ['a number with a run that people do have', { customerPhone: '081234500111' }, {}],
  ['another dealer’s customer, no lead named', {}, { 'commission-lead-unnamed': 'review' }, { leads: [lead({ dealerId: 'D2', customerPhone: '+62 813 1111 1111' })] }],
  ['another dealer’s customer of long ago, no lead named', {}, {}, { leads: [lead({ dealerId: 'D2', customerPhone: '081311111111', claimedAt: day('2026-10-01') })] }],
  ['a customer who wrote in to another dealer after the sale', {}, {}, { leads: [lead({ dealerId: 'D2', customerPhone: '081311111111', claimedAt: day('2026-11-21') })] }],
  ['the dealer’s own customer, no lead named', {}, {}, { leads: [lead({ customerPhone: '081311111111' })] }],
  ['an odometer that runs backwards', { odometerKm: -1 }, { 'odometer-high': 'review' }],
  ['a unit without a shipping date', {}, { 'date-before-shipment': 'error' }, { units: [unit('S3A000001', { shippedAt: null })] }],
  ['a unit whose state cannot be read', {}, { 'serial-not-for-sale': 'error' }, { units: [{ ...unit('S3A000001', { state: '' }), unreadable: ['State'] }] }],
  ['a shipped serial that has not the form of its model', { serial: 'S3A1' }, { 'serial-form': 'review' }, { units: [unit('S3A1')] }],
  ['a price whose cap cannot be read', {}, { 'price-not-in-book': 'error' }, { prices: [{ ...price({ discountCapPct: null }), unreadable: ['Discount cap (%)'] }] }],
  ['a number that is none', { customerPhone: '8.12E+10' }, { 'person-phone-unreadable': 'review' }],
  ['no number', { customerPhone: '-' }, {}],
  ['a discount that a sheet of another locale has read', { discounts: 350 }, { 'price-implausible': 'hard' }],
  ['an amount with a fraction', { fees: 1.5 }, { 'price-implausible': 'hard' }],
  ['kilometres that a sheet of another locale has read', { odometerKm: 1.5 }, { 'odometer-high': 'review' }],
  ['a kilometre and a bit', { odometerKm: 0.04 }, {}],
  ['a rep’s own number', { customerPhone: '+62 812-0000-0001' }, { 'person-staff-phone': 'review' }],
]; // biome-ignore format: a table

test.each(spoiled)('%s is found, and nothing else', (_, patch, found, book = {}) => {
  expect(findIn([sale(patch)], book)).toEqual(found);
});

test('a serial sold twice: the second is hard within a dealer, both are review and on hold between two', () => {
  const later = { customerPhone: '081399999999', enteredAt: day('2026-11-21') + 3_600_000 };
  const here = [sale(), sale(later)] as const;
  expect(findIn(here)).toEqual({ 'serial-sold-twice': 'hard' });
  expect(findIn([here[1], here[0]])).toEqual({});
  const two = [sale(), sale({ ...later, dealerId: 'D2' })] as const;
  expect(findIn(two)).toMatchObject({ 'serial-sold-twice': 'review' });
  expect(findIn([two[1], two[0]])).toEqual({ 'serial-sold-twice': 'review' });
  const book = openBook(content({ sales: two }));
  expect(two.map((each) => verdictOf(book, each, judgeSale(book, each)))).toMatchObject([
    { verdict: 'REVIEW', onHold: true },
    { verdict: 'REVIEW', onHold: true },
  ]);
});

const HOUR = 3_600_000;
/** Sold on the 20th, entered on the 21st at midnight; returned at ten that day and back on the floor at noon, or not. */
const away = (to: number | null = day('2026-11-21') + 12 * HOUR, state = 'RETURNED') => ({
  absences: new Map([
    [
      'S3A000001',
      [{ state, from: day('2026-11-21') + 10 * HOUR, to, isRestocked: to !== null && state !== 'SCRAPPED' }],
    ],
  ]),
});
const again = (soldAt: string, hour: number) =>
  sale({ soldAt: day(soldAt), enteredAt: day('2026-11-21') + hour * HOUR, customerPhone: '081399999999' });

test.each([
  ['dated the day of the return and entered after it, once it is back', '2026-11-21', 13, away(), {}],
  ['entered while it was away, and it is back that day', '2026-11-21', 11, away(), {}],
  ['entered before the return', '2026-11-21', 9, away(), { 'serial-sold-twice': 'hard' }],
  ['dated before the return, entered after it', '2026-11-20', 13, away(), { 'serial-sold-twice': 'hard' }],
  ['while it is away', '2026-11-21', 11, away(null), { 'serial-not-for-sale': 'hard', 'serial-sold-twice': 'hard' }],
  ['while it is scrapped', '2026-11-21', 11, away(null, 'SCRAPPED'), { 'serial-not-for-sale': 'hard', 'serial-sold-twice': 'hard' }],
] as const)('a second sale %s', (_, soldAt, hour, book, found) => {
  expect(findIn([sale(), again(soldAt, hour)], book)).toEqual(found);
  expect(findIn([again(soldAt, hour), sale()], book)).toEqual({});
}); // biome-ignore format: a table

test('a sale that another dealer makes while the unit is away puts nobody else’s on hold', () => {
  const other = { ...again('2026-11-21', 11), dealerId: 'D2' };
  expect(findIn([other, sale()], away(null))).toEqual({});
  expect(findIn([sale(), other], away(null))).toMatchObject({ 'serial-not-for-sale': 'hard', 'serial-sold-twice': 'review' }); // biome-ignore format: one line
});

test('the same sale sent again within ten minutes is one sale; after that it is a second', () => {
  const first = sale();
  const again = sale({ serial: ' s3a-000 001', enteredAt: (first.enteredAt ?? 0) + 9 * 60_000 });
  const book = openBook(content({ sales: [first, again] }));
  expect(judgeSale(book, again)).toEqual([]);
  expect(verdictOf(book, again, [])).toMatchObject({ verdict: 'REPEATED', onHold: false });
  expect(verdictOf(book, first, [])).toMatchObject({ verdict: 'ACCEPTED' });
  expect(findIn([first, { ...again, enteredAt: (first.enteredAt ?? 0) + 11 * 60_000 }])).toEqual({
    'serial-sold-twice': 'hard',
  });
});

test('three units on one number are looked at, all three', () => {
  const sales = ['S3A000001', 'S3A000002', 'S3A000009'].map((serial) => sale({ serial }));
  expect(findIn(sales, { units: sales.map(({ serial }) => unit(serial)) })).toEqual({ 'person-many-units': 'review' });
});

test('a near unit that is sold, or stands elsewhere, is not suggested: running serials all have neighbours', () => {
  const near = sale({ serial: 'S3A00002' });
  expect(findIn([sale({ serial: 'S3A000002', customerPhone: '' }), near])).toEqual({ 'serial-not-shipped': 'hard' });
  expect(findIn([{ ...near, dealerId: 'D2', serial: 'S3A00001' }])).not.toHaveProperty('serial-near');
});

test('overlaps, gaps and unusable rows of the price book are findings of their own', () => {
  const prices = [
    price({ validTo: day('2026-06-30') }),
    price({ id: 'P3', validFrom: day('2026-06-15'), validTo: day('2026-08-31') }),
    price({ id: 'P4', validFrom: day('2026-09-02'), validTo: null }),
    price({ id: 'P5', floor: null }),
    price({ id: 'P6', region: 'Bali', floor: 9, ceiling: 8 }),
  ];
  const found = audit(openBook(content({ prices })));
  expect(found.map(({ rule, subject }) => `${rule.id} ${subject}`)).toEqual([
    'book-price-unusable P5',
    'book-price-unusable P6',
    'book-price-overlap P3',
    'book-price-gap P4',
  ]);
});

test('a serial that stands twice in the registry is one finding', () => {
  const units = [unit('S3A000001'), unit('S3A000001', { dealerId: 'D2' }), unit('S3A000001')];
  expect(audit(openBook(content({ units }))).map(({ rule }) => rule.id)).toEqual(['book-serial-twice']);
});

test('a rule that breaks is a finding, not a pass', () => {
  const broken = sale();
  Object.defineProperty(broken, 'promotions', { get: () => { throw new Error('boom'); } }); // biome-ignore format: one line
  expect(findIn([broken])).toEqual({ 'price-promotions': 'error' });
});
