/** Reads lines of shipped units as staff paste them, in columns or as lines of CSV, and checks them one by one. */
import type { Unit } from '../../tables/sales.ts';
import { UNIT_STATES } from '../../tables/sales.ts';
import { readDay } from '../lib/read-day.ts';
import { splitCsv } from '../lib/split-csv.ts';
import { plain } from '../lib/text.ts';
import { dayStart } from '../lib/time.ts';
import { fitsPattern, isPlaceholder, normalSerial, serialKey } from './serial.ts';

const KEYS = ['serial', 'modelId', 'dealerId', 'shippedAt', 'state'] as const;
type Key = (typeof KEYS)[number];
type Line = Readonly<Record<Key, string>>;

const HEADERS: Readonly<Record<Key, readonly string[]>> = {
  serial: ['serial', 'serial number', 'nomor rangka', 'no rangka', 'nomor seri', 'vin'],
  modelId: ['model id', 'id model', 'model', 'tipe'],
  dealerId: ['dealer id', 'id dealer', 'dealer', 'kode dealer'],
  shippedAt: ['shipped', 'shipped date', 'dikirim', 'tanggal kirim', 'date'],
  state: ['state', 'keadaan', 'status'],
};

export interface Registry {
  /** Model ID → its serial pattern, or ''. */
  readonly models: ReadonlyMap<string, string>;
  readonly dealers: ReadonlySet<string>;
  /** Known serials, in the form used for comparing. Accepted lines are added. */
  readonly known: Set<string>;
}

export type ShipmentLine =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'header' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads lines in order: a header line defines the columns of the lines after it. */
export function shipmentReader(registry: Registry): (cells: readonly string[]) => ShipmentLine {
  let order: readonly (Key | null)[] = KEYS;
  return (cells) => {
    const [first = '', ...others] = cells;
    const isCsv = /[,;\t]/.test(first) && others.every((cell) => cell.trim() === '');
    const fields = (isCsv ? splitCsv(first) : cells).map((field) => field.trim());
    const header = fields.map((field) => KEYS.find((key) => HEADERS[key].includes(plain(field))) ?? null);
    if (header.includes('serial')) {
      order = header;
      return { kind: 'header' };
    }
    const line = Object.fromEntries(KEYS.map((key) => [key, fields[order.indexOf(key)] ?? ''])) as Line;
    const reason = problemOf(line, registry);
    if (reason !== '') return { kind: 'refused', reason };
    registry.known.add(serialKey(line.serial));
    return { kind: 'unit', unit: unitFrom(line) };
  };
}

function problemOf(
  { serial, modelId, dealerId, shippedAt, state }: Line,
  { models, dealers, known }: Registry,
): string {
  if (isPlaceholder(normalSerial(serial))) return `"${serial}" is no serial.`;
  if (known.has(serialKey(serial))) return 'The serial is registered already.';
  const pattern = models.get(modelId);
  if (pattern === undefined) return `Model ID "${modelId}" is not in the Products tab.`;
  if (pattern !== '' && !fitsPattern(normalSerial(serial), pattern)) return `"${serial}" has not the form ${pattern}.`;
  if (!dealers.has(dealerId)) return `Dealer ID "${dealerId}" is not in the Dealers tab.`;
  if (dayOf(shippedAt) === null) return `Shipped "${shippedAt}" is no date.`;
  if (state !== '' && !stateOf(state)) return `State "${state}" is not one of ${UNIT_STATES.join(', ')}.`;
  return '';
}

function unitFrom({ serial, modelId, dealerId, shippedAt, state }: Line): Unit {
  const shipped = dayStart(dayOf(shippedAt) ?? 0);
  return { serial, modelId, dealerId, shippedAt: shipped, state: stateOf(state) ?? 'shipped', problem: '' };
}

/** A date that was pasted with its format is a serial day, counted from 1899-12-30. */
function dayOf(text: string): number | null {
  return /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) - 25_569 : readDay(text);
}

function stateOf(text: string): Unit['state'] | undefined {
  return UNIT_STATES.find((state) => state === text.toLowerCase());
}
