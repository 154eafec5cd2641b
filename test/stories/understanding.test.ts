/** Customers say several things at once, ask, change their minds and write in bursts; the hub serves them within a message or two. */
import { findViolations } from '../../sim/invariants';
import { type Cast, openCast, type Person } from './cast';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

const rows = (tab: string) => cast.hub.rows(tab);
const lead = (id = 'L-000001') => rows('Leads').find((row) => row['Lead ID'] === id) ?? {};
const leads = () => rows('Leads').filter((row) => row['Lead ID']);
/** Staff paste rows; the last of their cells is typed, which is what the edit trigger sees. */
async function paste(sheet: string, row: number, cells: string[][]): Promise<void> {
  const { rt } = cast.hub;
  rt.host.people.paste({ sheet }, { row, column: 1, cells }, rt.host.owner);
  await cast.hub.finish(rt.edit({ sheet, row, column: 1, value: cells[0]?.[0] ?? '' }));
  await rt.idle();
}

/** Reads what came, and answers it: nobody does within two seconds. */
async function answers(person: Person, text: string): Promise<void> {
  await cast.hub.rt.advance(3_000);
  await person.says(text);
}

const contact = (from: string) => ({ profile: { name: 'Uji' }, wa_id: from });
const webhook = (from: string, messages: object[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'W1',
        changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', contacts: [contact(from)], messages } }],
      },
    ],
  });
const message = (from: string, id: string, body: object) => ({
  from,
  id: `wamid.${id}`,
  timestamp: '1795742400',
  ...body,
});
const text = (from: string, id: string, body: string) => message(from, id, { type: 'text', text: { body } });

test('everything in one sentence: dealers ring at once', async () => {
  await cast.sari.says('Mau beli S3, saya di Depok');
  expect(lead()).toMatchObject({ Status: 'UNCLAIMED', Intent: 'BUY', Model: 'Volta S3 Sport', Area: 'Depok' });
  expect(lead()['Understood because']).toContain('model S3');
  expect(cast.andi.last).toContain('Depok');
});

test('a change of mind is followed, also while dealers are asked', async () => {
  await cast.sari.says('mau beli s3');
  await answers(cast.sari, 'eh test ride aja deh, v1 city, depok');
  expect(lead()).toMatchObject({ Status: 'UNCLAIMED', Intent: 'TEST_RIDE', Model: 'Volta V1 City' });
  await answers(cast.sari, 'eh modelnya s3 aja');
  expect(lead()).toMatchObject({ Model: 'Volta S3 Sport' });
});

test('a model that may be either is asked with a button for each', async () => {
  await paste('Products', 4, [['V1P', 'Volta V1 Plus', '', 'TRUE']]);
  await cast.sari.says('mau beli v1');
  expect(cast.sari.last).toContain('Yang mana yang Anda maksud?');
  await cast.sari.taps('Volta V1 Plus');
  expect(lead()).toMatchObject({ Model: 'Volta V1 Plus' });
});

test('Kota or Kabupaten is asked, and the answer counts', async () => {
  await paste('Places', 3, [
    ['Kota Bekasi', 'city', '', '-6.2383', '106.9756', 'Jabodetabek'],
    ['Kabupaten Bekasi', 'regency', '', '-6.3646', '107.1727', 'Jabodetabek'],
  ]);
  await cast.sari.says('mau beli s3, bekasi');
  expect(cast.sari.last).toContain('Pilih salah satu');
  await cast.sari.taps('Kabupaten Bekasi');
  expect(Number(lead().Latitude)).toBeCloseTo(-6.3646);
});

describe('questions', () => {
  beforeEach(async () => {
    await paste('Prices', 2, [
      ['P1', 'S3', 'Jabodetabek', '2026-01-01', '2027-12-31', '29900000', '28000000', '', '', ''],
    ]);
  });

  test('the price is answered, with the open question in the same message', async () => {
    await cast.sari.says('berapa harga s3?');
    expect(cast.sari.last).toContain('Rp 29.900.000');
    expect(cast.sari.last).toContain('lokasi');
    await answers(cast.sari, 'depok, dealernya dimana?');
    expect(cast.sari.heard.join('\n')).toContain('Volta Depok, Jl. Margonda 1');
  });

  test('what nobody has answered is kept on the lead, said honestly, and counted in Answers', async () => {
    await cast.sari.says('mau beli s3, bisa kredit?');
    expect(cast.sari.last).toContain('Dealer kami akan menjawabnya');
    expect(cast.sari.last).toContain('lokasi');
    await answers(cast.sari, 'cicilannya berapa lama?');
    expect(String(lead()['Open questions'])).toContain('bisa kredit?');
    expect(rows('Answers').find((row) => row.Topic === 'credit')).toMatchObject({ 'Asked in vain': '2' });
  });

  test('what staff wrote in Answers is said, in both languages, until its day is over', async () => {
    await paste('Answers', 2, [['credit', '', 'Bisa kredit, DP mulai 10%, {{name}}.', 'Credit from 10 % down.', '']]);
    await cast.sari.says('bisa kredit?');
    expect(cast.sari.last).toContain('DP mulai 10%, Sari Wulandari.');
    const john = cast.person('6281377777777', 'John');
    await john.says('do you have installment for the s3?');
    expect(john.last).toContain('Credit from 10 % down.');
    expect(john.last).toContain('Where are you?');
  });

  test('an answer with a broken placeholder is not sent, and says so in its row', async () => {
    await paste('Answers', 2, [['credit', '', 'Halo {{nama}}', '', '']]);
    expect(rows('Answers')[0]?.Problem).toContain('{{nama}} is not known here');
    await cast.sari.says('bisa kredit?');
    expect(cast.sari.last).not.toContain('nama');
  });
});

describe('a burst', () => {
  test('of four messages in one webhook is one turn: one answer, and nothing counted as wrong', async () => {
    const from = '6281200000111';
    const bodies = ['Halo kak', 'selamat siang', 'mau tanya dong', 'motornya ready?'];
    await cast.post(
      webhook(
        from,
        bodies.map((body, index) => text(from, `b${index}`, body)),
      ),
    );
    await cast.hub.rt.idle();
    const person = cast.person(from, 'Uji');
    expect(person.heard).toHaveLength(1);
    expect(leads()).toHaveLength(1);
    expect(lead().Status).toBe('SCREENING');
  });

  test('an album of five pictures is greeted once', async () => {
    const from = '6281200000112';
    for (let index = 0; index < 5; index++)
      void cast.post(
        webhook(from, [
          message(from, `p${index}`, { type: 'image', image: { id: `m${index}`, mime_type: 'image/jpeg' } }),
        ]),
      );
    await cast.hub.rt.idle();
    const person = cast.person(from, 'Uji');
    expect(person.heard).toHaveLength(1);
    expect(person.last).toContain('belum bisa kami baca');
    expect(person.last).toContain('Apa yang bisa kami bantu?');
    expect(lead().Status).toBe('SCREENING');
  });
});

describe('in a burst', () => {
  const from = '6281200000113';
  const sent = async (...messages: readonly (readonly [id: string, words: string])[]) => {
    await cast.post(
      webhook(
        from,
        messages.map(([id, words]) => text(from, id, words)),
      ),
    );
    await cast.hub.rt.idle();
  };
  const isOptedOut = () => rows('Customers')[0]?.['Opted out'];

  test('the same message twice is answered once', async () => {
    await sent(['d1', 'mau beli'], ['d1', 'mau beli']);
    expect(cast.person(from, 'Uji').heard).toHaveLength(1);
    await sent(['d2', 'v1 plus'], ['d1', 'mau beli']);
    expect(cast.person(from, 'Uji').heard).toHaveLength(2);
    expect(lead()['Model ID']).toBe('V1');
  });

  test('a STOP is heard whatever came with it, and so is a START', async () => {
    await sent(['s1', 'cerita panjang sekali '.repeat(80)], ['s2', 'STOP']);
    expect(isOptedOut()).toBe('TRUE');
    await sent(['s3', 'halo'], ['s4', 'START']);
    expect(isOptedOut()).toBe('FALSE');
    await sent(['s5', 'no more please'], ['s6', 'makasih']);
    expect(isOptedOut()).toBe('TRUE');
    await sent(['s7', 'START'], ['s8', 'mau beli v1 plus']);
    expect(isOptedOut()).toBe('FALSE');
    expect(rows('Leads').at(-1)?.['Model ID']).toBe('V1');
  });
});

describe('what says nothing begins nothing', () => {
  const from = '6281200000101';
  test.each([
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.campaign' } }],
    [
      'an edit',
      { type: 'edit', edit: { original_message_id: 'wamid.q', message: { type: 'text', text: { body: 'x' } } } },
    ],
    ['a deletion', { type: 'revoke', revoke: { original_message_id: 'wamid.q' } }],
    ['a card', { type: 'contacts', contacts: [{ name: { formatted_name: 'Teman' }, phones: [{ phone: '+62 877' }] }] }],
  ])('%s is no lead', async (_, body) => {
    await cast.post(webhook(from, [message(from, 'x1', body)]));
    await cast.hub.rt.idle();
    expect(leads()).toEqual([]);
  });

  test('a reaction leaves an abandoned lead abandoned', async () => {
    await cast.sari.says('halo');
    await cast.hub.rt.advance(26 * HOUR);
    expect(lead().Status).toBe('ABANDONED');
    cast.sari.phone.sendRaw({ type: 'reaction', reaction: { message_id: 'wamid.old', emoji: '👍' } });
    await cast.hub.rt.idle();
    expect(lead().Status).toBe('ABANDONED');
  });
});

test('a greeting is answered as one, and nobody without a name is greeted with a gap', async () => {
  await cast.sari.says('assalamualaikum');
  expect(cast.sari.last).toContain('Waalaikumsalam');
  const nobody = cast.person('6281355555555', '');
  await nobody.says('halo');
  expect(nobody.last).toContain('Halo, terima kasih');
});

test('the language is that of the words', async () => {
  const john = cast.person('6281377777777', 'John');
  await john.says('hello, I want to buy the S3');
  expect(john.last).toContain('Where are you?');
  await answers(john, 'maaf, saya di mana ya? boleh pakai bahasa Indonesia saja');
  expect(john.last).toContain('lokasi');
});

test('STOP in a sentence is heard, and its false friends are not', async () => {
  await cast.sari.says('rem blong ga mau berhenti, saya di depok');
  expect(lead()).toMatchObject({ Intent: 'SERVICE' });
  await answers(cast.sari, 'tolong jangan kirim pesan lagi');
  expect(cast.sari.last).toContain('tidak akan mengirim pesan lagi');
});
