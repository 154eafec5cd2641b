/** From the claim to the outcome: who hears whom, what the clock does, and how an owner moves a lead along. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast, type Person } from './cast';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
/** For days: the minute trigger comes three times an hour, which changes nothing but the time that the test takes. */
const openDays = async () => {
  await cast.hub.rt.close();
  cast = await openCast({ triggers: { skip: 0.95 } });
};
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

const leadRow = (id = 'L-000001') => cast.hub.rows('Leads').find((row) => row['Lead ID'] === id) ?? {};
const newest = (person: Person) => person.phone.lastReceived();
const idOf = (person: Person, text: string) => {
  const found = person.phone.lastReceived((message) => JSON.stringify(message.content).includes(text));
  if (!found) throw new Error(`${person.phone.account.name} has not heard "${text}"`);
  return found.id;
};
const settle = () => cast.hub.rt.idle();

/** Sari's lead is Andi's. */
async function andiOwnsSari(): Promise<void> {
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
}

/** Andi has Rudi's lead as well. */
async function andiOwnsTwo(): Promise<Person> {
  await andiOwnsSari();
  const rudi = cast.person('6281322222222', 'Rudi Hartono');
  await askDealers(cast, rudi);
  await cast.andi.taps('Claim');
  return rudi;
}

/** One dealer a ring, so that a lead that is taken back has somebody left to ask. */
async function oneDealerARing(): Promise<void> {
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === 'dealersPerRing') + 2;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value: '1' }));
  await settle();
}

describe('the bridge', () => {
  test('the owner’s words reach the customer under the owner’s name, and nobody else', async () => {
    await andiOwnsSari();
    const [dewi, joko] = [cast.dewi.heard.length, cast.joko.heard.length];
    await cast.andi.says('Halo Bu Sari, kapan bisa datang?');
    expect(cast.sari.last).toBe('Andi: Halo Bu Sari, kapan bisa datang?');
    expect([cast.dewi.heard.length, cast.joko.heard.length]).toEqual([dewi, joko]);
    const log = cast.hub.rows('Conversation').filter((row) => row.Text?.includes('kapan bisa datang'));
    expect(log.map((row) => `${row.Direction} ${row.Party} ${row['Lead ID']}`).sort()).toEqual([
      'in rep L-000001',
      'out customer L-000001',
    ]);
  });

  test('pictures, voice notes, documents and places go both ways', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    sari.phone.sendMedia('image', { caption: 'motor lama saya' });
    await settle();
    expect(newest(andi)?.content).toMatchObject({
      type: 'media',
      kind: 'image',
      caption: '💬 Sari Wulandari (L-000001): motor lama saya',
    });
    sari.phone.sendMedia('audio', { voice: true });
    await settle();
    expect(andi.heard.at(-2)).toBe('💬 Sari Wulandari (L-000001): [audio]');
    expect(newest(andi)?.content).toMatchObject({ type: 'media', kind: 'audio' });
    await sari.sharesLocation(-6.2, 106.8);
    expect(newest(andi)?.content).toMatchObject({
      type: 'location',
      latitude: -6.2,
      name: expect.stringContaining('Sari'),
    });
    andi.phone.sendMedia('document', { filename: 'brosur.pdf' });
    await settle();
    expect(newest(sari)?.content).toMatchObject({ type: 'media', kind: 'document', caption: 'Andi:' });
    expect(newest(sari)?.request).toMatchObject({ document: { filename: 'brosur.pdf' } });
    await andi.sharesLocation(-6.4, 106.8);
    expect(newest(sari)?.content).toMatchObject({ type: 'location', longitude: 106.8 });
  });

  test('a text of sixty thousand characters arrives whole, in parts that WhatsApp takes', async () => {
    await andiOwnsSari();
    const before = cast.andi.heard.length;
    await cast.sari.says(`${'y'.repeat(9_000)} selesai`);
    const parts = cast.andi.heard.slice(before);
    expect(parts).toHaveLength(3);
    expect(parts.map((text) => text.replace('💬 Sari Wulandari (L-000001): ', '')).join('')).toBe(
      `${'y'.repeat(9_000)} selesai`,
    );
  });

  test('what one side quotes is quoted on the other side', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await sari.says('Ada warna merah?');
    const question = sari.phone.account.chat.filter((message) => message.from === 'user').at(-1)?.id;
    andi.phone.say('Ada, Bu', { replyTo: idOf(andi, 'warna merah') });
    await settle();
    expect(newest(sari)).toMatchObject({ contextId: question });
    const answer = andi.phone.account.chat.filter((message) => message.from === 'user').at(-1)?.id;
    sari.phone.say('Siap', { replyTo: idOf(sari, 'Ada, Bu') });
    await settle();
    expect(newest(andi)).toMatchObject({ contextId: answer });
  });

  test('reactions, edits and deletions come as a note to the message they are about', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await sari.says('Besok jam 9');
    const own = sari.phone.account.chat.filter((message) => message.from === 'user').at(-1)?.id ?? '';
    const copy = idOf(andi, 'Besok jam 9');
    sari.phone.edit(own, 'Besok jam 10');
    await settle();
    expect(andi.last).toContain('[edited] Besok jam 10');
    expect(newest(andi)).toMatchObject({ contextId: copy });
    sari.phone.delete(own);
    await settle();
    expect(andi.last).toContain('[deleted a message]');
    await andi.says('Baik');
    sari.phone.react(idOf(sari, 'Baik'), '👍');
    await settle();
    expect(andi.last).toContain('👍');
    const count = andi.heard.length;
    sari.phone.react(idOf(sari, 'Baik'), '');
    await settle();
    expect(andi.heard).toHaveLength(count);
  });

  test('a customer who has opted out is not written to, and the owner is told', async () => {
    await andiOwnsSari();
    await cast.sari.says('STOP');
    const count = cast.sari.heard.length;
    await cast.andi.says('Halo Bu?');
    expect(cast.sari.heard).toHaveLength(count);
    expect(cast.andi.last).toContain('meminta berhenti');
  });
});

describe('several leads', () => {
  test('a quoted message says which customer is meant', async () => {
    const rudi = await andiOwnsTwo();
    const count = rudi.heard.length;
    cast.andi.phone.say('Untuk Bu Sari', { replyTo: idOf(cast.andi, 'Sari Wulandari · +') });
    await settle();
    expect(cast.sari.last).toBe('Andi: Untuk Bu Sari');
    expect(rudi.heard).toHaveLength(count);
  });

  test('a quoted message still says it when it lies thousands of rows back', async () => {
    await andiOwnsTwo();
    const quoted = idOf(cast.andi, 'Sari Wulandari · +');
    const filler = Array.from({ length: 400 }, (_, i) => [
      `o-filler${i}`,
      '',
      '62899',
      'rep',
      'R9',
      '',
      'rep.help',
      'FAILED',
    ]);
    cast.hub.rt.host.people.paste(
      { sheet: 'Outbox' },
      cast.hub.rows('Outbox').length + 2,
      1,
      filler,
      cast.hub.rt.host.owner,
    );
    await cast.hub.rt.advance(2 * MINUTE);
    cast.andi.phone.say('Masih ingat saya, Bu?', { replyTo: quoted });
    await settle();
    expect(cast.sari.last).toBe('Andi: Masih ingat saya, Bu?');
  });

  test('without a quote the messages wait until the rep has chosen a customer', async () => {
    const rudi = await andiOwnsTwo();
    const [sari, other] = [cast.sari.heard.length, rudi.heard.length];
    await cast.andi.says('Stok ada');
    expect(cast.andi.last).toContain('Untuk pelanggan yang mana?');
    cast.andi.phone.sendMedia('image');
    await settle();
    expect([cast.sari.heard.length, rudi.heard.length]).toEqual([sari, other]);
    await cast.andi.taps('Rudi Hartono L-000002');
    expect(rudi.heard.slice(other)).toEqual(['Andi: Stok ada', 'Andi:']);
    expect(cast.sari.heard).toHaveLength(sari);
    await cast.andi.taps('Rudi Hartono L-000002');
    expect(cast.andi.last).toContain('Tidak ada pesan yang menunggu');
    expect(rudi.heard).toHaveLength(other + 2);
  });

  test('the rep may choose not to send at all', async () => {
    await andiOwnsTwo();
    const count = cast.sari.heard.length;
    await cast.andi.says('salah kirim');
    await cast.andi.taps('Jangan kirim');
    expect(cast.andi.last).toContain('1 pesan tidak dikirim');
    expect(cast.sari.heard).toHaveLength(count);
    expect(cast.hub.rows('Reps')[0]?.['Held messages']).toBe('');
  });
});

describe('the 24-hour window', () => {
  beforeEach(openDays);
  test('outside the customer’s window the owner is told, and the customer is asked once to reopen the chat', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await andi.says('Halo Bu');
    await cast.hub.rt.advance(25 * HOUR);
    await andi.says('Jadi datang?');
    expect(andi.last).toContain('Belum terkirim');
    expect(newest(sari)?.content).toMatchObject({ type: 'template', name: 'reopen_chat_v1', language: 'id' });
    const count = sari.heard.length;
    await andi.says('Bu?');
    expect(sari.heard).toHaveLength(count);
    await sari.says('Iya, jadi');
    expect(andi.last).toContain('Iya, jadi');
    await andi.says('Siap, ditunggu');
    expect(sari.last).toBe('Andi: Siap, ditunggu');
  });

  test('outside the owner’s window the customer’s words come as a template that can be answered', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await andi.says('Halo Bu');
    await cast.hub.rt.advance(25 * HOUR);
    await sari.says('Saya di toko');
    expect(newest(andi)?.content).toMatchObject({ type: 'template', name: 'customer_message_v1' });
    expect(andi.last).toContain('Saya di toko');
    andi.phone.say('Saya ke sana', { replyTo: newest(andi)?.id });
    await settle();
    expect(sari.last).toBe('Andi: Saya ke sana');
  });

  test('a message that WhatsApp does not deliver is told to its sender in words', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    sari.phone.account.onWhatsApp = false;
    await andi.says('Halo Bu');
    await settle();
    expect(andi.last).toContain('tidak sampai: nomor ini tidak dapat dijangkau di WhatsApp');
    sari.phone.account.onWhatsApp = true;
    andi.phone.account.onWhatsApp = false;
    await sari.says('Halo Pak');
    expect(sari.last).toContain('belum sampai ke Andi');
    expect(cast.hub.rows('Alerts').map((alert) => alert.Rule)).toContain('owner-unreachable');
  });
});

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
      hub.rt.host.people.paste({ sheet: 'Dealers' }, row, column + 1, [['08:00', '09:20']], hub.rt.host.owner);
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
  beforeEach(openDays);
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
    expect(sari.last).toContain('Maaf atas hal ini');
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
