/** A manager decides a dispute in the chat, by button or in words. */
import { askDealers, type Person } from './cast';
import { cast, HOUR, idOf, leadRow, MINUTE, settle } from './owned';

let ratna: Person;
beforeEach(() => {
  ratna = cast.person('6281190000001', 'Ibu Ratna');
});

const disputes = () => cast.hub.rows('Disputes');

describe('a dispute', () => {
  beforeEach(async () => {
    await ratna.says('halo');
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await cast.dewi.says('sengketa L-000001 sudah di toko saya');
  });

  test('is decided by a button, and whoever raised it hears the outcome', async () => {
    expect(ratna.last).toContain('Dewi mengajukan keberatan: lead ini ada pada Andi. Alasannya: "sudah di toko saya".');
    await ratna.taps('Kabulkan');
    expect(leadRow()['Owner rep']).toBe('Dewi');
    expect(cast.dewi.last).toBe('Manajer mengabulkan keberatan Anda: lead L-000001 sekarang milik Anda.');
    expect(ratna.last).toContain('dikabulkan');
    await ratna.taps('Tolak');
    expect(ratna.last).toBe('Tidak ada keberatan yang perlu diputuskan.');
    expect(disputes()[0]?.State).toBe('upheld');
  });

  test('is decided in words', async () => {
    await ratna.says('tolak');
    expect(leadRow()['Owner rep']).toBe('Andi');
    expect(cast.dewi.last).toContain('tetap pada pemiliknya');
    expect(disputes()[0]?.State).toBe('rejected');
  });

  test('is not decided by a word that may be for a customer, unless it quotes the dispute', async () => {
    await ratna.says('setuju');
    expect(disputes()[0]?.State).toBe('open');
    expect(ratna.last).toContain('Dewi mengajukan keberatan');
    const rudi = cast.person('6281322222222', 'Rudi Hartono');
    await cast.andi.says('Selamat siang Bu');
    await askDealers(cast, rudi);
    await cast.hub.rt.advance(35 * MINUTE);
    expect(leadRow('L-000002')).toMatchObject({ Status: 'WITH_MANAGER' });
    await ratna.says('Terima');
    expect(disputes()[0]?.State).toBe('open');
    expect(rudi.last).toBe('Ibu Ratna: Terima');
    ratna.phone.say('setuju', { replyTo: idOf(ratna, 'mengajukan keberatan') });
    await settle();
    expect(disputes()[0]?.State).toBe('upheld');
    expect(rudi.last).toBe('Ibu Ratna: Terima');
  });

  test('about a lead that is over is upheld without moving it, and both sides of the table hear so', async () => {
    await cast.andi.taps('Batal');
    await cast.andi.taps('Harga');
    await ratna.says('kabulkan');
    expect(leadRow()).toMatchObject({ Status: 'LOST', 'Owner rep': 'Andi' });
    expect(disputes()[0]).toMatchObject({ State: 'upheld', Outcome: 'The lead is LOST. It was not moved.' });
    expect(cast.dewi.last).toContain('Lead itu sudah selesai, jadi tidak dipindahkan.');
  });

  test('about a lead that was taken back meanwhile still ends with an answer', async () => {
    await cast.hub.rt.advance(31 * MINUTE);
    await ratna.says('sengketa');
    expect(ratna.heard.join()).toContain('Dewi mengajukan keberatan');
    await ratna.says('tolong kabulkan ya');
    expect(disputes()[0]?.State).toBe('upheld');
    expect(cast.dewi.heard.join('\n')).toContain('mengabulkan keberatan Anda');
  });

  test('is decided outside the window of a day by words that quote the template', async () => {
    await cast.hub.rt.advance(26 * HOUR);
    ratna.phone.say('tolak', { replyTo: idOf(ratna, 'mengajukan keberatan') });
    await settle();
    expect(disputes()[0]?.State).toBe('rejected');
    expect(cast.dewi.heard.join('\n')).toContain('tetap pada pemiliknya');
  });
});
