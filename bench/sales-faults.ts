/** A typical fault for each rule, planted in a generated year at equal distances, with the expected findings. */
import type { Severity } from '../src/core/integrity/rule';
import type { Lead } from '../src/tables/leads';
import type { Sale, Unit } from '../src/tables/sales';
import { addLead, DAY_MS, honestYear, MODELS, otherDealer, phoneOf, repOf, type SalesYear, type Typed, YEAR_START } from './sales-year'; // biome-ignore format: one line

interface Place {
  readonly year: SalesYear;
  /** Which unit it was. */
  readonly n: number;
  /** How many of this fault were planted before. */
  readonly i: number;
  readonly sale: Typed<Sale> & { id: string };
  readonly unit: Typed<Unit>;
  /** An honest sale some rows away. */
  readonly other: Typed<Sale> & { id: string };
}

interface Fault {
  readonly rule: string;
  readonly severity: Severity;
  /** Returns changes to the sale; changes other rows directly. */
  readonly plant: (place: Place) => Partial<Typed<Sale>>;
  /** Only for models with a check digit. */
  readonly hasCheckDigit?: boolean;
}

const share = ({ sale }: Place, part: number) => Math.round(Number(sale.vehicle) * part);
const withLead = (place: Place, patch: Partial<Lead>) => ({
  leadId: addLead(place.year, 500_000 + place.year.leads.length, place.sale, patch),
});

const FAULTS: readonly Fault[] = [
  { rule: 'entry-headers', severity: 'hard', plant: () => ({ serial: 'Serial', modelId: 'Model ID', dealerId: 'Dealer ID' }) },
  { rule: 'entry-unreadable', severity: 'hard', plant: ({ i }) => (i % 2 === 0 ? { vehicle: 'tiga puluh juta' } : { soldAt: '31/02/2026' }) },
  { rule: 'entry-incomplete', severity: 'hard', plant: ({ i }) => (i % 2 === 0 ? { customerName: '' } : { soldAt: '' }) },
  { rule: 'entry-dealer-unknown', severity: 'hard', plant: () => ({ dealerId: 'D9999' }) },
  { rule: 'serial-placeholder', severity: 'hard', plant: ({ i }) => ({ serial: ['N/A', 'test', '', '0000000', '123456'][i % 5] }) },
  { rule: 'serial-not-shipped', severity: 'hard', plant: ({ n }) => ({ serial: `QX77${String(n).padStart(6, '0')}` }) },
  { rule: 'serial-near', severity: 'review', plant: ({ year, i, n }) => ({ serial: String(unsoldAt(year, n, i).serial).slice(0, -1) }) },
  { rule: 'serial-look-alike', severity: 'review', plant: ({ unit }) => ({ serial: String(unit.serial).replace(/0(?!.*0)/, 'O') }) },
  { rule: 'serial-form', severity: 'review', plant: ({ unit }) => { unit.serial = `${unit.serial}A`; return { serial: unit.serial }; } },
  { rule: 'serial-check-digit', severity: 'review', hasCheckDigit: true, plant: ({ unit }) => { unit.serial = withWrongCheck(String(unit.serial)); return { serial: unit.serial }; } },
  { rule: 'serial-sold-twice', severity: 'hard', plant: (place) => again(place, String(place.other.dealerId)) },
  { rule: 'serial-sold-twice', severity: 'review', plant: (place) => { place.year.spoiled.add(place.other.id); return again(place, otherDealer(Number(String(place.other.dealerId).slice(1)))); } },
  { rule: 'serial-other-dealer', severity: 'review', plant: ({ n }) => ({ dealerId: otherDealer(n), repId: '', leadId: '' }) },
  { rule: 'serial-other-model', severity: 'review', plant: ({ n }) => ({ modelId: `M${(n + 1) % 16}` }) },
  { rule: 'serial-not-for-sale', severity: 'hard', plant: ({ unit, i }) => { unit.state = i % 2 === 0 ? 'blocked' : 'returned'; return {}; } },
  { rule: 'date-future', severity: 'hard', plant: ({ sale }) => ({ soldAt: Number(sale.enteredAt) + 3 * DAY_MS }) },
  { rule: 'date-before-shipment', severity: 'hard', plant: ({ unit, sale }) => { unit.shippedAt = Number(sale.soldAt) + 2 * DAY_MS; return {}; } },
  { rule: 'date-backdated', severity: 'review', plant: ({ sale }) => ({ enteredAt: Number(sale.soldAt) + 20 * DAY_MS }) },
  { rule: 'odometer-high', severity: 'review', plant: ({ i }) => ({ odometerKm: i % 2 === 0 ? 900 : -3 }) },
  { rule: 'price-implausible', severity: 'hard', plant: ({ i }) => (i % 2 === 0 ? { discounts: -1 } : { vehicle: 1e12 }) },
  { rule: 'price-not-in-book', severity: 'error', plant: ({ unit }) => { unit.modelId = `M${MODELS}`; unit.serial = `QX88${String(unit.serial).slice(-6)}`; return { modelId: unit.modelId, serial: unit.serial }; } },
  { rule: 'price-under-floor', severity: 'hard', plant: (place) => ({ gifts: share(place, 0.25) }) },
  { rule: 'price-under-floor', severity: 'review', plant: (place) => ({ accessories: null, discounts: null, gifts: share(place, 0.1) }) },
  { rule: 'price-over-ceiling', severity: 'review', plant: (place) => ({ vehicle: share(place, 1.4) }) },
  { rule: 'price-discount-cap', severity: 'review', plant: (place) => ({ discounts: share(place, 0.06) }) },
  { rule: 'price-extras', severity: 'review', plant: (place) => ({ vehicle: share(place, 0.8), fees: share(place, 0.28) }) },
  { rule: 'price-promotions', severity: 'hard', plant: () => ({ promotions: 'a, B' }) },
  { rule: 'commission-lead-unknown', severity: 'review', plant: ({ i }) => ({ leadId: `L-9${i}` }) },
  { rule: 'commission-lead-after-sale', severity: 'review', plant: (place) => withLead(place, { createdAt: Number(place.sale.soldAt) + DAY_MS }) },
  { rule: 'commission-other-dealer', severity: 'review', plant: (place) => withLead(place, { dealerId: otherDealer(place.n) }) },
  { rule: 'commission-lead-unnamed', severity: 'review', plant: (place) => { withLead(place, { dealerId: otherDealer(place.n) }); return { leadId: '' }; } },
  { rule: 'commission-other-rep', severity: 'review', plant: (place) => withLead(place, { repId: repOf(place.n, place.n + 1) }) },
  { rule: 'person-staff-phone', severity: 'review', plant: ({ n }) => ({ customerPhone: `+62 811-${20_000_000 + (n % 240) * 2}` }) },
  { rule: 'person-phone-unreadable', severity: 'review', plant: () => ({ customerPhone: '8.12E+10' }) },
  { rule: 'person-many-units', severity: 'review', plant: (place) => shareNumber(place) },
]; // biome-ignore format: a table

/** A year of honest sales, with each rule's fault planted `faultsARule` times. */
export function generateYear(serials: number, count: number, faultsARule: number): SalesYear {
  const year = honestYear(serials, count);
  plantFaults(year, faultsARule);
  plantBookFaults(year, faultsARule);
  // Rows in the order in which they were typed, as a tab grows.
  year.sales.sort((a, b) => Number(a.enteredAt) - Number(b.enteredAt));
  return year;
}

function plantFaults(year: SalesYear, faultsARule: number): void {
  const byUnit = new Map(year.sales.map((sale) => [sale.id, sale]));
  const saleOf = (n: number) => byUnit.get(`S-${String(n).padStart(7, '0')}`);
  const step = Math.floor(byUnit.size / (FAULTS.length * faultsARule + 1));
  FAULTS.forEach((fault, kind) => {
    for (let i = 0; i < faultsARule; i++) {
      let n = (i * FAULTS.length + kind) * step;
      // Models with a check digit are the last four of twenty.
      while (fault.hasCheckDigit && n % MODELS < 16) n++;
      const [sale, other, unit] = [saleOf(n), saleOf(n + Math.floor(step / 2)), year.units[n]];
      if (!sale || !other || !unit || year.spoiled.has(sale.id)) throw new Error(`No room for ${fault.rule} at ${n}`);
      // A repeat of a spoiled sale counts as spoiled too.
      year.spoiled.add(sale.id).add(`${sale.id}b`);
      Object.assign(sale, fault.plant({ year, n, i, sale, unit, other }));
      year.planted.push({ rule: fault.rule, severity: fault.severity, subject: sale.id });
    }
  });
  const sent = year.sales.filter(({ id }) => !(id.endsWith('b') && year.spoiled.has(id)));
  year.sales.splice(0, year.sales.length, ...sent);
}

/** Rows of shelves that nothing is sold from, units that are not sold, and sales that are gone: they touch no sale. */
function plantBookFaults(year: SalesYear, faults: number): void {
  const planted = (rule: string, severity: Severity, subject: string) => year.planted.push({ rule, severity, subject });
  const price = (
    id: string,
    i: number,
    [from, to]: readonly [number, number],
    patch: Record<string, string | number> = {},
  ) =>
    year.prices.push({
      ...{ id, modelId: `${id.slice(0, 2)}${i}`, region: `R${i % 12}`, validFrom: YEAR_START + from * DAY_MS },
      ...{ validTo: YEAR_START + to * DAY_MS, list: 20e6, floor: 19e6, ceiling: 22e6, discountCapPct: 5, ...patch },
    });
  const unusable = [{ floor: '' }, { discountCapPct: 'lima persen' }, { validTo: '31/02/2026' }, { ceiling: 1 }];
  for (let i = 0; i < faults; i++) {
    price(`OA${i}`, i, [0, 60]);
    price(`OA${i}.2`, i, [50, 90]);
    planted('book-price-overlap', 'review', `OA${i}.2`);
    price(`GA${i}`, i, [0, 60]);
    price(`GA${i}.2`, i, [63, 90]);
    planted('book-price-gap', 'review', `GA${i}.2`);
    price(`UN${i}`, i, [0, 60], unusable[i % 4]);
    planted('book-price-unusable', 'review', `UN${i}`);
    const twice = year.units[year.units.length - 1 - 2 * i] as Typed<Unit>;
    year.units.push({ ...twice, dealerId: 'D0' });
    planted('book-serial-twice', 'review', String(twice.serial));
    year.inLedger.push(`S-gone${i}`);
    planted('book-sale-gone', 'hard', `S-gone${i}`);
  }
}

/** A unit of the same dealer and model that is not sold. */
function unsoldAt({ units, sales }: SalesYear, n: number, i: number): Typed<Unit> {
  const first = Math.ceil(sales.length / 240) * 240 + (n % 240);
  return units[Math.min(first + 240 * (i % 20), units.length - 240 + (n % 240))] as Typed<Unit>;
}

function again({ other }: Place, dealerId: string): Partial<Typed<Sale>> {
  const { serial = '', modelId = '', soldAt = null, vehicle = null, enteredAt } = other;
  return { serial, modelId, soldAt, vehicle, dealerId, repId: '', leadId: '', enteredAt: Number(enteredAt) + DAY_MS };
}

function withWrongCheck(serial: string): string {
  const at = serial.length === 17 ? 8 : serial.length - 1;
  return `${serial.slice(0, at)}${(Number(serial[at] === 'X' ? 4 : serial[at]) + 1) % 10}${serial.slice(at + 1)}`;
}

function shareNumber({ year, n, sale }: Place): Partial<Typed<Sale>> {
  const customerPhone = phoneOf(5_000_000 + n);
  const place = year.sales.indexOf(sale as SalesYear['sales'][number]);
  for (const neighbour of [1, 2, 3].map((down) => year.sales[place + down]).filter((each) => !each?.id.endsWith('b')).slice(0, 2)) {
    if (!neighbour) continue;
    neighbour.customerPhone = customerPhone;
    year.spoiled.add(neighbour.id).add(`${neighbour.id}b`);
  }
  return { customerPhone };
} // biome-ignore format: one loop
