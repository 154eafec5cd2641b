/** The conversation between a customer and the owner of the lead, whatever window is open. */
import { andiOwnsSari, andiOwnsTwo, cast, HOUR, idOf, MINUTE, newest, settle } from './owned';

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

  test('a quotation that WhatsApp refuses costs the quotation, not the words', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await sari.says('Ada warna merah?');
    cast.hub.world.failNext({ code: 131009, details: 'The context message_id is not valid' });
    andi.phone.say('Ada, Bu', { replyTo: idOf(andi, 'warna merah') });
    await settle();
    await cast.hub.rt.advance(3 * MINUTE);
    expect(sari.heard.filter((text) => text === 'Andi: Ada, Bu')).toHaveLength(1);
    expect(newest(sari)?.contextId).toBeUndefined();
    expect(andi.heard.filter((text) => text.includes('tidak terkirim'))).toEqual([]);
    const states = cast.hub.rows('Outbox').filter((row) => row.Payload?.includes('Ada, Bu'));
    expect(states.map((row) => row.State).sort()).toEqual(['FAILED', 'SENT']);
  });

  test('a refusal of something else that quotes is no matter of the quotation', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await sari.says('Ada warna merah?');
    cast.hub.world.failNext({ code: 131009, details: 'The value is not valid' });
    andi.phone.say('Ada, Bu', { replyTo: idOf(andi, 'warna merah') });
    await settle();
    expect(sari.heard.filter((text) => text === 'Andi: Ada, Bu')).toEqual([]);
    expect(cast.hub.rows('Outbox').filter((row) => row.Payload?.includes('Ada, Bu'))).toHaveLength(1);
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

  test('reactions, edits and deletions of what was said with the hub stay with the hub', async () => {
    const { sari, andi } = cast;
    await andiOwnsSari();
    await andi.says('lead saya');
    const own = () => andi.phone.account.chat.filter((message) => message.from === 'user').at(-1)?.id ?? '';
    const order = own();
    const count = sari.heard.length;
    andi.phone.react(idOf(andi, 'Sari Wulandari · +'), '👍');
    andi.phone.react(idOf(andi, 'Anda memegang 1 lead'), '👍');
    andi.phone.edit(order, 'leads saya');
    andi.phone.delete(order);
    await settle();
    expect(sari.heard).toHaveLength(count);
    await andi.says('Ada, Bu');
    andi.phone.edit(own(), 'Ada dua, Bu');
    await settle();
    expect(sari.last).toBe('Andi: [edited] Ada dua, Bu');
    await sari.says('Baik Pak');
    andi.phone.react(idOf(andi, 'Baik Pak'), '👍');
    await settle();
    expect(sari.last).toBe('Andi: 👍');
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
      { row: cast.hub.rows('Outbox').length + 2, column: 1, cells: filler },
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
    await cast.andi.taps('Rudi Hartono L-000002', 0);
    expect(rudi.heard.slice(other)).toEqual(['Andi: Stok ada']);
    await cast.andi.taps('Rudi Hartono L-000002');
    expect(rudi.heard.slice(other)).toEqual(['Andi: Stok ada', 'Andi:']);
    expect(cast.sari.heard).toHaveLength(sari);
    await cast.andi.taps('Rudi Hartono L-000002');
    expect(cast.andi.last).toContain('Tidak ada pesan yang menunggu');
    expect(rudi.heard).toHaveLength(other + 2);
  });

  test('of several messages that wait each goes to the customer it was chosen for, in whatever order', async () => {
    const rudi = await andiOwnsTwo();
    const [sari, other] = [cast.sari.heard.length, rudi.heard.length];
    await cast.andi.says('Untuk Ibu 45 juta');
    await cast.andi.says('Untuk Bapak 47 juta');
    await cast.andi.taps('Rudi Hartono L-000002');
    expect(rudi.heard.slice(other)).toEqual(['Andi: Untuk Bapak 47 juta']);
    expect(cast.sari.heard).toHaveLength(sari);
    await cast.andi.taps('Sari Wulandari L-000001', 0);
    expect(cast.sari.heard.slice(sari)).toEqual(['Andi: Untuk Ibu 45 juta']);
    expect(rudi.heard).toHaveLength(other + 1);
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
