/** Words of reps and managers as they really write them: what the hub takes for itself, and what is for a customer. */
import { readGift } from '../../../src/core/chat/gift-words';
import { readManagerOrder, readOrder } from '../../../src/core/chat/hub-words';
import { readClaim } from '../../../src/core/lead/offer-meant';

describe('reps', () => {
  test.each([
    ['HELP', ['bantuan', 'help', 'cara pakainya gimana', 'how does this work']],
    [
      'LEADS',
      [
        ...['lead saya', 'Lead saya mana aja', 'cek lead saya', 'my leads please', 'show my leads', 'list leads'],
        ...['status lead saya', 'Status?', 'lead gue apa aja', 'lihat daftar lead', 'leadku', 'any open leads?'],
        ...['what are my leads', 'berapa lead saya sekarang'],
      ],
    ],
    ['OFF', ['off', 'on holiday', 'going off duty', 'cuti']],
    ['ON', ['on', 'on lagi', 'back on duty', 'selesai cuti']],
    ['WON', ['terjual', 'Sold!', 'unit terjual', 'udah terjual', 'lead L-000123 terjual']],
    ['LOST', ['lost', 'L-000123 lost']],
    ['CONTACTED', ['sudah dihubungi', 'udah dihubungi']],
  ])('%s: surely for the hub', (word, texts) => {
    for (const text of texts) expect([text, readOrder(text)]).toMatchObject([text, { word, isSure: true }]);
  });

  test.each([
    ['HELP', ['Help dong', 'minta panduan', 'apa saja perintahnya?']],
    [
      'OFF',
      [
        ...['saya off hari ini', 'Off dulu ya min', 'saya cuti', "i'm off today", 'saya sakit hari ini', 'izin dulu'],
        ...['lagi istirahat'],
      ],
    ],
    ['ON', ['saya on', 'udah on lagi min', 'siap', 'aktif lagi ya', 'saya masuk lagi hari ini']],
    ['WON', ['laku', 'sudah laku terjual min']],
    ['LOST', ['batal', 'ga jadi', 'customer batal beli']],
    ['CONTACTED', ['sudah saya telpon', 'udah saya wa customernya']],
  ])('%s: asked for whom it is', (word, texts) => {
    for (const text of texts) expect([text, readOrder(text)]).toMatchObject([text, { word, isSure: false }]);
  });

  test.each([
    'besok bisa datang jam 10 pak?',
    'Siap pak, saya kirim brosurnya ya',
    'unit ready warna hitam pak, mau dikirim kapan?',
    'ok kak ditunggu',
    'mohon maaf kami libur hari minggu kak',
    'status kreditnya sudah disetujui pak',
    'libur besok',
  ])('%j is for a customer', (text) => {
    expect(readOrder(text)).toBeNull();
  });

  test('a claim in words', () => {
    for (const text of ['1', 'claim', 'Klaim!', 'saya klaim', 'claim ya', 'i claim it'])
      expect(readClaim(text)).toBe('');
    expect(readClaim('claim L-000123')).toBe('L-000123');
    for (const text of ['1 unit', 'klaim garansi', 'saya ambil besok ya pak']) expect(readClaim(text)).toBeNull();
  });
});

describe('managers', () => {
  test.each([
    ['HELP', ['bantuan', 'help please']],
    ['LEADS', ['lead saya', 'my leads', 'lead apa aja yang ada di saya', 'pending leads']],
    [
      'WHO',
      [
        ...['siapa ada', 'siapa aja yang on hari ini', 'siapa yang bertugas?', 'who is there', "who's there?"],
        ...['who is on duty today', 'whos available', 'sales yang ada siapa aja', 'siapa yang ready', 'list reps'],
        ...['daftar sales', 'tim saya'],
      ],
    ],
    ['WON', ['terjual', 'sold', 'lead ini sudah terjual']],
    ['LOST', ['tutup', 'tutup lead ini', 'close this lead', 'tutup lead L-000123']],
    ['DISPUTES', ['sengketa', 'ada sengketa apa', 'show disputes']],
    ['UPHOLD', ['kabulkan', 'saya setuju']],
    ['REJECT', ['tolak']],
  ])('%s', (word, texts) => {
    for (const text of texts) expect([text, readManagerOrder(text)]).toMatchObject([text, { word }]);
  });

  test.each([
    'beri Dewi',
    'kasih ke Dewi',
    'oper ke Dewi aja',
    'give it to Dewi',
    'give this lead to Dewi please',
    'tolong berikan lead ini ke Dewi',
    'hand over to Dewi',
    'handover to Dewi',
    'assign to Dewi',
    'alihkan ke Dewi ya.',
  ])('%j gives to Dewi', (text) => {
    expect(readGift(text)).toEqual({ leadId: '', name: 'Dewi' });
  });

  test('with the number of the lead, and without a name', () => {
    expect(readGift('Serahkan lead l-000123 kepada Dewi')).toEqual({ leadId: 'L-000123', name: 'Dewi' });
    expect(readGift('beri')).toEqual({ leadId: '', name: '' });
  });

  test.each([
    'Selamat siang Pak Budi, saya manajer Volta, ada yang bisa saya bantu?',
    'harganya 17,9 juta pak',
    'Give me 5 minutes',
    'beri saya waktu sebentar ya pak',
    'kasih tau aja kapan bisa datang pak',
    'siapa namanya pak?',
  ])('%j is for a customer', (text) => {
    expect([readGift(text), readManagerOrder(text)]).toEqual([null, null]);
  });
});
