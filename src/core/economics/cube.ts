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
/** For each measure, the sums that it is part of. */
const PART_OF = IDS.map((id) =>
  (Object.entries(SUMS) as [MeasureId, readonly MeasureId[]][]).flatMap(([sum, parts]) =>
    parts.includes(id) ? [PLACE[sum]] : [],
  ),
);
const SLICED = IDS.map((id) => {
  const { not = [] } = MEASURES[id] as { not?: readonly Slice[] };
  return SLICES.filter((slice) => !not.includes(slice));
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

type ByMonth = Map<number, Cell>;

export class Cube {
  private readonly cells: Readonly<Record<Slice, Map<string, ByMonth>>> = {
    ...{ all: new Map(), region: new Map(), dealer: new Map(), theme: new Map(), channel: new Map() },
  };

  /** Where the last fact went: the next one mostly is of the same month and of the same things. */
  private last: {
    readonly month: number;
    readonly facets: Facets;
    readonly cells: Readonly<Record<Slice, Cell>>;
  } | null = null;

  /** Counts that come in parts are given in millionths (`ONE`), everything else as it is. */
  add(month: number, facets: Facets, measure: MeasureId, amount: number): void {
    const place = PLACE[measure];
    const cells = this.cellsOf(month, facets);
    for (const slice of SLICED[place] ?? []) {
      const { amounts } = cells[slice];
      amounts[place] = (amounts[place] ?? 0) + amount;
      for (const sum of PART_OF[place] ?? []) amounts[sum] = (amounts[sum] ?? 0) + amount;
    }
  }

  /** `dayOfMonth`: from 1. */
  markActive(month: number, facets: Facets, dayOfMonth: number): void {
    const cells = this.cellsOf(month, facets);
    for (const slice of SLICES) cells[slice].dates |= 1 << (dayOfMonth - 1);
  }

  *figures(): Generator<Figures> {
    for (const slice of SLICES) {
      for (const [of, months] of this.cells[slice]) {
        for (const [month, { amounts, dates }] of months) {
          const measures = Object.fromEntries(
            IDS.map((id, place) => [id, (amounts[place] ?? 0) / (SCALE[place] ?? 1)]),
          ) as Record<MeasureId, number>;
          yield { month, slice, of, measures, activeDates: bitsOf(dates) };
        }
      }
    }
  }

  private cellsOf(month: number, facets: Facets): Readonly<Record<Slice, Cell>> {
    if (this.last?.month === month && this.last.facets === facets) return this.last.cells;
    const cells = {
      all: this.cell('all', '', month),
      region: this.cell('region', facets.region, month),
      dealer: this.cell('dealer', facets.dealer, month),
      theme: this.cell('theme', facets.theme, month),
      channel: this.cell('channel', facets.channel, month),
    };
    this.last = { month, facets, cells };
    return cells;
  }

  private cell(slice: Slice, of: string, month: number): Cell {
    const names = this.cells[slice];
    let months = names.get(of);
    if (!months) {
      months = new Map();
      names.set(of, months);
    }
    let cell = months.get(month);
    if (!cell) {
      cell = { amounts: new Float64Array(IDS.length), dates: 0 };
      months.set(month, cell);
    }
    return cell;
  }
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask >>> 0; rest !== 0; rest &= rest - 1) count++;
  return count;
}
