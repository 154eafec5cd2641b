/** What made-up messages are put together from: each slot holds what may stand there, separated by "|". Nothing stands for nothing. */
export const STOP_SLOTS: Readonly<Record<string, string>> = {
  pls: ` | | | |tolong |mohon |pls |plis |min |kak |bang |pak |mas |maaf |tlg |harap |saya minta 
|dear admin |admin volta |halo |hey |woi |duh |yaelah |sori `,
  end: ` | | | | | ya| ya kak| dong| min| deh| makasih| pls| please| kak| bang| lah| trims| thanks| oke| ah| napa| napa sih| atuh| bos`,
  neg: `jangan|jgn|ga usah|gak usah|gausah|nggak usah|tidak usah|tdk usah|tidak perlu|ga perlu|gak perlu
|ga mau|gak mau|gamau|tidak mau|ogah|ojo|ulah|tong|jangan pernah|dilarang|kagak usah|tidak ingin
|ga pengen|emoh|ndak usah|janganlah|stop|berhenti|udah jangan|udah ga usah|cukup jangan
|tidak berkenan|agar tidak|supaya tidak|untuk tidak`,
  reach: `hubungi|hubungin|menghubungi|dihubungi|dihubungin|chat|ngechat|dichat|chatin|wa|ngewa|diwa|wain
|japri|kontak|dikontak|mengontak|kontakan|kirimin|kirimi|kirim2|ngirim|ngirimin|dikirimi|dikirimin
|mengirimi|tawarin|nawarin|ditawarin|menawarkan|ditawari|follow up|difollow up|ganggu|mengganggu
|diganggu|spam|nyepam|dispam|sms|blast|diblast|broadcast|email|dm|pm|kabarin|kabari|dikabari
|hubungin|nge chat|teror|usik|promosi|tag|prospek|diprospek|ingetin|remind|reminder|message|text
|contact`,
  me: ` | | |saya |aku |gue |gw |nomor ini |ke nomor saya |ke sini |ke saya |ke nomor ini |ke hp saya 
|ke wa saya |me |kami |sy |abdi |kulo |sini |nomor gue |istri saya |ibu saya |orang tua saya `,
  again: ` | | |lagi|lg|lagi ya|terus|mulu|terus terusan|melulu|tiap hari|setiap hari|sama sekali|apa apa
|apapun|lagi selamanya|maneh|deui|again|anymore|kedepannya|mulai sekarang|ke depan|sampai kapanpun`,
  msg: `pesan|pesannya|pesan2|wa|chat|chatnya|promo|promosi|promonya|iklan|iklannya|ads|broadcast
|broadcastnya|bc|sms|spam|info|info2|infonya|notif|notifnya|notifikasi|penawaran|tawaran|newsletter
|blast|blastnya|marketing|pengumuman|informasi|kabar|berita|email|reminder|update|updatean|kiriman
|siaran|pesan siaran|pesan otomatis|pesan promosi|pesan iklan|iklan motor|promo motor|beginian
|kayak gini|ginian|kaya gini|yang beginian|pesan bot|sampah`,
  get: `dapat|dapet|nerima|terima|menerima|dikirimi|dikirimin|kirimin|baca|liat|lihat|dikirim|diganggu
|mendapat|mendapatkan|dijejelin|dicekokin|disuguhi|kebanjiran`,
  stopv: `stop|setop|berhenti|brenti|berenti|hentikan|dihentikan|sudahi|disudahi|udahin|akhiri|tutup|matikan
|matiin|nonaktifkan|nonaktifin|off|offkan|offin|batalkan|batalin|bataln|putus|cabut|unsubscribe
|unsub|mute|bisukan|distop|stopin|cancel|cukupkan|end|selesaikan|tiadakan`,
  rem: `hapus|hapusin|dihapus|hps|coret|dicoret|keluarkan|keluarin|dikeluarkan|cabut|lepas|lepasin|buang
|hilangkan|hilangin|ilangin|delete|didelete|remove|diremove|singkirkan|tarik|bersihkan|pindahin
|copot|kick|drop`,
  mine: `nomor saya|nomer saya|nomer gue|no saya|no hp saya|nomor ini|no ini|nomor hp ini|kontak saya
|kontak ini|data saya|data diri saya|nama saya|saya|gue|aku|me|nomor wa saya|akun saya|nomor aku
|no wa ini|nomor istri saya|nomor ibu saya|identitas saya|my number|nomor kantor saya`,
  list: `daftar|daftar kirim|daftar kontak|list|listnya|database|databasenya|data base|broadcast|grup|group
|grup wa|grup siaran|siaran|sistem|sistem kalian|mailing list|langganan|daftar penerima
|daftar pelanggan|data volta|kontak volta|data kalian|crm|list promo|buku telepon|daftar sebar`,
  ann: `capek|cape|muak|bosen|bosan|risih|males|malas|jengah|eneg|sebel|kesel|kesal|jengkel|keganggu
|terganggu|pusing|keberatan|tidak nyaman|ga nyaman|mual|sumpek|bete|gerah|lelah|stress|illfeel|gedeg
|emosi|kapok`,
  often: `tiap hari|tiap pagi|tiap malam|terus|terus terusan|mulu|melulu|bolak balik|setiap saat|berkali kali
|tiap jam|tengah malam|pagi siang malam|seminggu penuh|sehari tiga kali|berulang kali`,
  use: `dipakai|dipake|pakai|pake|digunakan|gunakan|disebar|sebar|disimpan|simpan|dijual|jual|dimasukkan
|masukin|dipakein|dijadiin|dipergunakan|diproses|dibagikan`,
  forads: `untuk iklan|buat iklan|buat promosi|buat jualan|buat promo|untuk pemasaran|untuk marketing
|buat nawarin barang|untuk tujuan promosi|buat spam|untuk kirim promo|sebagai tujuan iklan
|untuk penawaran|buat dagang|buat broadcast|lagi|sembarangan|tanpa izin`,
  done: `sudah beli honda|udah beli di tempat lain|udah punya motor|udah dapet motor|ga jadi beli|gak jadi
|belum butuh|ga butuh motor|tidak minat|ga minat|gak tertarik|tidak tertarik|saya ga niat beli
|bukan target kalian|salah sambung|salah orang|ini nomor anak saya|saya bukan pembeli|udah ga perlu
|motornya udah dijual|saya sibuk|lagi berduka|mau tenang|saya mau tidur|saya lagi kerja
|saya lagi rapat|saya mau istirahat|saya pusing|anak saya sakit|uangnya ga ada|saya udah tua
|mau fokus kerja|privasi saya terganggu|saya ga kenal kalian|ga pernah daftar|saya ga pernah minta
|not interested|bought one already|wrong number|i am busy|hp saya penuh|memori hp penuh|kuota habis
|berisik|mengganggu|ganggu banget|bising|spam semua|saya terganggu|cukup sekian|udah cukup
|ga penting|buang buang waktu|saya pakai yamaha|sudah punya vario|saya sudah ambil v1 plus di medan
|baru beli s3 kemarin|saya tinggal di bali|di kota saya ga ada dealer|dealer malang jauh
|saya cari sendiri nanti|anak saya yang mau s3 bukan saya|v1 saya sudah dijual|temen saya yang minat
|cuma iseng tanya|waktu itu cuma tanya harga|sudah ada yang lain|sudah dapat dari dealer lain
|saya di luar negeri|tidak jadi test ride|ga jadi servis|i live in bali now|i moved to jakarta|motor saya baru diservis|nanti saya cari sendiri di bekasi`,
  threat: `saya blokir|gue blok|aku block|saya laporin|saya laporkan|gw report|saya adukan ke kominfo
|saya lapor polisi|saya tuntut|i will report you|i will block you|saya sebar|ke ylki`,
  away: `pergi sana|pergi|minggir|diem|diam|berisik|berisik banget|udahan|udahan ah|udah ah|sudah cukup|cukup
|enough|go away|leave me alone|jauh jauh sana|jangan ganggu|bubar|bye|get lost|shut up
|jangan muncul lagi|hush|tinggalkan saya|biarkan saya tenang|kasih saya tenang`,
  thing: `motor|motornya|unit|unitnya|barang|pesanan|orderan|s3|v1 plus|v1 city|c2|yang merah|yang city
|baterai|charger|helm|stnk|bpkb|berkas|faktur|brosur|foto|video|alamat|lokasi|katalog|mekanik
|teknisi|dp|invoice|kwitansi`,
  where: `ke rumah|ke kantor|ke toko|ke bekasi|ke depok|ke alamat lama|ke medan|ke situ|ke sana|hari minggu
|besok|sekarang|pagi pagi|pakai kurir|lewat ekspedisi|ke tempat kerja|ke cabang lain`,
  want: `saya mau beli s3|mau v1 plus|saya minat v1 city|mau test ride|mau servis|mau yang sport
|berapa harga s3|berapa cicilannya|harga v1 plus berapa|saya masih mau beli|saya ke dealer besok
|saya ambil sendiri|kapan bisa diambil|c2 ada|dealer bandung di mana|mau nanya dulu|saya masih minat
|kirim harganya aja|langsung aja ke harga|saya tunggu kabarnya|saya mau lanjut|proses aja
|lanjutkan pesanan saya|pesanan saya tetap jalan|pesanan saya jangan dibatalin|i still want one
|i want the s3|how much is it|saya mau ambil`,
  wrongp: `bukan alamat saya|alamatnya salah|kotanya salah|kota saya salah|salah kota|salah tipe|salah model
|modelnya salah|bukan itu|bukan yang itu|itu bukan pesanan saya|namanya salah|salah tulis
|salah ketik|salah alamat|keliru|warnanya salah|datanya salah|bukan di situ|salah dealer`,
  right: `yang benar medan|saya di serang|yang bener cimahi|maksud saya s3|yang sport|yang city
|saya maunya v1 plus|harusnya depok|mau yang merah|yang plus|di bogor aja|ganti s3|tolong dibenerin
|tolong diganti|saya tinggal di solo`,
  oops: `salah pencet|kepencet|ga sengaja|tidak sengaja|salah ketik|typo|salah kirim|salah tekan
|anak saya yang ketik|tadi emosi|maaf tadi marah|dipencet anak|keketik|cuma bercanda|becanda
|batal stop|ga jadi stop|by mistake|by accident|my kid typed it`,
  resume: `lanjut aja|lanjut ya|tolong diaktifkan lagi|aktifin lagi dong|kirim lagi infonya|masih mau dikabari
|tetap kabari saya|saya mau dapat info lagi|nyalain lagi notifnya|langganan lagi
|masukin lagi nomor saya|masih mau terima promo|jadi lanjut|hubungi saya lagi|chat saya lagi
|keep sending|please continue|sign me up again`,
  part: `rem|remnya|gas|gasnya|alarm|klakson|lampu|lampu sein|mesin|motor|motornya|motorku|dinamo|kipas
|starter|charger|cas|casan|speedometer|layar|roda|baterai|aplikasi|gps|v1 saya|s3 saya`,
  whenp: `di jalan|di tengah jalan|di tanjakan|di lampu merah|pas hujan|tiba tiba|sendiri|mendadak
|waktu dipakai|habis dicas|di tol|saat ngebut|pas nanjak|terus|kalau direm|pas panas`,
  job: `kerja|ngojek|merokok|kuliah|ngegrab|jualan|sekolah|pakai bensin|naik mobil|kredit|cicilan|arisan
|langganan parkir|main game|usaha laundry`,
  other: `suami saya|istri saya|bapak saya|nomor lama|nomor kantor|nomor yang kemarin|anak saya|bos saya
|nomor satunya`,
  call: `telepon|nelpon|telpon|ditelepon|call|calling|telfon|ditelpon|misscall|video call`,
  write: `chat aja|wa aja|cukup wa|lewat chat saja|text me instead|message is fine|lewat wa saja|sms aja
|pm aja|balas di sini aja`,
  time: `malam malam|jam kerja|pas jam kantor|hari minggu|pagi pagi|sekarang dulu|sebelum jam 5|waktu maghrib
|saat saya kerja|tengah malam|at night|during work`,
  ask: `sampai kapan|kapan|kenapa|apa masih|sudah belum|benarkah|gimana cara|cara|apakah|emang`,
  nudge: `bugging|blowing up|spamming|pestering|harassing|bothering|flooding|hitting up|cluttering|filling|pinging|texting`,
  phone: `my phone|me|my inbox|my whatsapp|my wife|this number|us|my chat`,
  unwanted: `unwanted|not welcome|annoying|unsolicited|a nuisance|too much|out of control|driving me crazy|pointless|spam`,
  info: `my info|my data|my details|my contact|my number|everything you have on me|my records|my profile`,
  regno: `mboten sah dipun|cekap|sampun cekap|enggeus ah tong|wes ta ojok|seng usah|beta seng mau|geus ulah|tos ulah|ulah|entong|teu kedah|sampun|mboten usah|ampun|aja|ojo|ora usah|rasah|jan|ko jangan|su jangan|jang|indak usah|jan lai|usah lai|dak usah|jangan lai|kada usah|sing ada|de je|tusing perlu`,
  regann: `lieur|rungsing|bosen aing|kesel aku|mumet|jengkel tenan|wis males|aku ra minat|teu minat|teu butuh|sa tra suka|sa tra mau|ambo indak minat|aku idak galak|ulun kada handak|nggih|atuh|yo|le|mas|kang|uda|kaka|rek|bro|boss`,
  busy: `lagi nyetir|lagi rapat|lagi kerja|lagi di jalan|lagi sholat|lagi makan|masih di kantor|lagi sibuk|lagi masak|lagi meeting|di pesawat`,
  later: `nanti jam 5|nanti malam aja|besok aja|nanti saya kabari|sorean|minggu depan aja|habis maghrib|kalau sudah sampai rumah|nanti lanjut`,
  though: `padahal sudah isi form|padahal mau beli|sudah seminggu|dari senin|sudah nunggu lama|tolong dong|gimana ini|jadi beli di mana|kecewa|saya nunggu terus`,
  verb: `kasih tau|kasih kabar|nongol|muncul|tanya tanya|nanya|bales|balas|nyapa|nyari saya|infoin|nginfoin|ngabarin|kabarin|ngelink|ngetag|ngoceh|cerewet|masuk ke hp saya|muncul di wa|bahas motor|tanya soal motor|kasih info|kasih promo|kasih penawaran|rayu|bujuk|ngebujuk|ngejar|kejar|cari|ingatkan|mengingatkan|mampir`,
  about: `soal ginian|soal volta|soal motor|soal promo|tentang volta|tentang promo kalian|beginian|apa pun dari kalian|dari volta|dari kalian|dari sini|motor listrik`,
  hear: `hear from you|hear from volta|hear about this|get anything from you|receive anything|be on this list|be contacted|be texted|get these`,
  wrong: `wrong guy|wrong person|wrong number|wrong contact|not the person you think|not your customer|not budi`,
  rude: `bodo amat|ih|duh gusti|ampun deh|astaga|sumpah ya|heh|sialan|kampret|njir|anjir|buset|hadeh|yaampun`,
};
