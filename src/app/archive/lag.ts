/**
 * Which rows of the archive workbooks BigQuery still lacks: noted before a row leaves the workbook, crossed off once BigQuery
 * has counted it. All rows when BigQuery, or another dataset, is newly chosen.
 */
import { ALL_ROWS, type RowRange, withoutRanges, withRanges } from '../../core/archive/row-ranges.ts';
import { WAREHOUSE_TABLES } from '../../core/archive/warehouse-tables.ts';
import * as is from '../../core/lib/read-json.ts';
import type { Properties } from '../../ports.ts';
import type { TableName } from '../../tables/index.ts';
import type { WarehousePlace } from '../../warehouse-ports.ts';

const LAG_KEY = 'archive.bigquery';

interface Kept {
  /** The project, dataset and location that the notes are about. */
  readonly of: string;
  /** Row ranges that are left, by volume and table. */
  readonly left: Readonly<Record<string, Readonly<Record<string, readonly RowRange[]>>>>;
  /** The fault that staff were told of last, and when (epoch ms). */
  readonly told: string;
  readonly toldAt: number;
}

const kept: is.Decode<Kept> = is.object({
  of: is.text,
  left: is.dictionary(is.dictionary(is.array(is.tuple(is.number, is.number)))),
  told: is.text,
  toldAt: is.number,
});

/** Identifies one table in one volume. */
export interface LagOf {
  readonly volumeId: string;
  readonly name: TableName;
}

export interface Lag {
  add(of: LagOf, ranges: readonly RowRange[]): void;
  strike(of: LagOf, ranges: readonly RowRange[]): void;
  /** A range that is left to load; null when BigQuery has everything. */
  next(): (LagOf & { readonly range: RowRange }) | null;
  /** False when staff were told of the same fault within a day. */
  tellOnce(fault: string, nowMs: number): boolean;
}

const DAY_MS = 86_400_000;

/** Forgets the notes when BigQuery is not, or no longer, chosen: choosing it again loads everything. */
export function forgetLag(properties: Properties): void {
  if (properties.get(LAG_KEY) !== null) properties.delete(LAG_KEY);
}

/** `volumeIds`: the workbook IDs of all archives. */
export function openLag(properties: Properties, place: WarehousePlace, volumeIds: () => readonly string[]): Lag {
  const of = `${place.project}.${place.dataset}.${place.location}`;
  const read = is.readJson(properties.get(LAG_KEY) ?? '', kept);
  let now: Kept = read.ok && read.value.of === of ? read.value : everything(of, volumeIds());
  const save = (changes: Partial<Kept>): void => {
    now = { ...now, ...changes };
    properties.setMany({ [LAG_KEY]: JSON.stringify(now) });
  };
  const change = ({ volumeId, name }: LagOf, ranges: (before: readonly RowRange[]) => readonly RowRange[]): void => {
    const volume = { ...now.left[volumeId], [name]: ranges(now.left[volumeId]?.[name] ?? []) };
    const filled = Object.fromEntries(Object.entries(volume).filter(([, each]) => each.length > 0));
    const left = { ...now.left, [volumeId]: filled };
    save({ left: Object.fromEntries(Object.entries(left).filter(([, each]) => Object.keys(each).length > 0)) });
  };
  return {
    add: (of, ranges) => change(of, (before) => withRanges(before, ranges)),
    strike: (of, ranges) => change(of, (before) => withoutRanges(before, ranges)),
    next: () => firstOf(now),
    tellOnce(fault, nowMs) {
      if (fault === now.told && nowMs - now.toldAt < DAY_MS) return false;
      save({ told: fault, toldAt: nowMs });
      return true;
    },
  };
}

function everything(of: string, volumeIds: readonly string[]): Kept {
  const all = Object.fromEntries(WAREHOUSE_TABLES.map((name) => [name, [ALL_ROWS]]));
  return { of, left: Object.fromEntries(volumeIds.map((id) => [id, all])), told: '', toldAt: 0 };
}

function firstOf({ left }: Kept): ReturnType<Lag['next']> {
  for (const [volumeId, names] of Object.entries(left))
    for (const [name, [first]] of Object.entries(names))
      if (first) return { volumeId, name: name as TableName, range: first };
  return null;
}
