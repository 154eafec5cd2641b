/** What the wizard says about Google's side: account, script, web app, workbook. */
import type { Sentence } from './language.ts';

export const FRAME = {
  whichLanguage: { en: 'Language / Bahasa: 1 English, 2 Bahasa Indonesia', id: '' },
  begin: {
    en: 'Eight steps from this folder to a running hub. Ctrl-C stops at any time; the same command goes on where it stopped. Enter takes what stands in [brackets].',
    id: 'Delapan langkah dari folder ini sampai hub berjalan. Ctrl-C menghentikan kapan saja; perintah yang sama melanjutkan dari situ. Enter memilih isi [kurung].',
  },
  step: { en: '── Step {n} of {of}: {title}', id: '── Langkah {n} dari {of}: {title}' },
  done: { en: '✓ done on {when}', id: '✓ selesai pada {when}' },
  finished: { en: '✓ {title}', id: '✓ {title}' },
  again: {
    en: 'Press Enter to try again, or Ctrl-C to stop here:',
    id: 'Tekan Enter untuk mencoba lagi, atau Ctrl-C untuk berhenti di sini:',
  },
  stopped: {
    en: 'Stopped at step {n} ({step}). Nothing is lost; go on with: npm run deploy',
    id: 'Berhenti di langkah {n} ({step}). Tidak ada yang hilang; lanjutkan dengan: npm run deploy',
  },
  update: {
    en: 'This hub was set up before. Bring it to the version in this folder (push, deploy, set-up, check)? [Y/n]',
    id: 'Hub ini sudah pernah disiapkan. Perbarui ke versi di folder ini (push, deploy, set-up, periksa)? [Y/n]',
  },
  nothing: {
    en: 'Nothing was done. --again asks everything anew, --from STEP begins at one step.',
    id: 'Tidak ada yang dilakukan. --again menanyakan semuanya lagi, --from LANGKAH mulai dari satu langkah.',
  },
  dry: {
    en: 'A dry run: nothing is asked, sent or written.',
    id: 'Hanya menunjukkan: tidak ada yang ditanya, dikirim, atau ditulis.',
  },
  bound: {
    en: '.clasp.json named no script: this folder is bound to {id} again, as .deploy.json has it.',
    id: '.clasp.json tidak menyebut script: folder ini terhubung lagi ke {id}, seperti di .deploy.json.',
  },
  otherScript: {
    en: 'This folder is bound to another script now ({id}): what was done with the one before is to be done with it.',
    id: 'Folder ini sekarang terhubung ke script lain ({id}): yang sudah dilakukan pada yang lama perlu dilakukan lagi.',
  },
  yesOrNo: { en: 'Please answer y or n.', id: 'Jawab y atau n.' },
  isDone: {
    en: 'The hub runs: {url}\nNow write to the brand’s number from a phone that is no rep’s (docs/DEPLOY.md, “The first lead”).\nUpdate later: npm run deploy. Back to the version before: npm run deploy -- --rollback',
    id: 'Hub berjalan: {url}\nSekarang kirim pesan ke nomor merek dari HP yang bukan milik sales (docs/DEPLOY.md, “The first lead”).\nPerbarui nanti: npm run deploy. Kembali ke versi sebelumnya: npm run deploy -- --rollback',
  },
} as const satisfies Record<string, Sentence>;

export const LOGIN = {
  why: {
    en: 'clasp is Google’s tool that sends the hub to your account. It signs in once, in the browser; take the account that is to own the workbook, and set that account’s language to English (US).',
    id: 'clasp adalah alat Google yang mengirim hub ke akun Anda. Masuk sekali lewat browser; pakai akun yang akan memiliki workbook, dan atur bahasa akun itu ke English (US).',
  },
  open: {
    en: 'Press Enter, and the browser opens for signing in:',
    id: 'Tekan Enter, lalu browser terbuka untuk masuk:',
  },
  whose: {
    en: 'Signed in as {email}. Is that the right account? [Y/n]',
    id: 'Masuk sebagai {email}. Akun ini benar? [Y/n]',
  },
  unknown: { en: 'an account whose name Google does not tell', id: 'akun yang namanya tidak disebut Google' },
  not: {
    en: 'clasp is not signed in yet. Finish it in the browser; if no browser opened, copy the address that clasp printed into one.',
    id: 'clasp belum masuk. Selesaikan di browser; kalau browser tidak terbuka, salin alamat yang dicetak clasp ke browser.',
  },
} as const satisfies Record<string, Sentence>;

export const SCRIPT = {
  why: {
    en: 'The hub is a script that lives in a Google Sheets workbook. A new one is made for you, or you name one that exists.',
    id: 'Hub adalah script di dalam workbook Google Sheets. Workbook baru dibuatkan, atau sebutkan yang sudah ada.',
  },
  keep: {
    en: 'This folder is bound to the script {id}. Use it? [Y/n]',
    id: 'Folder ini terhubung ke script {id}. Pakai itu? [Y/n]',
  },
  make: { en: 'Make a new workbook? [Y/n]', id: 'Buat workbook baru? [Y/n]' },
  name: { en: 'Its name [Dealer Hub]:', id: 'Namanya [Dealer Hub]:' },
  which: {
    en: 'The Script ID (script editor → Project settings → Script ID), or the editor’s address:',
    id: 'Script ID (script editor → Project settings → Script ID), atau alamat editornya:',
  },
  isWorkbook: {
    en: 'That is the workbook’s address. In the workbook choose Extensions → Apps Script, then Project settings → Script ID.',
    id: 'Itu alamat workbook. Di workbook pilih Extensions → Apps Script, lalu Project settings → Script ID.',
  },
  noId: {
    en: 'That is no Script ID: it has letters, digits, - and _ only.',
    id: 'Itu bukan Script ID: isinya hanya huruf, angka, - dan _.',
  },
  notThere: {
    en: 'Google knows no script {id} for this account: {why}',
    id: 'Google tidak mengenal script {id} untuk akun ini: {why}',
  },
  others: {
    en: 'This script holds code that is not the hub’s: {files}. Sending the hub takes its place. A copy was kept in {copy}. Replace it? [y/N]',
    id: 'Script ini memuat kode yang bukan milik hub: {files}. Mengirim hub menggantikannya. Salinannya disimpan di {copy}. Ganti? [y/N]',
  },
  made: { en: 'Made: {workbook}', id: 'Dibuat: {workbook}' },
  bound: { en: 'Bound to the script {id}.', id: 'Terhubung ke script {id}.' },
} as const satisfies Record<string, Sentence>;

export const DEPLOY = {
  why: {
    en: 'Sends the code and gives it its web address. Each time uses one of the 200 versions that Google keeps; the address stays.',
    id: 'Mengirim kode dan memberinya alamat web. Setiap kali memakai satu dari 200 versi yang disimpan Google; alamatnya tetap.',
  },
  apiOff: {
    en: 'Switch on the Apps Script API at https://script.google.com/home/usersettings and wait a minute.',
    id: 'Nyalakan Apps Script API di https://script.google.com/home/usersettings dan tunggu satu menit.',
  },
} as const satisfies Record<string, Sentence>;

export const SETUP = {
  why: {
    en: 'Google lets nobody but you give permission, so this is done by hand, once:\n  1. Open the workbook: {workbook}\n  2. Reload the page. After some seconds there is a menu “Dealer Hub” at the right of “Help”.\n  3. Dealer Hub → Set up or repair. Google asks for permission: choose your account, leave every box ticked, Continue.\n     “Google hasn’t verified this app”: Advanced → Go to Dealer Hub. It is your own script.\n  4. Dealer Hub → Set up or repair once more. A box lists what was done.',
    id: 'Izin hanya bisa diberikan oleh Anda, jadi ini dilakukan sekali dengan tangan:\n  1. Buka workbook: {workbook}\n  2. Muat ulang halaman. Setelah beberapa detik ada menu “Dealer Hub” di kanan “Help”.\n  3. Dealer Hub → Set up or repair. Google meminta izin: pilih akun Anda, biarkan semua kotak tercentang, Continue.\n     “Google hasn’t verified this app”: Advanced → Go to Dealer Hub. Itu script Anda sendiri.\n  4. Dealer Hub → Set up or repair sekali lagi. Sebuah kotak menyebut apa yang dilakukan.',
  },
  ready: { en: 'Press Enter when the box has appeared:', id: 'Tekan Enter kalau kotak itu sudah muncul:' },
  openYours: {
    en: '(in Google Drive, the one that the script belongs to)',
    id: '(di Google Drive, yang memuat script itu)',
  },
  noAnswer: {
    en: 'The web app does not answer: {url}. Is this computer online?',
    id: 'Web app tidak menjawab: {url}. Apakah komputer ini online?',
  },
  noPermission: {
    en: 'Google answers, not the hub: permission was not given yet. Do step 3 once more, with every box ticked.',
    id: 'Yang menjawab Google, bukan hub: izin belum diberikan. Ulangi langkah 3, semua kotak tercentang.',
  },
  notSetUp: {
    en: 'The hub answers, and its minute trigger never ran: set-up is not through, or less than a minute ago. Wait a minute, then press Enter; if it stays so, do step 4 once more.',
    id: 'Hub menjawab, tetapi trigger menitnya belum pernah jalan: set-up belum selesai, atau baru kurang dari satu menit. Tunggu satu menit, lalu Enter; kalau tetap begitu, ulangi langkah 4.',
  },
  fault: { en: 'The hub says: {fault}', id: 'Hub berkata: {fault}' },
  answers: { en: 'The hub answers, version {version}.', id: 'Hub menjawab, versi {version}.' },
} as const satisfies Record<string, Sentence>;
