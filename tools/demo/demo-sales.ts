/** The invented network's shipments, prices and sales: mostly honest, with a few rows that the rules should find. */
import type { Price, Sale, Unit } from '../../src/tables/sales.ts';
import { demoRegions } from './demo-cities.ts';
import { demoDealers, demoReps } from './demo-network.ts';

const MODELS = [
  { id: 'V1', prefix: 'V1A', list: 17_900_000 },
  { id: 'V1P', prefix: 'V1PA', list: 22_500_000 },
  { id: 'S3', prefix: 'S3A', list: 29_900_000 },
  { id: 'C2', prefix: 'C2A', list: 24_500_000 },
] as const;
const UNITS_A_DEALER = 3;
const HALVES = [
  { from: '2026-07-01', to: '2026-12-31', rise: 0 },
  { from: '2027-01-01', to: null, rise: 300_000 },
] as const;

const day = (iso: string) => Date.parse(`${iso}T00:00:00+07:00`);

export const demoPrices: readonly Price[] = HALVES.flatMap(({ from, to, rise }, half) =>
  MODELS.flatMap((model) =>
    demoRegions.map((region, number) => {
      // Freight makes the outer regions more expensive.
      const list = model.list + rise + number * 100_000;
      return {
        id: `P${half + 1}-${model.id}-${String(number + 1).padStart(2, '0')}`,
        modelId: model.id,
        region,
        validFrom: day(from),
        validTo: to ? day(to) : null,
        list,
        floor: Math.round(list * 0.95),
        ceiling: Math.round(list * 1.15),
        discountCapPct: 5,
        exclusive: 'TUKAR-TAMBAH, AKHIR-TAHUN',
        problem: '',
      };
    }),
  ),
);

export const demoSerials: readonly Unit[] = demoDealers.flatMap((dealer, number) =>
  Array.from({ length: UNITS_A_DEALER }, (_, index) => {
    const model = MODELS[(number + index) % MODELS.length] ?? MODELS[0];
    return {
      serial: `${model.prefix}${String(260_000 + number * UNITS_A_DEALER + index).padStart(6, '0')}`,
      modelId: model.id,
      dealerId: dealer.id,
      shippedAt: day('2026-10-01') + ((number * 5 + index) % 28) * 86_400_000,
      state: 'shipped' as const,
      problem: '',
    };
  }),
);

const BUYERS = 'Ayu Bagas Cahya Dimas Endah Farhan Gita Hasan Intan Johan Kirana Lukman'.split(' ');

/** One sale at every third dealer. */
const honest: readonly Sale[] = demoSerials
  .filter((_, index) => index % (UNITS_A_DEALER * 3) === 0)
  .map((unit, number) => {
    const dealer = demoDealers.find(({ id }) => id === unit.dealerId);
    const price = demoPrices.find(({ modelId, region }) => modelId === unit.modelId && region === dealer?.region);
    return {
      serial: unit.serial,
      modelId: unit.modelId,
      dealerId: unit.dealerId,
      repId: demoReps.find(({ dealerId }) => dealerId === unit.dealerId)?.id ?? '',
      customerName: `${BUYERS[number % BUYERS.length]} ${String.fromCharCode(65 + (number % 26))}.`,
      customerPhone: `0813${String(55_000_000 + number * 7_907).slice(-8)}`,
      leadId: '',
      soldAt: day('2026-11-16') + (number % 5) * 86_400_000,
      vehicle: price?.list ?? null,
      accessories: number % 4 === 0 ? 350_000 : null,
      fees: null,
      discounts: number % 3 === 0 ? 500_000 : null,
      gifts: null,
      promotions: number % 3 === 0 ? 'AKHIR-TAHUN' : '',
      payment: number % 2 === 0 ? ('leasing' as const) : ('transfer' as const),
      odometerKm: number % 6,
      verdict: '',
      reason: '',
      nextStep: '',
      onHold: false,
      net: null,
      id: '',
      enteredAt: null,
      checkedAt: null,
      source: '' as const,
      replacedBy: '',
      provedAt: null,
      refundedAt: null,
      refund: null,
      recorded: '',
      keys: '',
    };
  });

/** Each has a fault that the rules find. */
const dubious: readonly Sale[] = [
  { patch: { customerName: 'Rahmat K.', customerPhone: '081377700001' }, of: 0 },
  { patch: { serial: 'TEST', customerPhone: '081377700002' }, of: 1 },
  {
    patch: { serial: demoSerials[10]?.serial ?? '', modelId: demoSerials[10]?.modelId ?? '', gifts: 4_000_000 },
    of: 2,
  },
].map(({ patch, of }) => ({ ...(honest[of] as Sale), ...patch }));

export const demoSales: readonly Sale[] = [...honest, ...dubious];
