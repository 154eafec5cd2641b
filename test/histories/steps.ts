/** What people and units do in a history, as plain data: small enough to be printed and shrunk. */
import fc from 'fast-check';

export const DEALERS = ['D1', 'D2', 'D3'] as const;
export const SERIALS = Array.from({ length: 10 }, (_, n) => `S3A0000${String(n + 10)}`);
export const PHONES = ['081311111111', '081322222222', '081333333333'] as const;
/** Net prices by what the rules say of them, with a floor of 28 million. */
export const PRICES = {
  right: 30_000_000,
  watched: 27_700_000,
  looked: 27_000_000,
  low: 22_000_000,
  absurd: -1,
} as const;

const UNKNOWN_SERIAL = 'QX77W4';
const serial = fc.nat({ max: 3 }).map((n) => SERIALS[n] ?? '');
const anySerial = fc.oneof({ weight: 12, arbitrary: serial }, { weight: 1, arbitrary: fc.constant(UNKNOWN_SERIAL) }, { weight: 2, arbitrary: fc.constantFrom(...SERIALS) }); // biome-ignore format: one line
const dealer = fc.constantFrom(...DEALERS);
const anyDealer = fc.oneof({ weight: 12, arbitrary: dealer }, { weight: 1, arbitrary: fc.constant('D9') });
const price = fc.oneof(
  { weight: 12, arbitrary: fc.constant(PRICES.right as number) },
  { weight: 4, arbitrary: fc.constantFrom(...(Object.values(PRICES) as number[])) },
);
/** Days from today. */
const daysOff = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -3, max: 0 }) }, { weight: 1, arbitrary: fc.constantFrom(-9, -40, 1, 2) }); // biome-ignore format: one line
const phone = fc.constantFrom(...PHONES);
/** Which of those there are, the last one most often. */
const which = fc.nat({ max: 5 });

const sold = fc.record({
  does: fc.constant('sell' as const),
  serial: anySerial,
  dealer: anyDealer,
  phone,
  daysOff,
  price,
  promotions: fc.constantFrom('', '', '', '', '', 'A', 'A, B'),
  lead: fc.constantFrom('', '', '', 'L-000001', 'L-000002'),
});
const corrected = fc
  .tuple(
    which,
    fc.oneof(
      fc.record({ field: fc.constant('serial' as const), to: anySerial }),
      fc.record({ field: fc.constant('dealer' as const), to: anyDealer }),
      fc.record({ field: fc.constant('daysOff' as const), to: daysOff }),
      fc.record({ field: fc.constant('price' as const), to: price }),
    ),
  )
  .map(([sale, change]) => ({ does: 'correct' as const, sale, ...change }));
const reported = fc.record({
  does: fc.constant('report' as const),
  serial,
  type: fc.constantFrom(...(['RETURNED', 'RETURNED', 'RESTOCKED', 'RESTOCKED', 'STOLEN', 'STOLEN', 'RECOVERED', 'SCRAPPED', 'TRANSFERRED', 'TRANSFERRED', 'RECEIVED', 'SERVICED'] as const)), // biome-ignore format: one line
  to: anyDealer,
});
const heard = fc.record({
  does: fc.constant('hear' as const),
  serial,
  events: fc.array(
    fc.record({
      type: fc.constantFrom(...(['PURCHASED', 'FIRST_RIDE', 'RIDE', 'heartbeat', 'RECEIVED', 'STOLEN'] as const)),
      hoursAgo: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 13, max: 120 }) }), // biome-ignore format: one line
      km: fc.constantFrom(0, 3, 8, 30, 90),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  times: fc.constantFrom(1, 1, 2),
});

export const step = fc.oneof(
  { weight: 8, arbitrary: sold },
  { weight: 5, arbitrary: corrected },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete' as const), sale: which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('putBack' as const) }) },
  { weight: 5, arbitrary: reported },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('move' as const), serial, to: dealer }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('block' as const), serial, state: fc.constantFrom('shipped', 'returned', 'blocked') }) }, // biome-ignore format: one line
  { weight: 5, arbitrary: heard },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('decide' as const), finding: which, decision: fc.constantFrom('acknowledged', 'resolved', 'false alarm', '') }) }, // biome-ignore format: one line
  { weight: 2, arbitrary: fc.record({ does: fc.constant('audit' as const) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 9, 10, 60, 600, 1440, 2880) }) }, // biome-ignore format: one line
);

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export type Sell = Extract<Step, { does: 'sell' }>;
export type Correct = Extract<Step, { does: 'correct' }>;
export type Report = Extract<Step, { does: 'report' }>;
export type Hear = Extract<Step, { does: 'hear' }>;
