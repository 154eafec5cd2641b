/** States, verdicts and lanes as people say them, in both languages. */
import { type InBoth, inLanguage } from '../shared/words.ts';

/** Why a dealer was asked or not: docs/WHATSAPP_COMPETITION_ROUTER.md. */
const VERDICTS: Readonly<Record<string, InBoth>> = {
  asked: ['ditanya', 'asked'],
  'further-away': ['bisa ditanya, yang lain lebih dekat', 'could be asked, others are nearer'],
  'too-far': ['di luar radius', 'beyond the radius'],
  inactive: ['tidak aktif', 'not active'],
  'no-coordinates': ['koordinat tidak bisa dipakai', 'has no usable coordinates'],
  'not-authorised': ['tidak berwenang untuk ini', 'not authorised for this'],
  'no-stock': ['tidak punya modelnya', 'does not have the model'],
  full: ['sudah penuh', 'has all the leads it can look after'],
  closed: ['tutup', 'closed'],
  'no-rep': ['tidak ada sales bertugas', 'no rep on duty'],
  busy: ['sudah kebagian antrean', 'has its share of the backlog'],
  'already-asked': ['sudah ditanya', 'was asked before'],
};

export function verdictWord(verdict: string): string {
  const words = VERDICTS[verdict];
  return words ? inLanguage(words) : verdict;
}

const STATES: Readonly<Record<string, InBoth>> = {
  SCREENING: ['ditanya chatbot', 'with the chatbot'],
  UNCLAIMED: ['belum diambil', 'not claimed'],
  CLAIMED: ['diambil', 'claimed'],
  CONTACTED: ['dihubungi', 'contacted'],
  TEST_RIDE: ['test ride', 'test ride'],
  WITH_MANAGER: ['di manajer', 'with a manager'],
  ABANDONED: ['ditinggalkan', 'abandoned'],
  WON: ['terjual', 'sold'],
  LOST: ['tidak jadi', 'lost'],
  BUY: ['beli', 'buy'],
  SERVICE: ['servis', 'service'],
  OPEN: ['terbuka', 'open'],
  TOO_SLOW: ['terlambat', 'too slow'],
  DECLINED: ['dilewati', 'passed'],
  EXPIRED: ['habis waktu', 'ran out'],
  TAKEN: ['diambil lain', 'taken by another'],
  TAKEN_BACK: ['ditarik', 'taken back'],
  HANDED_ON: ['dipindah', 'handed on'],
  GIVEN: ['diberikan', 'given'],
  NOTE: ['catatan', 'note'],
  'WALK-IN': ['datang ke dealer', 'walked in'],
  ACCEPTED: ['diterima', 'accepted'],
  REVIEW: ['diperiksa', 'to be looked at'],
  REFUSED: ['ditolak', 'refused'],
  REPEATED: ['berulang', 'entered twice'],
  REPLACED: ['diperbaiki', 'corrected'],
  open: ['terbuka', 'open'],
  acknowledged: ['ditangani', 'acknowledged'],
  resolved: ['selesai', 'resolved'],
  'false alarm': ['alarm palsu', 'false alarm'],
  closed: ['tertutup', 'closed'],
  hard: ['berat', 'hard'],
  review: ['periksa', 'review'],
  watch: ['pantau', 'watch'],
  error: ['galat', 'error'],
  MANUFACTURED: ['dibuat', 'manufactured'],
  SHIPPED: ['dikirim', 'shipped'],
  IN_STOCK: ['tersedia', 'in stock'],
  SOLD: ['terjual', 'sold'],
  ACTIVATED: ['diaktifkan', 'activated'],
  IN_SERVICE: ['dipakai', 'in service'],
  RETURNED: ['dikembalikan', 'returned'],
  SCRAPPED: ['dibesituakan', 'scrapped'],
  STOLEN: ['hilang', 'stolen'],
  shipped: ['dikirim', 'shipped'],
  returned: ['dikembalikan', 'returned'],
  blocked: ['diblokir', 'blocked'],
  RECEIVED: ['diterima dealer', 'received'],
  TRANSFERRED: ['dipindahkan', 'transferred'],
  RESTOCKED: ['siap dijual lagi', 'restocked'],
  PURCHASED: ['dibeli', 'purchased'],
  FIRST_RIDE: ['perjalanan pertama', 'first ride'],
  RIDE: ['perjalanan', 'ride'],
  SERVICED: ['diservis', 'serviced'],
  RECOVERED: ['ditemukan', 'recovered'],
  repeat: ['berulang', 'repeat'],
  exception: ['janggal', 'exception'],
  quarantined: ['tidak dihitung', 'quarantined'],
  running: ['berjalan', 'running'],
  silent: ['diam', 'silent'],
  'never ran': ['belum pernah berjalan', 'never ran'],
};

/** Of a lead, an offer or a sale, as people say it; what the hub has no word for, in small letters. */
export function stateWord(state: string): string {
  const words = STATES[state];
  return words ? inLanguage(words) : state.toLowerCase().replaceAll('_', ' ');
}

/** Of an offer that won, which is no sale yet. */
export function offerWord(status: string): string {
  return status === 'WON' ? inLanguage(['menang', 'won']) : stateWord(status);
}
