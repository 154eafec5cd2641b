/** A rep enters a sale in the chat: from "Sold" on their lead to the verdict on their phone. */
import { askDealers, type Cast, openCast, type Person } from './cast';
import { furnishSales, row } from './sales-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
});
afterEach(() => cast.hub.rt.close());

async function claimFor(customer: Person): Promise<void> {
  await askDealers(cast, customer);
  await cast.andi.taps('Claim');
}

const step = (title: string) => cast.andi.taps(title);

const budi = () => cast.person('6281322222222', 'Budi Santoso');
const sales = () => cast.hub.rows('Sales');
const leads = () => cast.hub.rows('Leads').map((lead) => lead.Status);
const ledger = () => cast.hub.rows('Ledger').map((each) => each.Type);
const draft = () => cast.hub.rows('Reps').find((rep) => rep['Rep ID'] === 'R1')?.['Sale under way'];

/** From the first question to the summary. */
async function fill(serial = 'S3A000101', price = 'Sesuai daftar'): Promise<void> {
  await step('Terjual');
  await cast.andi.says(serial);
  if (cast.andi.last.includes('⚠️')) await cast.andi.taps('Sudah benar');
  if (price === 'Sesuai daftar') await cast.andi.taps(price);
  else await cast.andi.says(price);
  await cast.andi.taps('Tidak ada');
  await cast.andi.taps('Tunai');
}

test('serial, list price, nothing else, cash, send: accepted, and the lead is won', async () => {
  await claimFor(cast.sari);
  await fill();
  expect(cast.andi.last).toContain('Kendaraan: Rp 30.000.000');
  expect(cast.andi.last).toContain('23/11/2026 · Tunai');
  await cast.andi.taps('Kirim');
  expect(cast.andi.last).toContain('✅ Diterima: S3A000101 untuk Sari Wulandari');
  expect(sales()).toHaveLength(1);
  expect(sales()[0]).toMatchObject({
    Verdict: 'ACCEPTED',
    'Entered by': 'chat',
    'Lead ID': 'L-000001',
    'Rep ID': 'R1',
    'Sale date': '2026-11-23',
    'Vehicle (Rp)': '30000000',
  });
  expect([leads(), ledger(), draft()]).toEqual([['WON'], ['HAND_OFF', 'SALE'], '']);
});

test('the other lines are typed as people talk; what is not understood is asked again', async () => {
  await claimFor(cast.sari);
  await step('Terjual');
  await cast.andi.says('s3a-000101');
  await cast.andi.says('mahal');
  expect(cast.andi.last).toContain('kami belum menangkap "mahal".');
  await cast.andi.says('Rp 29,9 jt');
  await cast.andi.says('aksesori 350rb, sesuatu');
  expect(cast.andi.last).toContain('kami belum menangkap');
  await cast.andi.says('aksesori 350rb, diskon 500.000, promo akhir-tahun');
  await cast.andi.taps('Leasing');
  expect(cast.andi.last).toContain(
    'Aksesori: Rp 350.000\nDiskon: Rp 500.000\nPromo: AKHIR-TAHUN\n*Total Rp 29.750.000*',
  );
  await cast.andi.taps('Kirim');
  expect(sales()[0]).toMatchObject({ 'Net price (Rp)': '29750000', Promotions: 'AKHIR-TAHUN', Payment: 'leasing' });
});

test('a serial that the books do not know is doubted at once, and a slip is corrected by typing it again', async () => {
  await claimFor(cast.sari);
  await step('Terjual');
  await cast.andi.says('S3A009999');
  expect(cast.andi.last).toContain('⚠️ S3A009999: Nomor rangka ini tidak ada dalam daftar kiriman');
  await cast.andi.says('S3A000102');
  expect(cast.andi.last).toContain('✔️ S3A000102 Volta S3 Sport');
  expect(sales()).toEqual([]);
});

test('a refused sale leaves the lead open, says why, and is corrected and sent again', async () => {
  await claimFor(cast.sari);
  await fill('S3A000101', '20 jt');
  await cast.andi.taps('Kirim');
  expect(cast.andi.last).toContain('❌ Belum diterima');
  expect(cast.andi.last).toContain('Harga bersih di bawah batas bawah');
  expect([leads(), ledger()]).toEqual([['CONTACTED'], ['HAND_OFF']]);
  await cast.andi.taps('Perbaiki');
  await cast.andi.taps('Harga kendaraan');
  await cast.andi.says('30000000');
  await cast.andi.taps('Kirim');
  expect(sales().map((each) => each.Verdict)).toEqual(['REPLACED', 'ACCEPTED']);
  expect(sales()[0]).toMatchObject({ 'Replaced by': sales()[1]?.['Sale ID'], 'On hold': 'FALSE' });
  expect(cast.hub.rows('Findings').map((each) => each.State)).toEqual(['closed']);
  expect([leads(), ledger()]).toEqual([['WON'], ['HAND_OFF', 'SALE']]);
});

test('the rep’s verdict is the one that a row of the Sales tab gets', async () => {
  await claimFor(cast.sari);
  await fill('S3A000131', '29,5 jt');
  await cast.andi.taps('Kirim');
  expect(cast.andi.last).toContain('Unit ini dikirim ke dealer lain (sold by D1)');
  const typed = row('S3A000132', { 8: '29500000', 4: 'Sari', 7: '2026-11-23' });
  cast.hub.rt.host.people.paste({ sheet: 'Sales' }, { row: 3, column: 1, cells: [typed] }, cast.hub.rt.host.owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 3, column: 16, value: '3' }));
  await cast.hub.rt.idle();
  const [chat, sheet] = sales();
  expect([chat?.Verdict, chat?.Reason, chat?.['Next step']]).toEqual([
    sheet?.Verdict,
    sheet?.Reason,
    sheet?.['Next step'],
  ]);
});

test('sent twice it is one sale; every button of it is dead afterwards', async () => {
  await claimFor(cast.sari);
  await fill();
  cast.andi.phone.tap(...sendButton());
  cast.andi.phone.tap(...sendButton());
  await cast.hub.rt.idle();
  await cast.hub.rt.advance(61_000);
  expect(sales()).toHaveLength(1);
  await cast.andi.taps('Kirim');
  expect(sales()).toHaveLength(1);
});

test('two leads are not mixed up: the second asks whether the first goes on', async () => {
  await claimFor(cast.sari);
  await step('Terjual');
  await cast.andi.says('S3A000101');
  await claimFor(budi());
  await step('Terjual');
  expect(cast.andi.last).toContain('Penjualan untuk L-000001 belum selesai');
  await cast.andi.taps('Lanjutkan');
  expect(cast.andi.last).toContain('S3A000101');
  await step('Terjual');
  await cast.andi.taps('Mulai yang baru');
  expect(cast.andi.last).toContain('Penjualan untuk Budi Santoso (L-000002)');
  // A button of the first sale does nothing to the second.
  await cast.andi.taps('Sesuai daftar');
  expect(cast.andi.last).toContain('Tidak ada penjualan yang sedang diisi untuk L-000001');
  expect(draft()).toContain('"leadId":"L-000002"');
});

test('meanwhile the rep writes to the customer by quoting, and an answer never reaches the customer', async () => {
  await claimFor(cast.sari);
  await step('Terjual');
  await cast.sari.says('Kapan motornya datang?');
  const question = cast.andi.phone.account.chat.filter((message) => message.from === 'business').at(-1);
  cast.andi.phone.say('Besok pagi, Bu', { replyTo: question?.id ?? '' });
  await cast.hub.rt.idle();
  expect(cast.sari.last).toContain('Besok pagi, Bu');
  await cast.andi.says('S3A000101');
  expect(cast.sari.heard.some((text) => text.includes('S3A000101'))).toBe(false);
  const asked = cast.andi.phone.account.chat.filter((message) => message.from === 'business').at(-1);
  cast.andi.phone.say('30 jt', { replyTo: asked?.id ?? '' });
  await cast.hub.rt.idle();
  expect(cast.sari.heard.some((text) => text.includes('30 jt'))).toBe(false);
  cast.andi.phone.sendMedia('image', { caption: 'nota' });
  await cast.hub.rt.idle();
  expect(cast.andi.last).toContain('Tidak dikirim ke siapa pun');
  expect(cast.sari.heard.some((text) => text.includes('nota'))).toBe(false);
});

test('cancelled by button or word, the lead stays open and "Sold" begins anew', async () => {
  await claimFor(cast.sari);
  await step('Terjual');
  await cast.andi.says('batal');
  expect(cast.andi.last).toContain('dibatalkan. Lead tetap terbuka');
  expect([leads(), draft()]).toEqual([['CONTACTED'], '']);
  await step('Terjual');
  await cast.andi.taps('Batalkan');
  expect(cast.andi.last).toContain('dibatalkan');
});

test('after two hours of silence a message is neither an answer nor for the customer', async () => {
  await claimFor(cast.sari);
  await step('Terjual');
  await cast.hub.rt.advance(2 * 3_600_000 + 61_000);
  await cast.andi.says('S3A000101');
  expect(cast.andi.last).toContain('Pesan ini tidak dikirim ke siapa pun');
  expect(cast.sari.heard.some((text) => text.includes('S3A000101'))).toBe(false);
  expect(draft()).toBe('');
});

test('nobody but the owner can tap: a forwarded button is not valid for another rep', async () => {
  await claimFor(cast.sari);
  await fill();
  const [, id] = sendButton();
  const interactive = { type: 'button_reply', button_reply: { id, title: 'Kirim' } };
  cast.dewi.phone.sendRaw({ type: 'interactive', interactive });
  await cast.hub.rt.idle();
  expect(cast.dewi.last).toContain('tidak berlaku untuk Anda');
  expect(sales()).toEqual([]);
});

test('books that cannot be read keep the sale waiting, staff are told, and it goes on when they can', async () => {
  await claimFor(cast.sari);
  await fill();
  cast.hub.rt.host.people.renameSheet({ sheet: 'Prices' }, 'Prices (old)');
  await cast.andi.taps('Kirim');
  expect(cast.andi.last).toContain('sedang diperiksa');
  expect(cast.hub.rows('Alerts').map((alert) => alert.Rule)).toEqual(['sale-not-checked']);
  expect(leads()).toEqual(['CONTACTED']);
  cast.hub.rt.host.people.renameSheet({ sheet: 'Prices (old)' }, 'Prices');
  await cast.hub.rt.advance(121_000);
  expect(cast.andi.last).toContain('✅ Diterima');
  expect(cast.andi.heard.filter((text) => text.includes('✅ Diterima'))).toHaveLength(1);
});

function sendButton(): [string, string] {
  const message = cast.andi.phone.account.chat.filter((each) => each.from === 'business').at(-1);
  const id = JSON.stringify(message?.content).match(/V1\|L-\d+\|SEND\|[0-9a-f]+/)?.[0] ?? '';
  return [message?.id ?? '', id];
}
