/** A rep who writes to the hub in words is understood, and none of those words reach a customer. */
import { andiOwnsSari, andiOwnsTwo, cast, idOf, leadRow, MINUTE, newest, settle } from './owned';

const offDuty = () => cast.hub.rows('Reps')[0]?.['Off duty'];

/** What the customers heard meanwhile. */
async function heardBy(
  act: () => Promise<void>,
  ...people: { readonly heard: readonly string[] }[]
): Promise<string[]> {
  const before = people.map(({ heard }) => heard.length);
  await act();
  return people.flatMap(({ heard }, index) => heard.slice(before[index]));
}

describe('words for the hub', () => {
  test.each([
    'bantuan', 'help', 'menu', 'help?',
  ])('"%s" brings what can be written, though a lead is open', async (text) => {
    await andiOwnsSari();
    expect(await heardBy(() => cast.andi.says(text), cast.sari)).toEqual([]);
    expect(cast.andi.last).toContain('LEAD SAYA: daftar lead');
  }); // biome-ignore format: one list

  test.each([
    'off', 'libur', 'Holiday', 'cuti',
  ])('"%s" ends the duty, though a lead is open', async (text) => {
    await andiOwnsSari();
    expect(await heardBy(() => cast.andi.says(text), cast.sari)).toEqual([]);
    expect(offDuty()).toBe('TRUE');
    await cast.andi.says('On duty');
    expect(offDuty()).toBe('FALSE');
  }); // biome-ignore format: one list

  test('"lead saya" lists the leads with their clocks, and each can be opened and moved on', async () => {
    const rudi = await andiOwnsTwo();
    await cast.hub.rt.advance(5 * MINUTE);
    expect(await heardBy(() => cast.andi.says('Lead saya'), cast.sari, rudi)).toEqual([]);
    expect(cast.andi.last).toContain('Anda memegang 2 lead');
    const rows = JSON.stringify(newest(cast.andi)?.content);
    expect(rows).toContain('Sari Wulandari L-000001');
    expect(rows).toContain('belum dihubungi, sisa 25 menit · Volta S3 Sport');
    await cast.andi.taps('Sari Wulandari L-000001');
    expect(cast.andi.last).toContain('Sari Wulandari · +6281311111111');
    await cast.andi.taps('Sudah dihubungi');
    expect(leadRow()).toMatchObject({ Status: 'CONTACTED' });
    await cast.andi.says('my leads');
    expect(JSON.stringify(newest(cast.andi)?.content)).toContain('Sudah dihubungi · Volta S3 Sport');
  });

  test('"status L-000001" opens that lead, and nobody else’s', async () => {
    await andiOwnsSari();
    await cast.andi.says('status L-000001');
    expect(cast.andi.last).toContain('Sari Wulandari');
    await cast.dewi.says('status L-000001');
    expect(cast.dewi.last).toContain('bukan milik Anda');
    await cast.dewi.says('leads');
    expect(cast.dewi.last).toContain('Anda belum memegang lead');
  });

  test('"terjual" begins the sale of the only lead', async () => {
    await andiOwnsSari();
    expect(await heardBy(() => cast.andi.says('Terjual'), cast.sari)).toEqual([]);
    expect(cast.andi.last).toContain('nomor rangka');
  });

  test('"lost" with several leads asks which, and then why', async () => {
    const rudi = await andiOwnsTwo();
    expect(await heardBy(() => cast.andi.says('lost'), cast.sari, rudi)).toEqual([]);
    expect(cast.andi.last).toBe('Lead yang mana?');
    await cast.andi.taps('Rudi Hartono L-000002');
    await cast.andi.taps('Harga');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'LOST', 'Lost because': 'PRICE' });
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED' });
  });

  test('"sold L-000002" is about that lead', async () => {
    await andiOwnsTwo();
    await cast.andi.says('sold L-000002');
    expect(cast.andi.last).toContain('Rudi Hartono');
  });

  test('an order is understood while a sale is being entered', async () => {
    await andiOwnsSari();
    await cast.andi.says('terjual');
    expect(await heardBy(() => cast.andi.says('lead saya'), cast.sari)).toEqual([]);
    expect(cast.andi.last).toContain('Anda memegang 1 lead');
  });
});

describe('words that can be for either', () => {
  test.each([
    'siap', 'batal', 'deal', 'saya libur hari ini', 'test ride', 'Sudah test ride?', 'Sudah dihubungi ?', 'Cuti?',
  ])('"%s" waits until the rep says for whom', async (text) => {
    await andiOwnsSari();
    expect(await heardBy(() => cast.andi.says(text), cast.sari)).toEqual([]);
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED' });
    expect(offDuty()).not.toBe('TRUE');
    expect(cast.andi.last).toContain(`"${text}": untuk hub atau untuk pelanggan?`);
    await cast.andi.taps('Untuk pelanggan');
    expect(cast.sari.last).toBe(`Andi: ${text}`);
  }); // biome-ignore format: one list

  test('"batal" for the hub asks why the lead was lost', async () => {
    await andiOwnsSari();
    await cast.andi.says('batal');
    expect(await heardBy(() => cast.andi.taps('Untuk hub'), cast.sari)).toEqual([]);
    expect(cast.andi.last).toContain('Mengapa Sari Wulandari (L-000001) batal?');
    expect(cast.hub.rows('Reps')[0]?.['Held messages']).toBe('');
  });

  test('with several leads the hub stands among the customers', async () => {
    const rudi = await andiOwnsTwo();
    await cast.andi.says('saya libur hari ini');
    expect(await heardBy(() => cast.andi.taps('Untuk hub'), cast.sari, rudi)).toEqual([]);
    expect(offDuty()).toBe('TRUE');
  });

  test('"siap" without any lead is for the hub', async () => {
    await cast.andi.says('off');
    await cast.andi.says('siap');
    expect(offDuty()).toBe('FALSE');
  });
});

describe('what is for the customer', () => {
  test.each([
    'off', 'terjual', '1', 'sengketa',
  ])('"%s" that quotes the customer’s words is carried', async (text) => {
    await andiOwnsSari();
    await cast.sari.says('Halo Pak');
    cast.andi.phone.say(text, { replyTo: idOf(cast.andi, 'Halo Pak') });
    await settle();
    expect(cast.sari.last).toBe(`Andi: ${text}`);
  }); // biome-ignore format: one list

  test('an order that quotes the hub’s own message is asked about, and is about that lead', async () => {
    const rudi = await andiOwnsTwo();
    cast.andi.phone.say('lost', { replyTo: idOf(cast.andi, 'Sari Wulandari · +') });
    expect(await heardBy(settle, cast.sari, rudi)).toEqual([]);
    expect(cast.andi.last).toContain('"lost": untuk hub atau untuk pelanggan?');
    await cast.andi.taps('Untuk hub');
    expect(cast.andi.last).toContain('Mengapa Sari Wulandari (L-000001) batal?');
  });

  test('a sentence that only begins like an order is carried to the only customer', async () => {
    await andiOwnsSari();
    await cast.andi.says('Status unitnya ready ya Bu, lead time dua hari');
    expect(cast.sari.last).toBe('Andi: Status unitnya ready ya Bu, lead time dua hari');
  });
});

describe('the conversation on request', () => {
  test('whoever has the lead reads all that was said with the customer, and nobody else does', async () => {
    const { sari, andi, dewi } = cast;
    await andiOwnsSari();
    await sari.says('Ada warna merah?');
    await andi.says('Ada, Bu');
    await andi.taps('Baca percakapan');
    expect(andi.last).toContain('Percakapan dengan Sari Wulandari (L-000001):');
    for (const line of ['Sari Wulandari: Halo', 'Sari Wulandari: Ada warna merah?', '→ Andi: Ada, Bu'])
      expect(andi.last).toContain(line);
    expect(andi.last).not.toContain('milik Anda');
    const list = newest(andi);
    await dewi.says('halo');
    expect(dewi.last).not.toContain('warna merah');
    expect(list).toBeDefined();
  });

  test('a long one keeps its end, and fits a message', async () => {
    await andiOwnsSari();
    for (let i = 0; i < 12; i++) await cast.sari.says(`${'panjang '.repeat(60)}${i}`);
    await cast.sari.says('yang terakhir');
    await cast.andi.taps('Baca percakapan');
    expect(cast.andi.last).toContain('Sari Wulandari: yang terakhir');
    expect(cast.andi.last.length).toBeLessThan(4096);
  });
});
