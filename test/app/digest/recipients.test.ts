/** Who gets a digest, and when: by the clock of the region, once each, and nobody more than staff meant. */
import { recipientsNow } from '../../../src/app/digest/recipients';
import { dayStart } from '../../../src/core/lib/time';
import { parseSettings } from '../../../src/settings';
import type { Dealer, Region } from '../../../src/tables/network';

const DAY = 20_784;
const at = (hour: number, minute = 0) => dayStart(DAY) + hour * 3_600_000 + minute * 60_000;
const region = (name: string, digestTo: string): Region => ({
  ...{ region: name, managerName: '', managerPhone: '', maxRadiusKm: null, windowMinutes: null, windowByHour: '' },
  ...{ managerLanguage: '', digestTo, problem: '', quietHours: '' },
});
const dealerIn = (name: string, zone: 'WIB' | 'WITA' | 'WIT') => ({ region: name, zone }) as Dealer;
const due = (nowMs: number, regions: readonly Region[], hqEmail = '', dealers: readonly Dealer[] = []) => {
  const { settings } = parseSettings([{ key: 'hqEmail', value: hqEmail }]);
  return recipientsNow({ settings, regions, dealers }, nowMs);
};
const names = (nowMs: number, ...more: [readonly Region[], string?, (readonly Dealer[])?]) =>
  due(nowMs, ...more).recipients.map(({ audience, address }) => `${audience} ${address}`);

test('from seven on by the region’s own clock: Papua two hours before Jakarta', () => {
  const regions = [region('Papua', 'p@x.example'), region('Bali', 'b@x.example'), region('Jakarta', 'j@x.example')];
  const dealers = [dealerIn('Papua', 'WIT'), dealerIn('Bali', 'WITA'), dealerIn('Jakarta', 'WIB')];
  expect(names(at(4, 59), regions, '', dealers)).toEqual([]);
  expect(names(at(5), regions, '', dealers)).toEqual(['Papua p@x.example']);
  expect(names(at(6), regions, '', dealers)).toEqual(['Papua p@x.example', 'Bali b@x.example']);
  expect(names(at(7), regions, '', dealers)).toHaveLength(3);
  // Past midnight there the day is over; the next one has its own digest.
  expect(names(at(22, 30), regions, '', dealers)).toEqual(['Bali b@x.example', 'Jakarta j@x.example']);
});

test('one address is written to once, however it is written; what is none is named', () => {
  const { recipients, wrong } = due(at(8), [region('Bali', 'a@x.example, A@X.example; b@x')]);
  expect(recipients.map(({ address }) => address)).toEqual(['A@X.example']);
  expect(wrong.map(({ address }) => address)).toEqual(['b@x']);
});

test('more addresses than there may be are named, not dropped in silence', () => {
  const many = Array.from({ length: 12 }, (_, n) => `n${n}@x.example`).join(', ');
  const { recipients, wrong } = due(at(8), [], many);
  expect(recipients).toHaveLength(10);
  expect(wrong.map(({ address }) => address)).toEqual(['and 2 more than the 10 that there may be']);
});

test('a region called HQ reads no other regions’ business, and a row without a name nothing at all', () => {
  expect(names(at(8), [region('HQ', 'x@x.example'), region('', 'y@x.example')])).toEqual([]);
});
