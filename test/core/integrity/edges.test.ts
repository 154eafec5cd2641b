/** The edges that INTEGRITY.md names, each as it is decided. */
import { day, findIn, lead, sale } from './small-book';

const MINUTE = 60_000;
const entered = day('2026-11-21');
const other = (patch: object) => lead({ dealerId: 'D2', claimedAt: day('2026-10-20') + 10 * 60 * MINUTE, ...patch });

const edges: [what: string, sales: ReturnType<typeof sale>[], leads: ReturnType<typeof lead>[], found: object][] = [
  ['9:59 after the first', [sale(), sale({ enteredAt: entered + 10 * MINUTE - 1 })], [], {}],
  ['exactly ten minutes after the first', [sale(), sale({ enteredAt: entered + 10 * MINUTE })], [], { 'serial-sold-twice': 'hard' }],
  ['on the thirtieth day of protection', [sale({ leadId: 'L-000001', soldAt: day('2026-11-19') })], [other({})], { 'commission-other-dealer': 'review' }],
  ['the day after protection', [sale({ leadId: 'L-000001', soldAt: day('2026-11-20') })], [other({})], {}],
  ['a lead that another dealer claimed after the sale', [sale({ leadId: 'L-000001' })], [other({ claimedAt: day('2026-11-22') })], {}],
  ['a lead that another dealer claimed on the day of the sale', [sale({ leadId: 'L-000001' })], [other({ claimedAt: day('2026-11-20') + 15 * 60 * MINUTE })], { 'commission-other-dealer': 'review' }],
  ['a lead that nobody owns', [sale({ leadId: 'L-000001' })], [lead({ dealerId: '', repId: '', claimedAt: null })], {}],
  ['today in Jayapura at 00:30', [sale({ soldAt: day('2026-11-21'), enteredAt: day('2026-11-20') + 22.5 * 60 * MINUTE })], [], {}],
  ['tomorrow in Jayapura at 23:59', [sale({ soldAt: day('2026-11-21'), enteredAt: day('2026-11-20') + 22 * 60 * MINUTE - 1 })], [], { 'date-future': 'hard' }],
  ['a phone that is none', [sale({ customerPhone: 'abc' })], [], { 'person-phone-unreadable': 'review' }],
  ['a phone of noughts', [sale({ customerPhone: '0000000000' })], [], { 'person-phone-unreadable': 'review' }],
  ['a phone of a placeholder', [sale({ customerPhone: '08123456789' })], [], { 'person-phone-made-up': 'review' }],
  ['a dealer in other letters', [sale({ dealerId: 'd1' })], [], { 'entry-dealer-unknown': 'hard', 'serial-other-dealer': 'review' }],
  ['sales on hold among units of a phone', [sale({ onHold: true, serial: 'S3A000002' }), sale({ onHold: true, serial: 'V1A000010' }), sale()], [], { 'person-many-units': 'review' }],
  ['a rep who does not exist', [sale({ repId: 'R9' })], [], { 'commission-rep-unknown': 'review' }],
]; // biome-ignore format: a table

test.each(edges)('%s', (_, sales, leads, found) => {
  expect(findIn(sales, { leads })).toEqual(found);
});
