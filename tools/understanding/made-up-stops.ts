/** How made-up opt-outs are built, and what looks like them: slots of made-up-slots.ts in words. */
import { NO_SILENCE } from './made-up-false-stops.ts';

const SILENCE = `
{pls}{neg} {reach} {me}{again}{end}
{pls}{neg} {reach} {me}{again}{end}
{pls}{neg} {reach} {me}{again}, {done}
{done}, {neg} {reach} {me}{again}{end}
{done} jadi {neg} {reach} {me}{again}{end}
{pls}{neg} {get} {msg} {again}{end}
{pls}{neg} {get} {msg} {again}{end}
{pls}{neg} kirim {msg} {again}{end}
{pls}{neg} kirim {msg} {me}{end}
{pls}{neg} ada {msg} {again}{end}
{pls}{neg} {msg} {again}{end}
{pls}{stopv} {msg} {me}{end}
{pls}{stopv} {msg}{end}
{pls}{stopv} kirim {msg} {me}{again}{end}
{pls}{stopv} semua {msg} {me}{end}
{msg} {stopv} {end}
{pls}{msg} ke {mine} {stopv}{end}
{pls}{stopv} langganan {msg}{end}
{stopv}, {done}
{stopv} {done}
{stopv} kak, {done}
{stopv}. {done}
{done}, {stopv} aja{end}
{done} {stopv}{end}
{pls}{rem} {mine} dari {list}{end}
{pls}{rem} {mine}{end}
{pls}{mine} {rem} dari {list}{end}
{pls}{mine} {rem} aja{end}
{done}, {rem} {mine}{end}
{pls}saya mau keluar dari {list}{end}
{ann} {get} {msg} {often}
{ann} {often} {get} {msg}
{ann} liat {msg} kalian {often}
{ann} sama {msg} volta
{ann} gara2 {msg} {often}, {away}
{often} {get} {msg}, {ann}
{msg} {often}, {ann}
{often} {msg} mulu {ann} {away}
saya {ann} kalau {reach} {often}
{pls}{mine} jangan {use} {forads}{end}
{pls}jangan {use} {mine} {forads}{end}
{mine} tidak untuk {forads}
saya tidak izinkan {mine} {use} {forads}
saya cabut izin {mine} {use} {forads}
kalau masih {reach} {me}{threat}
{threat} kalau masih kirim {msg}
sekali lagi kirim {msg} {threat}
{threat}{end}
{away}{end}
{away}, {neg} {reach} {me}{again}
{msg} terus, {away}
udah dibilang {neg} {reach} {me}masih aja {often}
sudah {neg} {reach} dari kemarin kok masih dikirim {msg}
berapa kali saya bilang {stopv}
saya sudah minta {stopv} kok masih dapat {msg}
gimana cara {stopv} {msg} dari volta
gimana caranya biar ga dapat {msg} {again}
caranya {rem} {mine} dari {list} gimana
please stop sending {msg} {again}
do not {reach} {me}{again}
i dont want to get {msg} {again}
no more {msg}{end}
enough with the {msg}
take {mine} off your {list}
opt out from {msg}
kindly discontinue all {msg}
quit sending {msg}
please cease all {msg} to this number
i did not sign up for {msg}
tired of these {msg} every day
sick of getting {msg}
please do not follow up {again}
{done}, do not contact {me}{again}
{stopv} ya, {done}
{stopv} dulu ya kak, {done}
{stopv} {msg}, {done}
maaf {stopv}. {done}
makasih infonya, tapi {neg} {reach} {me}{again}
terima kasih atas {msg} nya, {stopv} ya
saya ga mau lagi {get} {msg}
sampai kapan mau kirim {msg}, {ann}
siapa sih ini, {neg} {reach} {me}{again}
dapat nomor saya dari mana? {neg} {reach} {again}
dapat nomor saya dari mana? {rem} {mine}
{mine} kok {reach} {often}, {stopv}
{mine} jangan dikirimi {msg} {again}
{mine} mohon tidak {reach} {again}
ga ada gunanya {reach} saya, {done}
kalau mau jualan jangan ke {mine}
kalau mau {reach} jangan ke {mine}
{mine} bukan buat jualan
percuma {reach} saya {often}, {done}
cukup sampai di sini {msg} nya
ini terakhir ya, {neg} {reach} {again}
{msg} bikin {ann}, {away}
stop {nudge} {phone}
can you stop {nudge} {phone}
would you please stop {nudge} {phone}
you guys keep {nudge} {phone}, stop
these {msg} are {unwanted}
your {msg} are {unwanted}
{unwanted}, stop it
i want off this {list}
i want out of this {list}
get me off this {list}
delete {info}
please delete {info}
delete {info}, im not a customer
erase {info} and dont contact me
i did not agree to this, {rem} {mine}
who gave you my number, do not {reach} {again}
stop it already
that is enough, stop {nudge} {phone}
ketik apa biar {neg} {reach} {again}
gimana biar {neg} {get} {msg} {again}
bagaimana supaya {neg} {reach} {again}
tiap buka hp isinya {msg} kalian {again}
isi wa saya {msg} kalian semua, {ann}
{ann} blokir terus, {away}
{ann} blokir {often}, ganti nomor lagi, {away}
udah diblokir ganti nomor lagi, {away}
{regno} {reach} {again}, {regann}
{regno} {reach} {me}{again}
{regno} kirim {msg}, {regann}
{regno} {get} {msg}, {regann}
{mine} ini punya kantor, {neg} {reach} {me}
perasaan ga pernah kasih {mine}, {rem} dong
saya ga mau lagi urusan sama kalian
tutup percakapan ini, {neg} {reach} {again}
lupakan saja, {rem} {mine}
stop {msg} bot
{pls}{neg} {verb} {again}{end}
{pls}{neg} {verb} lagi {about}{end}
{pls}jangan {verb} lagi{end}
{pls}ga mau tau lagi {about}{end}
{pls}ga mau denger lagi {about}{end}
{rude} {neg} {verb} lagi
{rude} sama {msg} kalian, {neg} {verb} lagi
{rude} {msg} mulu, {away}
{neg} {verb}, {neg} {reach}, {neg} {reach}
id rather not {hear}
i do not want to {hear} {again}
i would prefer not to {hear}
you have got the {wrong}, do not {reach} {again}
{wrong}, stop {nudge} me
im {wrong}, please {rem} {mine}
please make it stop
make these {msg} stop
saya tidak pernah setuju ikut program ini, keluarkan
saya ga pernah daftar, keluarkan {mine}
nomor ini sudah ganti pemilik, {neg} {reach} {again}
ini bukan nomor andi, {rem}
{mine} salah masuk {list}, {rem}
kami tidak menerima {msg}, harap dihentikan
komplain, {msg} terus padahal sudah minta {stopv}
saya komplain karena terus {reach} padahal sudah minta {stopv}
sudah cukup {msg} nya, terima kasih
{msg} sudah cukup{end}
{done} tadi, {stopv} ya
istri saya cemburu, {stopv}
bisa ga sih {stopv} {reach} orang malam malam
{ann} ladenin bot jualan, {away}
can i be excluded from these {msg}
exclude me from {msg}
do not call or text me {again}
{msg} lagi, skip selamanya
ga penting, {away}
{often} masih {msg}, {rem} {mine}
jadikan ini pesan terakhir kalian
{msg} terus, {rem} gue
`;

export const STOPS = [
  [true, SILENCE],
  [false, NO_SILENCE],
] as const;
