/** What the wizard says about the hub's own side: the network's rows, secrets, WhatsApp, the last look. */
import type { Sentence } from './language.ts';

export const DATA = {
  why: {
    en: 'The hub needs your regions, dealers, reps, products and places. They can come from CSV files named as the tabs (Dealers.csv …; sheets-templates/ has each with its columns), or be the demo network to look around with.',
    id: 'Hub memerlukan region, dealer, sales, produk, dan tempat Anda. Bisa dari berkas CSV dengan nama tab (Dealers.csv …; sheets-templates/ memuat semuanya dengan kolomnya), atau jaringan demo untuk melihat-lihat.',
  },
  which: {
    en: '1 my own CSV files, 2 the demo network, 3 later, typed or pasted into the tabs [3]:',
    id: '1 berkas CSV saya, 2 jaringan demo, 3 nanti, diketik atau ditempel di tab [3]:',
  },
  oneOf: { en: 'Please answer 1, 2 or 3.', id: 'Jawab 1, 2, atau 3.' },
  folder: { en: 'The folder with the CSV files:', id: 'Folder berisi berkas CSV:' },
  folderAgain: { en: 'The folder with the CSV files [{folder}]:', id: 'Folder berisi berkas CSV [{folder}]:' },
  noFolder: { en: 'There is no folder {folder}.', id: 'Folder {folder} tidak ada.' },
  noFiles: {
    en: 'There is no CSV file of the hub’s tabs in {folder}. Expected: {tabs}.',
    id: 'Tidak ada berkas CSV untuk tab hub di {folder}. Yang dikenal: {tabs}.',
  },
  unknownFile: {
    en: '✗ {file}: the hub has no tab of that name for you to fill.',
    id: '✗ {file}: hub tidak punya tab dengan nama itu untuk Anda isi.',
  },
  unreadable: { en: '✗ {file}: cannot be read ({why}).', id: '✗ {file}: tidak terbaca ({why}).' },
  noColumn: {
    en: '✗ {file}: there is no column “{column}”; it is left out.',
    id: '✗ {file}: tidak ada kolom “{column}”; kolom itu dilewati.',
  },
  noKey: {
    en: '✗ {file}: the column “{column}” is missing; no row can be used.',
    id: '✗ {file}: kolom “{column}” tidak ada; tidak ada baris yang bisa dipakai.',
  },
  rows: { en: '✓ {tab}: {count} rows', id: '✓ {tab}: {count} baris' },
  problem: { en: '✗ {tab}, line {line}: {problem}', id: '✗ {tab}, baris {line}: {problem}' },
  more: { en: '  … and {count} more', id: '  … dan {count} lagi' },
  useAnyway: {
    en: 'Go on all the same? The column Problem will say the same in the workbook. [y/N]',
    id: 'Tetap lanjut? Kolom Problem di workbook akan menyebut hal yang sama. [y/N]',
  },
  demo: {
    en: 'The demo comes without numbers and addresses, so that nobody is written to: enter yours in Reps and Regions.',
    id: 'Demo tidak memuat nomor dan alamat, supaya tidak ada yang dikirimi pesan: isi milik Anda di Reps dan Regions.',
  },
  isInUse: {
    en: 'This workbook is set up already: paste your rows below the headers of its tabs (docs/DEPLOY.md, “Your own dealers”). The check above holds for them.',
    id: 'Workbook ini sudah disiapkan: tempel baris Anda di bawah judul kolom di tabnya (docs/DEPLOY.md, “Your own dealers”). Pemeriksaan di atas tetap berlaku.',
  },
  upload: {
    en: 'Written: {file}\n  1. Open the workbook: {workbook}\n  2. File → Import → Upload, and choose that file.\n  3. Import location: “Insert new sheet(s)”. Import data.\nThe tabs appear beside the empty one; the next step does the rest.',
    id: 'Ditulis: {file}\n  1. Buka workbook: {workbook}\n  2. File → Import → Upload, pilih berkas itu.\n  3. Import location: “Insert new sheet(s)”. Import data.\nTab-tab muncul di samping yang kosong; langkah berikut mengurus sisanya.',
  },
  ready: { en: 'Press Enter when the tabs are there:', id: 'Tekan Enter kalau tab-tab sudah ada:' },
} as const satisfies Record<string, Sentence>;

export const SECRETS = {
  why: {
    en: 'WhatsApp’s keys. Nothing typed here is kept on this computer or shown; it is only tried. They are kept in the workbook: Dealer Hub → Secrets.',
    id: 'Kunci WhatsApp. Yang diketik di sini tidak disimpan di komputer ini dan tidak ditampilkan; hanya dicoba. Penyimpanannya di workbook: Dealer Hub → Secrets.',
  },
  phoneId: {
    en: 'Phone number ID (WhatsApp Manager → API setup; digits, not the number itself). A dash if the number is at Qontak{known}:',
    id: 'Phone number ID (WhatsApp Manager → API setup; angka, bukan nomornya). Tanda - kalau nomornya di Qontak{known}:',
  },
  isNumber: {
    en: 'That looks like the number itself. The ID stands beside it in WhatsApp Manager → API setup and has some 15 digits.',
    id: 'Itu seperti nomornya sendiri. ID ada di sebelahnya di WhatsApp Manager → API setup, sekitar 15 angka.',
  },
  token: {
    en: 'Access token of a system user (begins with EAA; not shown):',
    id: 'Access token dari system user (dimulai dengan EAA; tidak ditampilkan):',
  },
  noToken: {
    en: 'Without the token nothing can be sent. It begins with EAA.',
    id: 'Tanpa token tidak ada yang bisa dikirim. Token dimulai dengan EAA.',
  },
  works: { en: '✓ Meta knows them: {number} ({name}).', id: '✓ Meta mengenalnya: {number} ({name}).' },
  refused: {
    en: 'Meta refuses the token: it is cut off, has expired, or was revoked. Make a new one: Meta Business settings → System users → Generate token, never expiring.',
    id: 'Meta menolak token: terpotong, kedaluwarsa, atau dicabut. Buat baru: Meta Business settings → System users → Generate token, tanpa kedaluwarsa.',
  },
  wrongId: {
    en: 'The token works, but not for this phone number ID: {why}',
    id: 'Token berlaku, tetapi bukan untuk phone number ID ini: {why}',
  },
  untried: {
    en: '– Meta does not answer now: these two were not tried.',
    id: '– Meta tidak menjawab sekarang: keduanya belum dicoba.',
  },
  key: {
    en: 'WEBHOOK_KEY, if the hub has one that you know. Enter: a new one is made for you (not shown):',
    id: 'WEBHOOK_KEY, kalau hub sudah punya dan Anda tahu. Enter: dibuatkan yang baru (tidak ditampilkan):',
  },
  verifyToken: {
    en: 'META_VERIFY_TOKEN, likewise. Enter: a new one (not shown):',
    id: 'META_VERIFY_TOKEN, sama. Enter: yang baru (tidak ditampilkan):',
  },
  saved: {
    en: '{name}, as it is saved in the hub (not shown). Enter: leave out what needs it:',
    id: '{name}, seperti yang disimpan di hub (tidak ditampilkan). Enter: lewati yang memerlukannya:',
  },
  leftOut: {
    en: '– Without the WEBHOOK_KEY the hub cannot be asked whether its secrets are in order.',
    id: '– Tanpa WEBHOOK_KEY hub tidak bisa ditanya apakah secret-nya beres.',
  },
  placeholder: {
    en: '(the {name} of your password manager)',
    id: '({name} dari password manager Anda)',
  },
  mistyped: {
    en: 'The hub has another WEBHOOK_KEY than the one that was typed.',
    id: 'WEBHOOK_KEY di hub berbeda dari yang diketik.',
  },
  atQontak: {
    en: 'A number at Qontak: enter it in the tab Numbers (served by qontak, with its channel ID), and its credentials under Secrets: QONTAK_HMAC_ID and QONTAK_HMAC_SECRET, or the four of the bearer token (docs/QONTAK.md).',
    id: 'Nomor di Qontak: isi di tab Numbers (served by qontak, dengan channel ID-nya), dan kredensialnya di Secrets: QONTAK_HMAC_ID dan QONTAK_HMAC_SECRET, atau keempat milik bearer token (docs/QONTAK.md).',
  },
  made: { en: 'New {name}: {value}', id: '{name} baru: {value}' },
  short: {
    en: 'It has {length} characters; at least 24 are needed.',
    id: 'Panjangnya {length} karakter; paling sedikit 24.',
  },
  save: {
    en: 'Now in the workbook: Dealer Hub → Secrets. Enter each of these and choose Save: {names}. Keep what was made here in your password manager, too.',
    id: 'Sekarang di workbook: Dealer Hub → Secrets. Isi masing-masing lalu Save: {names}. Simpan juga yang dibuat di sini di password manager.',
  },
  ready: { en: 'Press Enter when they are saved:', id: 'Tekan Enter kalau sudah disimpan:' },
  otherKey: {
    en: 'The hub has another WEBHOOK_KEY. Dealer Hub → Secrets → WEBHOOK_KEY: paste the one above, Save, wait a minute.',
    id: 'WEBHOOK_KEY di hub berbeda. Dealer Hub → Secrets → WEBHOOK_KEY: tempel yang di atas, Save, tunggu satu menit.',
  },
  unset: {
    en: 'The hub still lacks: {names}. Dealer Hub → Secrets.',
    id: 'Hub masih kurang: {names}. Dealer Hub → Secrets.',
  },
  notAsked: { en: 'The hub could not look now. Wait a minute.', id: 'Hub belum bisa memeriksa. Tunggu satu menit.' },
  known: {
    en: '✓ The hub has what it needs, and knows this key.',
    id: '✓ Hub punya yang diperlukan, dan mengenal kunci ini.',
  },
} as const satisfies Record<string, Sentence>;

export const WEBHOOK = {
  why: {
    en: 'So that WhatsApp’s messages reach the hub. With the relay (recommended, docs/RELAY.md) they go to its address, without it straight to the web app.',
    id: 'Supaya pesan WhatsApp sampai ke hub. Dengan relay (disarankan, docs/RELAY.md) ke alamatnya, tanpa relay langsung ke web app.',
  },
  relay: {
    en: 'The relay’s address, https://…; a dash for none [{relay}]:',
    id: 'Alamat relay, https://…; tanda - kalau tidak ada [{relay}]:',
  },
  noRelay: { en: 'A relay’s address begins with https://', id: 'Alamat relay dimulai dengan https://' },
  paste: {
    en: 'At developers.facebook.com: your app → WhatsApp → Configuration → Webhook → Edit, and paste:\n  Callback URL:  {url}\n  Verify token:  {token}\nThen “Verify and save”, and beside Webhook fields → Manage: subscribe to messages. The app must be Live.',
    id: 'Di developers.facebook.com: app Anda → WhatsApp → Configuration → Webhook → Edit, lalu tempel:\n  Callback URL:  {url}\n  Verify token:  {token}\nLalu “Verify and save”, dan di Webhook fields → Manage: subscribe ke messages. App harus Live.',
  },
  untried: {
    en: '– Without the META_VERIFY_TOKEN the address was not tried.',
    id: '– Tanpa META_VERIFY_TOKEN alamatnya tidak dicoba.',
  },
  whyQontak: {
    en: 'So that Qontak’s messages reach the hub.',
    id: 'Supaya pesan Qontak sampai ke hub.',
  },
  atQontak: {
    en: 'Give Qontak this address as its webhook (docs/QONTAK.md, “Webhooks”, has both requests; with the relay its own, docs/RELAY.md):\n  {url}\nThe key in it is what lets a webhook in: keep it secret.',
    id: 'Daftarkan alamat ini sebagai webhook di Qontak (docs/QONTAK.md, “Webhooks”, memuat kedua permintaannya; dengan relay alamat relay, docs/RELAY.md):\n  {url}\nKunci di dalamnya yang membuka pintu bagi webhook: rahasiakan.',
  },
  readyQontak: { en: 'Press Enter when Qontak has accepted it:', id: 'Tekan Enter kalau Qontak sudah menerimanya:' },
  broken: {
    en: 'Do not paste it yet: asked as Meta asks, that address does not give the challenge back. Is the same META_VERIFY_TOKEN saved in Dealer Hub → Secrets? With a relay: is its HUB_URL the web app’s address?',
    id: 'Jangan ditempel dulu: ditanya seperti Meta bertanya, alamat itu tidak mengembalikan challenge. Apakah META_VERIFY_TOKEN yang sama sudah disimpan di Dealer Hub → Secrets? Dengan relay: apakah HUB_URL-nya alamat web app?',
  },
  answers: { en: '✓ The address gives Meta’s challenge back.', id: '✓ Alamat itu mengembalikan challenge Meta.' },
  ready: { en: 'Press Enter when Meta has accepted it:', id: 'Tekan Enter kalau Meta sudah menerimanya:' },
} as const satisfies Record<string, Sentence>;

export const CHECK = {
  why: {
    en: 'A last look over everything, as npm run doctor does it at any time.',
    id: 'Pemeriksaan terakhir, sama dengan npm run doctor kapan saja.',
  },
  account: {
    en: 'WhatsApp Business Account ID, to look at the templates there (Enter: not now):',
    id: 'WhatsApp Business Account ID, untuk memeriksa template di sana (Enter: tidak sekarang):',
  },
  selfTest: {
    en: 'In the workbook: Dealer Hub → Self-test of this deployment. Every line must begin with ✓. Press Enter then:',
    id: 'Di workbook: Dealer Hub → Self-test of this deployment. Setiap baris harus dimulai dengan ✓. Lalu tekan Enter:',
  },
  wrong: { en: '{count} not in order.', id: '{count} belum beres.' },
  anyway: { en: 'Look again? [Y/n]', id: 'Periksa lagi? [Y/n]' },
  left: {
    en: 'This step is not done. Look again later: npm run deploy',
    id: 'Langkah ini belum selesai. Periksa lagi nanti: npm run deploy',
  },
} as const satisfies Record<string, Sentence>;

export const TITLES = {
  login: { en: 'your Google account', id: 'akun Google Anda' },
  script: { en: 'the workbook and its script', id: 'workbook dan script-nya' },
  deploy: { en: 'send the code, make the web app', id: 'kirim kode, buat web app' },
  data: { en: 'your dealers', id: 'dealer Anda' },
  setup: { en: 'permission and set-up', id: 'izin dan set-up' },
  secrets: { en: 'WhatsApp’s keys', id: 'kunci WhatsApp' },
  webhook: { en: 'WhatsApp’s messages to the hub', id: 'pesan WhatsApp ke hub' },
  check: { en: 'does everything work?', id: 'apakah semuanya jalan?' },
} as const satisfies Record<string, Sentence>;

/** What --dry-run says of each step. */
export const PLANS = {
  login: {
    en: 'asks clasp who is signed in; opens the browser when nobody is',
    id: 'menanya clasp siapa yang masuk; membuka browser kalau belum ada',
  },
  script: {
    en: 'makes a workbook with its script, or binds this folder to one that exists',
    id: 'membuat workbook dengan script-nya, atau menghubungkan folder ini ke yang ada',
  },
  deploy: {
    en: 'pushes dist/ and moves the one deployment to a new version (or makes it)',
    id: 'mengirim dist/ dan memindahkan deployment ke versi baru (atau membuatnya)',
  },
  data: {
    en: 'checks your CSV files or takes the demo, and writes one file to import',
    id: 'memeriksa berkas CSV atau memakai demo, lalu menulis satu berkas untuk diimpor',
  },
  setup: {
    en: 'says what to click in the workbook, then asks the web app whether it is set up',
    id: 'menyebut apa yang diklik di workbook, lalu menanya web app apakah sudah siap',
  },
  secrets: {
    en: 'tries the phone number ID and token at Meta, makes keys, asks the hub whether they are saved',
    id: 'mencoba phone number ID dan token di Meta, membuat kunci, menanya hub apakah sudah disimpan',
  },
  webhook: {
    en: 'tries the callback address and says what to paste at Meta',
    id: 'mencoba alamat callback dan menyebut apa yang ditempel di Meta',
  },
  check: {
    en: 'asks the deployment everything that npm run doctor asks',
    id: 'menanya deployment semua yang ditanya npm run doctor',
  },
} as const satisfies Record<string, Sentence>;
