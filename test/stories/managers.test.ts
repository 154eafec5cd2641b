/** Managers decide in the chat: why a lead is with them, who is there, who gets it, how it ends. */
import { askDealers, type Person } from './cast';
import { andiOwnsSari, cast, idOf, leadRow, MINUTE, newest, settle } from './owned';

let ratna: Person;
beforeEach(() => {
  ratna = cast.person('6281190000001', 'Ibu Ratna');
});

const typeIn = async (sheet: string, row: number, header: string, value: string) => {
  const column = Object.keys(cast.hub.rows(sheet)[0] ?? {}).indexOf(header) + 1;
  await cast.hub.finish(cast.hub.rt.edit({ sheet, row, column, value }));
  await settle();
};

/** Nobody claims Sari's lead, and Ibu Ratna has it. */
async function ratnaHasSari(): Promise<void> {
  await ratna.says('halo');
  await askDealers(cast, cast.sari);
  await cast.sari.says('Bisa tukar tambah motor lama?');
  await cast.hub.rt.advance(35 * MINUTE);
  expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Ibu Ratna' });
}

describe('what reaches a manager', () => {
  test('says why, with what the customer wrote', async () => {
    await ratnaHasSari();
    expect(ratna.last).toContain('🚨 Lead L-000001: belum diambil siapa pun (3 dealer ditanya).');
    expect(ratna.last).toContain('Sari Wulandari · +6281311111111');
    expect(ratna.last).toContain('❓ Belum terjawab: “Bisa tukar tambah motor lama?”');
  });

  test('says that a person was asked for, in the language of the manager', async () => {
    await typeIn('Regions', 2, 'Manager language', 'en');
    await ratna.says('help');
    expect(ratna.last).toContain('You can write to us here');
    const [row] = cast.hub
      .rows('Settings')
      .flatMap((each, index) => (each.Setting === 'hqLanguage' ? [index + 2] : []));
    await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row: row ?? 0, column: 2, value: 'en' }));
    const phone = cast.hub.rows('Settings').findIndex((each) => each.Setting === 'hqPhone') + 2;
    await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row: phone, column: 2, value: '+6281190000002' }));
    const hq = cast.person('6281190000002', 'HQ');
    await hq.says('hello');
    await cast.sari.says('saya mau bicara dengan orang');
    expect(hq.last).toContain('🚨 Lead L-000001: the customer wants to talk to a person.');
  });

  test('goes by template when they have not written for a day, and says as much', async () => {
    await askDealers(cast, cast.sari);
    await cast.hub.rt.advance(35 * MINUTE);
    expect(newest(ratna)?.content).toMatchObject({ type: 'template', name: 'lead_unclaimed_v1' });
    expect(ratna.last).toContain('belum diambil siapa pun (3 dealer ditanya)');
    expect(ratna.last).toContain('Beli · Volta S3 Sport');
  });
});

describe('words of a manager', () => {
  test('"lead saya" lists them, and each can be opened and its conversation read', async () => {
    await ratnaHasSari();
    const count = cast.sari.heard.length;
    await ratna.says('Lead saya');
    expect(ratna.last).toContain('Anda memegang 1 lead');
    await ratna.taps('Sari Wulandari L-000001');
    expect(ratna.last).toContain('🚨 Lead L-000001: lead ini ada pada Anda.');
    await ratna.taps('Baca percakapan');
    expect(ratna.last).toContain('Sari Wulandari: Bisa tukar tambah motor lama?');
    expect(cast.sari.heard).toHaveLength(count);
  });

  test.each(['siapa ada', 'Who is there?'])(
    '"%s" names the reps of the region, on duty and with their leads',
    async (text) => {
      await ratna.says('halo');
      await andiOwnsSari();
      await cast.dewi.says('off');
      await ratna.says(text);
      expect(ratna.last).toContain('2 sales sedang bertugas.');
      expect(ratna.last).toContain('• Andi: Volta Depok · on · 1 lead');
      expect(ratna.last).toContain('• Dewi: Volta Cinere · off · 0 lead');
    },
  );

  test('"beri dewi" gives the only lead to her', async () => {
    await ratnaHasSari();
    await ratna.says('tolong beri Dewi');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi' });
    expect(cast.dewi.last).toContain('milik Anda');
    expect(cast.sari.last).toContain('Dewi dari Volta Cinere');
    expect(ratna.last).toContain('sekarang ada pada Dewi');
  });

  test('"beri dia" is not for Dian: the beginning of a name is asked about', async () => {
    await typeIn('Reps', 3, 'Rep name', 'Dian Pertiwi');
    await ratnaHasSari();
    await ratna.says('beri dia');
    expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER' });
    expect(ratna.last).toContain('Lead L-000001 diberikan kepada siapa?');
    await ratna.says('beri Pertiwi');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dian Pertiwi' });
  });

  test('from the lead, a list of reps to choose from, the nearest first', async () => {
    await ratnaHasSari();
    await ratna.taps('Berikan ke sales');
    expect(ratna.last).toContain('Lead L-000001 diberikan kepada siapa?');
    expect(JSON.stringify(newest(ratna)?.content)).toMatch(/Andi.*Volta Depok · on · 0 lead · 1,1 km.*Dewi.*Joko/);
    await ratna.taps('Joko');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Joko' });
  });

  test('a name that nobody has is said, with those who can be chosen', async () => {
    await ratnaHasSari();
    const count = cast.sari.heard.length;
    await ratna.says('beri L-000001 ke Bambang');
    expect(ratna.heard.at(-2)).toContain('Tidak ada sales aktif bernama Bambang');
    expect(JSON.stringify(newest(ratna)?.content)).toContain('Andi');
    expect(cast.sari.heard).toHaveLength(count);
  });

  test('"tutup" asks why and closes the lead', async () => {
    await ratnaHasSari();
    const count = cast.sari.heard.length;
    await ratna.says('tutup');
    expect(ratna.last).toContain('Mengapa Sari Wulandari (L-000001) batal?');
    await ratna.taps('Harga');
    expect(leadRow()).toMatchObject({ Status: 'LOST', 'Lost because': 'PRICE' });
    expect(cast.sari.heard).toHaveLength(count);
    await ratna.says('lead saya');
    expect(ratna.last).toBe('Saat ini tidak ada lead yang Anda pegang.');
  });

  test('"terjual" asks who delivers the unit, and that rep enters the sale', async () => {
    await ratnaHasSari();
    await ratna.says('terjual');
    expect(ratna.last).toContain('Siapa yang menyerahkan unitnya?');
    await ratna.taps('Andi');
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
    expect(cast.andi.last).toBe('Lead L-000001 sudah terjual. Tulis TERJUAL untuk mencatat penjualannya.');
    await cast.andi.says('terjual');
    expect(cast.andi.last).toContain('nomor rangka');
  });

  test('with several leads the hub asks which', async () => {
    await ratnaHasSari();
    await askDealers(cast, cast.person('6281322222222', 'Rudi Hartono'));
    await cast.hub.rt.advance(35 * MINUTE);
    await ratna.says('tutup');
    expect(ratna.last).toBe('Lead yang mana?');
    await ratna.taps('Rudi Hartono L-000002');
    await ratna.taps('Lainnya');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'LOST' });
    expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER' });
  });

  test('what quotes the customer is for the customer, and what is no order too', async () => {
    await ratnaHasSari();
    await cast.sari.says('Jadi bagaimana Bu?');
    ratna.phone.say('tutup', { replyTo: idOf(ratna, 'Jadi bagaimana') });
    await settle();
    expect(cast.sari.last).toBe('Ibu Ratna: tutup');
    await ratna.says('Besok saya telepon ya Bu');
    expect(cast.sari.last).toBe('Ibu Ratna: Besok saya telepon ya Bu');
  });

  test('what quotes the hub’s question is an answer to the hub', async () => {
    await ratnaHasSari();
    const count = cast.sari.heard.length;
    await ratna.says('tutup');
    ratna.phone.say('harganya terlalu mahal', { replyTo: idOf(ratna, 'Mengapa Sari Wulandari') });
    await settle();
    expect(ratna.last).toContain('Anda bisa menulis ke sini');
    await ratna.taps('Berikan ke sales');
    ratna.phone.say('Bambang saja', { replyTo: idOf(ratna, 'diberikan kepada siapa') });
    await settle();
    expect(ratna.heard.at(-2)).toContain('Tidak ada sales aktif bernama Bambang saja');
    expect(cast.sari.heard).toHaveLength(count);
    ratna.phone.say('Dewi', { replyTo: idOf(ratna, 'diberikan kepada siapa') });
    await settle();
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi' });
    expect(cast.sari.heard.join()).not.toMatch(/mahal|Bambang/);
  });

  test('a row that is not genuine any more is refused, and its title goes to nobody', async () => {
    await ratnaHasSari();
    await ratna.taps('Berikan ke sales');
    const count = cast.sari.heard.length;
    const list = newest(ratna);
    const id = /M1\|L-000001\|GIVE-[^"]+/.exec(JSON.stringify(list?.content))?.[0] ?? '';
    const altered = id.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const stale = JSON.parse(JSON.stringify(list).replaceAll(id, altered)) as NonNullable<typeof list>;
    const { chat } = ratna.phone.account;
    chat.push({ ...stale, id: 'wamid.stale' });
    ratna.phone.pick('wamid.stale', altered);
    await settle();
    chat.splice(
      chat.findIndex((each) => each.id === 'wamid.stale'),
      1,
    );
    expect(ratna.last).toBe('Tombol ini tidak berlaku untuk Anda.');
    expect(cast.sari.heard).toHaveLength(count);
    expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER' });
  });

  test('her reactions to the hub stay with the hub', async () => {
    await ratnaHasSari();
    await ratna.says('lead saya');
    const count = cast.sari.heard.length;
    ratna.phone.react(idOf(ratna, 'belum diambil siapa pun'), '👍');
    ratna.phone.react(idOf(ratna, 'Anda memegang 1 lead'), '👍');
    await settle();
    expect(cast.sari.heard).toHaveLength(count);
    await cast.sari.says('Jadi bagaimana Bu?');
    ratna.phone.react(idOf(ratna, 'Jadi bagaimana'), '👍');
    await settle();
    expect(cast.sari.last).toBe('Ibu Ratna: 👍');
  });

  test('a button of hers is nobody else’s', async () => {
    await ratnaHasSari();
    await ratna.taps('Berikan ke sales');
    const stolen = newest(ratna);
    const rows = stolen?.content.type === 'list' ? JSON.stringify(stolen.content) : '';
    const id = /M1\|L-000001\|GIVE-[^"]+/.exec(rows)?.[0] ?? '';
    expect(id).not.toBe('');
    for (const thief of [cast.andi, cast.sari]) {
      if (stolen) thief.phone.account.chat.push(stolen);
      thief.phone.pick(stolen?.id ?? '', id);
      await settle();
      expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER' });
      thief.phone.account.chat.splice(
        thief.phone.account.chat.findIndex(({ id: each }) => each === stolen?.id),
        1,
      );
    }
  });
});

describe('a lead of another region', () => {
  test('is not given away, neither by its number nor by a list of before', async () => {
    await ratnaHasSari();
    const { people, owner } = cast.hub.rt.host;
    people.paste(
      { sheet: 'Regions' },
      { row: 3, column: 1, cells: [['', 'Pak Wayan', '+6281190000003', '', '']] },
      owner,
    );
    await typeIn('Regions', 3, 'Region', 'Bali');
    const wayan = cast.person('6281190000003', 'Pak Wayan');
    await wayan.says('halo');
    await wayan.says('beri L-000001 ke Andi');
    expect(wayan.last).toContain('L-000001 bukan milik Anda');
    await wayan.says('beri L-000001');
    expect(wayan.last).toContain('L-000001 bukan milik Anda');
    await ratna.taps('Berikan ke sales');
    await typeIn('Leads', 2, 'Region', 'Bali');
    await ratna.taps('Joko');
    expect(ratna.last).toContain('L-000001 bukan milik Anda');
    const count = cast.sari.heard.length;
    await ratna.says('Selamat siang Bu');
    expect(cast.sari.heard).toHaveLength(count);
    expect(leadRow()).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Ibu Ratna' });
  });
});

describe('a manager who is a rep, too', () => {
  beforeEach(async () => {
    const { people, owner } = cast.hub.rt.host;
    const phone = Object.keys(cast.hub.rows('Reps')[0] ?? {}).indexOf('WhatsApp number') + 1;
    const joko = cast.hub.rows('Reps').findIndex(({ 'Rep ID': id }) => id === 'R3') + 2;
    people.paste({ sheet: 'Reps' }, { row: joko, column: phone, cells: [['+6281190000001']] }, owner);
    await settle();
  });

  test('decides and answers as the manager what reached them as such, and is a rep otherwise', async () => {
    await ratnaHasSari();
    ratna.phone.say('Saya bantu ya, Bu Sari', { replyTo: idOf(ratna, '🚨 Lead L-000001') });
    await settle();
    expect(cast.sari.last).toBe('Ibu Ratna: Saya bantu ya, Bu Sari');
    await ratna.says('siapa ada');
    expect(ratna.last).toContain('sales sedang bertugas');
    await ratna.says('lead saya');
    expect(ratna.last).toContain('No lead is with you');
    const rudi = cast.person('6281322222222', 'Rudi Hartono');
    await askDealers(cast, rudi);
    await ratna.says('Bu Sari, motornya ready');
    expect(cast.sari.last).toBe('Ibu Ratna: Bu Sari, motornya ready');
    await ratna.taps('Claim');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Joko' });
    const heard = rudi.heard.length;
    await ratna.says('Selamat siang, saya segera telepon');
    expect([rudi.heard.length, cast.sari.last]).toEqual([heard, 'Ibu Ratna: Bu Sari, motornya ready']);
    expect(ratna.last).toContain('For which customer?');
    await ratna.says('beri L-000001 Dewi');
    expect(leadRow()).toMatchObject({ 'Owner rep': 'Dewi' });
    expect(rudi.heard).toHaveLength(heard);
  });
});
