/** Which dealers were considered for a lead in each ring, as text for people. */
import type { Candidate, Verdict } from './rank-dealers.ts';

export interface Ring {
  readonly ring: number;
  readonly considered: readonly Candidate[];
  /** How many further dealers the list leaves out. */
  readonly others?: number;
}

/** The ring number of dealers that were given the lead without being asked. */
export const GIVEN = 0;

const BAHASA: Readonly<Record<Verdict, string>> = {
  asked: 'ditawari',
  'further-away': 'lebih jauh',
  'too-far': 'terlalu jauh',
  inactive: 'tidak aktif',
  'no-coordinates': 'tanpa koordinat',
  'not-authorised': 'tidak berwenang',
  'no-stock': 'tanpa stok',
  full: 'lead penuh',
  closed: 'tutup',
  'no-rep': 'tanpa sales',
  busy: 'sibuk',
  'already-asked': 'sudah ditawari',
};

/** Longer lists are of no use to a reader. */
const MOST = 8;

/** A line for each ring: "Ring 1: D004 1.2 km, asked, score 81; D002 3.4 km, closed; 12 more". */
export function ringsInWords(rings: readonly Ring[], language: 'id' | 'en'): string {
  return rings.map((ring) => lineOf(ring, language === 'id')).join('\n');
}

function lineOf({ ring, considered, others = 0 }: Ring, inBahasa: boolean): string {
  const [name, given, more] = inBahasa ? ['Putaran', 'Diberikan kepada', 'lainnya'] : ['Ring', 'Given to', 'more'];
  // Put dealers that were asked first, since the list is sorted by distance.
  const sorted = [...considered].sort((one, other) => rank(one) - rank(other));
  const left = Math.max(0, sorted.length - MOST) + others;
  const told = [
    ...sorted.slice(0, MOST).map((each) => (ring === GIVEN ? each.dealerId : candidateInWords(each, inBahasa))),
    ...(left > 0 && ring !== GIVEN ? [`${left} ${more}`] : []),
  ];
  return `${ring === GIVEN ? given : `${name} ${ring}`}: ${told.join('; ')}`;
}

const rank = ({ verdict }: Candidate) => (verdict === 'asked' ? 0 : 1);

function candidateInWords({ dealerId, distanceKm, score, verdict }: Candidate, inBahasa: boolean): string {
  const km = distanceKm === null ? '' : ` ${inBahasa ? String(distanceKm).replace('.', ',') : distanceKm} km`;
  const said = inBahasa ? BAHASA[verdict] : verdict.replaceAll('-', ' ');
  return `${dealerId}${km}, ${said}${score === null ? '' : `, ${inBahasa ? 'skor' : 'score'} ${Math.round(score)}`}`;
}
