/**
 * The fuzzed workbook: one dealer network that strangers and staff may damage, and for each check of the hub four separate
 * dealers, far from all others, whose rows nobody touches.
 */

import type { Cell } from '../src/ports.ts';
import { GATEWAY_FORMATS } from '../src/tables/gateways.ts';
import { tables } from '../src/tables/index.ts';

/** How often one hub is checked before it is replaced by a new one. */
export const LOOKS = 10;
const DEALERS_A_LOOK = 4;
const NOISE_DEALERS = 5;

export interface Site {
  readonly latitude: number;
  readonly longitude: number;
  readonly reps: readonly { readonly id: string; readonly number: string; readonly dealerId: string }[];
}

/** Where the customer of each look stands, and who must be asked. */
export const SITES: readonly Site[] = Array.from({ length: LOOKS }, (_, look) => ({
  latitude: -8 + look * 1.5,
  longitude: 130 + (look % 2) * 4,
  reps: Array.from({ length: DEALERS_A_LOOK }, (__, n) => ({
    id: `W${look}${n}`,
    number: `62815${String(look).padStart(4, '0')}${String(n).padStart(4, '0')}`,
    dealerId: `V${look}${n}`,
  })),
}));

/** The reps near Jakarta, whose numbers anybody may use. */
export const NOISE_REPS = Array.from({ length: NOISE_DEALERS * 2 }, (_, n) => ({
  id: `R${n}`,
  number: `6281230000${String(n).padStart(3, '0')}`,
  dealerId: `D${n >> 1}`,
}));

export const FORM_TAB = 'Form Responses 1';
export const FORM_HEADER = ['Timestamp', 'Nomor rangka', 'Model', 'Dealer', 'Nama pelanggan', 'Tanggal jual', 'Harga'];

/** Rows that nobody edits: without them nobody could be served. */
export function isKeptRow(tab: string, key: string): boolean {
  if (tab === tables.dealers.name) return key.startsWith('V');
  if (tab === tables.reps.name) return key.startsWith('W');
  if (tab === tables.products.name) return key === 'S3';
  return tab === tables.regions.name && key === 'Timur';
}

export function networkTabs(): Record<string, Cell[][]> {
  const kept = SITES.flatMap(({ latitude, longitude, reps }) =>
    reps.map(({ dealerId }, n) => dealer(dealerId, 'Timur', latitude + n / 100, longitude)),
  );
  const noise = Array.from({ length: NOISE_DEALERS }, (_, n) => dealer(`D${n}`, 'Jabodetabek', -6.2 + n / 50, 106.8));
  const reps = [...SITES.flatMap((site) => site.reps), ...NOISE_REPS];
  return {
    Dealers: [...kept, ...noise],
    Reps: reps.map(({ id, number, dealerId }) =>
      row(tables.reps.columns, { id, name: `Sales ${id}`, phone: number, dealerId, language: 'id', active: true }),
    ),
    Regions: [
      row(tables.regions.columns, { region: 'Timur', managerName: 'Ibu Timur', managerPhone: '628119000001' }),
      row(tables.regions.columns, { region: 'Jabodetabek', managerName: 'Pak Barat', managerPhone: '628119000002' }),
    ],
    Products: [
      row(tables.products.columns, { id: 'S3', name: 'Volta S3 Sport', active: true }),
      row(tables.products.columns, { id: 'V1', name: 'Volta V1 City', active: true }),
    ],
    Places: [
      row(tables.places.columns, {
        place: 'Depok',
        kind: 'city',
        latitude: -6.4,
        longitude: 106.8,
        region: 'Jabodetabek',
      }),
    ],
    Prices: [row(tables.prices.columns, { modelId: 'S3', validFrom: 46000, listPrice: 25_000_000 })],
    Serials: Array.from({ length: 20 }, (_, n) =>
      row(tables.serials.columns, { serial: serialOf(n), modelId: 'S3', dealerId: `D${n % NOISE_DEALERS}` }),
    ),
    Devices: [row(tables.devices.columns, { deviceId: '867584031234567', serial: serialOf(1) })],
    Gateways: GATEWAY_FORMATS.map((format, n) =>
      row(tables.gateways.columns, {
        ...{ id: `gw-${format}`, name: format, active: true, format },
        accepts: n % 2 === 0 ? 'key' : 'signature',
        answer: n % 3 === 0 ? 'plain' : 'json',
        ...(format === 'custom'
          ? { events: 'events', unit: 'u', time: 't', type: 'k', values: '{odometerKm: km}' }
          : {}),
      }),
    ),
  };
}

export function serialOf(n: number): string {
  return `S3A${String(n).padStart(6, '0')}`;
}

function dealer(id: string, region: string, latitude: number, longitude: number): Cell[] {
  return row(tables.dealers.columns, {
    ...{ id, name: `Volta ${id}`, region, city: region, latitude, longitude, zone: 'WIB' },
    ...{ active: true, sells: true, testRides: true, services: true },
  });
}

/** Cells in the order of the table's columns. */
function row(columns: object, values: Readonly<Record<string, Cell>>): Cell[] {
  return Object.keys(columns).map((key) => values[key] ?? '');
}
