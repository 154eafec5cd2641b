/**
 * The platform's texts that only the kernel says, in English and Indonesian; those that the services say are in
 * model/messages.ts. Sources: https://developers.google.com/apps-script/guides/support/troubleshooting and developers' reports.
 */
import type { Locale } from '../model/messages';

const TEXTS = {
  // The title of its pages is translated, too.
  errorTitle: ['Error', 'Kesalahan'],
  tooManyAtOnce: [
    'There are too many scripts running simultaneously for this Google user account.',
    'Ada terlalu banyak skrip yang berjalan secara bersamaan untuk akun pengguna Google ini.',
  ],
  tooManyOfProject: [
    'There are too many executions running simultaneously for this Apps Script project at this time.',
    'Ada terlalu banyak eksekusi yang berjalan secara bersamaan untuk project Apps Script ini saat ini.',
  ],
  timeExceeded: ['Exceeded maximum execution time', 'Melebihi waktu eksekusi maksimum'],
  computerTime: [
    'Service using too much computer time for one day.',
    'Layanan menggunakan terlalu banyak waktu komputer dalam satu hari.',
  ],
  lockOperations: [
    'There are too many LockService operations against the same script.',
    'Ada terlalu banyak operasi LockService terhadap skrip yang sama.',
  ],
  functionMissing: ['Script function not found: {0}', 'Fungsi skrip tidak ditemukan: {0}'],
  nothingReturned: [
    'The script completed but did not return anything.',
    'Skrip selesai tetapi tidak menampilkan apa pun.',
  ],
  wrongReturn: [
    'The script completed but the returned value is not a supported return type.',
    'Skrip selesai tetapi nilai yang ditampilkan bukan jenis yang didukung.',
  ],
  line: ['(line {0}, file "{1}")', '(baris {0}, file "{1}")'],
  noSuchFile: ['Sorry, the file you have requested does not exist.', 'Maaf, file yang Anda minta tidak ada.'],
  fileUnavailable: ['Sorry, unable to open the file at this time.', 'Maaf, tidak dapat membuka file untuk saat ini.'],
  serverError: [
    "We're sorry, a server error occurred. Please wait a bit and try again.",
    'Maaf, terjadi kesalahan server. Harap tunggu sebentar dan coba lagi.',
  ],
  noPermissionToCall: [
    'You do not have permission to call {0}. Required permissions: {1}',
    'Anda tidak memiliki izin untuk memanggil {0}. Izin yang diperlukan: {1}',
  ],
  illegalArgument: ['Failed due to illegal value in property: {0}', 'Gagal karena nilai tidak sah di properti: {0}'],
  sheetsApiQuota: [
    "API call to sheets.{0} failed with error: Quota exceeded for quota metric '{1} requests' and limit '{1} requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:000000000000'.",
    "Panggilan API ke sheets.{0} gagal dengan kesalahan: Quota exceeded for quota metric '{1} requests' and limit '{1} requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:000000000000'.",
  ],
} as const satisfies Record<string, readonly [en: string, id: string]>;

export type KernelText = keyof typeof TEXTS;

export function kernelText(locale: Locale, key: KernelText, ...fill: readonly (string | number)[]): string {
  return TEXTS[key][locale === 'id' ? 1 : 0].replace(/\{(\d)\}/g, (_, at: string) => String(fill[Number(at)] ?? ''));
}
