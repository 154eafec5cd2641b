/** The stores' limits, which the hub must cope with, and a check of everything it writes. */
import type { Cache, CellWrite, Clock, Properties, Workbook } from '../src/ports.ts';
import { tables } from '../src/tables/index.ts';
import { type MemoryClock, memoryCache, memoryProperties } from '../tools/dry-hub/memory-ports.ts';
import type { Problem } from './problem.ts';

/** https://developers.google.com/apps-script/guides/services/quotas: 9 KB a value, 500 KB in all. */
const VALUE_BYTES = 9_216;
const STORE_BYTES = 512_000;
/** https://developers.google.com/apps-script/reference/cache/cache */
const CACHE_KEY_CHARACTERS = 250;
const CACHE_VALUE_BYTES = 102_400;
/** https://support.google.com/drive/answer/37603 */
export const CELL_CHARACTERS = 50_000;

const COMMIT_MS = 150;

export interface Seen {
  /** Events that were written down as decided, or buried. */
  readonly decided: Set<string>;
  readonly problems: Problem[];
}

export function boundedProperties(): Properties {
  const within = memoryProperties();
  return {
    ...within,
    setMany(values) {
      for (const [key, value] of Object.entries(values)) {
        if (typeof value !== 'string') throw new TypeError(`Property ${key} is no text`);
        if (Buffer.byteLength(key) + Buffer.byteLength(value) > VALUE_BYTES)
          throw new Error('Argument too large: value');
      }
      if (storeBytes({ ...within.getAll(), ...values }) > STORE_BYTES)
        throw new Error('You have exceeded the property storage quota. Please remove some properties and try again.');
      within.setMany(values);
    },
  };
}

export function storeBytes(values: Readonly<Record<string, string>>): number {
  return Object.entries(values).reduce((sum, [key, value]) => sum + key.length + Buffer.byteLength(value), 0);
}

export function boundedCache(clock: Clock): Cache {
  const within = memoryCache(clock);
  const checkKeys = (keys: readonly string[]) => {
    const long = keys.find((key) => key.length > CACHE_KEY_CHARACTERS || key === '');
    if (long !== undefined) throw new Error(`Argument too large or empty: key (${long.length})`);
  };
  return {
    getMany(keys) {
      checkKeys(keys);
      return within.getMany(keys);
    },
    putMany(values, ttlSeconds) {
      checkKeys(Object.keys(values));
      if (Object.values(values).some((value) => Buffer.byteLength(value) > CACHE_VALUE_BYTES))
        throw new Error('Argument too large: value');
      within.putMany(values, ttlSeconds);
    },
    removeMany: (keys) => within.removeMany(keys),
  };
}

/** Refuses what the Sheets API refuses, and notes what a commit says of events. */
export function watchedWorkbook(workbook: Workbook, clock: MemoryClock, seen: Seen): Workbook {
  return {
    read: (ranges) => workbook.read(ranges),
    commit(changes) {
      for (const { sheet, cells } of changes.updates) checkCells(sheet, cells, seen);
      for (const { sheet, rows } of changes.appends) for (const cells of rows) checkCells(sheet, cells, seen);
      // No two rounds are at the same moment.
      clock.moveTo(clock.nowMs() + COMMIT_MS);
      const moved = workbook.commit(changes);
      for (const { sheet, rows } of changes.appends) {
        if (sheet !== tables.inboxLog.name && sheet !== tables.deadLetters.name) continue;
        for (const [first] of rows) if (first?.kind === 'text') seen.decided.add(first.value);
      }
      return moved;
    },
  };
}

function checkCells(sheet: string, cells: readonly CellWrite[], { problems }: Seen): void {
  for (const cell of cells) {
    if (cell.kind === 'text' && typeof cell.value === 'string' && cell.value.length > CELL_CHARACTERS)
      throw new Error(`${sheet}: your input contains more than the maximum of 50000 characters in a single cell.`);
    const wrong = wrongWith(cell);
    if (wrong)
      problems.push({ kind: `a cell of ${sheet} is written as ${wrong}`, detail: JSON.stringify(cell).slice(0, 200) });
  }
}

/** Why a cell's value is invalid, so that the API would refuse the whole commit; null when it is valid. */
function wrongWith(cell: CellWrite): string | null {
  const value: unknown = 'value' in cell ? cell.value : '';
  switch (cell.kind) {
    case 'text':
      return typeof value === 'string' ? null : `text that is a ${typeof value}`;
    case 'number':
    case 'money':
      return Number.isFinite(cell.value) ? null : `the number ${cell.value}`;
    case 'boolean':
      return typeof value === 'boolean' ? null : `a tick that is a ${typeof value}`;
    case 'date':
    case 'stamp':
    case 'dateTime':
      return Number.isFinite(cell.serial) ? null : `the time ${cell.serial}`;
    default:
      return null;
  }
}
