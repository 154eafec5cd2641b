/** Each service in turn fails in each known way, in either language, before or after it has taken effect. */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { mulberry32 } from '../random';
import type { Story } from '../story';
import { goOnThrough, heldThrough, MINUTE_MS } from './day-at-work';

interface Way {
  readonly calls: RegExp;
  readonly texts: readonly [en: string, id: string];
}

/** Texts as developers report them; those of the Sheets API stay English within the translated sentence. */
const WAYS: readonly Way[] = [
  {
    calls: /^Sheets\./,
    texts: [
      'API call to sheets.spreadsheets.batchUpdate failed with error: Internal error encountered.',
      'Panggilan API ke sheets.spreadsheets.batchUpdate gagal dengan kesalahan: Internal error encountered.',
    ],
  },
  {
    calls: /^Sheets\./,
    texts: [
      "API call to sheets.spreadsheets.values.batchGet failed with error: Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1'.",
      "Panggilan API ke sheets.spreadsheets.values.batchGet gagal dengan kesalahan: Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1'.",
    ],
  },
  {
    calls: /^Sheets\./,
    texts: [
      'API call to sheets.spreadsheets.batchUpdate failed with error: The service is currently unavailable.',
      'Panggilan API ke sheets.spreadsheets.batchUpdate gagal dengan kesalahan: The service is currently unavailable.',
    ],
  },
  {
    calls: /^(SpreadsheetApp|Spreadsheet|Sheet|Range)\./,
    texts: [
      'Service Spreadsheets failed while accessing document with id X.',
      'Layanan Spreadsheet gagal saat mengakses dokumen dengan id X.',
    ],
  },
  {
    calls: /^Properties\./,
    texts: [
      'We’re sorry, a server error occurred while reading from storage. Error code INTERNAL.',
      'Maaf, terjadi kesalahan server saat membaca dari penyimpanan. Kode kesalahan INTERNAL.',
    ],
  },
  { calls: /^Cache\./, texts: ['Service timed out: Cache', 'Waktu layanan habis: Cache'] },
  {
    calls: /^(Lock|LockService)\./,
    texts: [
      'There are too many LockService operations against the same script.',
      'Ada terlalu banyak operasi LockService terhadap skrip yang sama.',
    ],
  },
  {
    calls: /^UrlFetchApp\./,
    texts: ['Address unavailable: https://graph.facebook.com', 'Alamat tidak tersedia: https://graph.facebook.com'],
  },
  {
    calls: /^UrlFetchApp\./,
    texts: ['Timeout: https://graph.facebook.com', 'Waktu tunggu habis: https://graph.facebook.com'],
  },
  {
    calls: /^MailApp\./,
    texts: [
      'Service invoked too many times for one day: email.',
      'Layanan dipanggil terlalu sering dalam satu hari: email.',
    ],
  },
  {
    calls: /^(ScriptApp|Maps|Session|Charts|HtmlService)\./,
    texts: [
      'We’re sorry, a server error occurred. Please wait a bit and try again.',
      'Maaf, terjadi kesalahan server. Harap tunggu sebentar dan coba lagi.',
    ],
  },
];

const LASTS_MS = 12 * MINUTE_MS;
/** The share of matching calls that fail, so that neither nothing nor everything works. */
const SHARE = 0.25;

export const serviceFaults: Story = {
  name: 'service faults',
  latency: 'model',
  minutes: 'when something is due',
  locale: (seed) => (seed % 2 === 0 ? 'en' : 'id'),
  faults(seed, sinceMs) {
    const random = mulberry32(seed);
    const { calls, texts } = WAYS[Math.floor(random() * WAYS.length)] ?? { calls: /^$/, texts: ['', ''] };
    const when = random() < 0.3 ? 'after' : 'before';
    const text = texts[seed % 2];
    return (call: InterceptedCall): Fault | undefined => {
      const isMeant = call.when === when && call.kind !== 'free' && calls.test(call.method);
      return isMeant && sinceMs() < LASTS_MS && random() < SHARE ? { error: text ?? '' } : undefined;
    };
  },
  play: (hub) => goOnThrough(hub, LASTS_MS),
  judge: heldThrough,
};
