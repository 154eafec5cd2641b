/** What the hub answers to a page that cannot be served, and what stands in a lead's history, in Bahasa Indonesia. As lines. */

export const PAGE_WORDS = `This link was ended: ask for a new one.=Tautan ini sudah diakhiri: minta yang baru.
This link has expired: ask for a new one.=Tautan ini sudah kedaluwarsa: minta yang baru.
This link is not valid.=Tautan ini tidak berlaku.
This link is for the {} page.=Tautan ini untuk halaman {}.
Many are writing at the moment: try again.=Hub sedang ramai: coba lagi sebentar lagi.
Many are writing at the moment: send it again.=Hub sedang ramai: kirim lagi sebentar lagi.
Many are reading at the moment: try again in a minute.=Sedang banyak yang membaca: coba lagi semenit lagi.
Too much is waiting at the moment: try again in a minute.=Antrean sedang penuh: coba lagi semenit lagi.
The workbook is busy: try again in a moment.=Workbook sedang sibuk: coba lagi sebentar lagi.
This could not be answered now. It was written to the log.=Belum bisa dijawab sekarang. Sudah dicatat di log.
There is no {} that you may see.={} tidak ada, atau tidak boleh Anda lihat.
Your role reads and changes nothing.=Peran Anda hanya bisa membaca.
Your row in the People tab has no role, or no region: ask head office.=Baris Anda di tab People belum punya peran atau wilayah: hubungi kantor pusat.
Your region is new here: try again in half a minute.=Wilayah Anda masih baru di sini: coba lagi setengah menit lagi.
Dead letters are for head office.=Kiriman bermasalah hanya untuk kantor pusat.
The ledger is for head office.=Ledger hanya untuk kantor pusat.
Settings are for head office.=Pengaturan hanya untuk kantor pusat.
The {} tab has no column for this.=Tab {} tidak punya kolom untuk ini.
This sale was registered before with other fields: look at your sales below.=Penjualan ini sudah dicatat dengan isian lain: lihat penjualan Anda di bawah.
It is not whole, or nothing that can be put in again.=Isinya tidak utuh, atau bukan sesuatu yang bisa dimasukkan lagi.
The Settings tab has no row for it: run set-up.=Tab Settings tidak punya barisnya: jalankan set-up.
It stands in the Settings tab twice: remove one of the rows first.=Ada dua kali di tab Settings: hapus salah satu barisnya dulu.
Meanwhile it was changed to "{}".=Sementara itu sudah diubah menjadi "{}".
A silence ends in the future, within 90 days.=Peredaman berakhir di waktu mendatang, paling lama 90 hari.
What was sent cannot be used: {}.=Yang dikirim tidak bisa dipakai: {}.
There is no call {}.=Tidak ada panggilan {}.
A request is JSON text of at most 60,000 characters.=Permintaan adalah teks JSON paling panjang 60.000 karakter.
A request is a JSON object.=Permintaan adalah objek JSON.
{} is for people at the page, not for programs.={} untuk orang di halaman, bukan untuk program.
Tab "{}": no column with the header {} in row 1. Put the header back as it was; run "Set up" from the Dealer Hub menu only if the column itself is gone.=Tab "{}": tidak ada kolom berjudul {} di baris 1. Kembalikan judulnya seperti semula; jalankan "Set up" dari menu Dealer Hub hanya kalau kolomnya sendiri hilang.
Tab "{}": the headers "{}" and "{}" in row 1 name one and the same column. Give the column that is yours another header.=Tab "{}": judul "{}" dan "{}" di baris 1 menyebut kolom yang sama. Beri kolom milik Anda judul lain.
The workbook is not set up: run "Set up" from the Dealer Hub menu.=Workbook belum disiapkan: jalankan "Set up" dari menu Dealer Hub.
The writer is stopped: what came in waits for it.=Penulisan berhenti: yang masuk menunggunya.
`;

/** What has happened to a lead, and of what a score is made. */
export const LEAD_WORDS = `answers {} of {} ({} of {})=jawaban {} dari {} ({} dari {})
speed {} of {} ({} of {})=kecepatan {} dari {} ({} dari {})
contacts {} of {} ({} of {})=kontak {} dari {} ({} dari {})
outcomes {} of {} ({} of {})=hasil {} dari {} ({} dari {})
First message, from {}.=Pesan pertama, dari {}.
The customer is back.=Pelanggan kembali.
Everybody asked has passed.=Semua yang ditawari melewatinya.
Nobody answered in time.=Tidak ada yang menjawab tepat waktu.
The wait is over.=Waktu tunggu selesai.
Nobody asked could be reached on WhatsApp.=Yang ditawari tidak bisa dihubungi lewat WhatsApp.
It goes on from its offers.=Dilanjutkan dari tawarannya.
The customer is somewhere else.=Pelanggan berada di tempat lain.
The customer shared a location.=Pelanggan membagikan lokasi.
WhatsApp reports the change from one to the other.=WhatsApp melaporkan perubahannya.
{} and {} are two people, staff say.={} dan {} dua orang berbeda, kata staf.
No answer to the question.=Pertanyaan tidak dijawab.
No answer for 24 hours.=Tidak ada jawaban selama 24 jam.
Asked for no more messages.=Minta tidak dikirimi pesan lagi.
The number or user ID of the customer has changed.=Nomor atau ID pengguna pelanggan berubah.
The same person as {}, whose lead is {}.=Orang yang sama dengan {}, yang lead-nya {}.
{} goes on as {}: {}={} dilanjutkan sebagai {}: {}
Now in {}.=Sekarang di {}.
The nearest dealers have all the leads they can get now.=Dealer terdekat sudah mendapat lead sebanyak yang bisa ditangani.
{} is asked too: somebody of the ring cannot be reached on WhatsApp.={} juga ditawari: ada yang di putaran ini tidak bisa dihubungi lewat WhatsApp.
{} served this customer before, within the protection window.={} pernah melayani pelanggan ini, masih dalam masa perlindungan.
{} served this customer before, but {}.={} pernah melayani pelanggan ini, tetapi {}.
^is gone=sudah tidak ada
^is no longer active=tidak aktif lagi
^is off duty=sedang tidak bertugas
^is not authorised for this=tidak berwenang untuk ini
{} tapped first.={} yang pertama mengetuk.
{} did not contact the customer within {} minutes.={} tidak menghubungi pelanggan dalam {} menit.
The lead has no location.=Lokasi lead tidak ada.
Nobody of {} dealers claimed it.=Tidak ada dari {} dealer yang mengambilnya.
No dealer in reach opens within {} hours.=Tidak ada dealer terjangkau yang buka dalam {} jam.
No dealer could be asked.=Tidak ada dealer yang bisa ditawari.
The customer asked for a person.=Pelanggan ingin bicara dengan orang.
The chatbot did not understand the customer.=Chatbot tidak memahami pelanggan.
. To {}.=. Ke {}.
Closed: all {} dealers in reach. {} opens first, {}.=Tutup: semua {} dealer terjangkau. {} buka paling dulu, {}.
 Ring {}: = Putaran {}: 
Taken from its owner to be given to somebody else.=Diambil dari pemiliknya untuk diberikan ke orang lain.
Given to {}.=Diberikan ke {}.
Came to {}, where {} received them.=Datang ke {}, diterima oleh {}.
Came to {}.=Datang ke {}.
Came in person.=Datang langsung.
A walk-in.=Datang langsung ke dealer.
Wrote to the customer in the inbox.=Menulis ke pelanggan di kotak masuk.
Wrote to the customer.=Menulis ke pelanggan.
Says it was sold.=Menyatakan sudah terjual.
Said so by button.=Menyatakannya lewat tombol.
Sale {} was accepted.=Penjualan {} diterima.
They were contacted.=Sudah dihubungi.
Nobody contacted them.=Belum ada yang menghubungi.
Closed at the provider.=Ditutup di penyedia.
Erased on request.=Dihapus atas permintaan.
No reason given.=Tanpa alasan.
Lost: PRICE.=Gagal: harga.
Lost: CREDIT.=Gagal: kredit ditolak.
Lost: ELSEWHERE.=Gagal: beli di tempat lain.
Lost: NO_ANSWER.=Gagal: tidak bisa dihubungi.
Lost: NO_NEED.=Gagal: tidak butuh lagi.
Lost: OTHER.=Gagal: lainnya.
Closed: PRICE.=Ditutup: harga.
Closed: CREDIT.=Ditutup: kredit ditolak.
Closed: ELSEWHERE.=Ditutup: beli di tempat lain.
Closed: NO_ANSWER.=Ditutup: tidak bisa dihubungi.
Closed: NO_NEED.=Ditutup: tidak butuh lagi.
Closed: OTHER.=Ditutup: lainnya.
Unit {} no longer proves the sale.=Unit {} tidak lagi membuktikan penjualan.
Unit {} reported itself: {}.=Unit {} melapor sendiri: {}.
`;

/** For staff: what could not be handled, and the ledger. */
export const STAFF_PAGE_WORDS = `The ledger holds: {} rows, {} heads recorded outside.=Ledger utuh: {} baris, {} kepala tercatat di luar.
Head: {} {}=Kepala: {} {}
The ledger does not hold.=Ledger tidak utuh.
The ledger holds.=Ledger utuh.
A message from nobody: neither phone nor user ID.=Pesan tanpa pengirim: tanpa nomor dan tanpa ID pengguna.
It seems to come from one of the brand’s own numbers: whoever wrote it is not known.=Tampaknya dari salah satu nomor brand sendiri: penulisnya tidak diketahui.
It was held back, and cannot be read any more.=Sempat ditahan, dan tidak terbaca lagi.
It cannot be read: {}=Tidak terbaca: {}
This is none of the webhooks that Qontak is known to send.=Ini bukan webhook yang biasa dikirim Qontak.
The body is JSON, but no object: a webhook from Meta is an object with "entry".=Isinya JSON tetapi bukan objek: webhook dari Meta adalah objek dengan "entry".
There is no "entry" array: this is not a webhook from Meta.=Tidak ada larik "entry": ini bukan webhook dari Meta.
A message without an id: it cannot be distinguished from a repetition, so it was not acted on.=Pesan tanpa id: tidak bisa dibedakan dari pengulangan, jadi tidak dikerjakan.
Not JSON: {}=Bukan JSON: {}
The delivery cannot be unpacked: {}=Kiriman tidak bisa dibuka: {}
`;
