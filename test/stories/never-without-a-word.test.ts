/** Customers who wait hear in time how it goes on, honestly, with when to expect whom. */
import { askDealers, type Person } from './cast';
import { andiOwnsSari, cast, HOUR, leadRow, MINUTE, oneDealerARing } from './owned';

let ratna: Person;
beforeEach(() => {
  ratna = cast.person('6281190000001', 'Ibu Ratna');
});

const set = async (setting: string, value: string) => {
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === setting) + 2;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value }));
};

test('who asks for a person hears who will answer, and by when', async () => {
  await set('hqName', 'Ibu Ratna');
  await set('hqPhone', '+6281190000001');
  await cast.sari.says('halo');
  await cast.sari.says('manusia');
  expect(cast.sari.last).toBe('Baik. Ibu Ratna dari tim kami akan membalas Anda di sini dalam 60 menit.');
  expect(ratna.last).toContain('pelanggan ingin bicara langsung dengan staf');
});

test('the time until the next word is told while dealers are asked', async () => {
  await askDealers(cast, cast.sari);
  expect(cast.sari.last).toContain('Anda mendapat kabar dalam 10 menit.');
});

test('when a ring does not answer the customer hears that others are asked, and at last who answers', async () => {
  await oneDealerARing();
  await askDealers(cast, cast.sari);
  await cast.hub.rt.advance(11 * MINUTE);
  expect(cast.sari.last).toContain('jadi kami menghubungi dealer lain. Anda mendapat kabar dalam 10 menit.');
  await cast.hub.rt.advance(25 * MINUTE);
  expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER' });
  expect(cast.sari.last).toBe(
    'Maaf, belum ada dealer yang dapat membantu. Ibu Ratna dari tim kami akan membalas Anda di sini dalam 60 menit.',
  );
});

test('when a lead is taken back the customer hears it, and who follows', async () => {
  await oneDealerARing();
  await andiOwnsSari();
  await cast.hub.rt.advance(31 * MINUTE);
  expect(cast.sari.last).toContain('Maaf, Andi belum sempat menghubungi Anda.');
  await cast.dewi.taps('Claim');
  expect(cast.sari.last).toContain('Mulai sekarang Dewi dari Volta Cinere');
});

test('a manager who does not answer in time is reminded once, and the customer is told', async () => {
  await ratna.says('halo');
  await askDealers(cast, cast.sari);
  await cast.hub.rt.advance(11 * MINUTE);
  expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER' });
  await cast.hub.rt.advance(61 * MINUTE);
  expect(ratna.last).toContain('Sari Wulandari masih menunggu balasan Anda.');
  expect(cast.sari.last).toBe(
    'Maaf, Anda masih menunggu. Ibu Ratna sudah kami ingatkan dan akan membalas dalam 60 menit.',
  );
  const count = cast.sari.heard.length;
  await cast.hub.rt.advance(3 * HOUR);
  expect(cast.sari.heard).toHaveLength(count);
});

test('a manager who answers in time is not reminded', async () => {
  await ratna.says('halo');
  await askDealers(cast, cast.sari);
  await cast.hub.rt.advance(11 * MINUTE);
  await ratna.says('Selamat siang Bu Sari');
  const count = cast.sari.heard.length;
  await cast.hub.rt.advance(2 * HOUR);
  expect(cast.sari.heard).toHaveLength(count);
});

test('in the evening the customer hears that a manager answers in the morning', async () => {
  await set('alwaysOpen', 'FALSE');
  await set('hqPhone', '+6281190000001');
  const hour = new Date(cast.hub.rt.now() + 7 * HOUR).getUTCHours();
  await cast.hub.rt.advance(((21 - hour + 24) % 24) * HOUR);
  await cast.sari.says('saya mau bicara dengan orang');
  expect(cast.sari.last).toContain('akan membalas Anda di sini besok sebelum pukul 09.00 WIB.');
});

describe('another place while dealers are asked', () => {
  test('ends those offers and asks the dealers near it', async () => {
    await oneDealerARing();
    await askDealers(cast, cast.sari);
    expect(cast.hub.rows('Offers').map((offer) => `${offer['Rep ID']} ${offer.Status}`)).toEqual(['R1 OPEN']);
    await cast.sari.sharesLocation(-6.6, 106.8);
    expect(cast.sari.last).toContain('Kami menghubungi dealer terdekat dari sana');
    expect(cast.hub.rows('Offers').map((offer) => `${offer['Rep ID']} ${offer.Status}`)).toEqual([
      'R1 EXPIRED',
      'R3 OPEN',
    ]);
    expect(leadRow()).toMatchObject({ Status: 'UNCLAIMED', Ring: '1' });
    await cast.andi.taps('Claim');
    expect(cast.andi.last).toContain('sudah habis');
    await cast.joko.taps('Claim');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Joko' });
  });

  test('asks a dealer again who was asked for the old place', async () => {
    await askDealers(cast, cast.sari);
    await cast.sari.sharesLocation(-6.6, 106.8);
    const open = cast.hub.rows('Offers').filter((offer) => offer.Status === 'OPEN');
    expect(open.map((offer) => offer['Rep ID'])).toEqual(['R3', 'R1', 'R2']);
  });

  test('once somebody has claimed goes to them like any message', async () => {
    await andiOwnsSari();
    await cast.sari.sharesLocation(-6.6, 106.8);
    expect(leadRow()).toMatchObject({ 'Owner rep': 'Andi' });
    expect(cast.andi.phone.lastReceived()?.content).toMatchObject({ type: 'location' });
  });
});

test('"Kalau bisa hari ini ya" is a wish, and no open question', async () => {
  await askDealers(cast, cast.sari);
  await cast.sari.says('Kalau bisa hari ini ya');
  expect(leadRow()['Open questions']).toBe('');
  expect(cast.sari.last).not.toContain('Pertanyaan Anda');
});
