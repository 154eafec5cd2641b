/** The plain model: what the tabs must say after a history. From docs/INTEGRITY.md alone. */
import { dayOf, type Journal, type SaleEntry } from './journal';
import { type Life, lifeOfSale, livesBefore, livesOf, stateOf, type UnitState } from './lives';
import { DEALERS } from './steps';

const FLOOR = 28_000_000;
const TEN_MINUTES_MS = 600_000;
/** The easternmost day of the country. */
const EASTERN_MS = 2 * 3_600_000;

export interface SaleSays {
  readonly sale: SaleEntry;
  /** Findings of hard rules and of the two-dealer rule that are not closed: rule → lane. */
  readonly findings: ReadonlyMap<string, 'hard' | 'review'>;
  readonly isRepeated: boolean;
  readonly isHeld: boolean;
  readonly stands: boolean;
}

export interface ModelSays {
  readonly sales: readonly SaleSays[];
  readonly units: ReadonlyMap<string, UnitState>;
}

/** `factsNow`: what a finding says, for decisions, which lapse when it says something else. */
export function modelOf(journal: Journal, factsNow: (key: string) => string): ModelSays {
  const isAnswered = (rule: string, subject: string) => {
    const decided = journal.decisions.get(`${rule} ${subject}`);
    if (!decided || decided.decision === 'acknowledged') return false;
    return decided.facts === factsNow(`${rule} ${subject}`);
  };
  const present = journal.sales.filter(({ isGone }) => !isGone);
  const gone = journal.sales.filter(
    ({ isGone, stoodWhenGone, isWithdrawn }) => isGone && stoodWhenGone && !isWithdrawn,
  );
  const repeated = present.filter((sale, at) =>
    present.slice(0, at).some((before) => isSameSending(journal, before, sale)),
  );
  const compared = present.filter((sale) => !repeated.includes(sale));
  const sales = present.map((sale): SaleSays => {
    const isRepeated = repeated.includes(sale);
    const findings = isRepeated ? new Map<string, 'hard' | 'review'>() : findingsOf(journal, sale, compared);
    const counting = [...findings].filter(([rule]) => !isAnswered(rule, sale.id));
    const isRefused = counting.some(([, lane]) => lane === 'hard');
    return { sale, findings, isRepeated, isHeld: counting.length > 0, stands: !isRepeated && !isRefused };
  });
  sales.push(...gone.map((sale) => ({ sale, findings: new Map(), isRepeated: false, isHeld: true, stands: true })));
  const standing = sales.filter(({ stands }) => stands);
  const units = [...journal.serials.keys()].map((serial) => {
    const own = standing.filter(({ sale }) => sale.serial === serial);
    return [serial, stateOf(journal, serial, own)] as const;
  });
  return { sales, units: new Map(units) };
}

const isSameSending = (journal: Journal, before: SaleEntry, sale: SaleEntry) =>
  before.serial === sale.serial &&
  before.dealer === sale.dealer &&
  before.phone === sale.phone &&
  sale.enteredAt - before.enteredAt < TEN_MINUTES_MS &&
  isOfOneLife(livesOf(journal, sale.serial), before, sale);

const isOfOneLife = (lives: readonly Life[], one: SaleEntry, other: SaleEntry) =>
  livesBefore(lives, one) === livesBefore(lives, other);

/** Sales of one life; one made while the unit was away is held against those of the life before, and not they against it. */
function isComparedWith(lives: readonly Life[], sale: SaleEntry, other: SaleEntry): boolean {
  if (!isOfOneLife(lives, other, sale)) return false;
  return lifeOfSale(lives, other) !== null || lifeOfSale(lives, sale) === null;
}

function findingsOf(journal: Journal, sale: SaleEntry, all: readonly SaleEntry[]): Map<string, 'hard' | 'review'> {
  const found = new Map<string, 'hard' | 'review'>();
  const serial = journal.serials.get(sale.serial);
  if (!DEALERS.some((id) => id === sale.dealer)) found.set('entry-dealer-unknown', 'hard');
  if (!serial) found.set('serial-not-shipped', 'hard');
  if (sale.price < 0) found.set('price-implausible', 'hard');
  if (sale.price < FLOOR * 0.9) found.set('price-under-floor', 'hard');
  if (sale.promotions === 'A, B') found.set('price-promotions', 'hard');
  if (sale.day > dayOf(sale.enteredAt + EASTERN_MS)) found.set('date-future', 'hard');
  if (serial && sale.day < serial.shippedDay) found.set('date-before-shipment', 'hard');
  const lives = livesOf(journal, sale.serial);
  const life = lifeOfSale(lives, sale);
  if (serial && (life === null || serial.state !== 'shipped')) found.set('serial-not-for-sale', 'hard');
  const others = all.filter((other) => other !== sale && other.serial === sale.serial && isComparedWith(lives, sale, other)); // biome-ignore format: one line
  if (others.some((other) => other.dealer === sale.dealer && other.order < sale.order))
    found.set('serial-sold-twice', 'hard');
  else if (others.some((other) => other.dealer !== sale.dealer)) found.set('serial-sold-twice', 'review');
  return found;
}
