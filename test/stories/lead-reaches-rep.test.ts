/** Whoever gets a lead knows what was said, and is reached whether or not they have written to the hub lately. */
import { askDealers, type Person } from './cast';
import { andiOwnsSari, cast, HOUR, leadRow, MINUTE, newest, oneDealerARing, settle } from './owned';

const OPENING = 'Halo, mau beli S3, saya di Depok. Bisa tukar tambah motor lama? [ref:TT-2026A]';

/** Reads what came, and answers it: nobody does within two seconds. */
async function writes(person: Person, text: string): Promise<void> {
  await cast.hub.rt.advance(3_000);
  await person.says(text);
}

async function give(leadId: string, repId: string): Promise<void> {
  const view = cast.hub.rt.host.readTab({ sheet: 'Leads' });
  const row = (view?.rows.findIndex((cells) => cells[0] === leadId) ?? -1) + 2;
  const column = (view?.headers.indexOf('Hand over to') ?? -1) + 1;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Leads', row, column, value: repId }));
  await settle();
}

const wonBy = (person: Person) =>
  person.heard.filter((text) => text.includes('milik Anda') || text.includes('is yours'));

describe('the message to whoever gets a lead', () => {
  test('tells what is wanted, where, from which source, what was asked and what was said last', async () => {
    await cast.sari.says(OPENING);
    await writes(cast.sari, 'Saya tunggu di rumah');
    await cast.andi.taps('Claim');
    const [won = ''] = wonBy(cast.andi);
    expect(won).toContain('👤 Sari Wulandari · +6281311111111');
    expect(won).toContain('Beli · Volta S3 Sport');
    expect(won).toMatch(/📍 Depok \(\d+,\d km\)\nhttps:\/\/maps\.google\.com\/\?q=-6\.4025,106\.7942\n/);
    expect(won).toContain('❓ Belum terjawab: “Halo, mau beli S3, saya di Depok. Bisa tukar tambah motor lama?”');
    expect(won).toContain('💬 Pesan terakhir: “Saya tunggu di rumah”');
    expect(won).toContain('Sumber: TIKTOK\nBahasa: ID');
  });

  test('leaves out what is not known: a customer who wants a person has no model, place or map', async () => {
    const tono = cast.person('6281344444444', '');
    await tono.says('mau bicara dengan orang');
    await give('L-000001', 'R3');
    expect(wonBy(cast.joko)).toEqual([
      [
        '✅ Lead L-000001 is yours.',
        '👤 +6281344444444',
        '💬 Last messages: “mau bicara dengan orang”',
        'Language: ID',
        'Answer this message to write to the customer.',
      ].join('\n'),
    ]);
  });

  test('a pin without a name is the customer’s place, not the rep’s', async () => {
    await cast.sari.says('Beli S3');
    await cast.sari.sharesLocation(-6.39, 106.8);
    expect(cast.andi.last).toContain('📍 lokasi pelanggan, ');
    await cast.andi.taps('Claim');
    expect(wonBy(cast.andi)[0]).toContain('📍 lokasi pelanggan (1,');
  });

  test('comes again when the lead is handed over, with what was said since', async () => {
    await andiOwnsSari();
    await writes(cast.sari, 'Warna merah ada?');
    await cast.andi.says('Ada Bu');
    await give('L-000001', 'R2');
    expect(wonBy(cast.dewi)[0]).toContain('“Warna merah ada?”');
  });

  test('comes to the former owner of a customer who returns, with the words that brought them back', async () => {
    await andiOwnsSari();
    await cast.andi.taps('Batal');
    await cast.andi.taps('Harga');
    await writes(cast.sari, 'Halo lagi, jadi mau beli S3, saya di Depok');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
    expect(wonBy(cast.andi).at(-1)).toContain('“Halo lagi, jadi mau beli S3, saya di Depok”');
  });

  test('keeps its length whatever a customer writes', async () => {
    await cast.sari.says('Mau beli S3, saya di Depok');
    for (const letter of 'abcde') await writes(cast.sari, `bisa ${letter.repeat(3_000)}?`);
    await cast.andi.taps('Claim');
    const [won = ''] = wonBy(cast.andi);
    expect(won.length).toBeLessThan(1_500);
    expect(won).toContain('eee…');
  });
});

describe('a rep who has not written for a day', () => {
  const aDayLater = () => cast.hub.rt.advance(25 * HOUR);

  test('gets a lead that is given by hand as a template with what is known, and can answer it', async () => {
    const { andi, dewi, sari } = cast;
    await aDayLater();
    await sari.says(OPENING);
    await give('L-000001', 'R2');
    expect(newest(dewi)?.content).toMatchObject({ type: 'template', name: 'lead_yours_v1', language: 'id' });
    expect(dewi.last).toContain(
      '✅ Lead L-000001 milik Anda.\n👤 Sari Wulandari · +6281311111111 · Beli · Volta S3 Sport',
    );
    expect(dewi.last).toContain('Bisa tukar tambah motor lama?');
    expect(andi.heard.some((text) => text.includes('Sari Wulandari'))).toBe(false);
    dewi.phone.say('Halo Bu Sari', { replyTo: newest(dewi)?.id });
    await settle();
    expect(sari.last).toBe('Dewi: Halo Bu Sari');
  });

  test('is reminded, and told of the take-back, by template as well', async () => {
    const { dewi, sari, hub } = cast;
    await oneDealerARing();
    await aDayLater();
    await sari.says(OPENING);
    await give('L-000001', 'R2');
    await hub.rt.advance(21 * MINUTE);
    expect(newest(dewi)?.content).toMatchObject({ type: 'template', name: 'lead_attention_v1' });
    expect(dewi.last).toContain('Lead L-000001: Sari Wulandari (L-000001) belum dihubungi. Sisa waktu');
    await hub.rt.advance(10 * MINUTE);
    expect(newest(dewi)?.content).toMatchObject({ type: 'template', name: 'lead_attention_v1' });
    expect(dewi.last).toContain('ditarik kembali');
  });

  test('reads it in English when that is their language, also when the lead is handed on', async () => {
    const { joko, sari } = cast;
    await aDayLater();
    await sari.says(OPENING);
    await give('L-000001', 'R3');
    expect(joko.last).toContain('✅ Lead L-000001 is yours.');
    await give('L-000001', 'R2');
    expect(newest(joko)?.content).toMatchObject({ type: 'template', name: 'lead_attention_v1', language: 'en' });
    expect(joko.last).toContain('The manager has given lead L-000001 to another rep.');
  });

  test('gets a returning customer by template', async () => {
    const { andi, sari, hub } = cast;
    await andiOwnsSari();
    await andi.taps('Batal');
    await andi.taps('Harga');
    await hub.rt.advance(48 * HOUR);
    await sari.says('Halo lagi, jadi mau beli S3, saya di Depok');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
    expect(newest(andi)?.content).toMatchObject({ type: 'template', name: 'lead_yours_v1' });
    expect(andi.last).toContain('“Halo lagi, jadi mau beli S3, saya di Depok”');
  });
});

describe('a lead for service', () => {
  const titles = (person: Person) => {
    const content = newest(person)?.content;
    return content?.type === 'buttons' || content?.type === 'template' ? content.buttons.map(({ title }) => title) : [];
  };

  test('has no "no stock" button, neither in the free message nor in the template', async () => {
    const { andi, dewi, sari, hub } = cast;
    await hub.rt.advance(25 * HOUR);
    await andi.says('on');
    await sari.says('Mau servis S3 saya, saya di Depok');
    expect(newest(andi)?.content.type).toBe('buttons');
    expect(titles(andi)).toEqual(['Claim', 'Lewati']);
    expect(newest(dewi)?.content).toMatchObject({ type: 'template', name: 'lead_offer_plain_v1' });
    expect(titles(dewi)).toEqual(['Claim', 'Lewati']);
    await dewi.taps('Lewati');
    expect(hub.rows('Offers').map((offer) => `${offer['Rep ID']} ${offer.Status}`)).toContain('R2 DECLINED');
  });
});

describe('a message that had to wait', () => {
  const tooFast = { code: 130429 };

  test('does not remind whoever has lost the lead meanwhile', async () => {
    const { andi, hub } = cast;
    await oneDealerARing();
    await andiOwnsSari();
    hub.world.failNext(tooFast, tooFast, tooFast, tooFast);
    await hub.rt.advance(29 * MINUTE);
    expect(leadRow()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
    await hub.rt.advance(2 * MINUTE);
    expect(andi.last).toContain('ditarik kembali');
    await hub.rt.advance(30 * MINUTE);
    expect(andi.heard.filter((text) => text.includes('⏰'))).toEqual([]);
    const reminder = hub.rows('Outbox').find((row) => row.Message === 'rep.contactReminder');
    expect(reminder).toMatchObject({ State: 'FAILED', Error: 'outdated: the lead has gone on' });
  });

  test('does not offer what somebody else has won', async () => {
    const { andi, dewi, sari, hub } = cast;
    await sari.says('Mau beli S3');
    hub.world.failNext(tooFast);
    await writes(sari, 'saya di Depok');
    await dewi.taps('Claim');
    await hub.rt.advance(30 * MINUTE);
    expect(andi.heard.filter((text) => text.includes('L-000001'))).toEqual([]);
    const offer = hub.rows('Outbox').find((row) => row.Message === 'rep.offer' && row['Party ID'] === 'R1');
    expect(offer).toMatchObject({ State: 'FAILED', Error: 'outdated: the lead has gone on' });
  });

  test('does not bring the customer to a former owner', async () => {
    const { andi, dewi, sari, hub } = cast;
    await askDealers(cast, sari);
    hub.world.failNext(tooFast);
    await andi.taps('Claim');
    await give('L-000001', 'R2');
    await hub.rt.advance(10 * MINUTE);
    expect(wonBy(dewi)).toHaveLength(1);
    expect(andi.heard.filter((text) => text.includes('Sari Wulandari'))).toEqual([]);
  });

  test('is not held against whom it never reached', async () => {
    const { andi, dewi, sari, hub } = cast;
    await sari.says('Mau beli S3');
    hub.world.failNext({ code: 131005 });
    await writes(sari, 'saya di Depok');
    await hub.rt.advance(11 * MINUTE);
    expect(andi.heard.length).toBeLessThan(dewi.heard.length);
    expect(hub.rows('Reps').map((rep) => rep['Ignored in a row'] || '0')).toEqual(['0', '1', '1']);
  });
});

describe('a lead that is taken back', () => {
  const asked = () =>
    cast.hub
      .rows('Offers')
      .filter((offer) => offer['Lead ID'] === 'L-000001')
      .map((offer) => `${offer['Rep ID']} ${offer.Status}`);

  /** Offers of other leads, so many that those before them are no longer at hand. */
  function hundredsOfOthers(lead: string): void {
    const rows = Array.from({ length: 700 }, (_, i) => [
      `${lead}-${i + 1}`,
      lead,
      '1',
      'R9',
      '',
      'D9',
      '',
      '',
      'EXPIRED',
    ]);
    const { people, owner } = cast.hub.rt.host;
    people.paste({ sheet: 'Offers' }, { row: cast.hub.rows('Offers').length + 2, column: 1, cells: rows }, owner);
  }

  test('is never offered again to a dealer who was given it by hand, however many offers lie between', async () => {
    const { dewi, sari, hub } = cast;
    await oneDealerARing();
    await sari.says('mau bicara dengan orang');
    expect(leadRow().Status).toBe('WITH_MANAGER');
    await give('L-000001', 'R1');
    const latitude = hub.rt.host.readTab({ sheet: 'Leads' })?.headers.indexOf('Latitude') ?? 0;
    hub.rt.host.people.paste(
      { sheet: 'Leads' },
      { row: 2, column: latitude + 1, cells: [['-6.4025', '106.7942']] },
      hub.rt.host.owner,
    );
    hundredsOfOthers('L-900001');
    await hub.rt.advance(31 * MINUTE);
    expect(asked()).toEqual(['R1 TAKEN_BACK', 'R2 OPEN']);
    hundredsOfOthers('L-900002');
    await hub.rt.advance(2 * MINUTE);
    await dewi.taps('Lewati');
    expect(asked()).toEqual(['R1 TAKEN_BACK', 'R2 DECLINED', 'R3 OPEN']);
  });
});
