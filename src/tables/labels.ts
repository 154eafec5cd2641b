/**
 * Headers in Bahasa Indonesia, on the tabs that people work in: set-up writes those of the workbook's language, and whatever
 * reads a tab knows its columns by either. Tabs that programs read, and the hub's own, have English headers.
 */
import type { Column, Columns, Table } from './columns.ts';
import { tabsOfPeople } from './looks.ts';

export type Language = 'id' | 'en';

/** English=Bahasa, one a header; what is missing is the same in both, or out of sight. One text: as an object it takes a fifth more of Code.js. */
const IN_BAHASA = `Lead ID=ID lead
Customer ID=ID pelanggan
Customer name=Nama pelanggan
Customer phone=Telepon pelanggan
WhatsApp user ID=ID pengguna WhatsApp
Language=Bahasa
Intent=Keperluan
Model ID=ID model
Area=Daerah
Latitude=Lintang
Longitude=Bujur
Region=Wilayah
Channel=Kanal
Campaign=Kampanye
Created=Dibuat
Reminded=Diingatkan
Routed=Diteruskan
Ring=Putaran
Claim window (minutes)=Batas klaim (menit)
Window ends=Batas klaim berakhir
Held until=Ditahan sampai
Owner dealer ID=ID dealer pemilik
Owner dealer=Dealer pemilik
Owner rep ID=ID sales pemilik
Owner rep=Sales pemilik
Claimed=Diklaim
Claim message ID=ID pesan klaim
First contact due=Batas kontak pertama
Owner’s deadline=Batas waktu pemilik
First contact=Kontak pertama
Late by (minutes)=Terlambat (menit)
Taken back=Ditarik kembali
Customer says=Kata pelanggan
Reopening asked=Diminta membuka lagi
Closed=Ditutup
Lost because=Alasan gagal
Seconds to claim=Detik sampai klaim
Message cost (Rp)=Biaya pesan (Rp)
Returns to=Kembali ke
Open questions=Pertanyaan terbuka
Last words=Pesan terakhir
Understood because=Dasar pemahaman
Dealers considered=Dealer yang dipertimbangkan
Outcome proved=Hasil terbukti
Hand-over=Hasil serah terima
Hand over to=Serahkan ke
Staff note=Catatan staf
Serial=Nomor rangka
Dealer ID=ID dealer
Rep ID=ID sales
Sale date=Tanggal jual
Vehicle (Rp)=Kendaraan (Rp)
Accessories (Rp)=Aksesori (Rp)
Fees (Rp)=Biaya (Rp)
Discounts (Rp)=Diskon (Rp)
Gifts (Rp)=Hadiah (Rp)
Promotions=Promo
Payment=Pembayaran
Verdict=Putusan
Reason=Alasan
Next step=Langkah berikutnya
On hold=Ditahan
Net price (Rp)=Harga bersih (Rp)
Sale ID=ID penjualan
Entered=Dimasukkan
Checked=Diperiksa
Entered by=Dimasukkan lewat
Replaced by=Digantikan oleh
Proved by its unit=Dibuktikan unitnya
Finding ID=ID temuan
Rule=Aturan
Version=Versi
Lane=Jalur
Subject=Tentang
What=Temuan
Expected=Seharusnya
Found=Kenyataan
Money at stake (Rp)=Nilai dipertaruhkan (Rp)
State=Keadaan
Opened=Dibuka
Changed=Diubah
History=Riwayat
Decision=Keputusan
Owner=Penanggung jawab
Snoozed until=Ditunda sampai
Note=Catatan
Alert ID=ID peringatan
At=Pada
Tier=Tingkat
What happened=Yang terjadi
Fingerprint=Sidik
Times seen=Kali terlihat
Last seen=Terakhir terlihat
Assigned to=Ditugaskan ke
Snooze until=Tunda sampai
Acknowledged by=Ditangani oleh
Acknowledged=Ditangani sejak
Told=Diberi tahu
Resolved=Selesai
Why=Mengapa
Who=Siapa
Until=Sampai
Problem=Masalah
Dispute ID=ID sengketa
Rep=Sales
In their words=Kata mereka
Outcome=Hasil
Decided=Diputuskan
Since=Sejak
Sold=Terjual
Activated=Diaktifkan
Activation asked=Aktivasi diminta
Gateway ID=ID gateway
Device ID=ID perangkat
Last report=Laporan terakhir
Last heard=Terakhir terdengar
Battery (%)=Baterai (%)
Reports missing=Laporan hilang
Exceptions=Kejanggalan
Last days=Hari-hari terakhir
Facts=Fakta
Report=Laporkan
Transfer to=Pindahkan ke
Report taken=Laporan diambil
Message ID=ID pesan
Direction=Arah
Party=Pihak
Party ID=ID pihak
Type=Jenis
Text=Teks
Provider ID=ID penyedia
Delivery=Pengiriman
Dealer name=Nama dealer
City=Kota
Address=Alamat
Time zone=Zona waktu
Opens=Buka
Closes=Tutup
Closed days=Hari libur
Active=Aktif
Sells=Menjual
Test rides=Uji kendara
Services=Servis
Models in stock=Stok model
Most open leads=Lead terbuka terbanyak
Score=Skor
Score made of=Rincian skor
Rep name=Nama sales
WhatsApp number=Nomor WhatsApp
Qontak agent ID=ID agen Qontak
Off duty=Tidak bertugas
Last message=Pesan terakhir
Ignored in a row=Diabaikan berturut-turut
Open leads=Lead terbuka
Unreachable since=Tak terjangkau sejak
Skipped until=Dilewati sampai
Reached by=Dihubungi lewat
Dealer owner=Pemilik dealer
Link number=Nomor tautan
Manager=Manajer
Manager WhatsApp=WhatsApp manajer
Maximum radius (km)=Radius maksimum (km)
Claim window by hour=Batas klaim per jam
Manager language=Bahasa manajer
Digest e-mail=E-mail ringkasan
Quiet hours=Jam tenang
Description=Keterangan
Serial pattern=Pola nomor rangka
Aliases=Nama lain
Range (km)=Jarak tempuh (km)
Charging=Pengisian daya
Warranty=Garansi
Price ID=ID harga
Valid from=Berlaku dari
Valid to=Berlaku sampai
List price (Rp)=Harga resmi (Rp)
Floor (Rp)=Batas bawah (Rp)
Ceiling (Rp)=Batas atas (Rp)
Discount cap (%)=Batas diskon (%)
Exclusive promotions=Promo eksklusif
Shipped=Dikirim
Result=Hasil
Place=Tempat
Kind=Jenis
Postcode=Kode pos
Code=Kode
Activity=Kegiatan
Date=Tanggal
Holiday=Nama libur
Activity ID=ID kegiatan
Theme=Tema
Dealers=Dealer
Starts=Mulai
Ends=Berakhir
Event spend (Rp)=Biaya acara (Rp)
HQ support (Rp)=Dukungan pusat (Rp)
Dealer spend (Rp)=Biaya dealer (Rp)
Expected leads=Target lead
Spend ID=ID belanja
Amount (Rp)=Jumlah (Rp)
Paste here=Tempel di sini
Cost ID=ID biaya
Month=Bulan
Baseline cost (Rp)=Biaya tetap (Rp)
Quota ID=ID kuota
Leads=Lead
Key=Kunci
English=Bahasa Inggris
Placeholders=Isian
When it is sent=Kapan dikirim
Topic=Topik
Words=Kata
Valid until=Berlaku hingga
Asked in vain=Belum terjawab
Last asked=Terakhir ditanya
Entry=Entri
Words of your own=Kata Anda sendiri
What it finds=Yang dicari
Lane in force=Jalur berlaku
Open=Terbuka
Right (30 days)=Benar (30 hari)
False alarms (30 days)=Salah (30 hari)
Precision (%)=Ketepatan (%)
Keep its lane=Tetap di jalur
Number=Nomor
Served by=Dilayani oleh
Meta phone number ID=ID nomor Meta
Qontak channel ID=ID kanal Qontak
Proof=Pembuktian
Answer=Jawaban
Events=Kejadian
Time=Waktu
Unit of time=Satuan waktu
Sent=Terkirim
Types=Padanan jenis
Sequence=Urutan
Event ID=ID kejadian
Values=Nilai-nilai
Silent after (minutes)=Diam setelah (menit)
Activation URL=URL aktivasi
Sample=Contoh
Sample gives=Hasil contoh
Person ID=ID orang
Person name=Nama orang
Role=Peran
Setting=Setelan
Value=Nilai
Default=Bawaan
Meaning=Arti
Whose=Milik siapa
Confirmed (90 days)=Terbukti (90 hari)
Useless (90 days)=Tak berguna (90 hari)
By itself (90 days)=Selesai sendiri (90 hari)
Refunded on=Dana kembali pada
Refund (Rp)=Dana kembali (Rp)`;

const BAHASA: ReadonlyMap<string, string> = new Map(
  IN_BAHASA.split('\n').map((line) => line.split('=') as [string, string]),
);

/** What the column is called in a workbook of this language. */
export function labelOf(table: Table, { header }: Pick<Column, 'header'>, language: Language): string {
  return language === 'id' && tabsOfPeople.has(table.name) ? (BAHASA.get(header) ?? header) : header;
}

export function normalHeader(text: string): string {
  return text.trim().toLowerCase();
}

/** By what a tab's columns are found: in each of two languages the header, as `normalHeader` has it, and what it stands for. */
export interface Headings {
  readonly maps: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
  /** What older workbooks may lack: found in the tab's own language alone. */
  readonly appended: ReadonlySet<string>;
}

/**
 * What each header stands for; undefined: a column of people's own. A tab is in the language of most of its headers (in doubt
 * the first); a header of the other one counts only where that column is nowhere else, so that a column of people's own that
 * happens to bear its name stays theirs.
 */
export function readHeadings({ maps, appended }: Headings, headers: readonly string[]): (string | undefined)[] {
  const texts = headers.map(normalHeader);
  const [first, second] = maps;
  const inSecond = texts.filter((text) => second.has(text) && !first.has(text)).length;
  const inFirst = texts.filter((text) => first.has(text) && !second.has(text)).length;
  const [main, other] = inSecond > inFirst ? [second, first] : [first, second];
  const found = texts.map((text) => main.get(text));
  const seen = new Set(found);
  texts.forEach((text, at) => {
    const key = other.get(text);
    if (found[at] !== undefined || key === undefined || seen.has(key) || appended.has(key)) return;
    found[at] = key;
    seen.add(key);
  });
  return found;
}

const HEADINGS = new WeakMap<Table<Columns>, Headings>();

/** Columns by their keys, English first. */
export function headingsOf(table: Table): Headings {
  const known = HEADINGS.get(table);
  if (known) return known;
  const keysByHeader = (language: Language) =>
    new Map(
      Object.entries(table.columns).map(([key, column]) => [normalHeader(labelOf(table, column, language)), key]),
    );
  const headings: Headings = { maps: [keysByHeader('en'), keysByHeader('id')], appended: new Set(table.appended) };
  HEADINGS.set(table, headings);
  return headings;
}

/** Key of the column that a header names, in either language, wherever it stands. */
export function keyNamed(table: Table, header: string): string | undefined {
  const [english, bahasa] = headingsOf(table).maps;
  return english.get(normalHeader(header)) ?? bahasa.get(normalHeader(header));
}

/** The language a column's header is written in; null where it is the same in both. */
export function languageOf(table: Table, column: Pick<Column, 'header'>, header: string): Language | null {
  const inBahasa = labelOf(table, column, 'id');
  if (inBahasa === column.header) return null;
  return normalHeader(header) === normalHeader(inBahasa) ? 'id' : 'en';
}
