/** The self-test and the Secrets dialog in Bahasa Indonesia, as in report-words.ts. */
export const SELF_TEST_WORDS = `The web app is deployed=Web app sudah dipasang
WhatsApp needs an address to deliver to.=WhatsApp butuh alamat untuk mengirim.
Run npm run deploy (docs/DEPLOY.md, step 4), then this test again.=Jalankan npm run deploy (docs/DEPLOY.md, langkah 4), lalu uji ini lagi.
Set-up was run=Penyiapan sudah dijalankan
Set-up makes the secrets by which the hub knows its callers.=Penyiapan membuat rahasia yang dipakai hub mengenali pemanggilnya.
Choose Dealer Hub → Set up or repair, then this test again.=Pilih Dealer Hub → Siapkan atau perbaiki (Set up or repair), lalu uji ini lagi.
(no address)=(belum ada alamat)
(missing: {})=(belum ada: {})
The web app runs the build of this menu=Web app menjalankan build dari menu ini
What is proved below is proved of this version.=Yang dibuktikan di bawah berlaku untuk versi ini.
Wait a minute after “npm run deploy” and run this test again.=Tunggu satu menit setelah “npm run deploy”, lalu jalankan uji ini lagi.
(the menu is {}, the web app an older one)=(menu memakai {}, web app memakai yang lebih lama)
(the menu is {}, the web app {})=(menu memakai {}, web app memakai {})
Parallel writes to different property keys are all kept=Tulisan bersamaan ke kunci properti yang berbeda tersimpan semua
Messages that arrive at the same moment are all kept.=Pesan yang masuk pada saat yang sama tersimpan semua.
Run it once more in a minute. If it fails again, do not go live: messages could be lost in a burst. Report it with the figures.=Jalankan sekali lagi semenit kemudian. Bila gagal lagi, jangan mulai dipakai: pesan bisa hilang saat ramai. Laporkan beserta angkanya.
({} of {} kept, {} answered, {} ms)=({} dari {} tersimpan, {} dijawab, {} ms)
The script lock excludes=Kunci skrip menutup untuk yang lain
A lead that two reps claim at the same moment goes to one of them.=Lead yang diklaim dua sales pada saat yang sama jatuh ke satu orang.
Run it once more in a minute. If it fails again, do not go live, and report it with the figures.=Jalankan sekali lagi semenit kemudian. Bila gagal lagi, jangan mulai dipakai, dan laporkan beserta angkanya.
({} executions counted to {}, {} ms)=({} eksekusi menghitung sampai {}, {} ms)
A POST is answered with 200 and no redirect=POST dijawab 200 tanpa pengalihan
WhatsApp’s deliveries reach the hub and count as delivered.=Kiriman WhatsApp sampai di hub dan dianggap terkirim.
Deploy → Manage deployments: access must be “Anyone”, executed as you; then npm run deploy. An error page of Google’s also comes with 200, which is why the answer is read.=Deploy → Manage deployments: akses harus “Anyone”, dijalankan sebagai Anda; lalu npm run deploy. Halaman galat Google juga datang dengan 200, karena itu jawabannya dibaca.
(HTTP {}, answered by the hub)=(HTTP {}, dijawab hub)
(HTTP {}, but the answer is not the hub’s)=(HTTP {}, tetapi bukan jawaban hub)
The challenge comes back, behind a redirect=Tantangan kembali, di balik pengalihan
Whether Meta follows the redirect, only Verify in its console shows.=Apakah Meta mengikuti pengalihan, hanya tampak lewat Verify di konsolnya.
Refused there? Put the relay in front (docs/RELAY.md) and give Meta its address instead.=Ditolak di sana? Pasang relay di depan (docs/RELAY.md) dan berikan alamatnya ke Meta.
(HTTP {}, then the challenge)=(HTTP {}, lalu tantangannya)
(HTTP {}, then nothing)=(HTTP {}, lalu tidak ada apa pun)
(HTTP {}, then {})=(HTTP {}, lalu {})
What to do: {}=Yang perlu dilakukan: {}
All is well: this deployment can take messages. Next: docs/DEPLOY.md, step 5.=Semuanya baik: pemasangan ini siap menerima pesan. Berikutnya: docs/DEPLOY.md, langkah 5.
{} of {} did not pass: do what is said above, then run the self-test again. Do not go live before.={} dari {} tidak lulus: lakukan yang tertulis di atas, lalu jalankan uji mandiri lagi. Jangan mulai dipakai sebelum itu.
`;

export const SECRET_WORDS = `There is no such secret: open the dialog again.=Rahasia itu tidak ada: buka lagi jendelanya.
Only set, renew, switch, remove and test are known: open the dialog again.=Hanya set, renew, switch, remove, dan test yang dikenal: buka lagi jendelanya.
{} was left as it was: nothing was entered.={} tidak diubah: belum ada yang diisi.
{} was left as it was: it is longer than {} characters.={} tidak diubah: lebih panjang dari {} karakter.
{} was left as it was: it holds a space, a line break or a letter that no secret has. Copy it once more.={} tidak diubah: ada spasi, ganti baris, atau huruf yang tidak mungkin ada di rahasia. Salin sekali lagi.
{} was left as it was: it has {} characters; {} are needed.={} tidak diubah: panjangnya {} karakter, perlu {}.
{} was left as it was: it stands in an address: only letters, digits, - and _ may be in it.={} tidak diubah: ini bagian dari alamat, jadi hanya huruf, angka, - dan _ yang boleh.
{} is set. The next lead that goes into the CRM proves it; a refusal is an alert.={} sudah diisi. Lead berikutnya yang masuk ke CRM membuktikannya; penolakan menjadi peringatan.
{} is set. The self-test proves it on the deployment.={} sudah diisi. Uji mandiri membuktikannya di pemasangan ini.
{} is set.={} sudah diisi.
{} is not set.={} belum diisi.
{} is known to somebody else, too: enter the new one, and give it to them.={} juga diketahui pihak lain: isi yang baru, lalu berikan kepada mereka.
{} was made anew: buttons and links sent before no longer work.={} dibuat baru: tombol dan tautan yang dikirim sebelumnya tidak berfungsi lagi.
{} has no successor yet: enter it first.={} belum punya pengganti: isi dulu.
{}: the new one is in use, the old one is refused from now on.={}: yang baru sudah dipakai, yang lama mulai sekarang ditolak.
The hub does not work without {}: enter another one instead.=Hub tidak bekerja tanpa {}: isi dengan yang lain saja.
{} was removed.={} dihapus.
Meta knows the number: {} ({}).=Meta mengenal nomornya: {} ({}).
Meta refuses it (HTTP {}): no reason given=Meta menolaknya (HTTP {}): tanpa alasan
Meta refuses it (HTTP {}): {}=Meta menolaknya (HTTP {}): {}
Qontak takes the credentials.=Qontak menerima kredensialnya.
Qontak refuses them (HTTP {}). They belong together: enter all of them anew.=Qontak menolaknya (HTTP {}). Semuanya satu paket: isi semuanya lagi.
{} has {} characters; with fewer than {} it is not taken.=Panjang {} {} karakter; kurang dari {} tidak diterima.
{} is long enough. So is its successor: both are taken until you switch over. That the other side has the same one, its next call shows.={} cukup panjang. Penggantinya juga: keduanya diterima sampai Anda beralih. Apakah pihak lain memakai yang sama, terlihat dari panggilan berikutnya.
{} is long enough. That the other side has the same one, its next call shows.={} cukup panjang. Apakah pihak lain memakai yang sama, terlihat dari panggilan berikutnya.
`;
