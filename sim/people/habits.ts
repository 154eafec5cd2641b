/** How customers write: all at once or bit by bit, tapping or typing, with questions in between. */
import { demoCities } from '../../tools/demo/demo-cities';
import { demoProducts } from '../../tools/demo/demo-network';
import type { Random } from '../days/network';

export interface Person {
  readonly number: string;
  readonly name: string;
  /** The first message. */
  readonly opening: string;
  readonly model: string;
  readonly city: string;
  readonly at: readonly [latitude: number, longitude: number];
  /** Shares of what they do. */
  readonly taps: number;
  readonly sharesPin: number;
  readonly asksMeanwhile: number;
}

const NAMES = 'Sari Budi Ketut Wayan Rudi Maya Agus Fitri Hendra Putri Joko Lestari Bayu Dewi Rizki Nanda'.split(' ');

const WISHES = ['mau beli', 'pengen beli', 'minat', 'tertarik', 'mau test ride', 'mau coba', 'cari'];
const QUESTIONS = [
  'bisa kredit?',
  'DP berapa ya?',
  'ada promo ga?',
  'harganya berapa?',
  'garansi berapa lama?',
  'ready stok?',
];
const GREETINGS = ['Halo', 'Assalamualaikum', 'Siang kak', 'Permisi min', 'Halo kak, saya lihat iklannya', 'P'];
const FOR_A_PERSON = ['bisa bicara dengan orang?', 'mau ngobrol sama admin dong', 'tolong hubungkan ke cs'];

/** Questions that some people ask while they wait. */
export const ASKED_MEANWHILE = [
  'warna apa saja ya?',
  'bisa tukar tambah motor lama?',
  'Kalau bisa hari ini ya',
  'surat-suratnya lengkap?',
];

export function somebody(index: number, random: Random): Person {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const { city, latitude, longitude } = pick(demoCities);
  const model = pick(demoProducts).name;
  const short = random() < 0.5 ? model.replace(/^Volta /, '') : (model.split(' ')[1] ?? model);
  const shapes: readonly (readonly [share: number, words: () => string])[] = [
    [0.3, () => `${pick(WISHES)} ${short}, saya di ${city}`],
    [0.12, () => `${pick(GREETINGS)}, ${pick(WISHES)} ${short} di ${city}, ${pick(QUESTIONS)}`],
    [0.16, () => `${pick(WISHES)} ${short}`],
    [0.08, () => `${pick(WISHES)} motor listrik, lokasi ${city}`],
    [0.1, () => `${short} ${pick(QUESTIONS)}`],
    [0.14, () => pick(GREETINGS)],
    [0.05, () => `motor saya mau servis, ${city}`],
    [0.05, () => pick(FOR_A_PERSON)],
  ];
  let at = random();
  const [, words] = shapes.find(([share]) => {
    at -= share;
    return at < 0;
  }) ?? [0, () => 'Halo'];
  return {
    number: `62857${String(index).padStart(8, '0')}`,
    name: `${pick(NAMES)} ${index}`,
    opening: words(),
    model: short,
    city,
    at: [latitude + (random() - 0.5) * 0.02, longitude + (random() - 0.5) * 0.02],
    taps: random() < 0.7 ? 0.9 : 0.2,
    sharesPin: random() < 0.5 ? 0.9 : 0.1,
    asksMeanwhile: 0.15,
  };
}
