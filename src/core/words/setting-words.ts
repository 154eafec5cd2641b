/** What settings mean, in Bahasa Indonesia: for the console, and for the Settings tab of a workbook in that language. */
import type { settingDefinitions } from '../../tables/setting-definitions.ts';

export const SETTING_WORDS: Readonly<Record<keyof typeof settingDefinitions, string>> = {
  brandName: 'Nama brand yang dibaca pelanggan.',
  webAppUrl: 'Alamat web app, berakhiran /exec, untuk tautan ke halaman. Kosong: seperti kata Apps Script.',
  otherHubs:
    'Hub wilayah lain, untuk konsol kantor pusat: nama lalu alamat web app, dipisah dengan ; : Jawa Barat https://script.google.com/macros/s/…/exec; Bali https://…',
  pageLinkDays: 'Berapa hari tautan pribadi ke halaman berlaku.',
  googleSignIn:
    'Orang yang akun Google-nya ada di tab People membuka konsol tanpa tautan, bila Google memberi tahu siapa mereka.',
  claimWindowMinutes: 'Berapa lama lead ditawarkan ke satu putaran dealer, dalam menit jam buka.',
  firstContactMinutes:
    'Batas waktu pemilik untuk menghubungi pelanggan, dalam menit jam buka, sebelum lead ditarik kembali.',
  dealersPerRing: 'Berapa dealer yang ditawari sekaligus.',
  openLeadsPerDealer:
    'Dealer dengan lead terbuka sebanyak ini dari 14 hari terakhir tidak ditawari lagi sampai ada yang ditutup.',
  tellLosers: 'Beri tahu sales yang tidak mengetuk bahwa lead sudah diambil; satu pesan per orang.',
  maxRadiusKm: 'Dealer yang lebih jauh tidak ditawari.',
  ignoredBeforeCoolDown: 'Berapa tawaran berturut-turut boleh dibiarkan lewat sebelum sales itu dilewati sementara.',
  coolDownMinutes: 'Berapa menit sales itu dilewati.',
  repromptsBeforeHuman: 'Berapa jawaban tidak dipahami sebelum orang mengambil alih.',
  reminderMinutes: 'Pelanggan yang tidak menjawab chatbot diingatkan sekali setelah sekian menit, siang hari.',
  protectionDays: 'Pelanggan yang kembali dalam sekian hari tetap ke dealer yang sama.',
  attributionModel:
    'Lead mana yang dianggap membawa penjualan: yang terakhir (last), yang pertama (first), atau semua sama rata (linear).',
  hqEmail:
    'Penerima ringkasan harian semua wilayah, dan peringatan yang tidak bisa dibawa WhatsApp: alamat dipisah koma. Kosong: tidak ada.',
  digestHour: 'Pukul berapa ringkasan harian dikirim, menurut jam wilayah; untuk kantor pusat menurut WIB.',
  digestWhenQuiet: 'Kirim ringkasan juga saat tidak ada yang perlu disampaikan.',
  digestCharts: 'Tampilkan grafik di ringkasan sebagai gambar. Isinya tetap tertulis dengan kata-kata.',
  dealerWeek:
    'Setiap Senin, beri tahu tiap dealer lewat WhatsApp bagaimana minggunya: lead, jawaban, skor, satu hal untuk diperbaiki.',
  dealerWeekTemplate: 'Templat untuk pesan itu di luar jendela 24 jam. Hanya perlu bila dealerWeek menyala.',
  lookerTemplateId:
    'ID laporan Looker Studio Anda untuk disalin, lihat docs/LOOKER_STUDIO.md. Kosong: laporan baru untuk tiap tab.',
  hqName: 'Siapa yang menerima lead bila wilayah belum punya manajer.',
  managerMinutes:
    'Seberapa cepat manajer menjawab pelanggan, dalam menit antara pukul 8 dan 20. Pelanggan diberi tahu.',
  workbookLanguage:
    'Bahasa judul kolom, dan yang dikatakan hub di baris, pada tab untuk staf: id atau en. Lalu pilih Dealer Hub → Set up or repair.',
  hqLanguage: 'Bahasa kantor pusat.',
  hqPhone: 'Nomor WhatsApp kantor pusat, 62812…',
  metaApiVersion: 'Versi Graph API Meta.',
  offerTemplate: 'Templat tawaran di luar jendela 24 jam.',
  plainOfferTemplate: 'Sama, tanpa “Stok kosong”: untuk servis, atau bila model tidak disebut.',
  ownerTemplate: 'Templat yang memberikan lead kepada sales di luar jendela 24 jam.',
  introTemplate: 'Templat yang memperkenalkan sales kepada pelanggan.',
  reopenTemplate: 'Templat yang meminta pelanggan membuka lagi percakapan.',
  bridgeTemplate: 'Templat yang membawa kata pelanggan kepada pemilik di luar jendela 24 jam.',
  attentionTemplate: 'Templat yang memberi tahu manajer atau sales apa yang terjadi dengan lead.',
  alertTemplate: 'Templat peringatan P0 di luar jendela 24 jam.',
  alertAnswerMinutes: 'Peringatan P0 yang tidak ditangani selama ini juga diteruskan ke kantor pusat.',
  alertHoursOfCare:
    'Berapa jam peringatan diam setelah ada yang menangani; lalu muncul lagi kecuali penyebabnya sudah selesai.',
  alertsPerDay: 'Sebanyak ini peringatan sehari sampai ke satu orang lewat WhatsApp; sisanya lewat e-mail.',
  alertQuietHours:
    'Saat hanya peringatan yang tidak bisa menunggu yang berbunyi, menurut jam wilayah. Kosong: bawaan. never: selalu berbunyi.',
  managerTemplate: 'Templat untuk lead yang tidak diambil siapa pun.',
  templateRp: 'Harga satu templat utility (Rp), menurut tarif Meta. Untuk menghitung biaya pesan.',
  freeMessagesPerMonth: 'Pesan bebas sebulan yang tidak ditagih Meta. Selebihnya seharga templat.',
  activationDays: 'Unit yang terjual lebih lama dari ini dan belum pernah melapor diperiksa. 0: tidak pernah.',
  yardDays: 'Unit terjual yang setelah sekian hari masih di dealernya diperiksa. 0: tidak pernah.',
  silentUnitDays: 'Unit terpakai yang tidak melapor selama ini dicatat. 0: tidak pernah.',
  propertyCallsPerDay:
    'Batas harian Google: 50000 untuk akun biasa, 500000 dengan Workspace. Pada 70 % muncul peringatan.',
  rawTelemetryDays: 'Berapa hari kiriman gateway disimpan utuh.',
  feishuSync: 'Salin metrik, temuan, dan kepala ledger ke Feishu Base setiap malam: lihat docs/FEISHU_BASE.md.',
  feishuHost: 'Tempat base itu: Feishu, atau Lark.',
  feishuCallsPerMonth: 'Bagian hub dari panggilan tenant; edisi gratis punya 10.000 untuk semua aplikasi bersama-sama.',
  feishuBatch: 'Rekaman per panggilan, paling banyak 500.',
  crmSync: 'Tulis kontak, deal, dan catatan ke Qontak CRM: lihat docs/QONTAK.md.',
  crmPipelineId: 'Pipeline CRM tempat deal dibuat; kosong: bawaannya.',
  crmStages: 'Tahap deal untuk tiap status, misalnya CLAIMED=12, WON=15. Yang lain dibiarkan.',
  crmUserId: 'ID SSO pengguna CRM yang namanya dipakai menulis.',
  telemetryConfirms:
    'Yang boleh dikatakan gateway sendiri tentang unit; sisanya disimpan sebagai kejanggalan sampai staf memastikan.',
  alwaysOpen: 'Tawaran berbunyi pada jam berapa pun; untuk demonstrasi.',
  offersPerDealerPer10Minutes: 'Berapa lead dari antrean malam ditawarkan ke satu dealer dalam sepuluh menit.',
  longestWaitHours: 'Bila tidak ada dealer terjangkau yang buka dalam sekian jam, manajer langsung menerima lead.',
  backdateDays: 'Penjualan yang dicatat lebih dari sekian hari setelah tanggalnya diperiksa.',
  maxOdometerKm: 'Unit yang dijual dengan kilometer lebih dari ini diperiksa.',
  odometerReadingKm: 'Selisih kilometer sebanyak ini dari penjualan bukan temuan: spidometer dibaca oleh orang.',
  yardMeters: 'Sedekat ini dengan dealernya, unit dianggap di halaman; penerima meleset sekitar 10 m.',
  monthEndSharePct:
    'Dealer yang penjualan tiga hari terakhir bulannya lebih dari ini diperiksa; 0: tidak pernah. Bila merata, 10 %.',
  unitsPerCustomer: 'Mulai sekian unit dengan satu nomor telepon, semuanya diperiksa.',
  commissionPct: 'Komisi satu penjualan, dalam persen harga bersihnya.',
  extrasSharePct: 'Aksesori dan biaya di atas bagian ini dari harga kendaraan diperiksa.',
  archiveRows:
    'Pindahkan baris lama ke workbook arsip pada malam hari. Tanpa itu workbook suatu hari penuh dan hub berhenti.',
  archiveLogDays: 'Baris Inbox log diarsipkan setelah sekian hari.',
  archiveMessageDays:
    'Pesan, tawaran, dan riwayat lead yang sudah selesai diarsipkan setelah sekian hari; milik lead terbuka tetap.',
  archiveLeadDays:
    'Lead yang sudah selesai diarsipkan sekian hari setelah langkah terakhirnya, dan tidak dalam protectionDays.',
  archiveCustomerDays: 'Pelanggan tanpa lead di workbook diarsipkan sekian hari setelah pesan terakhirnya.',
  archiveRecordDays: 'Peringatan yang selesai, jejak audit, dan kejadian unit diarsipkan setelah sekian hari.',
  archiveSilentDays:
    'Lead yang tidak pernah ditutup pemiliknya, dan lead terjual yang unitnya tidak pernah melapor, diarsipkan sekian hari setelah langkah terakhir.',
  bigQueryProject:
    'Proyek Google Cloud tempat baris arsip juga disalin, lihat docs/BIGQUERY.md. Kosong: hanya ke workbook arsip.',
  bigQueryDataset: 'Dataset BigQuery di dalamnya; dibuat bila belum ada.',
  bigQueryLocation: 'Lokasi dataset itu: asia-southeast2 (Jakarta), asia-southeast1 (Singapura), US …',
  privacyAnswerHours: 'Dalam berapa jam permintaan seseorang tentang datanya harus dijawab; undang-undang: 72.',
  dataRequestDays: 'Data seseorang yang diekspor dihapus dari tab Data requests setelah sekian hari.',
};
