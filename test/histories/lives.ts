/** The plain model, one unit: when it was away, its lives, and its state. From docs/UNIT_STATES.md and docs/INTEGRITY.md alone. */
import { dayOf, type Happening, type Journal, type SaleEntry, startOf } from './journal';

/** One life of a unit: from when it stood on the floor until it went away. */
export interface Life {
  readonly from: number;
  /** When it went away, or null. */
  until: { readonly at: number; readonly type: string } | null;
  /** It was stolen and recovered. */
  readonly gaps: { readonly from: number; readonly to: number }[];
}

const AWAY = ['RETURNED', 'STOLEN', 'SCRAPPED'];
/** In Jayapura a day begins so much earlier. */
const EAST_MS = 2 * 3_600_000;

/** What happens at the same moment happens in the order of a life. */
const ORDER = ['RECEIVED', 'TRANSFERRED', 'RESTOCKED', 'PURCHASED', 'FIRST_RIDE', 'RIDE', 'SERVICED', 'STOLEN', 'RECOVERED', 'RETURNED', 'SCRAPPED']; // biome-ignore format: a list

const inOrder = (all: readonly Happening[]) =>
  [...all].sort((a, b) => a.at - b.at || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));

const staffSaid = ({ happenings }: Journal, serial: string) =>
  inOrder(happenings.filter((each) => each.serial === serial && each.by === 'staff'));

/** Whether it was away is what staff said, in order: a unit that is away can only be scrapped or restocked, a scrapped one neither. */
export function livesOf(journal: Journal, serial: string): Life[] {
  const shipped = journal.serials.get(serial);
  let life: Life = { from: shipped ? startOf(shipped.shippedDay) : 0, until: null, gaps: [] };
  const lives = [life];
  for (const { type, at } of staffSaid(journal, serial)) {
    const since = life.until?.type;
    if (type === 'SCRAPPED' && since !== 'SCRAPPED') life.until = { at: life.until?.at ?? at, type };
    else if (AWAY.includes(type) && !since) life.until = { at, type };
    else if (type === 'RECOVERED' && since === 'STOLEN') {
      life.gaps.push({ from: life.until?.at ?? at, to: at });
      life.until = null;
    } else if (type === 'RESTOCKED' && (since === 'RETURNED' || since === 'STOLEN')) {
      life = { from: at, until: null, gaps: [] };
      lives.push(life);
    }
  }
  return lives;
}

/** The life in which a sale was made, by the table "A sale belongs"; null: made while the unit was away. */
export function lifeOfSale(lives: readonly Life[], sale: SaleEntry): number | null {
  const at = livesBefore(lives, sale);
  const away = lives[at]?.until;
  const isAfter = (from: number) => sale.day >= dayOf(from) && sale.enteredAt >= from;
  const isInGap = lives[at]?.gaps.some(({ from, to }) => isAfter(from) && sale.day < dayOf(to));
  return isInGap || (away && isAfter(away.at)) ? null : at;
}

/** How often the unit had come back before it. */
export function livesBefore(lives: readonly Life[], sale: SaleEntry): number {
  return lives.filter(({ from }, at) => {
    const before = lives[at - 1]?.until;
    return before && sale.day >= dayOf(from) && sale.enteredAt >= before.at;
  }).length;
}

export interface UnitState {
  readonly state: string;
  readonly dealer: string;
  readonly sale: SaleEntry | null;
  readonly activatedAt: number | null;
  /** By sale: when its unit proved it. */
  readonly proofs: ReadonlyMap<string, number>;
}

/** A sale that stands in the ledger. */
export interface Standing {
  readonly sale: SaleEntry;
  readonly isHeld: boolean;
}

/** `counting`: sales of the unit that stand in the ledger. */
export function stateOf(journal: Journal, serial: string, counting: readonly Standing[]): UnitState {
  const lives = livesOf(journal, serial);
  const proofs = new Map<string, number>();
  /** Where it was shipped or transferred to, whoever sold it. */
  let placed = journal.serials.get(serial)?.shippedTo ?? '';
  let now: UnitState = { state: 'SHIPPED', dealer: placed, sale: null, activatedAt: null, proofs }; // biome-ignore format: one line
  for (const [at, life] of lives.entries()) {
    if (at > 0) now = { ...now, state: 'IN_STOCK', dealer: placed, sale: null, activatedAt: null };
    const happenings = ofLife(journal, serial, life);
    placed = happenings.filter(({ type }) => type === 'TRANSFERRED').at(-1)?.to ?? placed;
    const sale = saleOfUnit(counting.filter((each) => lifeOfSale(lives, each.sale) === at));
    now = liveOne(now, { life, sale, happenings });
    if (now.sale && now.activatedAt !== null) proofs.set(now.sale.id, now.activatedAt);
    if (life.until) now = { ...now, state: life.until.type };
  }
  return now;
}

/** The one whose row is gone, which keeps its unit; else the first entered, of those not on hold if there are any. */
function saleOfUnit(sales: readonly Standing[]): SaleEntry | null {
  const rank = ({ sale, isHeld }: Standing) => (sale.isGone ? 0 : isHeld ? 2 : 1);
  const ofUnit = sales.filter(({ sale }) => !sale.isGone || sale.wasOfUnit);
  return ofUnit.sort((a, b) => rank(a) - rank(b) || a.sale.order - b.sale.order)[0]?.sale ?? null;
}

function ofLife({ happenings }: Journal, serial: string, { from, until, gaps }: Life): Happening[] {
  const isAway = (at: number) => gaps.some((gap) => at >= gap.from && at < gap.to);
  return inOrder(
    happenings.filter(
      ({ serial: of, at }) => of === serial && at >= from && at < (until?.at ?? Infinity) && !isAway(at),
    ),
  );
}

/** A sale is of its day and its life: after what the floor had seen when it was entered, before the unit reported itself. */
function momentOf(sale: SaleEntry, { life, happenings }: Pick<OneLife, 'life' | 'happenings'>): number {
  const isBefore = (at: number) => sale.day < dayOf(at) || sale.enteredAt < at;
  const back = life.gaps.filter(({ from, to }) => !isBefore(from) && sale.day >= dayOf(to)).at(-1)?.to ?? life.from;
  const away =
    [...life.gaps.map(({ from }) => from), ...(life.until ? [life.until.at] : [])].find(isBefore) ?? Infinity;
  const start = startOf(sale.day);
  const own = happenings.filter(({ at }) => at >= Math.max(back, start - EAST_MS) && at < startOf(sale.day + 1));
  const itself = own.find(({ type }) => type === 'PURCHASED' || type === 'FIRST_RIDE')?.at ?? Infinity;
  const isOnFloor = ({ type, at }: Happening) =>
    (type === 'RECEIVED' || type === 'TRANSFERRED') && at >= start && at < itself && at <= sale.enteredAt;
  const seen = own.filter(isOnFloor).map(({ at }) => at + 0.5);
  return Math.min(Math.max(Math.min(Math.max(start, ...seen), itself), back), away);
}

interface OneLife {
  readonly life: Life;
  readonly sale: SaleEntry | null;
  readonly happenings: readonly Happening[];
}

function liveOne(before: UnitState, { life, sale, happenings }: OneLife): UnitState {
  let now = before;
  const soldAt = sale ? momentOf(sale, { life, happenings }) : Infinity;
  const sell = (at: number) => {
    if (sale && now.sale !== sale && at >= soldAt) now = { ...now, state: 'SOLD', dealer: sale.dealer, sale };
  };
  for (const happening of happenings) {
    sell(happening.at);
    now = after(now, happening);
  }
  sell(Infinity);
  return now;
}

function after(now: UnitState, { type, at, to }: Happening): UnitState {
  const { state } = now;
  const isOnFloor = state === 'SHIPPED' || state === 'IN_STOCK';
  if (type === 'RECEIVED' && state === 'SHIPPED') return { ...now, state: 'IN_STOCK' };
  if (type === 'TRANSFERRED' && isOnFloor) return { ...now, state: 'IN_STOCK', dealer: to ?? '' };
  if ((type === 'PURCHASED' || type === 'FIRST_RIDE') && state === 'SOLD')
    return { ...now, state: 'ACTIVATED', activatedAt: at };
  if ((type === 'RIDE' || type === 'SERVICED') && state === 'ACTIVATED') return { ...now, state: 'IN_SERVICE' };
  return now;
}
