/** 150 dealers in fourteen cities, two reps each, and among the dealers ten pairs under one roof, between whom only turns can decide. */
import type { Cell } from '../../src/ports';
import { tables } from '../../src/tables/index';

export type Random = () => number;

const CITIES = [
  ['Jakarta', 'Jabodetabek', -6.2, 106.83, 'WIB', 42],
  ['Bekasi', 'Jabodetabek', -6.24, 106.99, 'WIB', 14],
  ['Bandung', 'Jawa Barat', -6.91, 107.61, 'WIB', 16],
  ['Semarang', 'Jawa Tengah', -6.99, 110.42, 'WIB', 10],
  ['Yogyakarta', 'Jawa Tengah', -7.8, 110.37, 'WIB', 8],
  ['Surabaya', 'Jawa Timur', -7.26, 112.75, 'WIB', 20],
  ['Malang', 'Jawa Timur', -7.97, 112.63, 'WIB', 6],
  ['Medan', 'Sumatera', 3.59, 98.67, 'WIB', 8],
  ['Palembang', 'Sumatera', -2.99, 104.76, 'WIB', 5],
  ['Denpasar', 'Bali', -8.65, 115.22, 'WITA', 7],
  ['Makassar', 'Sulawesi', -5.15, 119.43, 'WITA', 6],
  ['Balikpapan', 'Kalimantan', -1.24, 116.85, 'WITA', 4],
  ['Ambon', 'Timur', -3.7, 128.18, 'WIT', 2],
  ['Jayapura', 'Timur', -2.53, 140.72, 'WIT', 2],
] as const;

const TWINS = 10;

export interface Network {
  readonly tabs: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  readonly reps: readonly { readonly id: string; readonly number: string; readonly dealerId: string }[];
  /** Pairs of dealers at the same place, with the same hours and score. */
  readonly twins: readonly (readonly [string, string])[];
  readonly managers: ReadonlySet<string>;
  /** Somewhere near some dealer. */
  readonly somewhere: (random: Random) => readonly [number, number];
}

const PLAIN = {
  ...{ opens: '08:00', closes: '20:00', closedDays: '', active: true, sells: true },
  ...{ testRides: true, services: true, stock: '' },
};

/** Some sell only, or close early or one day. */
function someWay(random: Random): typeof PLAIN {
  const closedDays = random() < 0.1 ? 'Tue' : '';
  const closes = random() < 0.8 ? '20:00' : '17:00';
  const [testRides, services] = [random() < 0.8, random() < 0.7];
  return { ...PLAIN, closedDays, closes, testRides, services, stock: random() < 0.7 ? '' : 'S3' };
}

export function makeNetwork(random: Random): Network {
  const dealers: Cell[][] = [];
  const places: [number, number][] = [];
  const twins: [string, string][] = [];
  for (const [city, region, latitude, longitude, zone, count] of CITIES) {
    for (let i = 0; i < count; i++) {
      const isTwin = i % 2 === 1 && twins.length < TWINS;
      const id = `D${String(dealers.length + 1).padStart(3, '0')}`;
      const spread = () => (random() - 0.5) * 0.3;
      const before = places.at(-1);
      const place: [number, number] = isTwin && before ? before : [latitude + spread(), longitude + spread()];
      if (isTwin) twins.push([`D${String(dealers.length).padStart(3, '0')}`, id]);
      places.push(place);
      // Twins and their neighbours differ in nothing.
      const isPlain = isTwin || (i % 2 === 0 && twins.length < TWINS);
      const facts = { id, name: `Volta ${city} ${i + 1}`, region, city, latitude: place[0], longitude: place[1], zone };
      dealers.push(row(tables.dealers.columns, { ...facts, ...(isPlain ? PLAIN : someWay(random)) }));
    }
  }
  const reps = dealers.flatMap(([dealerId], index) =>
    [0, 1].map((n) => ({
      id: `R${String(index * 2 + n + 1).padStart(3, '0')}`,
      number: `6281230${String(index * 2 + n).padStart(6, '0')}`,
      dealerId: String(dealerId),
    })),
  );
  const regions = [...new Set(CITIES.map(([, region]) => region))];
  const managers = regions.map((_, index) => `62811900000${String(index).padStart(2, '0')}`);
  return {
    tabs: {
      Dealers: dealers,
      Reps: reps.map(({ id, number, dealerId }) =>
        row(tables.reps.columns, { id, name: `Sales ${id}`, phone: number, dealerId, language: 'id', active: true }),
      ),
      Regions: regions.map((region, index) =>
        row(tables.regions.columns, { region, managerName: `Manajer ${region}`, managerPhone: managers[index] ?? '' }),
      ),
      Products: [
        row(tables.products.columns, { id: 'S3', name: 'Volta S3 Sport', active: true }),
        row(tables.products.columns, { id: 'V1', name: 'Volta V1 City', active: true }),
      ],
    },
    reps,
    twins,
    managers: new Set(managers),
    somewhere(chance) {
      const [latitude, longitude] = places[Math.floor(chance() * places.length)] ?? [-6.2, 106.8];
      const off = () => (chance() - 0.5) * 0.1;
      return [latitude + off(), longitude + off()];
    },
  };
}

/** Cells in the order of the table’s columns. */
function row(columns: object, values: Readonly<Record<string, Cell>>): Cell[] {
  return Object.keys(columns).map((key) => values[key] ?? '');
}
