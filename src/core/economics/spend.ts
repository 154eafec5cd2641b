/**
 * What was spent, from the tabs that staff keep: each row becomes facts, or says under Problem why it does not count.
 * Nothing is guessed: a row that cannot be dated or has no amount is left out whole, and money of an unknown dealer or
 * region stays in, under UNKNOWN.
 */
import type { Activity, AdSpend, DealerCost, Quota } from '../../tables/marketing.ts';
import type { MeasureId } from '../../tables/metrics.ts';
import { workbookDay } from '../lib/time.ts';
import { channelName, UNKNOWN } from './channel-name.ts';
import { type Cube, type Facets, ONE, type Place } from './cube.ts';
import { firstDayOf, monthOfDay } from './months.ts';
import { evenParts, splitEvenly } from './split.ts';

/** Names that are known. */
export interface Known {
  /** Dealer ID → its region. */
  readonly dealers: ReadonlyMap<string, string>;
  readonly regions: ReadonlySet<string>;
}

export function knownNames(
  dealers: readonly { readonly id: string; readonly region: string }[],
  regions: readonly { readonly region: string }[],
): Known {
  return {
    dealers: new Map(dealers.flatMap(({ id, region }) => (id === '' ? [] : [[id, region.trim()] as const]))),
    regions: new Set(regions.flatMap(({ region }) => (region.trim() === '' ? [] : [region.trim()]))),
  };
}

/** Money for the whole country, and activities that are no single dealer's. */
export const NATIONWIDE = 'NATIONWIDE';
export const NOBODY = 'NONE';
export const NO_THEME = 'NONE';

const LONGEST_ACTIVITY_DAYS = 366;
/** Rupiah amounts beyond this are a slip of the hand: a thousand billion. */
const MOST_RUPIAH = 1e15;

interface Checked {
  /** For the row's Problem cell; '' when there is none. */
  readonly problem: string;
  /** It does not count at all. */
  readonly leftOut: boolean;
}

/** Whether the row counts, and what is wrong with it. `seen`: the keys of rows above it. */
type Check<T> = (row: T, known: Known, seen: Set<string>) => Checked;

const counts = (...remarks: string[]): Checked => ({ problem: remarks.filter(Boolean).join(' '), leftOut: false });
const leftOut = (why: string): Checked => ({ problem: `Does not count: ${why}`, leftOut: true });

export function activityDays({ startsOn, endsOn }: Pick<Activity, 'startsOn' | 'endsOn'>): number[] {
  if (startsOn === null) return [];
  const first = workbookDay(startsOn);
  const last = endsOn === null ? first : workbookDay(endsOn);
  const length = last - first + 1;
  return length < 1 || length > LONGEST_ACTIVITY_DAYS ? [] : Array.from({ length }, (_, index) => first + index);
}

export const checkActivity: Check<Activity> = (row, known, seen) => {
  if (isEmpty([row.id, row.name, row.startsOn, row.eventSpend, row.hqSupport, row.dealerSpend])) return counts();
  if (row.startsOn === null) return leftOut('it has no first day.');
  if (row.endsOn !== null && row.endsOn < row.startsOn) return leftOut('it ends before it starts.');
  if (activityDays(row).length === 0) return leftOut(`it runs for more than ${LONGEST_ACTIVITY_DAYS} days.`);
  const wrong = [row.eventSpend, row.hqSupport, row.dealerSpend].find((each) => !isCost(each));
  if (wrong !== undefined)
    return leftOut(wrong === null || wrong < 0 ? 'an amount is negative.' : 'an amount is too large.');
  if (row.id !== '' && isRepeated(row.id, seen)) return leftOut(`${row.id} stands further up already.`);
  const strangers = dealersOf(row).filter((id) => !known.dealers.has(id));
  return counts(
    row.id === '' ? 'Without an ID no campaign can name it.' : '',
    strangers.length > 0 ? `Not in Dealers: ${strangers.join(', ')}. Their share counts under ${UNKNOWN}.` : '',
    regionRemark(row.region, known),
  );
};

export const checkDealerCost: Check<DealerCost> = (row, known, seen) => {
  if (isEmpty([row.id, row.month, row.dealerId, row.baseline])) return counts();
  if (row.month === null) return leftOut('it has no month.');
  if (row.baseline === null) return leftOut('it has no amount.');
  if (!isCost(row.baseline)) return leftOut('the amount is negative or too large.');
  if (isRepeated(`${row.dealerId} ${monthOfDay(workbookDay(row.month))}`, seen))
    return leftOut('this dealer’s month stands further up already.');
  return counts(dealerRemark(row.dealerId, known));
};

export const checkQuota: Check<Quota> = (row, known, seen) => {
  if (isEmpty([row.id, row.month, row.region, row.dealerId, row.leads])) return counts();
  if (row.month === null) return leftOut('it has no month.');
  if (row.leads === null || row.leads < 0) return leftOut('it has no number of leads.');
  if (isRepeated(`${row.region}|${row.dealerId}|${monthOfDay(workbookDay(row.month))}`, seen))
    return leftOut('this quota stands further up already.');
  return counts(row.dealerId === '' ? '' : dealerRemark(row.dealerId, known), regionRemark(row.region, known));
};

export const checkAdSpend: Check<AdSpend> = (row, known, seen) => {
  if (isEmpty([row.id, row.date, row.channel, row.campaign, row.amount])) return counts();
  if (row.date === null) return leftOut('it has no date.');
  if (row.amount === null) return leftOut('it has no amount.');
  if (Math.abs(row.amount) > MOST_RUPIAH) return leftOut('the amount is too large.');
  if (row.id !== '' && isRepeated(row.id, seen)) return leftOut(`${row.id} stands further up already.`);
  return counts(
    channelName(row.channel) === UNKNOWN ? `Without a channel it counts under ${UNKNOWN}.` : '',
    regionRemark(row.region, known),
  );
};

/** Every row through its check: the problems in the order of the rows, and the rows that count. */
export function checkRows<T>(rows: readonly T[], check: Check<T>, known: Known) {
  const seen = new Set<string>();
  const checked = rows.map((row) => ({ row, ...check(row, known, seen) }));
  return {
    problems: checked.map(({ problem }) => problem),
    used: checked.filter((each) => !each.leftOut).map(({ row }) => row),
    leftOut: checked.filter((each) => each.leftOut).length,
  };
}

const SPENT = ['eventSpend', 'hqSupport', 'dealerSpend'] as const satisfies readonly MeasureId[];

/** Costs by day, to the last rupiah; what falls into a month is shared among the dealers, as are the count and the days. */
export function addActivities(cube: Cube, rows: readonly Activity[], known: Known): void {
  for (const row of rows) {
    const days = activityDays(row);
    const [first] = days;
    if (first === undefined) continue;
    const owners = placesOf(cube, row, known);
    const [only] = owners.length === 1 ? owners : [];
    const share = (month: number, measure: MeasureId, whole: number) => {
      if (only) return cube.add(month, only, measure, whole);
      const parts = splitEvenly(whole, owners.length);
      for (const [at, place] of owners.entries()) cube.add(month, place, measure, parts[at] ?? 0);
    };
    share(monthOfDay(first), 'activities', ONE);
    for (const measure of SPENT) share(monthOfDay(first), 'activityCost', Math.round(row[measure] ?? 0));
    for (const { month, from, to } of monthsOf(days)) {
      for (const measure of SPENT)
        share(month, measure, evenParts(Math.round(row[measure] ?? 0), days.length, from, to));
      share(month, 'activityDays', (to - from) * ONE);
      const firstBit = first + from - firstDayOf(month);
      const bits = (2 ** (to - from) - 1) * 2 ** firstBit;
      for (const place of owners) cube.markActive(month, place, bits);
    }
  }
}

/** Days that follow each other, by the month that they are in: from place `from` to before place `to`. */
function monthsOf(days: readonly number[]): { month: number; from: number; to: number }[] {
  const [first = 0] = days;
  const runs: { month: number; from: number; to: number }[] = [];
  for (let from = 0; from < days.length; from = runs.at(-1)?.to ?? days.length) {
    const month = monthOfDay(first + from);
    runs.push({ month, from, to: Math.min(days.length, firstDayOf(month + 1) - first) });
  }
  return runs;
}

export function addDealerCosts(cube: Cube, rows: readonly DealerCost[], known: Known): void {
  for (const { month, dealerId, baseline } of rows) {
    if (month === null || baseline === null) continue;
    const place = cube.place({ ...dealerFacets(dealerId, '', known), theme: NO_THEME, channel: UNKNOWN });
    cube.add(monthOfDay(workbookDay(month)), place, 'baselineCost', Math.round(baseline));
  }
}

export function addQuotas(cube: Cube, rows: readonly Quota[], known: Known): void {
  for (const { month, region, dealerId, leads } of rows) {
    if (month === null || leads === null) continue;
    const place = cube.place({ ...dealerFacets(dealerId, region, known), theme: NO_THEME, channel: UNKNOWN });
    cube.add(monthOfDay(workbookDay(month)), place, 'quota', Math.round(leads));
  }
}

/** `themeOf`: of the activity that a campaign belongs to. */
export function addAdSpend(
  cube: Cube,
  rows: readonly AdSpend[],
  known: Known,
  themeOf: (campaign: string) => string,
): void {
  for (const { date, channel, campaign, region, amount } of rows) {
    if (date === null || amount === null) continue;
    const place = cube.place({
      region: region === '' ? NATIONWIDE : regionName(region, known),
      ...{ dealer: NOBODY, theme: themeOf(campaign), channel: channelName(channel) },
    });
    cube.add(monthOfDay(workbookDay(date)), place, 'adSpend', Math.round(amount));
  }
}

/** One for each dealer of the activity; one for all when it has none. */
function placesOf(cube: Cube, row: Activity, known: Known): Place[] {
  const dealers = dealersOf(row);
  const rest = { theme: themeName(row.theme), channel: channelName(row.channel) };
  return (dealers.length === 0 ? [''] : dealers).map((id) =>
    cube.place({ ...dealerFacets(id, row.region, known), ...rest }),
  );
}

function dealerFacets(dealerId: string, region: string, known: Known): Pick<Facets, 'region' | 'dealer'> {
  if (dealerId === '') return { dealer: NOBODY, region: region === '' ? NATIONWIDE : regionName(region, known) };
  const own = known.dealers.get(dealerId);
  const dealer = own === undefined ? UNKNOWN : dealerId;
  return { dealer, region: region === '' ? own || UNKNOWN : regionName(region, known) };
}

export function themeName(theme: string): string {
  return theme.trim() || NO_THEME;
}

export function regionName(region: string, known: Known): string {
  return known.regions.has(region.trim()) ? region.trim() : UNKNOWN;
}

function dealersOf({ dealers }: Activity): string[] {
  const ids = dealers.split(/[,;\n]/).map((id) => id.trim()); // biome-ignore format: one line
  return [...new Set(ids.filter((id) => id !== ''))];
}

function regionRemark(region: string, known: Known): string {
  return region === '' || known.regions.has(region.trim())
    ? ''
    : `“${region}” is not in Regions: counts under ${UNKNOWN}.`;
}

function dealerRemark(dealerId: string, known: Known): string {
  return known.dealers.has(dealerId) ? '' : `“${dealerId}” is not in Dealers: counts under ${UNKNOWN}.`;
}

function isCost(amount: number | null): boolean {
  return amount === null || (amount >= 0 && amount <= MOST_RUPIAH);
}

function isRepeated(key: string, seen: Set<string>): boolean {
  const isThere = seen.has(key);
  seen.add(key);
  return isThere;
}

function isEmpty(cells: readonly (string | number | null)[]): boolean {
  return cells.every((cell) => cell === '' || cell === null);
}
