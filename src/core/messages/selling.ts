/** Messages of the sale that a rep enters in the chat: the questions, what can be tapped, and the verdict. */
import { BUTTON, type MessageDefinition, ROW } from './definition.ts';

const to = (use: string, placeholders: readonly string[], id: string, en: string) =>
  ({ use: `To the owner who enters a sale: ${use}`, placeholders, id, en }) as const;
const short = (limit: number, id: string, en: string) =>
  ({ use: limit === ROW ? 'Row of a list.' : 'Button.', placeholders: [], limit, id, en }) as const;
const word = (id: string, en: string) =>
  ({ use: 'Inside other messages.', placeholders: [], limit: 40, id, en }) as const;

export const sellingMessages = {
  'sale.askSerial': to(
    'the first question.',
    ['lead', 'name'],
    '🧾 Penjualan untuk {{name}} ({{lead}}). Ketik nomor rangka unitnya.',
    '🧾 Sale to {{name}} ({{lead}}). Type the serial on the frame.',
  ),
  'sale.serialOdd': to(
    'the books do not agree with the serial.',
    ['serial', 'why'],
    '⚠️ {{serial}}: {{why}} Ketik ulang nomornya, atau tekan "Sudah benar".',
    '⚠️ {{serial}}: {{why}} Type it again, or tap "It is right".',
  ),
  'sale.askPrice': to(
    'the price of the vehicle alone.',
    ['serial', 'model', 'list'],
    '✔️ {{serial}} {{model}}\nBerapa harga kendaraannya? Harga resmi: {{list}}.',
    '✔️ {{serial}} {{model}}\nWhat was the vehicle’s price? List price: {{list}}.',
  ),
  'sale.askExtras': to(
    'the other lines of the bill.',
    [],
    'Adakah aksesori, biaya, diskon, hadiah, atau promo? Contoh: aksesori 350rb, diskon 500rb, promo AKHIR-TAHUN',
    'Any accessories, fees, discounts, gifts or promotions? For example: accessories 350k, discount 500k, promo YEAR-END',
  ),
  'sale.askPayment': to('how it was paid.', [], 'Bagaimana pembayarannya?', 'How was it paid?'),
  'sale.askDate': to(
    'the day of the sale.',
    [],
    'Tanggal penjualan? Contoh: kemarin, atau 24/11/2026',
    'The day of the sale? For example: yesterday, or 24/11/2026',
  ),
  'sale.askFix': to('what is to be corrected.', [], 'Apa yang diperbaiki?', 'What is to be corrected?'),
  'sale.summary': to(
    'everything, before it is sent.',
    ['lead', 'name', 'serial', 'model', 'date', 'lines', 'net', 'payment'],
    '🧾 {{name}} ({{lead}})\n{{serial}} {{model}}\n{{date}} · {{payment}}\n{{lines}}\n*Total {{net}}*\nSudah benar?',
    '🧾 {{name}} ({{lead}})\n{{serial}} {{model}}\n{{date}} · {{payment}}\n{{lines}}\n*Total {{net}}*\nIs it right?',
  ),
  'sale.unclear': to(
    'an answer was not understood; the question follows once more.',
    ['text'],
    'Maaf, kami belum menangkap "{{text}}".',
    'Not understood: "{{text}}".',
  ),
  'sale.onlyText': to(
    'a picture or place came instead of an answer.',
    [],
    'Tidak dikirim ke siapa pun: jawab pertanyaan penjualan dengan teks. Untuk menulis ke pelanggan, balas (quote) pesannya.',
    'Sent to nobody: answer the question about the sale in words. To write to a customer, reply to (quote) their message.',
  ),
  'sale.another': to(
    'a sale for another lead is under way.',
    ['lead', 'other'],
    'Penjualan untuk {{other}} belum selesai. Lanjutkan, atau mulai {{lead}} dan hapus yang itu?',
    'The sale for {{other}} is not finished. Go on with it, or start {{lead}} and drop that one?',
  ),
  'sale.cancelled': to(
    'cancelled.',
    ['lead'],
    'Penjualan untuk {{lead}} dibatalkan. Lead tetap terbuka.',
    'The sale for {{lead}} was cancelled. The lead stays open.',
  ),
  'sale.over': to(
    'a button of a sale that is no longer under way.',
    ['lead'],
    'Tidak ada penjualan yang sedang diisi untuk {{lead}}. Pilih "Terjual" pada lead untuk memulai.',
    'No sale is under way for {{lead}}. Choose "Sold" on the lead to begin.',
  ),
  'sale.forgotten': to(
    'a message after two hours of silence.',
    ['lead'],
    'Penjualan untuk {{lead}} sudah terlalu lama ditinggalkan dan dihapus. Pesan ini tidak dikirim ke siapa pun. Pilih "Terjual" untuk memulai lagi.',
    'The sale for {{lead}} was left for too long and was dropped. This message was sent to nobody. Choose "Sold" to begin again.',
  ),
  'sale.beingChecked': to(
    'something came while the books are asked.',
    ['lead'],
    '⏳ Penjualan untuk {{lead}} sedang diperiksa.',
    '⏳ The sale for {{lead}} is being checked.',
  ),
  'sale.accepted': to(
    'accepted.',
    ['lead', 'name', 'serial', 'sale'],
    '✅ Diterima: {{serial}} untuk {{name}} ({{sale}}). Lead {{lead}} ditutup. Selamat!',
    '✅ Accepted: {{serial}} to {{name}} ({{sale}}). Lead {{lead}} is closed. Well done!',
  ),
  'sale.review': to(
    'accepted, and somebody looks at it.',
    ['lead', 'name', 'serial', 'sale', 'why'],
    '✅ Diterima dan akan ditinjau: {{serial}} untuk {{name}} ({{sale}}). Lead {{lead}} ditutup.\n{{why}}',
    '✅ Accepted, and will be reviewed: {{serial}} to {{name}} ({{sale}}). Lead {{lead}} is closed.\n{{why}}',
  ),
  'sale.refused': to(
    'refused.',
    ['lead', 'name', 'serial', 'why'],
    '❌ Belum diterima: {{serial}} untuk {{name}}. Lead {{lead}} tetap terbuka.\n{{why}}\nPerbaiki dan kirim lagi, atau hubungi kantor bila datanya benar.',
    '❌ Not accepted: {{serial}} to {{name}}. Lead {{lead}} stays open.\n{{why}}\nCorrect it and send it again, or call the office if it is right.',
  ),
  'sale.button.sure': short(BUTTON, 'Sudah benar', 'It is right'),
  'sale.button.list': short(BUTTON, 'Sesuai daftar', 'As listed'),
  'sale.button.none': short(BUTTON, 'Tidak ada', 'None'),
  'sale.button.send': short(BUTTON, 'Kirim', 'Send'),
  'sale.button.fix': short(BUTTON, 'Perbaiki', 'Correct'),
  'sale.button.cancel': short(BUTTON, 'Batalkan', 'Cancel'),
  'sale.button.goOn': short(BUTTON, 'Lanjutkan', 'Go on'),
  'sale.button.start': short(BUTTON, 'Mulai yang baru', 'Start the new one'),
  'sale.button.choose': short(BUTTON, 'Pilih', 'Choose'),
  'sale.pay.cash': short(ROW, 'Tunai', 'Cash'),
  'sale.pay.transfer': short(ROW, 'Transfer', 'Bank transfer'),
  'sale.pay.credit': short(ROW, 'Kredit', 'Credit'),
  'sale.pay.leasing': short(ROW, 'Leasing', 'Leasing'),
  'sale.fix.SERIAL': short(ROW, 'Nomor rangka', 'Serial'),
  'sale.fix.VEHICLE': short(ROW, 'Harga kendaraan', 'Vehicle price'),
  'sale.fix.EXTRAS': short(ROW, 'Aksesori, diskon …', 'Accessories, discounts …'),
  'sale.fix.PAYMENT': short(ROW, 'Pembayaran', 'Payment'),
  'sale.fix.DATE': short(ROW, 'Tanggal', 'Date'),
  'sale.line.vehicle': word('Kendaraan', 'Vehicle'),
  'sale.line.accessories': word('Aksesori', 'Accessories'),
  'sale.line.fees': word('Biaya', 'Fees'),
  'sale.line.discounts': word('Diskon', 'Discounts'),
  'sale.line.gifts': word('Hadiah', 'Gifts'),
  'sale.line.promotions': word('Promo', 'Promotions'),
} as const satisfies Record<string, MessageDefinition>;
