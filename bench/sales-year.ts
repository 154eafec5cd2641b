/** A generated year of honest sales, as the tabs hold it, with everything that honest dealers do. Everything is seeded. */
import { mulberry32 } from '../sim/random.ts';
import type { Severity } from '../src/core/integrity/rule';
import { hasImeiCheckDigit, hasVinCheckDigit } from '../src/core/integrity/serial';
import { toSerial } from '../src/core/lib/time';
import type { Cell } from '../src/ports';
import type { Columns, Row, Table } from '../src/tables/columns';
import { allTables, tables } from '../src/tables/index';
import type { Lead } from '../src/tables/leads';
import type { Price, Sale, Unit } from '../src/tables/sales';

export const DAY_MS = 86_400_000;
export const YEAR_START = Date.parse('2026-01-01T00:00:00+07:00');
export const MODELS = 20;
export const DEALERS = 240;
const REGIONS = 12;
const PERIODS = 36;
const PERIOD_DAYS = 10;

/** A row with what was typed where nothing can be read. */
export type Typed<T> = { -readonly [K in keyof T]?: T[K] | string };
export type Planted = { readonly rule: string; readonly severity: Severity; readonly subject: string };

export interface SalesYear {
  readonly units: Typed<Unit>[];
  readonly sales: (Typed<Sale> & { id: string })[];
  readonly leads: Typed<Lead>[];
  readonly prices: Typed<Price>[];
  /** Sale IDs that the ledger knows. */
  readonly inLedger: string[];
  readonly planted: Planted[];
  /** Sales that are no longer honest: faults were planted in them, or show in them too. */
  readonly spoiled: Set<string>;
}

/** Nothing is planted in it yet: see sales-faults.ts. */
export function honestYear(serials: number, count: number): SalesYear {
  const random = mulberry32(4);
  const year: SalesYear = {
    units: Array.from({ length: serials }, (_, n) => unitOf(n)),
    sales: [],
    leads: [],
    prices: pricesOfYear(),
    inLedger: [],
    planted: [],
    spoiled: new Set(),
  };
  for (let n = 0; n < count; n++) addHonestSale(year, n, random);
  return year;
}

function unitOf(n: number): Typed<Unit> {
  return {
    ...{ serial: serialOf(n), modelId: `M${n % MODELS}`, dealerId: `D${n % DEALERS}` },
    ...{ shippedAt: YEAR_START - 30 * DAY_MS, state: 'shipped', problem: '' },
  };
}

/** Running serials, as real ones are: of the maker's own form, VINs and IMEIs. */
function serialOf(n: number): string {
  const model = n % MODELS;
  if (model >= 18) {
    const body = `35${String(n).padStart(12, '0')}`;
    return [...'0123456789'].map((digit) => body + digit).find(hasImeiCheckDigit) ?? '';
  }
  if (model < 16) return `QX${10_000_000 + n}`;
  const vin = (check: string) => `MH1EVTX2${check}TJ${String(n).padStart(6, '0')}`;
  return [...'0123456789X'].map(vin).find(hasVinCheckDigit) ?? '';
}

/** What honest people do: other spellings, second units, old leads elsewhere, prices exactly at their limits, double taps. */
function addHonestSale(year: SalesYear, n: number, random: () => number): void {
  const unit = year.units[n] as Typed<Unit>;
  const soldAt = YEAR_START + Math.floor(random() * PERIODS * PERIOD_DAYS) * DAY_MS;
  const list = listPrice(n % MODELS, Math.floor((soldAt - YEAR_START) / DAY_MS / PERIOD_DAYS));
  const extra = random();
  const sale: Typed<Sale> & { id: string } = {
    id: `S-${String(n).padStart(7, '0')}`,
    serial: spelled(String(unit.serial), random()),
    ...{ modelId: unit.modelId as string, dealerId: unit.dealerId as string, repId: repOf(n, n) },
    customerName: `Pembeli ${n}`,
    customerPhone: phoneOf(random() < 0.05 && n >= 7 ? n - 7 : n),
    ...{ leadId: '', soldAt, vehicle: list, payment: 'cash' },
    accessories: extra < 0.3 ? 300_000 : extra < 0.32 ? Math.round(list * 0.09) : null,
    // To the cap, and to the floor, but not beyond.
    discounts: extra > 0.6 ? Math.round(list * (extra > 0.9 ? 0.05 : 0.03)) : null,
    promotions: random() < 0.4 ? 'A, GRATIS-HELM' : '',
    odometerKm: Math.round(random() * 50),
    enteredAt: soldAt + Math.floor(random() * 7 * 24) * 3_600_000 + 9 * 3_600_000,
    source: 'sheet',
  };
  const lead = random();
  if (lead < 0.3) sale.leadId = addLead(year, n, sale, {});
  // Of another dealer, and long ago: its protection has ended.
  else if (lead < 0.32) addLead(year, n, sale, { dealerId: otherDealer(n), claimedAt: soldAt - 60 * DAY_MS });
  year.sales.push(sale);
  if (random() < 0.005) year.sales.push({ ...sale, id: `${sale.id}b`, enteredAt: Number(sale.enteredAt) + 60_000 });
}

export function addLead(year: SalesYear, n: number, sale: Typed<Sale>, patch: Partial<Lead>): string {
  const at = Number(sale.soldAt) - 5 * DAY_MS;
  const id = `L-${String(n).padStart(6, '0')}`;
  const { dealerId, repId, customerPhone } = sale as Sale;
  year.leads.push({ id, status: 'WON', customerPhone, dealerId, repId, createdAt: at, claimedAt: at, ...patch });
  return id;
}

export function phoneOf(n: number): string {
  return `0812${10_000_000 + n}`;
}

export function repOf(dealer: number, which: number): string {
  return `R${dealer % DEALERS}-${which % 2}`;
}

/** In the same region, so that its prices are the same. */
export function otherDealer(n: number): string {
  return `D${(n + REGIONS) % DEALERS}`;
}

function spelled(serial: string, how: number): string {
  if (how < 0.1) return serial.toLowerCase().replace(/^(..)/, '$1-');
  if (how < 0.13) return ` ${serial.slice(0, 4)} ${serial.slice(4)} `;
  return how < 0.14 ? serial.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))) : serial;
}

function listPrice(model: number, period: number): number {
  return 18_000_000 + model * 1_000_000 + period * 50_000;
}

function pricesOfYear(): Typed<Price>[] {
  return Array.from({ length: MODELS * REGIONS * PERIODS }, (_, n) => {
    const [model, region, period] = [n % MODELS, Math.floor(n / MODELS) % REGIONS, Math.floor(n / MODELS / REGIONS)];
    const list = listPrice(model, period);
    const from = YEAR_START + period * PERIOD_DAYS * DAY_MS;
    return {
      ...{ id: `P${model}.${region}.${period}`, modelId: `M${model}`, region: `R${region}`, validFrom: from },
      ...{ validTo: from + (PERIOD_DAYS - 1) * DAY_MS, list, floor: Math.round(list * 0.95) },
      ...{ ceiling: Math.round(list * 1.1), discountCapPct: 5, exclusive: 'A, B', problem: '' },
    };
  });
}

/** Every tab, headers first: what a workbook holds of this year. */
export function tabsOf(year: SalesYear): Record<string, Cell[][]> {
  const dealers = Array.from({ length: DEALERS }, (_, n) => ({ id: `D${n}`, name: `Dealer ${n}`, region: `R${n % REGIONS}` })); // biome-ignore format: one line
  const reps = dealers.flatMap(({ id }, n) =>
    [0, 1].map((which) => ({ id: repOf(n, which), phone: `0811${20_000_000 + n * 2 + which}`, dealerId: id })),
  );
  const products = Array.from({ length: MODELS + 1 }, (_, n) => {
    const serialPattern = n === 16 || n === 17 ? 'VIN' : n === 18 || n === 19 ? 'IMEI' : 'QX99999999';
    return { id: `M${n}`, name: `Model ${n}`, active: true, serialPattern };
  });
  const ledger = year.inLedger.map((subject, n) => ({ sequence: n + 1, type: 'SALE', subject }));
  const empty = allTables.map((table) => tab(table, []));
  return {
    ...Object.assign({}, ...empty),
    ...tab(tables.dealers, dealers),
    ...tab(tables.reps, reps),
    ...tab(tables.products, products),
    ...tab(tables.serials, year.units),
    ...tab(tables.prices, year.prices),
    ...tab(tables.leads, year.leads),
    ...tab(tables.sales, year.sales),
    ...tab(tables.ledger, ledger),
  };
}

function tab<C extends Columns>(table: Table<C>, rows: readonly Typed<Row<C>>[]): Record<string, Cell[][]> {
  const columns = Object.entries(table.columns);
  const cells = rows.map((row) =>
    columns.map(([key, { kind }]): Cell => {
      const value = (row as Record<string, Cell | null>)[key] ?? '';
      return typeof value === 'number' && (kind === 'date' || kind === 'dateTime') ? toSerial(value) : value;
    }),
  );
  return { [table.name]: [columns.map(([, { header }]) => header), ...cells] };
}
