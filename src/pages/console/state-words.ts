/** Names of states, verdicts and lanes in both languages. */
import { SHARED_STATES, stateWordsOf } from '../shared/state-words.ts';
import { type InBoth, inPageLanguage } from '../shared/words.ts';

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
  return words ? inPageLanguage(words) : verdict;
}

const STATES: Readonly<Record<string, InBoth>> = {
  ...SHARED_STATES,
  SCREENING: ['ditanya chatbot', 'with the chatbot'],
  UNCLAIMED: ['belum diambil', 'not claimed'],
  CLAIMED: ['diambil', 'claimed'],
  CONTACTED: ['dihubungi', 'contacted'],
  WITH_MANAGER: ['di manajer', 'with a manager'],
  BUY: ['beli', 'buy'],
  SERVICE: ['servis', 'service'],
  OPEN: ['terbuka', 'open'],
  TOO_SLOW: ['terlambat', 'too slow'],
  DECLINED: ['dilewati', 'passed'],
  EXPIRED: ['habis waktu', 'ran out'],
  TAKEN: ['diambil lain', 'taken by another'],
  TAKEN_BACK: ['ditarik', 'taken back'],
  GIVEN: ['diberikan', 'given'],
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

export const stateWord = stateWordsOf(STATES);

/** The status of an offer; "won" for an offer does not mean a sale. */
export function offerWord(status: string): string {
  return status === 'WON' ? inPageLanguage(['menang', 'won']) : stateWord(status);
}
