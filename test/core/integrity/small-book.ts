/** A small honest book that tests spoil: two dealers, two models, five units, prices for one year. */
import { type BookContent, openBook } from '../../../src/core/integrity/book';
import { judgeSale } from '../../../src/core/integrity/judge';
import type { Judgement, SaleEntry } from '../../../src/core/integrity/rule';
import type { Lead } from '../../../src/tables/leads';
import type { Dealer, Rep } from '../../../src/tables/network';
import type { Price, Unit } from '../../../src/tables/sales';

const NOTHING_MORE = { aliases: '', rangeKm: null, charging: '', warranty: '', problem: '' };

export const day = (iso: string) => Date.parse(`${iso}T00:00:00+07:00`);

export const unit = (serial: string, patch: Partial<Unit> = {}): Unit => ({
  serial,
  modelId: 'S3',
  dealerId: 'D1',
  shippedAt: day('2026-10-01'),
  state: 'shipped',
  problem: '',
  ...patch,
});

export const price = (patch: Partial<Price> = {}): Price => ({
  id: 'P1',
  modelId: 'S3',
  region: 'Jabodetabek',
  validFrom: day('2026-01-01'),
  validTo: day('2026-12-31'),
  list: 30_000_000,
  floor: 28_000_000,
  ceiling: 34_000_000,
  discountCapPct: 5,
  exclusive: 'TRADE-IN, YEAR-END',
  problem: '',
  ...patch,
});

let count = 0;
export const sale = (patch: Partial<SaleEntry> = {}): SaleEntry => ({
  serial: 'S3A000001', modelId: 'S3', dealerId: 'D1', repId: 'R1', customerName: 'Sari', customerPhone: '081311111111',
  leadId: '', soldAt: day('2026-11-20'), vehicle: 30_000_000, accessories: null, fees: null, discounts: null, gifts: null,
  promotions: '', payment: 'cash', odometerKm: 2, verdict: '', reason: '', nextStep: '', onHold: false, net: null,
  id: `S-${String(++count).padStart(5, '0')}`, enteredAt: day('2026-11-21'), checkedAt: null, source: 'sheet', replacedBy: '', recorded: '', keys: '', provedAt: null, refundedAt: null, refund: null, unreadable: [], ...patch,
}); // biome-ignore format: one sale

export const lead = (patch: Partial<Lead> = {}): Lead =>
  ({
    id: 'L-000001',
    dealerId: 'D1',
    repId: 'R1',
    customerPhone: '',
    createdAt: day('2026-11-10'),
    claimedAt: day('2026-11-10'),
    ...patch,
  }) as Lead;

export const content = (patch: Partial<BookContent> = {}): BookContent => ({
  units: [
    unit('S3A000001'),
    unit('S3A000002'),
    unit('S3A000003', { dealerId: 'D2' }),
    unit('V1A000010', { modelId: 'V1' }),
  ],
  sales: [],
  prices: [price(), price({ id: 'P2', modelId: 'V1', list: 18_000_000, floor: 17_000_000, ceiling: 20_000_000 })],
  dealers: [{ id: 'D1', region: 'Jabodetabek' } as Dealer, { id: 'D2', region: 'Jabodetabek' } as Dealer],
  reps: [{ id: 'R1', phone: '081200000001', dealerId: 'D1' } as Rep],
  leads: [],
  products: [
    { id: 'S3', name: '', description: '', active: true, serialPattern: 'S3A999999', ...NOTHING_MORE },
    { id: 'V1', name: '', description: '', active: true, serialPattern: 'V1A999999', ...NOTHING_MORE },
  ],
  settings: {
    protectionDays: 30,
    backdateDays: 7,
    maxOdometerKm: 50,
    unitsPerCustomer: 3,
    extrasSharePct: 25,
    monthEndSharePct: 40,
  },
  severities: new Map(),
  inLedger: [],
  absences: new Map(),
  moves: new Map(),
  ...patch,
});

/** What the rules find in the last of the sales: rule → severity. */
export function findIn(sales: readonly SaleEntry[], patch: Partial<BookContent> = {}): Record<string, string> {
  return lanesOf(judgementsOf(sales, patch));
}

export function judgementsOf(sales: readonly SaleEntry[], patch: Partial<BookContent> = {}): Judgement[] {
  return judgeSale(openBook(content({ ...patch, sales })), sales.at(-1) ?? sale());
}

export function lanesOf(judgements: readonly Judgement[]): Record<string, string> {
  return Object.fromEntries(judgements.map(({ rule, severity }) => [rule.id, severity]));
}
