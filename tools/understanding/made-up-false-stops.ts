/** What uses the words of an opt-out for something else, takes one back, or puts something right. */
export const NO_SILENCE = `
{pls}{neg} kirim {thing} {where}{end}
{pls}{neg} kirim {thing} dulu{end}, {want}
jangan kirim {where}, kirim ke toko saja
{neg} {thing}, {want}
{pls}{stopv} {thing}, {right}
{stopv} dulu kak, {wrongp}
{stopv}, {wrongp}, {right}
{stopv} {wrongp}
{stopv}! {right}
eh {stopv}, {wrongp}
{stopv} order {thing}, {right}
{rem} {thing} dari pesanan, {right}
{rem} alamat lama, {right}
{rem} saya dari daftar antrian servis
{neg} {call} {me}{write}
{write}, {neg} {call}
wa saya {neg} {call}, lagi rapat
kok ga ada yang bales, {stopv} layanannya
kami dari kampus mau kerja sama, mohon infonya
{neg} {call}, {write}. {want}
{neg} {reach} {other}, {reach} saya di nomor ini
{neg} {reach} {time}{end}
{neg} {reach} {time}, {want}
{neg} chat panjang panjang, {want}
{neg} basa basi, {want}
{neg} banyak {msg}, {want}
{neg} {msg}, {want}
jangan stop {msg} dong, {want}
jangan stop dulu, {want}
jangan berhenti kirim {msg} ya
jangan hapus nomor saya, {want}
jangan stop
eh jangan di stop, {want}
stop, eh {oops}, {want}
stop. eh {oops}
tadi ketik stop {oops}, {resume}
tadi saya stop {oops}
maaf {oops}, {resume}
{oops}, {want}
tadi {stopv} {msg}, sekarang {resume}
{resume}
{pls}{resume}
stop promo aja, {want}
stop kirim {msg} tapi {want}
{msg} stop aja tapi {want}
{part} {stopv} {whenp}
{part} ga mau {stopv}
{part} {stopv} {whenp}, kenapa
{part} mati {whenp}
cara {stopv} {part} gimana
{part} susah {stopv}
saya {stopv} {job}, {want}
udah {stopv} {job} jadi {want}
{ask} {stopv} produksi s3
promo {stopv} kapan
{ask} promonya {stopv}
kok ga ada yang {reach} saya, {want}
saya belum {reach} sales
belum ada yang {reach} saya
kenapa belum {reach}, {want}
jangan lupa {reach} saya {again}{end}
jangan sampai lupa {reach} saya {again}
{reach} saya lagi ya{end}
promo nya udah abis, jangan dong
promonya habis ya, jangan dulu dong, {want}
jangan ragu {reach} saya
tolong {reach} saya, {want}
tolong kirim {msg}, {want}
boleh minta {msg} {end}
saya mau dapat {msg} terbaru
mau {get} {msg} promo v1 plus
saya ga keberatan {reach} {end}
{ann} naik bensin, {want}
{ann} nunggu, {want}
{ann} servis bolak balik, {part} {stopv} {whenp}
{ann} macet {often}, {want}
{part} bikin {ann}, {part} {whenp}
saya {ann} {thing} belum datang
nomor saya ganti, {reach} di nomor ini
nomor lama sudah tidak dipakai, {want}
data saya {use} untuk kredit apa
nomor rangka {use} untuk apa
ga jadi {thing}, {right}
{thing} cukup, {want}
cukup satu saja, {want}
cukup jelas, {want}
sudah cukup, {want}
udah ga minat {thing}, {want}
ga minat s3, {want}
don't stop sending me {msg}
i never got any {msg} from you
nobody contacted me, {want}
please do not call, {write}
my bike wont stop, {part} {whenp}
{want}
{pls}{want}
{stopv} kak, kota saya medan bukan malang
stop, sudah saya putuskan s3 aja
stop, fix v1 plus
stop, {want}
stop kak, {want}
saya dapat nomor ini dari iklan
dapat info dari teman, {want}
lihat iklannya di ig, {want}
saya lihat {msg} kalian, {want}
they dont send anything, {want}
they never {reach} me back
i get no more than 50 km
you did not {reach} me back
saya laporkan {part} {whenp}
saya laporkan ke polisi motor saya hilang
pesan ini sudah dihapus
pesan makanan nya sudah sampai
wrong number sorry
maaf salah sambung
ok makasih infonya
terima kasih infonya kak
batal aja
batal {thing}
ga jadi deh
tolong teruskan ke atasan, saya kecewa
bot terus, panggilkan orangnya
{ann} sama bot, mau bicara orang
batalkan langganan swap baterai saya
aplikasi {msg} bunyi terus
{msg} di aplikasi ga muncul
cara matikan {msg} di aplikasi
take me off the waiting list for the s3
tutup jam berapa
dealer tutup hari minggu
saya blok tanggal 12 ya
saya simpan nomor ini ya
nomor ini aktif
nomor saya yang satunya, {reach} di situ aja
hapus aja yang s3, {right}
cabut {part} gimana
lepas {part} susah
matikan {part} gimana caranya
jual motor lama, {want}
promo masih ada
masih ada {msg} bulan ini
ini siapa ya
dari mana ya
mau jadi agen, {reach} saya
kami menawarkan jasa {msg} untuk bisnis anda
{stopv} kontak di rumah cukup untuk cas
stop by the dealer tomorrow
non stop berapa jam
{want} {stopv} {job}
jangan kasih {mine} ke orang lain
{often} {part} {whenp}
{part} {ann}
tidak terima kalau garansi ditolak
belum terima {thing}
belum dapat {thing}
saya bosan tunggu {thing}
sudah bayar tapi belum dapat {msg}
konfirmasi pesanan tidak masuk ke hp saya
kemarin saya minta {stopv}, sekarang {resume}
kemarin {stopv}, sekarang {want}
dulu saya {stopv}, sekarang saya mau {get} {msg} lagi
ga pernah ada yang {reach} saya {though}
kok ga {reach} saya, {though}
belum ada yang {reach} saya {though}
kenapa ga ada yang {reach}, {though}
jangan {reach} dulu ya {busy}, {later}
jangan {reach} dulu, {busy}
tahan dulu ya, {later}
nanti dulu kak {busy}
saya ga dapat {msg} pas baterai penuh
saya tidak dapat {msg}, {though}
i cant stop smiling, love my s3
cant stop thinking about the s3, {want}
stop, bukan city tapi plus
stop, bukan s3 tapi c2
{stopv} kak, bukan yang itu tapi {right}
nomor saya jangan salah ya
nomor yang lama hilang, pakai ini ya
cukup kirim ke email aja penawarannya
suaranya {ann} ga
jangan panggil saya bu, {want}
remove the top box from my order
ignore my stop, {oops}
please ignore that stop, {resume}
jangan {verb} dulu, {busy}
jangan remove me, {resume}
dont remove me, keep me posted
i did not mean to unsubscribe, {resume}
saya tidak bermaksud stop, {resume}
stop tadi {oops}, untuk grup sebelah
{oops}, stopnya buat grup sebelah
orderan saya jangan distop, {want}
pesanan saya jangan {stopv}, {want}
chat saya kemarin ga dibales, jangan jangan keblokir
saya {get} error messages on the dashboard
tidak {get} otp aplikasi
belum {get} email konfirmasi
lapor, {part} hilang
saya cabut dari kantor jam 4, {want}
{stopv} jualan s3 ya
stop, wrong model, {right}
stop, koreksi, bukan malang tapi kediri
tunggu {stopv}, kota saya bogor
ga usah sungkan {reach} saya kalau s3 ready
tidak perlu ragu {reach} saya
kalau {stopv} bayar cicilan gimana
gak mau ketinggalan info s3
{rude} {part} {whenp}
minggu lalu saya bilang stop, sekarang {want}
udah ga marah, {resume}
{ann} dorong motor mogok, {want}
ga enak ditelpon pas kerja, {write}
tunggu jangan kirim dulu, alamat salah
the {msg} you send are great, {resume}
i like your {msg}, keep them coming
stop, salah. bukan tegal, {right}
{stopv}, salah. {right}
kok {stopv} ngirim {msg}, {want}
tadi kepencet blokir, sudah saya buka lagi
pesan saya jangan diabaikan dong
`;
