/** What the stories about sales are played with: units of two dealers, a price, and rows as staff type them. */
import type { Cast } from './cast';

export function furnishSales(cast: Cast): void {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Products' }, { row: 2, column: 5, cells: [['S3A999999'], ['V1A999999']] }, owner);
  people.paste({ sheet: 'Serials' }, { row: 2, column: 1, cells: UNITS }, owner);
  people.paste({ sheet: 'Prices' }, { row: 2, column: 1, cells: [PRICE] }, owner);
}

const UNITS = Array.from({ length: 40 }, (_, i) => [
  `S3A0001${String(i).padStart(2, '0')}`, 'S3', i < 30 ? 'D1' : 'D2', '2026-10-01', 'shipped',
]); // biome-ignore format: a row
export const PRICE = [
  'P1', 'S3', 'Jabodetabek', '2026-01-01', '', '30000000', '28500000', '34000000', '5', 'TUKAR-TAMBAH, AKHIR-TAHUN',
]; // biome-ignore format: a row

let customers = 10_000_000;
/** serial, model, dealer, rep, name, phone, lead, date, vehicle, accessories, fees, discounts, gifts, promotions, payment, km */
export const row = (serial: string, patch: Record<number, string> = {}) => {
  const cells = [serial, 'S3', 'D1', 'R1', `Pembeli ${serial}`, `0813${String(++customers).padStart(8, '7')}`, '', '2026-11-22', '30000000', '', '', '', '', '', 'cash', '3'];
  return cells.map((cell, i) => patch[i] ?? cell);
}; // biome-ignore format: a row
