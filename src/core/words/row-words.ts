/** What became of what staff typed or pasted, in Bahasa Indonesia: imports, hand-overs, reports of units, gateways, rules. As lines. */

export const ROW_WORDS = `"{}" is no serial.="{}" bukan nomor rangka.
The serial is registered already.=Nomor rangka ini sudah terdaftar.
Model ID "{}" is not in the Products tab.=ID model "{}" tidak ada di tab Products.
"{}" has not the form {}.="{}" tidak sesuai pola {}.
Dealer ID "{}" is not in the Dealers tab.=ID dealer "{}" tidak ada di tab Dealers.
Shipped "{}" is no date.=Dikirim "{}" bukan tanggal.
State "{}" is not one of {}.=Keadaan "{}" bukan salah satu dari {}.
SKIPPED: a total=SKIPPED: jumlah keseluruhan
SKIPPED: above the headers=SKIPPED: di atas judul kolom
There are no headers that we know: paste the export with its first line.=Tidak ada judul kolom yang dikenal: tempel ekspor beserta baris pertamanya.
Ad spend has several rows of this day and campaign: leave one of them.=Ad spend punya beberapa baris untuk hari dan kampanye ini: sisakan satu.
It is not of one day: export it again, broken down by day.=Bukan untuk satu hari: ekspor lagi, dirinci per hari.
"{}" is no date.="{}" bukan tanggal.
{}: only rupiah is counted. Export it in IDR.={}: hanya rupiah yang dihitung. Ekspor dalam IDR.
"{}" is no amount.="{}" bukan jumlah.
There is no lead {}.=Lead {} tidak ada.
There is no rep {} in Reps.=Sales {} tidak ada di Reps.
The dealer of {} is not active.=Dealer {} tidak aktif.
{} is not active.={} tidak aktif.
{} has it already.={} sudah memilikinya.
The lead is {}.=Keadaan lead: {}.
Not taken: “{}” in Serials is no Dealer ID.=Tidak diambil: “{}” di Serials bukan ID dealer.
Not taken: “{}” under Transfer to is no Dealer ID.=Tidak diambil: “{}” di Pindahkan ke bukan ID dealer.
, shipped to {}, as Serials says.=, dikirim ke {}, seperti kata Serials.
: it is at {} already.=: sudah berada di {}.
Not taken: the unit is {}, and a transfer does not fit the unit’s history.=Tidak diambil: keadaan unit {}, dan pemindahan tidak sesuai dengan riwayatnya.
Not taken: the unit’s row holds no more facts.=Tidak diambil: baris unit tidak memuat fakta lagi.
: it does not fit the unit’s history, and is kept as an exception.=: tidak sesuai dengan riwayat unit, dan disimpan sebagai kejanggalan.
{#}: it is {}.={#}: keadaannya {}.
Waiting for gateway {}.=Menunggu gateway {}.
Not asked: too many others wait for their gateway.=Belum diminta: terlalu banyak yang menunggu gateway.
Not needed any more.=Tidak diperlukan lagi.
Taken too late ({}): the sale is no longer this unit’s.=Diterima terlambat ({}): penjualan itu bukan lagi milik unit ini.
Try {} failed ({}); tried again later.=Percobaan {} gagal ({}); dicoba lagi nanti.
Taken by gateway {} ({}).=Diterima gateway {} ({}).
Refused by gateway {} ({}).=Ditolak gateway {} ({}).
Given up by gateway {} ({}).=Dihentikan di gateway {} ({}).
Demoted: right in {} % of {} answers.=Diturunkan: benar pada {} % dari {} jawaban.
{#} open, facts changed={#} terbuka, fakta berubah
{#} acknowledged, facts changed={#} ditangani, fakta berubah
{#} resolved, facts changed={#} selesai, fakta berubah
{#} false alarm, facts changed={#} alarm palsu, fakta berubah
{#} open={#} terbuka
{#} acknowledged={#} ditangani
{#} resolved={#} selesai
{#} false alarm={#} alarm palsu
{#} closed={#} tertutup
The Gateway ID is no ID: letters, digits, - and _ only.=ID gateway bukan ID: hanya huruf, angka, - dan _.
Another gateway has this ID, or one that is too much like it.=Gateway lain memakai ID ini, atau yang terlalu mirip.
Choose a format.=Pilih formatnya.
Its secret is missing: set {} in Dealer Hub → Secrets ({} characters or more; {} while you change it).=Rahasianya belum ada: isi {} di Dealer Hub → Secrets ({} karakter atau lebih; {} selama Anda menggantinya).
The activation URL must begin with https://.=URL aktivasi harus diawali https://.
Passed over: {}.=Dilewati: {}.
Refused: {}.=Ditolak: {}.
Left out: {}.=Tidak disertakan: {}.
Quarantined. {}.=Tidak dihitung. {}.
, a report=, laporan
{} events are more than {}: send them in parts={} kejadian lebih dari {}: kirim sebagian-sebagian
“{}” is no report=“{}” bukan laporan
No unit: neither a serial nor a device ID=Tanpa unit: nomor rangka dan ID perangkat tidak ada
“{}” is too long for a unit=“{}” terlalu panjang untuk unit
“{}” is no time=“{}” bukan waktu
No events: see the gateway’s “Events”=Tidak ada kejadian: lihat “Kejadian” di gateway
The gateway is not known, or not active=Gateway tidak dikenal, atau tidak aktif
No unit of this serial or device is known=Tidak ada unit dengan nomor rangka atau perangkat ini
It is a unit of gateway {}=Ini unit gateway {}
It was not moved.=Tidak dipindahkan.
`;

/** The column "Understood because" of Leads: how the customer's messages were understood. */
export const UNDERSTOOD_WORDS = `~{}: by its words as a whole ({} %)={}: dari keseluruhan katanya ({} %)
~{}: asks for {}={}: menanyakan {}
~place {}=tempat {}
~wants a person=minta bicara dengan orang
~asks: {}=menanyakan: {}
~no more messages=tidak mau menerima pesan lagi
~not about the brand=bukan tentang brand
~tapped a button=mengetuk tombol
~shared a location=mengirim lokasi
~sent a basket=mengirim keranjang
`;
