/**
 * Every text of the platform's own that the runtime throws, in English and Indonesian: Apps Script throws them in the
 * language of the account, so code that matches English text breaks. English texts are as reported by developers and by
 * https://developers.google.com/apps-script/guides/support/troubleshooting; Indonesian ones without a report are translated.
 */
export type Locale = 'en' | 'id';

type Text = readonly [en: string, id: string];

const TEXTS = {
  missingDocument: ['Document {0} is missing (perhaps it was deleted?)', 'Dokumen {0} hilang (mungkin dihapus?)'],
  noItem: [
    'No item with the given ID could be found, or you do not have permission to access it.',
    'Item dengan ID yang diberikan tidak dapat ditemukan atau Anda tidak memiliki izin untuk mengaksesnya.',
  ],
  noPermission: [
    'You do not have permission to access the requested document.',
    'Anda tidak memiliki izin untuk mengakses dokumen yang diminta.',
  ],
  invalidArgument: ['Invalid argument: {0}', 'Argumen tidak valid: {0}'],
  argumentTooLarge: ['Argument too large: {0}', 'Argumen terlalu besar: {0}'],
  signature: [
    "The parameters ({0}) don't match the method signature for {1}.",
    'Parameter ({0}) tidak cocok dengan tanda tangan metode untuk {1}.',
  ],
  couldNotDecode: ['Could not decode string.', 'Tidak dapat mendekode string.'],
  unparseableDate: ['Unparseable date: "{0}"', 'Tanggal tidak dapat diurai: "{0}"'],
  cannotConvert: ['Cannot convert {0} to {1}.', 'Tidak dapat mengonversi {0} menjadi {1}.'],
  outsideSheet: [
    'The coordinates of the range are outside the dimensions of the sheet.',
    'Koordinat rentang berada di luar dimensi sheet.',
  ],
  badCoordinates: [
    'The coordinates or dimensions of the range are invalid.',
    'Koordinat atau dimensi rentang tidak valid.',
  ],
  rangeNotFound: ['Range not found', 'Rentang tidak ditemukan'],
  rowTooSmall: ['The starting row of the range is too small.', 'Baris awal rentang terlalu kecil.'],
  columnTooSmall: ['The starting column of the range is too small.', 'Kolom awal rentang terlalu kecil.'],
  fewRows: ['The number of rows in the range must be at least 1.', 'Jumlah baris dalam rentang minimal harus 1.'],
  fewColumns: ['The number of columns in the range must be at least 1.', 'Jumlah kolom dalam rentang minimal harus 1.'],
  cellOutside: ['Cell reference out of range', 'Referensi sel di luar rentang'],
  rowsOutOfBounds: ['Those rows are out of bounds.', 'Baris tersebut berada di luar batas.'],
  columnsOutOfBounds: ['Those columns are out of bounds.', 'Kolom tersebut berada di luar batas.'],
  allRows: ["You can't delete all the rows on the sheet.", 'Anda tidak dapat menghapus semua baris di sheet.'],
  allColumns: ["You can't delete all the columns on the sheet.", 'Anda tidak dapat menghapus semua kolom di sheet.'],
  rowMismatch: [
    'The number of rows in the data does not match the number of rows in the range. The data has {0} but the range has {1}.',
    'Jumlah baris dalam data tidak cocok dengan jumlah baris dalam rentang. Data memiliki {0} tetapi rentang memiliki {1}.',
  ],
  columnMismatch: [
    'The number of columns in the data does not match the number of columns in the range. The data has {0} but the range has {1}.',
    'Jumlah kolom dalam data tidak cocok dengan jumlah kolom dalam rentang. Data memiliki {0} tetapi rentang memiliki {1}.',
  ],
  protectedCell: [
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    'Anda mencoba mengedit sel atau objek yang dilindungi. Hubungi pemilik spreadsheet untuk menghapus perlindungan jika Anda perlu mengedit.',
  ],
  validationCell: [
    'The data you entered in cell {0} violates the data validation rules set on this cell.',
    'Data yang Anda masukkan di sel {0} melanggar aturan validasi data yang ditetapkan pada sel ini.',
  ],
  cellTooLong: [
    'Your input contains more than the maximum of 50000 characters in a single cell.',
    'Masukan Anda berisi lebih dari maksimum 50000 karakter dalam satu sel.',
  ],
  tooManyCells: [
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    'Tindakan ini akan meningkatkan jumlah sel di buku kerja melebihi batas 10000000 sel.',
  ],
  sheetExists: [
    'A sheet with the name "{0}" already exists. Please enter another name.',
    'Sheet dengan nama "{0}" sudah ada. Masukkan nama lain.',
  ],
  sheetNotFound: ['Sheet {0} not found', 'Sheet {0} tidak ditemukan'],
  lastSheet: [
    "You can't remove all the sheets in a document.",
    'Anda tidak dapat menghapus semua sheet dalam dokumen.',
  ],
  lastVisibleSheet: [
    "You can't hide all the sheets in a document.",
    'Anda tidak dapat menyembunyikan semua sheet dalam dokumen.',
  ],
  filterExists: [
    "You can't create a filter in a sheet that already has a filter.",
    'Anda tidak dapat membuat filter di sheet yang sudah memiliki filter.',
  ],
  sortOutside: [
    'Sort range must be within the range being sorted.',
    'Rentang urutan harus berada dalam rentang yang diurutkan.',
  ],
  autoFillOneWay: [
    'AutoFill destination range must extend the source range in only one direction.',
    'Rentang tujuan IsiOtomatis harus memperluas rentang sumber hanya ke satu arah.',
  ],
  autoFillContain: [
    'AutoFill destination range must contain the source range.',
    'Rentang tujuan IsiOtomatis harus berisi rentang sumber.',
  ],
  metadataPlace: [
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    'Menambahkan metadata pengembang ke rentang sembarang saat ini tidak didukung. Metadata pengembang hanya dapat ditambahkan ke spreadsheet, sheet, atau seluruh baris atau kolom.',
  ],
  mergedPartly: [
    'You must select all cells in a merged range to merge or unmerge them.',
    'Anda harus memilih semua sel dalam rentang gabungan untuk menggabungkan atau memisahkannya.',
  ],
  namedRangeName: ['The name "{0}" is not valid for a named range.', 'Nama "{0}" tidak valid untuk rentang bernama.'],
  serviceFailed: [
    'Service Spreadsheets failed while accessing document with id {0}.',
    'Layanan Spreadsheet gagal saat mengakses dokumen dengan id {0}.',
  ],
  propertyQuota: [
    'You have exceeded the property storage quota. Please remove some properties and try again.',
    'Anda telah melampaui kuota penyimpanan properti. Hapus beberapa properti dan coba lagi.',
  ],
  propertyKeyLong: ['Data storage error', 'Kesalahan penyimpanan data'],
  propertyKeyEmpty: [
    'When setting or getting a property value, the property name must not be null or empty.',
    'Saat menetapkan atau mendapatkan nilai properti, nama properti tidak boleh nol atau kosong.',
  ],
  lockTimeout: [
    'Lock timeout: another process was holding the lock for too long.',
    'Waktu tunggu penguncian habis: proses lain menahan kunci terlalu lama.',
  ],
  mailNoRecipient: ['Failed to send email: no recipient', 'Gagal mengirim email: tidak ada penerima'],
  mailInvalid: ['Invalid email: {0}', 'Email tidak valid: {0}'],
  mailRecipients: ['Limit Exceeded: Email Recipients Per Message.', 'Batas Terlampaui: Penerima Email Per Pesan.'],
  mailBody: ['Limit Exceeded: Email Body Size.', 'Batas Terlampaui: Ukuran Isi Email.'],
  mailTotal: ['Limit Exceeded: Email Total Attachments Size.', 'Batas Terlampaui: Ukuran Total Lampiran Email.'],
  mailAttachments: ['Limit Exceeded: Email Attachments Per Message.', 'Batas Terlampaui: Lampiran Email Per Pesan.'],
  authorizationRequired: [
    'Authorization is required to perform that action.',
    'Otorisasi diperlukan untuk melakukan tindakan itu.',
  ],
  storageInternal: [
    "We're sorry, a server error occurred while reading from storage. Error code INTERNAL.",
    'Maaf, terjadi kesalahan server saat membaca dari penyimpanan. Kode error INTERNAL.',
  ],
  serviceUnavailable: ['Service unavailable: {0}', 'Layanan tidak tersedia: {0}'],
  dailyLimit: [
    'Service invoked too many times for one day: {0}.',
    'Layanan dipanggil terlalu sering dalam satu hari: {0}.',
  ],
  htmlMissing: ['No HTML file named {0} was found.', 'Tidak ditemukan file HTML bernama {0}.'],
  fetchFailed: [
    'Request failed for {0} returned code {1}. Truncated server response: {2} (use muteHttpExceptions option to examine full response)',
    'Permintaan gagal untuk {0} mengembalikan kode {1}. Respons server terpotong: {2} (gunakan opsi muteHttpExceptions untuk memeriksa respons lengkap)',
  ],
  fetchAddress: ['Address unavailable: {0}', 'Alamat tidak tersedia: {0}'],
  fetchUrlLong: ['Limit Exceeded: URLFetch URL Length.', 'Batas Terlampaui: Panjang URL URLFetch.'],
  fetchBodyLong: ['Limit Exceeded: URLFetch POST Size.', 'Batas Terlampaui: Ukuran POST URLFetch.'],
  fetchAttribute: [
    'Attribute provided with invalid value: {0}',
    'Atribut diberikan dengan nilai yang tidak valid: {0}',
  ],
  metaTag: [
    'The specified meta tag cannot be used in this context: {0}',
    'Tag meta yang ditentukan tidak dapat digunakan dalam konteks ini: {0}',
  ],
  triggerIncomplete: [
    'The trigger does not say when it should run.',
    'Pemicu tidak menyebutkan kapan harus dijalankan.',
  ],
  triggerValue: ['Invalid value for {0}: {1}', 'Nilai tidak valid untuk {0}: {1}'],
  tooManyTriggers: [
    'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    'Skrip ini memiliki terlalu banyak pemicu. Pemicu harus dihapus dari skrip sebelum dapat menambahkan yang lain.',
  ],
  unexpected: [
    'Unexpected error while getting the method or property {0} on object {1}.',
    'Kesalahan tidak terduga saat mendapatkan metode atau properti {0} pada objek {1}.',
  ],
  sheetsApi: [
    'API call to sheets.{0} failed with error: {1}',
    'Panggilan API ke sheets.{0} gagal dengan kesalahan: {1}',
  ],
} as const satisfies Record<string, Text>;

export type MessageKey = keyof typeof TEXTS;

/** The platform's text for `key`, its {0}, {1} … filled in. */
export function message(locale: Locale, key: MessageKey, ...fill: readonly (string | number)[]): string {
  const text = TEXTS[key][locale === 'id' ? 1 : 0];
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(fill[Number(index)] ?? ''));
}
