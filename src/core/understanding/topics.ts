/** What a customer asks: patterns over the message as one line of plain words. */

export const TOPICS = [
  'price',
  'credit',
  'promo',
  'range',
  'warranty',
  'stock',
  'hours',
  'location',
  'documents',
  'trade_in',
  'delivery',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

const PATTERNS: readonly (readonly [Topic, RegExp])[] = [
  [
    'price',
    / (?:harga|otr|quotation|quote|berapaan|hitungin|estimasi|total berapa|penawaran resmi|mahal|murah|budget)(?= )| di bawah \d| kirim penawaran| bagaimana berapa /,
  ],
  [
    'credit',
    / (?:kredit|dp|leasing|bunga|tenor|down payment|bi checking|slik|uang muka|finance|cash tempo|paylater|syariah|\d+ ?x|\d+ bulan|visa|kartu|how to pay|bayarnya|pembayaran|payment)(?= )/,
  ],
  ['promo', / (?:promo|diskon|subsidi|bonus|hadiah|gratis|cashback|voucher|cuci gudang|helm|free|jaket)(?= )/],
  [
    'range',
    / (?:baterai|cas|jarak|jauh|berapa km|km per|sekali isi|swap|spklu|stasiun|watt|daya|colokan|range|mileage|irit|kwh|per cas|lama isi|fast)(?= )/,
  ],
  ['warranty', / (?:garansi|klaim|jaminan)(?= )/],
  [
    'stock',
    / (?:stok|warna|bawa pulang|ready stock|bekas|unit (?:ada|tersedia|masih)|indent|biru|(?<!lampu )merah|hitam|putih|hijau|kuning|silver|pink|blue|red|black|white|green|grey|gray|pre order|po|#m ada|ada #m)(?= )/,
  ],
  [
    'hours',
    / (?:jam|buka|tutup|operasional|jadwal|minggu buka|hari minggu|hari libur|libur|tanggal merah|weekend|sunday|saturday|kapan|24 jam|hari apa|sabtu|schedule)(?= )/,
  ],
  [
    'location',
    / (?:dimana|alamat|cabang|terdekat|nearest|nearby|di mana|sebelah mana|maps|peta|share lok|shareloc|sharelok|directions)(?= )|(?:dealer|lokasi|bengkel|agen|toko|jual)(?: [^ .,]+){0,4} (?:dimana|mana|ada|terdekat|sini|near)(?= )|ada (?:dealer|cabang|toko|bengkel|agen)(?= )| di #p ada(?= )| (?:lokasi|alamat|tempat) (?:dealer|servis|bengkel|toko)(?= )| where | (?:no|nomor|hubungi) (?:bengkel|dealer)(?= )/,
  ],
  [
    'documents',
    / (?:stnk|bpkb|ktp|sim|surat|faktur|plat|pajak|invoice|dokumen|berkas|persyaratan|syarat|kk|npwp|balik nama|ganjil genap|legal|license|papers)(?= )/,
  ],
  [
    'trade_in',
    / (?:tukar tambah|trade in|tradein|jual motor lama|jual (?:vario|beat|mio|nmax|scoopy|supra|vespa|motor)|tukar (?:motor|vario|beat|mio|nmax))(?= )/,
  ],
  [
    'delivery',
    / (?:antar|diantar|ongkir|ekspedisi|delivery|deliver|shipping|dibawa ke|bawa ke rumah|bawa pulang|jadwal kirim|kirim (?:ke|unit|motor|sampai|luar|bisa|di)|bisa (?:di )?kirim)(?= )/,
  ],
];

/** "V1 City berapa ya": nothing else is asked, so it is the price. */
const VAGUE_PRICE = / (?:#m|itu|ini|cash|total|sisanya|motor|tambah|kena|motornya|unit) berapa(?= )/;

const ASKS =
  / (?:apa|apakah|bagaimana|kenapa|siapa|brosur|katalog|pdf|jelaskan|jelasin|info|beda|bedanya|perbedaan|spek|spesifikasi|kecepatan|speed|top speed|fitur|tenaga|kuat|aman|bisa|boleh|what|which|how|is it|does it|kah|berapa|caranya|cara|mana|duplikat|event|dijemput|datang|come|brochure|syaratnya)(?= )/;

/** `asked`: the words as they were written, for the sign of a question. */
export function readTopics(line: string, asked: string): Topic[] {
  const topics = PATTERNS.filter(([, pattern]) => pattern.test(line)).map(([topic]) => topic);
  if (/ (?:speed|kecepatan|berat|tinggi|tenaga|kencang|lari) /.test(line))
    return ['other', ...topics.filter((topic) => topic !== 'price')];
  if (topics.length === 0 && VAGUE_PRICE.test(line)) return ['price'];
  if (topics.length > 0) return topics;
  return asked.includes('?') || ASKS.test(line) ? ['other'] : [];
}
