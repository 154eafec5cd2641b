/** Nights, days off, holidays and zones, on the real bundle: nobody is rung while closed, nobody is forgotten. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast, type Person } from './cast';

let cast: Cast;
/** 23 November 2026 is a Monday; times are those of Jakarta. */
async function begin(wib: string, ...hours: readonly Hours[]): Promise<void> {
  cast = await openCast({ startMs: Date.parse(`${wib}+07:00`) });
  setHours(...hours);
}
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

/** Zone, opens, closes, closed days. */
type Hours = readonly [string, string, string, string];

/** Of dealers D1, D2, D3. */
function setHours(...rows: readonly Hours[]): void {
  cast.hub.rt.host.people.paste({ sheet: 'Dealers' }, { row: 2, column: 8, cells: rows }, cast.hub.rt.host.owner);
}
const DAILY: Hours = ['WIB', '08:00', '20:00', ''];
/** Closed for half an hour in the evening only. */
const NEARLY_ALWAYS: Hours = ['WIB', '20:30', '20:00', ''];
const until = (wib: string) => cast.hub.rt.advance(Date.parse(`${wib}+07:00`) - cast.hub.rt.now());
const lead = (index = 0) => cast.hub.rows('Leads')[index];
const offers = () => cast.hub.rows('Offers');
const verdicts = () =>
  Object.fromEntries(
    (JSON.parse(lead()?.['Why these dealers'] ?? '[]') as { considered: { dealerId: string; verdict: string }[] }[])
      .at(-1)
      ?.considered.map(({ dealerId, verdict }) => [dealerId, verdict]) ?? [],
  );
const someone = (n: number): Person => cast.person(`62813555000${String(n).padStart(2, '0')}`, `Pelanggan ${n}`);

test('at night no phone rings, the customer is told when dealers open, and at eight they all ring', async () => {
  await begin('2026-11-24T07:40', DAILY, DAILY, DAILY);
  await askDealers(cast, cast.sari);
  expect(cast.sari.last).toContain('sedang tutup dan buka hari ini pukul 08.00 WIB');
  expect(offers()).toEqual([]);
  expect(lead()).toMatchObject({ Status: 'UNCLAIMED', Ring: '', 'Held until': '2026-11-24 08:00:00' });
  expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({
    To: 'UNCLAIMED',
    Reason: expect.stringContaining('all 3 dealers in reach. D1 opens first, 2026-11-24 08:00 WIB.') as string,
  });
  await until('2026-11-24T07:59');
  expect(offers()).toEqual([]);
  await until('2026-11-24T08:02');
  expect(offers()).toHaveLength(3);
  await cast.dewi.taps('Claim');
  expect(lead()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi' });
});

test('a customer who writes again at night is told again when dealers open', async () => {
  await begin('2026-11-23T22:00', DAILY, DAILY, DAILY);
  await askDealers(cast, cast.sari);
  await cast.sari.says('halo?');
  expect(cast.sari.last).toContain('Dealer terdekat buka besok pukul 08.00 WIB');
});

test('a customer who writes in English reads the time in English', async () => {
  const tueWed: Hours = ['WIB', '08:00', '20:00', 'Tue, Wed'];
  await begin('2026-11-23T22:00', tueWed, tueWed, ['WIB', '08:00', '20:00', 'Tue-Thu']);
  const john = cast.person('14155550123', 'John');
  await john.says('hello');
  await john.taps('Buy');
  await john.taps('Volta S3 Sport');
  await john.sharesLocation(-6.39, 106.8);
  expect(john.last).toContain('are closed now and open on Thursday at 08:00 WIB');
});

test('while one dealer in reach is open, the closed ones are passed over and nobody waits', async () => {
  await begin('2026-11-23T21:00', DAILY, ['WIB', '08:00', '23:00', ''], DAILY);
  await askDealers(cast, cast.sari);
  expect(offers().map((offer) => offer['Dealer ID'])).toEqual(['D2']);
  expect(verdicts()).toEqual({ D1: 'closed', D2: 'asked', D3: 'closed' });
  expect(cast.sari.last).toContain('Kami sedang menghubungi dealer');
});

test('when the open ones have not answered, the lead waits for the others instead of going to the manager', async () => {
  await begin('2026-11-24T07:30', DAILY, ['WIB', '06:00', '23:00', ''], DAILY);
  await askDealers(cast, cast.sari);
  await until('2026-11-24T07:43');
  expect(lead()).toMatchObject({ Status: 'UNCLAIMED', 'Held until': '2026-11-24 08:00:00' });
  expect(cast.sari.last).toContain('buka hari ini pukul 08.00 WIB');
  expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({ From: 'RING 1', To: 'WAITING' });
  await until('2026-11-24T08:02');
  expect(
    offers()
      .filter((offer) => offer.Status === 'OPEN')
      .map((offer) => offer['Dealer ID']),
  ).toEqual(['D1', 'D3']);
});

test('the claim window counts open time: what is left at closing goes on after opening', async () => {
  await begin('2026-11-23T19:55', NEARLY_ALWAYS, NEARLY_ALWAYS, NEARLY_ALWAYS);
  await askDealers(cast, cast.sari);
  expect(lead()?.['Window ends']).toMatch(/^2026-11-23 20:35/);
  await until('2026-11-23T20:25');
  expect(offers().map((offer) => offer.Status)).toEqual(['OPEN', 'OPEN', 'OPEN']);
  await cast.sari.says('masih lama?');
  expect(cast.sari.last).toContain('buka hari ini pukul 20.30 WIB');
  await until('2026-11-23T20:38');
  expect(lead()).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Ibu Ratna' });
});

test('who closes in the middle of a window is not counted as having ignored it', async () => {
  await begin('2026-11-23T19:49', ['WIB', '20:30', '19:55', ''], NEARLY_ALWAYS, NEARLY_ALWAYS);
  await askDealers(cast, cast.sari);
  await until('2026-11-23T20:05');
  expect(cast.hub.rows('Reps').map((rep) => rep['Ignored in a row'])).toEqual(['', '1', '1']);
});

test('offers that hundreds have followed by the time their window ends are ended all the same', async () => {
  await begin('2026-11-24T09:00', DAILY, DAILY, DAILY);
  await askDealers(cast, cast.sari);
  const { people, owner } = cast.hub.rt.host;
  const others = Array.from({ length: 400 }, (_, n) => [
    `L-9-${n}`,
    'L-9',
    '1',
    'R9',
    'Lain',
    'D9',
    'Lain',
    '1',
    'TAKEN',
  ]);
  people.paste({ sheet: 'Offers' }, { row: 5, column: 1, cells: others }, owner);
  await until('2026-11-24T09:13');
  expect(
    offers()
      .slice(0, 3)
      .map((offer) => offer.Status),
  ).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED']);
  expect(lead()).toMatchObject({ Status: 'WITH_MANAGER' });
});

test('each dealer opens by its own clock', async () => {
  await begin('2026-11-24T05:50', DAILY, ['WITA', '08:00', '20:00', ''], ['WIT', '08:00', '20:00', '']);
  await askDealers(cast, cast.sari);
  expect(cast.sari.last).toContain('pukul 08.00 WIT.');
  await until('2026-11-24T06:02');
  expect(offers().map((offer) => offer['Dealer ID'])).toEqual(['D3']);
  await until('2026-11-24T07:02');
  expect(offers().map((offer) => offer['Dealer ID'])).toEqual(['D3', 'D2']);
});

test('a day off and a holiday are passed over; a holiday that is nonsense is reported in its row', async () => {
  await begin('2026-11-23T21:00', DAILY, ['WIB', '08:00', '20:00', 'Rabu'], DAILY);
  const { rt } = cast.hub;
  rt.host.people.paste(
    { sheet: 'Holidays' },
    {
      row: 2,
      column: 1,
      cells: [
        ['2026-11-24', 'Libur kota', 'Jabodetabek'],
        ['2026-11-25', 'Libur', 'Atlantis'],
        ['', 'Libur', ''],
      ],
    },
    rt.host.owner,
  );
  await cast.hub.finish(rt.edit({ sheet: 'Holidays', row: 4, column: 1, value: 'besok' }));
  await rt.idle();
  expect(cast.hub.rows('Holidays').map((row) => row.Problem)).toEqual([
    '',
    expect.stringContaining('no region "Atlantis"'),
    expect.stringContaining('not a date'),
  ]);
  await askDealers(cast, cast.sari);
  expect(cast.sari.last).toContain('buka Rabu pukul 08.00 WIB');
  expect(lead()?.['Held until']).toBe('2026-11-25 08:00:00');
});

test('hours that cannot be read leave the dealer open and are reported in its row', async () => {
  await begin('2026-11-24T03:00', ['WIB', '08:00', 'sore', ''], DAILY, DAILY);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Dealers', row: 3, column: 11, value: 'Minggu, kadang' }));
  await cast.hub.rt.idle();
  const problems = cast.hub.rows('Dealers').map((dealer) => dealer.Problem);
  expect(problems[0]).toContain('Opens "08:00", closes "sore"');
  expect(problems[1]).toContain('"kadang" is no weekday');
  expect(problems[2]).toBe('');
  await askDealers(cast, cast.sari);
  expect(offers().map((offer) => offer['Dealer ID'])).toEqual(['D1']);
});

test('when nobody opens for days, a manager gets the lead at once', async () => {
  const shut: Hours = ['WIB', '08:00', '20:00', 'Mon-Sun'];
  await begin('2026-11-23T09:00', shut, shut, shut);
  await askDealers(cast, cast.sari);
  expect(lead()).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Ibu Ratna' });
  expect(cast.hub.rows('Timeline').at(-1)?.Reason).toContain('No dealer in reach opens within 96 hours.');
});

test('in the morning the oldest leads ring first, three a dealer in ten minutes, and live ones at once', async () => {
  await begin('2026-11-24T07:40', DAILY, DAILY, DAILY);
  for (let n = 0; n < 5; n++) await askDealers(cast, someone(n));
  await until('2026-11-24T08:03');
  const rung = () => [...new Set(offers().map((offer) => offer['Lead ID']))];
  expect(rung()).toEqual(['L-000001', 'L-000002', 'L-000003']);
  await askDealers(cast, someone(9));
  expect(rung().at(-1)).toBe('L-000006');
  await cast.andi.taps('Claim', 0);
  await cast.dewi.taps('Claim', 1);
  await cast.joko.taps('Claim', 2);
  await until('2026-11-24T08:09');
  expect(rung()).toHaveLength(4);
  await until('2026-11-24T08:13');
  expect(rung().slice(4)).toEqual(['L-000004', 'L-000005']);
});

test('the setting alwaysOpen lets offers ring at any hour', async () => {
  await begin('2026-11-24T03:00', DAILY, DAILY, DAILY);
  const row = cast.hub.rows('Settings').findIndex((setting) => setting.Setting === 'alwaysOpen') + 2;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value: 'TRUE' }));
  await askDealers(cast, cast.sari);
  expect(offers()).toHaveLength(3);
});
