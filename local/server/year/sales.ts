/** What was sold in the year, with the units and prices that belong to it. */
import { DAY_MS, firstDayOf, isoOf, monthOf, weightOfDay } from './calendar';
import type { Chance } from './chance';
import { nameOf, phoneOf, type Span, type YearLead } from './leads';
import { punchingDealer, type YearDealer, type YearModel, type YearOptions, type YearTab } from './network';

interface YearSale {
  readonly day: number;
  readonly dealer: YearDealer;
  readonly model: YearModel;
  readonly lead: YearLead | null;
  readonly isPunched: boolean;
  readonly discount: number;
}

/** Half of the sales are to leads; their leads are told. */
export function salesOfYear(options: YearOptions, span: Span, leads: readonly YearLead[], chance: Chance): YearSale[] {
  const punched = punchedSales(options, span, chance);
  const wanted = Math.max(0, options.sales - punched.length);
  const toLeads = leadSales(leads, { wanted: Math.ceil(wanted / 2), end: span.from + span.days }, chance);
  const weights = Array.from({ length: span.days }, (_, n) => weightOfDay(span.from + n).sales);
  const others = chance.spread(wanted - toLeads.length, weights).flatMap((offset, n): YearSale[] => {
    const dealer = options.dealers[chance.below(options.dealers.length)];
    const model = options.models[chance.below(options.models.length)];
    const discount = n % 3 === 0 ? 300_000 : 0;
    return dealer && model ? [{ day: span.from + offset, dealer, model, lead: null, isPunched: false, discount }] : [];
  });
  return [...punched, ...toLeads, ...others].sort((one, other) => one.day - other.day);
}

function leadSales(
  leads: readonly YearLead[],
  { wanted, end }: { readonly wanted: number; readonly end: number },
  chance: Chance,
): YearSale[] {
  const able = leads.filter(({ claimSeconds, intent }) => claimSeconds !== null && intent !== 'SERVICE');
  const buys = able.reduce((sum, { channel }) => sum + channel.buys, 0);
  return able.flatMap((lead): YearSale[] => {
    if (!chance.happens((wanted / Math.max(1, buys)) * lead.channel.buys)) return [];
    const day = Math.floor(lead.at / DAY_MS) + 2 + chance.below(33);
    if (day >= end) return [];
    lead.saleAt = day * DAY_MS + 15 * 3_600_000;
    return [{ day, dealer: lead.dealer, model: lead.model, lead, isPunched: false, discount: 0 }];
  });
}

/** Five on the last two days of each month that is over. */
function punchedSales({ dealers, models, months }: YearOptions, span: Span, chance: Chance): YearSale[] {
  const dealer = punchingDealer(dealers);
  const first = monthOf(span.from);
  return Array.from({ length: Math.max(0, months - 1) }, (_, n) => firstDayOf(first + n + 1)).flatMap((next) =>
    Array.from({ length: 5 }, (_, k): YearSale[] => {
      const model = models[chance.below(models.length)];
      return dealer && model ? [{ day: next - 1 - (k % 2), dealer, model, lead: null, isPunched: true, discount: 0 }] : []; // biome-ignore format: one line
    }).flat(),
  );
}

const SALE_HEADERS = [
  'Serial', 'Model ID', 'Dealer ID', 'Rep ID', 'Customer name', 'Customer phone', 'Lead ID', 'Sale date', 'Vehicle (Rp)', 'Discounts (Rp)',
  'Payment', 'Odometer (km)', 'Verdict', 'Net price (Rp)', 'Sale ID', 'Entered', 'Checked', 'Entered by', 'Proved by its unit',
] as const; // biome-ignore format: one list

const SERIAL_HEADERS = ['Serial', 'Model ID', 'Dealer ID', 'Shipped', 'State'] as const;

const serialOf = ({ model }: YearSale, number: number) => `${model.prefix}${100_000 + number}`;

export function saleTabs(sales: readonly YearSale[]): { readonly Sales: YearTab; readonly Serials: YearTab } {
  const saleRows = sales.map((sale, number) => {
    const { dealer, day, lead, model } = sale;
    const entered = new Date(day * DAY_MS + 16 * 3_600_000);
    const isProved = !sale.isPunched && number % 10 !== 0;
    // A customer who never wrote has a number of their own.
    const who = lead ? lead.number : 1_300_000 + number;
    return [
      ...[serialOf(sale, number), model.id, dealer.id, lead ? dealer.repId : '', nameOf(who), phoneOf(who)],
      ...[lead?.id ?? '', new Date(day * DAY_MS), model.list, sale.discount || ''],
      ...[number % 2 === 0 ? 'leasing' : 'transfer', number % 6, 'ACCEPTED', model.list - sale.discount],
      ...[`S-Y${String(number + 1).padStart(6, '0')}`, entered, entered, 'sheet'],
      isProved ? new Date((day + 1 + (number % 5)) * DAY_MS + 9 * 3_600_000) : '',
    ];
  });
  const serialRows = sales.map((sale, number) => [
    ...[serialOf(sale, number), sale.model.id, sale.dealer.id],
    ...[new Date((sale.day - 20 - (number % 15)) * DAY_MS), 'shipped'],
  ]);
  return {
    Sales: { headers: SALE_HEADERS, rows: saleRows },
    Serials: { headers: SERIAL_HEADERS, rows: serialRows },
  };
}

const PRICE_HEADERS = ['Price ID', 'Model ID', 'Region', 'Valid from', 'Valid to', 'List price (Rp)', 'Floor (Rp)', 'Ceiling (Rp)', 'Discount cap (%)'] as const; // biome-ignore format: one list

/** Of the days before those that have prices already. */
export function priceTab({ models, dealers, pricesFrom }: YearOptions, span: Span): YearTab {
  const regions = [...new Set(dealers.map(({ region }) => region))];
  const validTo = isoOf(Date.parse(pricesFrom) / DAY_MS - 1);
  const rows = models.flatMap(({ id, list }) =>
    regions.map((region, number) => [
      ...[`PY-${id}-${number + 1}`, id, region, isoOf(span.from), validTo],
      ...[list, Math.round(list * 0.95), Math.round(list * 1.15), 5],
    ]),
  );
  return { headers: PRICE_HEADERS, rows: isoOf(span.from) <= validTo ? rows : [] };
}
