/** The first-contact clock, the steps of an owned lead, and the one question to the customer. */
import type { Person } from './cast';
import { andiOwnsSari, cast, HOUR, idOf, leadRow, MINUTE, newest, oneDealerARing, settle } from './owned';

describe('the first-contact clock', () => {
  test('a bridged reply stops it: the lead is contacted, in time', async () => {
    await andiOwnsSari();
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'First contact': '' });
    await cast.hub.rt.advance(5 * MINUTE);
    await cast.andi.says('Halo Bu');
    expect(leadRow()).toMatchObject({ Status: 'CONTACTED', 'Late by (minutes)': '0' });
    const count = cast.andi.heard.length;
    await cast.hub.rt.advance(40 * MINUTE);
    expect(cast.andi.heard).toHaveLength(count);
    expect(leadRow()).toMatchObject({ Status: 'CONTACTED', 'Owner rep': 'Andi' });
  });

  test('the Contacted button stops it as well; an "on" or a reaction does not', async () => {
    await andiOwnsSari();
    await cast.andi.says('on');
    await cast.sari.says('halo');
    cast.andi.phone.react(idOf(cast.andi, 'halo'), '👍');
    await settle();
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'First contact': '' });
    await cast.andi.taps('Sudah dihubungi');
    expect(leadRow()).toMatchObject({ Status: 'CONTACTED', 'Late by (minutes)': '0' });
  });

  test('one reminder at two thirds, then it is taken back and offered to others; everybody is told', async () => {
    const { andi, dewi, sari, hub } = cast;
    await oneDealerARing();
    await andiOwnsSari();
    await hub.rt.advance(19 * MINUTE);
    expect(andi.heard.filter((text) => text.includes('⏰'))).toHaveLength(0);
    await hub.rt.advance(2 * MINUTE);
    expect(andi.last).toContain('Sari Wulandari (L-000001) belum dihubungi. Sisa waktu 10 menit');
    await hub.rt.advance(8 * MINUTE);
    expect(andi.heard.filter((text) => text.includes('⏰'))).toHaveLength(1);
    await hub.rt.advance(2 * MINUTE);
    expect(andi.last).toContain('Lead L-000001 ditarik kembali');
    expect(leadRow()).toMatchObject({ Status: 'UNCLAIMED', 'Owner rep': '', 'Taken back': '1', Ring: '2' });
    expect(dewi.last).toContain('L-000001');
    const manager = hub.world.phone('6281190000001').account.chat.at(-1);
    expect(manager?.content).toMatchObject({ type: 'template', name: 'lead_attention_v1' });
    expect(JSON.stringify(manager?.content)).toContain('Andi (Volta Depok)');
    await andi.taps('Claim');
    expect(andi.last).toContain('sudah habis');
    await dewi.taps('Claim');
    expect(sari.last).toContain('Mulai sekarang Dewi dari Volta Cinere');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi' });
    await hub.rt.advance(5 * MINUTE);
    await dewi.says('Maaf menunggu, Bu');
    expect(sari.last).toBe('Dewi: Maaf menunggu, Bu');
    expect(Number(leadRow()['Late by (minutes)'])).toBeGreaterThanOrEqual(5);
    expect(hub.rows('Ledger').map((row) => row.Type)).toEqual(['HAND_OFF', 'TAKE_BACK', 'HAND_OFF']);
    expect(hub.rows('Offers').map((offer) => offer.Status)).toEqual(['TAKEN_BACK', 'WON']);
  });

  test('the former owner can neither write to the customer nor move the lead', async () => {
    const { andi, sari, hub } = cast;
    await oneDealerARing();
    await andiOwnsSari();
    await hub.rt.advance(31 * MINUTE);
    const count = sari.heard.length;
    andi.phone.say('Halo Bu', { replyTo: idOf(andi, 'Sari Wulandari · +') });
    await settle();
    expect(andi.last).toContain('bukan milik Anda (lagi)');
    await andi.taps('Terjual');
    expect(andi.last).toContain('bukan milik Anda (lagi)');
    expect(sari.heard).toHaveLength(count);
    expect(leadRow()).toMatchObject({ Status: 'UNCLAIMED' });
  });

  test('when nobody is left to ask, the lead that was taken back goes to the manager by name', async () => {
    await andiOwnsSari();
    await cast.hub.rt.advance(31 * MINUTE);
    expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Ibu Ratna', 'Taken back': '1' });
  });

  test('the clock runs in the dealer’s open time', async () => {
    const { hub } = cast;
    const column = hub.rt.host.readTab({ sheet: 'Dealers' })?.headers.indexOf('Opens') ?? 0;
    for (const row of [2, 3, 4])
      hub.rt.host.people.paste(
        { sheet: 'Dealers' },
        { row, column: column + 1, cells: [['08:00', '09:20']] },
        hub.rt.host.owner,
      );
    await andiOwnsSari();
    await hub.rt.advance(60 * MINUTE);
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
    expect(leadRow()['Owner’s deadline']).toContain('2026-11-24 08:1');
  });
});

describe('the steps of a lead', () => {
  test('a test ride moves it along; "sold" asks for the sale, and the lead is won when that is accepted', async () => {
    await andiOwnsSari();
    await cast.andi.taps('Test ride');
    expect(cast.andi.last).toContain('Sari Wulandari (L-000001): Test ride. Tercatat.');
    await cast.andi.taps('Terjual');
    expect(cast.andi.last).toContain('Ketik nomor rangka');
    expect(leadRow()).toMatchObject({ Status: 'TEST_RIDE', 'Owner rep': 'Andi' });
    expect(leadRow()['First contact']).not.toBe('');
    expect(
      cast.hub
        .rows('Timeline')
        .slice(2)
        .map((row) => `${row.From}→${row.To} ${row.Actor}`),
    ).toEqual(['UNCLAIMED→CLAIMED rep R1', 'CLAIMED→TEST_RIDE rep R1']);
  });

  test('lost asks for the reason, and only then is it lost', async () => {
    await andiOwnsSari();
    await cast.andi.taps('Batal');
    expect(cast.andi.last).toContain('Mengapa Sari Wulandari');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED' });
    await cast.andi.taps('Harga');
    expect(leadRow()).toMatchObject({ Status: 'LOST', 'Lost because': 'PRICE' });
    await cast.andi.taps('Terjual');
    expect(cast.andi.last).toContain('sudah "Batal"');
    expect(leadRow()).toMatchObject({ Status: 'LOST' });
  });

  test('a lead does not go backwards, and a step is noted once', async () => {
    await andiOwnsSari();
    await cast.andi.taps('Test ride');
    await cast.andi.taps('Sudah dihubungi');
    expect(cast.andi.last).toContain('sudah "Test ride"');
    expect(leadRow()).toMatchObject({ Status: 'TEST_RIDE' });
    expect(cast.hub.rows('Timeline')).toHaveLength(4);
  });

  test('only the owner may tap: a colleague, a stranger and a forged step change nothing', async () => {
    await andiOwnsSari();
    const row = JSON.stringify(newest(cast.andi)?.content).match(/S1\|L-000001\|WON\|[0-9a-f]+/)?.[0] ?? '';
    const tap = async (person: Person, id: string) => {
      person.phone.sendRaw({
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id, title: 'Terjual' } },
      });
      await settle();
    };
    await tap(cast.dewi, row);
    expect(cast.dewi.last).toContain('tidak berlaku untuk Anda');
    await tap(cast.person('6281355555555', 'Orang'), row);
    await tap(cast.andi, row.replace('WON', 'LOST'));
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED' });
    await tap(cast.andi, row);
    expect(cast.andi.last).toContain('Ketik nomor rangka');
  });
});

describe('the one question', () => {
  const aDayLater = async () => {
    await andiOwnsSari();
    await cast.andi.taps('Sudah dihubungi');
    await cast.hub.rt.advance(22 * HOUR);
    await cast.sari.says('Halo?');
    await cast.hub.rt.advance(5 * HOUR);
  };

  test('a day after the claim the customer is asked once, and "no" reaches the manager', async () => {
    const { sari, hub } = cast;
    await aDayLater();
    expect(sari.last).toContain('apakah Andi dari Volta Depok sudah menghubungi Anda?');
    await sari.taps('Belum');
    expect(sari.last).toContain('Kami mohon maaf');
    expect(leadRow()).toMatchObject({ 'Customer says': 'NO' });
    expect(hub.rows('Alerts')).toEqual([expect.objectContaining({ Tier: 'P1', Rule: 'customer-not-contacted' })]);
    expect(JSON.stringify(hub.world.phone('6281190000001').account.chat.at(-1)?.content)).toContain('belum dihubungi');
    await sari.taps('Sudah');
    expect(leadRow()).toMatchObject({ 'Customer says': 'NO' });
    await hub.rt.advance(48 * HOUR);
    expect(sari.heard.filter((text) => text.includes('Satu pertanyaan'))).toHaveLength(1);
  });

  test('"yes" is noted and troubles nobody', async () => {
    await aDayLater();
    await cast.sari.taps('Sudah');
    expect(leadRow()).toMatchObject({ 'Customer says': 'YES' });
    expect(cast.hub.rows('Alerts')).toEqual([]);
  });

  test('a customer who has been silent for a day is not asked', async () => {
    await andiOwnsSari();
    await cast.andi.says('Halo Bu');
    await cast.hub.rt.advance(25 * HOUR);
    expect(cast.sari.last).toBe('Andi: Halo Bu');
  });
});
