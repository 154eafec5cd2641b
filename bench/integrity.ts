/**
 * A generated year of sales with planted faults: what the audit finds, what it wrongly finds, and its CPU, against the
 * textbook ways of finding duplicates. Everything is seeded; the honest sales have running serials, as real ones do.
 */
import { type Book, type BookContent, openBook } from '../src/core/integrity/book';
import { audit } from '../src/core/integrity/judge';
import type { SaleEntry } from '../src/core/integrity/rule';
import type { Dealer } from '../src/tables/network';
import type { Price, Unit } from '../src/tables/sales';
import { mulberry32 } from '../test/sim/random.ts';

const DAY_MS = 86_400_000;
const YEAR_START = Date.parse('2026-01-01T00:00:00+07:00');
const MODELS = 20;
const REGIONS = 12;
const PERIODS = 36;
const PERIOD_DAYS = 10;
const DEALERS = 240;
const FAULTS_A_RULE = 50;

export interface IntegrityFigures {
  readonly serials: number;
  readonly sales: number;
  readonly plantedHard: number;
  readonly foundHard: number;
  readonly plantedReview: number;
  readonly foundReview: number;
  /** Of honest sales, in percent. */
  readonly falseAlarmPct: number;
  readonly cpuMs: number;
}

interface Fault {
  readonly rule: string;
  readonly isHard: boolean;
  readonly spoil: (sale: SaleEntry, other: SaleEntry) => Partial<SaleEntry>;
}

const FAULTS: readonly Fault[] = [
  { rule: 'serial-placeholder', isHard: true, spoil: () => ({ serial: 'N/A' }) },
  { rule: 'serial-not-shipped', isHard: true, spoil: () => ({ serial: 'QX77777777' }) },
  { rule: 'serial-sold-twice', isHard: true, spoil: (_, other) => ({ serial: other.serial, modelId: other.modelId, dealerId: other.dealerId }) },
  { rule: 'date-future', isHard: true, spoil: (sale) => ({ soldAt: (sale.enteredAt ?? 0) + 3 * DAY_MS }) },
  { rule: 'date-before-shipment', isHard: true, spoil: () => ({ soldAt: YEAR_START - 40 * DAY_MS }) },
  { rule: 'price-under-floor', isHard: true, spoil: (sale) => ({ gifts: Math.round((sale.vehicle ?? 0) * 0.25) }) },
  { rule: 'price-promotions', isHard: true, spoil: () => ({ promotions: 'A, B' }) },
  { rule: 'price-implausible', isHard: true, spoil: () => ({ discounts: -1 }) },
  { rule: 'serial-look-alike', isHard: false, spoil: (sale) => ({ serial: sale.serial.replace(/0(?!.*0)/, 'O') }) },
  { rule: 'serial-other-dealer', isHard: false, spoil: (sale) => ({ dealerId: sale.dealerId === 'D1' ? 'D13' : 'D1' }) },
  { rule: 'date-backdated', isHard: false, spoil: (sale) => ({ enteredAt: (sale.enteredAt ?? 0) + 20 * DAY_MS }) },
  { rule: 'odometer-high', isHard: false, spoil: () => ({ odometerKm: 900 }) },
  { rule: 'price-discount-cap', isHard: false, spoil: (sale) => ({ discounts: Math.round((sale.vehicle ?? 0) * 0.06) }) },
  { rule: 'price-over-ceiling', isHard: false, spoil: (sale) => ({ vehicle: Math.round((sale.vehicle ?? 0) * 1.4) }) },
  { rule: 'price-extras', isHard: false, spoil: (sale) => ({ fees: Math.round((sale.vehicle ?? 0) * 0.3) }) },
]; // biome-ignore format: a table

export function measureIntegrity(serials: number, sales: number): IntegrityFigures {
  const { content, planted } = generatedYear(serials, sales);
  const started = process.cpuUsage();
  const found = audit(openBook(content));
  const used = process.cpuUsage(started);
  const bySale = new Map<string, Set<string>>();
  for (const { subject, rule } of found) bySale.set(subject, (bySale.get(subject) ?? new Set()).add(rule.id));
  const count = (isHard: boolean) => {
    const faults = [...planted].filter(([, fault]) => fault.isHard === isHard);
    return [faults.length, faults.filter(([id, { rule }]) => bySale.get(id)?.has(rule)).length] as const;
  };
  const [plantedHard, foundHard] = count(true);
  const [plantedReview, foundReview] = count(false);
  const honest = content.sales.filter(({ id }) => !planted.has(id));
  const wronged = honest.filter(({ id }) => bySale.has(id)).length;
  return {
    serials,
    sales,
    plantedHard,
    foundHard,
    plantedReview,
    foundReview,
    falseAlarmPct: Math.round((wronged / honest.length) * 100_000) / 1000,
    cpuMs: Math.round((used.user + used.system) / 1000),
  };
}

export interface DuplicateFigures {
  /** Every rule over everything. */
  readonly auditMs: number;
  /** Looking for duplicates alone, spelling and look-alikes allowed for. */
  readonly duplicatesMs: number;
  /** Compared row by row with every row above it, as COUNTIF does; the serials alone. */
  readonly nestedLoopMs: number;
  /** `filter` and `indexOf` over the serials, as array helpers do it. */
  readonly arrayHelperMs: number;
}

/** Like for like: the same serials, in the same V8, duplicates only; the whole audit beside it. */
export function compareDuplicates(sales: number): DuplicateFigures {
  const { content } = generatedYear(sales, sales);
  const serials = content.sales.map(({ serial }) => serial);
  return {
    auditMs: cpuOf(() => audit(openBook(content)).length),
    duplicatesMs: cpuOf(() => duplicatesIn(openBook({ ...content, prices: [] }))),
    nestedLoopMs: cpuOf(() => countDuplicates(serials)),
    arrayHelperMs: cpuOf(() => serials.filter((serial, at) => serials.indexOf(serial) !== at).length),
  };
}

function duplicatesIn({ salesOf }: Book): number {
  let found = 0;
  for (const sales of salesOf.values()) found += sales.length - 1;
  return found;
}

function countDuplicates(serials: readonly string[]): number {
  let found = 0;
  for (let i = 0; i < serials.length; i++) {
    for (let j = 0; j < serials.length; j++) if (i !== j && serials[i] === serials[j]) found++;
  }
  return found;
}

function cpuOf(work: () => number): number {
  const started = process.cpuUsage();
  work();
  const used = process.cpuUsage(started);
  return Math.round((used.user + used.system) / 1000);
}

function generatedYear(serials: number, count: number): { content: BookContent; planted: Map<string, Fault> } {
  const random = mulberry32(4);
  const units: Unit[] = Array.from({ length: serials }, (_, n) => ({
    serial: `QX${String(10_000_000 + n)}`,
    modelId: `M${n % MODELS}`,
    dealerId: `D${n % DEALERS}`,
    shippedAt: YEAR_START - 30 * DAY_MS,
    state: 'shipped',
  }));
  const sales: SaleEntry[] = Array.from({ length: count }, (_, n) => honestSale(units[n] as Unit, n, random));
  const planted = new Map<string, Fault>();
  const step = Math.floor(count / (FAULTS.length * FAULTS_A_RULE));
  FAULTS.forEach((fault, kind) => {
    for (let i = 0; i < FAULTS_A_RULE; i++) {
      const at = (i * FAULTS.length + kind) * step;
      const [sale, other] = [sales[at] as SaleEntry, sales[at + Math.floor(step / 2)] as SaleEntry];
      sales[at] = { ...sale, ...fault.spoil(sale, other), ...(fault.rule === 'serial-sold-twice' ? later(other) : {}) };
      planted.set(sale.id, fault);
    }
  });
  return { content: { ...surroundings(), units, sales }, planted };
}

/** The doubtful one of two is the later entry. */
function later(first: SaleEntry): Partial<SaleEntry> {
  return { soldAt: first.soldAt, enteredAt: (first.enteredAt ?? 0) + DAY_MS, vehicle: first.vehicle };
}

function honestSale(unit: Unit, n: number, random: () => number): SaleEntry {
  const soldAt = YEAR_START + Math.floor(random() * PERIODS * PERIOD_DAYS) * DAY_MS;
  const list = listPrice(Number(unit.modelId.slice(1)), Math.floor((soldAt - YEAR_START) / DAY_MS / PERIOD_DAYS));
  return {
    ...{ serial: random() < 0.1 ? unit.serial.toLowerCase().replace('qx', 'qx-') : unit.serial, modelId: unit.modelId },
    ...{
      dealerId: unit.dealerId,
      repId: '',
      customerName: `C${n}`,
      customerPhone: `0812${10_000_000 + n}`,
      leadId: '',
    },
    ...{ soldAt, vehicle: list, accessories: random() < 0.3 ? 300_000 : null, fees: null, gifts: null },
    ...{ discounts: random() < 0.4 ? Math.round(list * 0.03) : null, promotions: random() < 0.4 ? 'A' : '' },
    ...{ payment: 'cash', odometerKm: Math.round(random() * 20), verdict: '', reason: '', nextStep: '', onHold: false },
    ...{ net: null, id: `S-${String(n).padStart(7, '0')}`, enteredAt: soldAt + random() * 3 * DAY_MS, checkedAt: null },
    ...{ source: 'sheet', replacedBy: '', recorded: '', keys: '', provedAt: null },
    unreadable: [],
  };
}

function listPrice(model: number, period: number): number {
  return 18_000_000 + model * 1_000_000 + period * 50_000;
}

function surroundings(): Omit<BookContent, 'units' | 'sales'> {
  const prices: Price[] = [];
  for (let model = 0; model < MODELS; model++) {
    for (let region = 0; region < REGIONS; region++) {
      for (let period = 0; period < PERIODS; period++) {
        const list = listPrice(model, period);
        const from = YEAR_START + period * PERIOD_DAYS * DAY_MS;
        prices.push({
          ...{ id: `P${model}.${region}.${period}`, modelId: `M${model}`, region: `R${region}`, validFrom: from },
          ...{ validTo: from + (PERIOD_DAYS - 1) * DAY_MS, list, floor: Math.round(list * 0.95) },
          ...{ ceiling: Math.round(list * 1.1), discountCapPct: 5, exclusive: 'A, B' },
        });
      }
    }
  }
  return {
    prices,
    dealers: Array.from({ length: DEALERS }, (_, n) => ({ id: `D${n}`, region: `R${n % REGIONS}` }) as Dealer),
    reps: [],
    leads: [],
    products: Array.from({ length: MODELS }, (_, n) => ({
      id: `M${n}`,
      name: '',
      description: '',
      active: true,
      serialPattern: 'QX99999999',
    })),
    lanes: new Map(),
    inLedger: [],
    settings: { protectionDays: 30, backdateDays: 7, maxOdometerKm: 50, unitsPerCustomer: 3, extrasSharePct: 25 },
  };
}
