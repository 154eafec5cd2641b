/** Figures by month and slice, added up from single facts: every slice of a measure holds the same total. */
import { MEASURES, type MeasureId, SLICES, type Slice, SUMS } from '../../tables/metrics.ts';

/** What a fact belongs to, a name for each way of cutting. */
export interface Facets {
  readonly region: string;
  readonly dealer: string;
  readonly theme: string;
  readonly channel: string;
}

/** What the slice `all` is of. */
export const EVERYTHING = 'ALL';

/** Fractions of a count are kept as whole millionths, so that shares of one sale add up to it exactly. */
export const ONE = 1_000_000;
const COUNTED_IN_PARTS: readonly MeasureId[] = [
  'activities',
  'activityDays',
  'sales',
  'leadSales',
  'cohortSales',
  'activated',
  'refunds',
];

const IDS = Object.keys(MEASURES) as MeasureId[];
const PLACE = Object.fromEntries(IDS.map((id, index) => [id, index])) as Record<MeasureId, number>;
const SCALE = IDS.map((id) => (COUNTED_IN_PARTS.includes(id) ? ONE : 1));
/** Sums, and the places of what they are made of. */
const ADDED_UP = (Object.entries(SUMS) as [MeasureId, readonly MeasureId[]][]).map(
  ([sum, parts]) => [PLACE[sum], parts.map((part) => PLACE[part])] as const,
);
/** For each measure, the slices that it is cut by, as places in `SLICES`. */
const SLICED = IDS.map((id) => {
  const { not = [] } = MEASURES[id] as { not?: readonly Slice[] };
  return SLICES.flatMap((slice, at) => (not.includes(slice) ? [] : [at]));
});

export interface Figures {
  readonly month: number;
  readonly slice: Slice;
  readonly of: string;
  readonly measures: Readonly<Record<MeasureId, number>>;
  /** Calendar days on which anything ran. */
  readonly activeDates: number;
}

interface Cell {
  readonly amounts: Float64Array;
  /** Bit n: something ran on day n of the month. */
  dates: number;
}

/** Where facts of the same things go: by month, a cell for each of `SLICES`. */
export interface Place {
  readonly facets: Facets;
  readonly months: Map<number, readonly Cell[]>;
}

type Named<T> = Map<string, T>;

/** One for each four names: a hundred thousand facts are of a few thousand things. */
export class ByFour<T> {
  private readonly known: Named<Named<Named<Named<T>>>> = new Map();

  of([a, b, c, d]: readonly [string, string, string, string], make: () => T): T {
    const last = within(within(within(this.known, a), b), c);
    let found = last.get(d);
    if (found === undefined) {
      found = make();
      last.set(d, found);
    }
    return found;
  }
}

export class Cube {
  /** By slice, by what it is of, by month. */
  private readonly cells: readonly Named<Map<number, Cell>>[] = SLICES.map(() => new Map());
  private readonly places = new ByFour<Place>();

  /** The same for the same names. */
  place(facets: Facets): Place {
    const { region, dealer, theme, channel } = facets;
    return this.places.of([region, dealer, theme, channel], () => ({ facets, months: new Map() }));
  }

  /** Counts that come in parts are given in millionths (`ONE`), everything else as it is. */
  add(month: number, place: Place, measure: MeasureId, amount: number): void {
    const at = PLACE[measure];
    const cells = this.cellsOf(month, place);
    for (const slice of SLICED[at] ?? []) {
      const amounts = cells[slice]?.amounts;
      if (amounts) amounts[at] = (amounts[at] ?? 0) + amount;
    }
  }

  /** `days`: bit n for day n of the month, from 0. */
  markActive(month: number, place: Place, days: number): void {
    for (const cell of this.cellsOf(month, place)) cell.dates |= days;
  }

  *figures(): Generator<Figures> {
    for (const [at, slice] of SLICES.entries()) {
      for (const [of, months] of this.cells[at] ?? []) {
        for (const [month, { amounts, dates }] of months) {
          for (const [sum, parts] of ADDED_UP)
            amounts[sum] = parts.reduce((total, part) => total + (amounts[part] ?? 0), 0);
          const measures = { ...NOTHING };
          IDS.forEach((id, place) => {
            measures[id] = (amounts[place] ?? 0) / (SCALE[place] ?? 1);
          });
          yield { month, slice, of, measures, activeDates: bitsOf(dates) };
        }
      }
    }
  }

  private cellsOf(month: number, { facets, months }: Place): readonly Cell[] {
    let cells = months.get(month);
    if (!cells) {
      cells = SLICES.map((slice, at) => this.cell(at, slice === 'all' ? '' : facets[slice], month));
      months.set(month, cells);
    }
    return cells;
  }

  private cell(slice: number, of: string, month: number): Cell {
    const months = within(this.cells[slice] ?? new Map<string, Map<number, Cell>>(), of);
    let cell = months.get(month);
    if (!cell) {
      cell = { amounts: new Float64Array(IDS.length), dates: 0 };
      months.set(month, cell);
    }
    return cell;
  }
}

/** So that each row of figures has its shape from the start. */
const NOTHING = Object.fromEntries(IDS.map((id) => [id, 0])) as Record<MeasureId, number>;

function within<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask >>> 0; rest !== 0; rest &= rest - 1) count++;
  return count;
}
