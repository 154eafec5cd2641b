/** Sells a unit as staff do, by pasting a row into the Sales tab, where the verdict appears. */
import { headersInEnglish } from '../headers';
import { ApiError } from '../http/reply';
import type { HubRuntime } from '../runtime-contract';
import { readRecords, readTab } from '../tabs';
import type { FleetUnit } from './views';

const JAKARTA_MS = 7 * 3_600_000;
const BUYERS = ['Wulan Pratiwi', 'Bayu Nugroho', 'Intan Permata', 'Rangga Saputra', 'Laras Ayu', 'Yoga Firmansyah'];

/** `row`: number of its row in the Sales tab. */
export async function sellUnit(runtime: HubRuntime, unit: FleetUnit): Promise<{ row: number; priceIdr: number }> {
  const { serial, modelId, dealerId, state, odometerKm } = unit;
  if (state !== 'SHIPPED' && state !== 'IN_STOCK')
    throw new ApiError(
      409,
      `${serial} is ${state || 'not known'}: it cannot be sold.`,
      'Choose a unit that is in stock.',
    );
  const today = new Date(runtime.now() + JAKARTA_MS).toISOString().slice(0, 10);
  const priceIdr = listPrice(runtime, { modelId, dealerId, today });
  const { headers: shown, rows } = readTab(runtime, 'Sales');
  const headers = headersInEnglish('Sales', shown);
  const number = rows.length;
  const sale: Readonly<Record<string, string>> = {
    Serial: serial,
    'Model ID': modelId,
    'Dealer ID': dealerId,
    'Rep ID': readRecords(runtime, 'Reps').find((rep) => rep['Dealer ID'] === dealerId)?.['Rep ID'] ?? '',
    'Customer name': BUYERS[number % BUYERS.length] ?? '',
    'Customer phone': `0857${String(20_000_000 + (Math.floor(runtime.now() / 1000) % 70_000_000)).padStart(8, '0')}`,
    'Sale date': today,
    'Vehicle (Rp)': String(priceIdr),
    Payment: 'transfer',
    'Odometer (km)': String(Math.round(Number(odometerKm.replace(',', '.')) || 0)),
  };
  const width = 1 + Math.max(...Object.keys(sale).map((header) => headers.indexOf(header)));
  const cells = headers.slice(0, width).map((header) => sale[header] ?? '');
  await runtime.paste({ sheet: 'Sales', row: number + 2, column: 1, cells: [cells] });
  return { row: number + 2, priceIdr };
}

function listPrice(runtime: HubRuntime, of: { modelId: string; dealerId: string; today: string }): number {
  const dealer = readRecords(runtime, 'Dealers').find((row) => row['Dealer ID'] === of.dealerId);
  const price = readRecords(runtime, 'Prices').find(
    (row) => row['Model ID'] === of.modelId && row.Region === dealer?.Region && isInForce(row, of.today),
  );
  const list = Number((price?.['List price (Rp)'] ?? '').replace(/\D/g, ''));
  if (list > 0) return list;
  throw new ApiError(409, `No price of ${of.modelId} is in force today.`, 'Add one in the Prices tab.');
}

/** Whether the price is valid today. A price with unreadable dates counts as valid; the hub will judge. */
function isInForce(row: Readonly<Record<string, string>>, today: string): boolean {
  const [from, to] = [isoDay(row['Valid from']), isoDay(row['Valid to'])];
  return (from === null || from <= today) && (to === null || to >= today);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei may', 'jun', 'jul', 'agu aug', 'sep', 'okt oct', 'nov', 'des dec'];

/** A date as the tab shows it, 1 Jul 2026 or 2026-07-01; null for others. */
function isoDay(text = ''): string | null {
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.slice(0, 10);
  const [, day = '', name = '', year = ''] = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})/i.exec(text) ?? [];
  const month = name === '' ? -1 : MONTHS.findIndex((names) => names.includes(name.toLowerCase()));
  return month < 0 ? null : `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
