/** Made-up first messages for the model of intents, as made-up.ts has them for opt-outs: what each slot may hold, and how they are built. */

export const INTENT_SLOTS: Readonly<Record<string, string>> = {
  hi: ` | | | |kak |min |halo |bang |pak |mau tanya, |permisi |maaf |gan |siang kak, |assalamualaikum, |om |mbak |hi, `,
  by: ` | | | | ya| kak| dong| nih| min| di bandung| medan| surabaya| sby| depok| saya di solo| jogja| makassar| gmn ya| gimana ini`,
  bike: `motor|motornya|motor saya|motorku|v1 city|v1 plus|s3|c2|cargo|si city|volta saya|volta|motor listrik saya|punya saya|unit saya`,
  part: `ban|ban belakang|ban depan|rem|rem depan|rem belakang|lampu|lampu depan|lampu sein|sein kiri|stop lamp|klakson|spion|spido|speedometer
|layar|baterai|batre|aki|charger|casan|cas|kabel cas|kunci|remote|alarm|jok|bagasi|standar|stang|shock|shockbreaker|dinamo|kontroler|gas|gasnya
|tuas rem|velg|pelek|bearing|kampas|bodi|body|cover|dashboard|port usb|saklar|tombol starter|spakbor|plat|baut|gearbox|tutup bagasi|lubang cas`,
  ill: `ketinggalan|kegembok|terkunci|mati|rusak|pecah|bocor|lepas|hilang|ilang|copot|goyang|oblak|macet|seret|bunyi|bunyi aneh|berisik|cit cit|ngik ngik|kretek kretek|gluduk gluduk|ndut ndutan
|ngeden|lemot|lemes|ngedrop|kembung|panas|panas banget|bau gosong|keluar asap|kendor|longgar|patah|penyok|lecet|baret|retak|karatan|error|hang|blank
|kedip kedip|redup|nyala sendiri|mati sendiri|ga nyala|gak mau nyala|ga bunyi|ga kedip|ga fungsi|tidak berfungsi|ga berfungsi|gak pakem|ga mau ngecas|ga ngisi|ga narik
|ga mau jalan|ga respon|ga kedetek|gak kebaca|ga bisa dibuka|ga bisa dikunci|ga mau balik|susah diputer|keras|dol|aus|botak|habis|gundul|kempes|sobek
|keselek|nyendat|tersendat|brebet|nyangkut|getar|geter|oleng|miring|bengkok|kerendem|kemasukan air|kena banjir|jatoh|jatuh|ketabrak|nabrak|ditabrak orang|dicuri|kebakar|meleleh
|tidak normal|aneh|rewel|ngambek|mogok|ngadat|cuma tahan sejam|cepet abis|turun terus|ga kuat nanjak|ga ada tenaga|loyo|jadi pelan|jadi berat|bunyi terus`,
  fix: `ganti|benerin|betulin|dibenerin|diperbaiki|perbaikan|cek|dicek|periksa|servis|service|setel|stel|pasang|dibikinin|duplikat|bongkar|bersihin|tambal|las|ketok|cat ulang|repair|reset|kalibrasi|tune up|dirawat|perawatan|jemput|derek|tukar`,
  when: ` | | tadi pagi| dari kemarin| semalem| barusan| pas hujan| di jalan| sejak beli| tiap belok| pas ngerem| abis dicas| habis jatuh| sudah seminggu| baru 2 bulan`,
  try: `nyoba|nyobain|cobain|coba|jajal|ngejajal|ngetes|tes|test ride|tes ride|testride|test drive|ngerasain|rasain|muter muter naik|muter2 pakai|keliling pakai|naikin|numpang naik|numpang nyoba|pinjam sebentar|minjem|bawa jalan|jalan jalan pakai|percobaan naik|nyicipin|demo|mencoba|menguji|njajal|nyubo|latihan naik`,
  may: `boleh|bisa|bs|mau|pengen|pingin|pgn|kepengen|kalau mau|kapan bisa|dimana bisa|ada jadwal buat|bisa ga|boleh ga|minta jadwal|mau daftar|mau booking jadwal|gimana cara|sebelum beli mau|belum yakin mau|penasaran mau|mau dateng buat`,
  get: `beli|ambil|angkut|bungkus|meminang|pinang|pesan|pesen|order|inden|booking|keep|bawa pulang|punya|miliki|kredit|nyicil|cash|lunasin|ganti|pindah ke|upgrade ke|checkout|dp|tebus|boyong|koleksi|borong|beliin anak|beliin istri|purchase|get|buy|adopsi`,
  wish: `mau|pengen|pingin|siap|jadi|fix|deal|niat|rencana|ingin|minat|tertarik|langsung|butuh|lagi cari|perlu|tinggal|yakin mau|mantap|besok mau|bulan depan mau|gajian mau|insyaallah|i want to|akhirnya mau`,
  what: `satu|1 unit|2 unit|yang merah|yang hitam|v1 city|v1 plus|s3|c2|motor listrik|motor listriknya|yang sport|yang city|yang plus|buat anak sekolah|buat kerja|buat kurir|buat ngojek|buat istri|buat usaha|yang paling murah|yang dua baterai|itu|unitnya|sekarang`,
  question: `jam berapa buka|buka hari minggu|alamat dealernya di mana|garansi berapa tahun|stnk berapa lama|perlu sim apa|pajaknya berapa setahun|berapa km sekali cas|ngecas berapa jam|bisa buat boncengan|tahan hujan ga|aman kena banjir
|kecepatan maksimal berapa|beratnya berapa|tinggi joknya berapa|warna apa aja|bedanya apa|apa bisa dicas di rumah|baterainya bisa dilepas|ada aplikasinya|ada komunitasnya|kalau nanti rusak gimana|sparepart susah ga|servisnya di mana kalau rusak|bunyinya kencang ga|remnya cakram ga
|lampunya led ya|ada alarmnya|bisa nanjak ga|kuat bawa berapa kilo|jadi dikirim kapan|dealer manado ada|kantornya di mana|nomor dealernya berapa|ada cabang di tegal|ini motor buatan mana|ini resmi|ini bukan penipuan kan`,
  talk: `saya lihat iklannya|lihat di tiktok|dapat info dari teman|tau dari ig|mau tanya tanya|mau nanya boleh|boleh tanya|info dong|infonya kak|selamat pagi|selamat siang|halo|permisi|makasih|terima kasih infonya|oke siap|nanti saya kabari|saya pikir dulu|tanya istri dulu
|lagi nabung|kok ga pernah dihubungi|kok belum dikabari|saya nunggu dari senin|kok susah dihubungi|pabriknya tutup ya|kok ga dibales|belum ada yang hubungi saya|sudah nunggu lama|is it removable|how long to charge|is it waterproof|how fast is it|where are you based|what colours
|bagus ya motornya|keren motornya|keren|mantap|siapa ini|ini siapa|ini nomor siapa|salah kirim|maaf salah|ini volta ya|volta itu apa|motor listrik ya|belum minat|belum butuh|nanti aja|kapan kapan|cuma nanya|iseng nanya|nanya doang|cuma lihat lihat|just looking
|saya jual motor bekas|sewa mobil ada|kamar kosong ada|lowongan kerja ada|mau kerja di sini|mau jadi reseller|mau kerja sama|pinjaman dana cepat|servis ac panggilan|jual pulsa|hp saya rusak|laptop mati|mobil saya mogok|rumah saya bocor|ac rusak|kucing saya hilang|anak saya sakit
|rapat jam berapa|makan yuk|arisan besok|di mana posisi|sudah makan belum|paket saya belum sampai|pesan makanan|pesan gojek|obat batuk ada|beli pulsa|beli token|beli beras|beli rumah|beli mobil|test pack|tes cpns|coba lagi nanti|coba kirim ulang|coba jelaskan|coba cek dulu`,
};

const SERVICE = `
{hi}{part} {bike} {ill}{when}{by}
{hi}{part} {ill}{when}{by}
{hi}{bike} {ill}{when}{by}
{hi}{bike} kok {ill}{when}{by}
{hi}{bike} {part} {ill}{when}
{hi}kenapa ya {part} {ill}{when}
{hi}mau {fix} {part}{by}
{hi}bisa {fix} {part}{by}
{hi}{part} {ill}, bisa {fix} ga{by}
{hi}{bike} {ill} minta {fix}{by}
{hi}jadwal {fix} {bike} kapan
{hi}{fix} {part} berapa lama
{hi}{bike} perlu {fix}{by}
{hi}{part} {ill}, harus bawa ke mana
{hi}{part} {ill} padahal masih baru
my {part} is broken{when}
`;
const TEST_RIDE = `
{hi}{may} {try} {bike}{by}
{hi}{may} {try}{by}
{hi}{may} {try} dulu{by}
{hi}{may} {try} {bike} dulu sebelum beli
{hi}{bike} {may} {try}{by}
{hi}{try} {bike} {may}{by}
{hi}ada unit {try} {bike}{by}
{hi}jadwal {try} {bike} hari sabtu{by}
{hi}belum mau beli, cuma {may} {try}
{hi}kalau mau {try} harus janjian{by}
{hi}jadwalin {try} besok{by}
`;
const BUY = `
{hi}{wish} {get} {what}{by}
{hi}{wish} {get} {what} {what}
{hi}{get} {what} dong{by}
{hi}{wish} {what}{by}
{hi}{wish} {get} {bike}, syaratnya apa
{hi}kalau {get} {what} gimana caranya
{hi}ga usah test ride, {wish} {get}{by}
{hi}sudah pernah coba, tinggal {get}{by}
{hi}istri {wish} {what}{by}
{hi}gas {get} {what}
{hi}{what} {wish} {get} hari ini{by}
`;
const NONE = `
{hi}{question}{by}
{hi}{question}
{hi}{talk}{by}
{hi}{talk}
{talk} {talk}
{hi}{question}, {question}
{hi}{bike} {question}
{hi}{talk}, {question}
{hi}{part} {bike} model apa{by}
{hi}{part} nya kuat ga{by}
{hi}kalau {part} {ill} gimana{by}
{hi}{part} {bike} gampang {ill} ga
{hi}takut {part} {ill}
{hi}{part} ada garansi{by}
{hi}beda {part} {bike} apa
`;

export const INTENTS = [
  ['SERVICE', SERVICE],
  ['TEST_RIDE', TEST_RIDE],
  ['BUY', BUY],
  ['', NONE],
] as const;
