/**
 * The letters of drawings, as strokes of a pen on a grid: two digits a point, x and y, the baseline at y 2, small letters up
 * to 7, capitals up to 9. "~" a stroke that is bent through its points, "o" one that also closes; a point alone is a dot.
 */
const BOWL = 'o274544220405';
const GLYPHS: Readonly<Record<string, string>> = {
  A: '022942 1535',
  B: '0209 ~092938372606 ~062645432202',
  C: '~482907042243',
  D: '0209 ~092947442202',
  E: '49090242 0636',
  F: '490902 0636',
  G: '~482907042243 434525',
  H: '0209 4249 0646',
  I: '0209',
  J: '~3936342203',
  K: '0902 4905 1642',
  L: '090242',
  M: '0209254942',
  N: '02094249',
  O: 'o294744220407',
  P: '0209 ~092948462505',
  Q: 'o294744220407 2442',
  R: '0209 ~092948462505 2542',
  S: '~4829080744432203',
  T: '0949 2922',
  U: '~09050422444549',
  V: '092249',
  W: '0912273249',
  X: '0942 4902',
  Y: '092549 2522',
  Z: '09490242',
  a: `${BOWL} 4742`,
  b: `0902 ${BOWL}`,
  c: '~462705042243',
  d: `4942 ${BOWL}`,
  e: '0444 ~44452705042243',
  f: '~39291817 1712 0737',
  g: `${BOWL} 4742 ~42412001`,
  h: '0902 ~0527454442',
  i: '0702 09',
  j: '1712 ~121100 19',
  k: '0902 3704 1532',
  l: '0902',
  m: '0702 ~0627353432 ~3657656462',
  n: '0702 ~0527454442',
  o: BOWL,
  p: `0700 ${BOWL}`,
  q: `4740 ${BOWL}`,
  r: '0702 ~052737',
  s: '~462706432203',
  t: '1913 ~132232 0737',
  u: '~0705042244 4742',
  v: '072247',
  w: '0712253247',
  x: '0742 4702',
  y: '0722 4710',
  z: '07470242',
  '0': 'o294744220407',
  '1': '072922',
  '2': '~0829484602 0242',
  '3': '~0829484726 ~2645432203',
  '4': '32390444',
  '5': '490906 ~0627454422 ~442203',
  '6': 'o264543220305 ~48290704',
  '7': '094912',
  '8': 'o294847260708 o264543220305',
  '9': 'o294846250608 ~48442203',
  ' ': '',
  '.': '02',
  ',': '1200',
  ':': '02 06',
  ';': '1200 16',
  '!': '0904 02',
  '?': '~0829484625 2524 22',
  "'": '0907',
  '"': '0907 2927',
  '-': '0535',
  '+': '0545 2723',
  '=': '0646 0444',
  '/': '0039',
  '%': 'o19281708 o44534233 1249',
  '(': '~19070410',
  ')': '~09171400',
  '<': '370533',
  '>': '073503',
  '&': '4217 ~17182938372604032245',
  '#': '1228 3248 0747 0444',
  '*': '1915 0826 2806',
  _: '0141',
  '|': '0900',
  '·': '05',
  '–': '0545',
  '—': '0565',
  '…': '02 22 42',
};

/** What it has no letter for. */
const BOX = '0209494202';
const SAME: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '−': '–', '\u00a0': ' ' };

export interface Stroke {
  readonly kind: 'straight' | 'bent' | 'closed';
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Glyph {
  readonly strokes: readonly Stroke[];
  readonly width: number;
}

const BASELINE = 2;
const SPACE_WIDTH = 2;
const known = new Map<string, Glyph>();

/** Above the baseline y is positive. Letters with accents lose them. */
export function glyphOf(character: string): Glyph {
  const found = known.get(character);
  if (found) return found;
  const plain = SAME[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '');
  const strokes = (GLYPHS[plain] ?? BOX).split(' ').flatMap((written) => (written === '' ? [] : [strokeOf(written)]));
  const width = Math.max(plain === ' ' ? SPACE_WIDTH : 0, ...strokes.flatMap(({ points }) => points.map(([x]) => x)));
  const glyph = { strokes, width };
  known.set(character, glyph);
  return glyph;
}

function strokeOf(written: string): Stroke {
  const digits = written.replace(/^[~o]/, '');
  const points = (digits.match(/\d\d/g) ?? []).map(([x, y]) => [Number(x), Number(y) - BASELINE] as const);
  return { kind: written.startsWith('~') ? 'bent' : written.startsWith('o') ? 'closed' : 'straight', points };
}
