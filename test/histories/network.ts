/** The small network in which histories are played: its tabs, what people type into them, and what stands there. */
import { handleEdit } from '../../src/app/workbook/handle-edit';
import type { Cell, CellWrite, Http } from '../../src/ports';
import { tables } from '../../src/tables/index';
import { createDryHub, type DryHub } from '../../tools/dry-hub/dry-hub';
import { dayOf, isoOf, type Journal } from './journal';
import { DEALERS, SERIALS } from './steps';

const START_MS = Date.parse('2026-11-23T09:00:00+07:00');
export const SHIPPED_DAY = dayOf(START_MS) - 20;

type Tab = 'sales' | 'serials' | 'units' | 'findings' | 'ledger' | 'leads' | 'devices' | 'settings' | 'products';
export type Shown = Readonly<Record<string, Cell>>;

export interface Played {
  readonly hub: DryHub;
  readonly journal: Journal;
}

const rowOf = (table: keyof typeof tables, row: Shown) =>
  Object.keys(tables[table].columns).map((key) => row[key] ?? '');

/** Rows by column, with their number in the tab. */
export function rowsOf(hub: DryHub, tab: Tab): (Shown & { readonly row: number })[] {
  const [rows = []] = hub.workbook.read([{ sheet: tables[tab].name, fromRow: 2 }]);
  const keys = Object.keys(tables[tab].columns);
  return rows.map((cells, at) => ({
    ...Object.fromEntries(keys.map((key, place) => [key, cells[place] ?? ''])),
    row: at + 2,
  })) as (Shown & { readonly row: number })[];
}

/** `http`: whom gateways that unlock units are asked by; one of them has an address then. */
export function furnish(http?: Http): Played {
  const rep = (n: number) => ({ id: `R${n}`, name: `Rep ${n}`, phone: `62812000000${n}`, dealerId: `D${n}`, active: true }); // biome-ignore format: one line
  const hub = createDryHub({
    nowMs: START_MS,
    ...(http ? { http } : {}),
    tabs: {
      Products: [rowOf('products', { id: 'S3', name: 'Volta S3', active: true })],
      Dealers: DEALERS.map((id) =>
        rowOf('dealers', { id, name: id, region: 'Jabodetabek', active: true, sells: true }),
      ),
      Reps: [1, 2, 3].map((n) => rowOf('reps', rep(n))),
      Leads: [1, 2].map((n) =>
        rowOf('leads', {
          id: `L-00000${n}`,
          status: 'CLAIMED',
          dealerId: `D${n}`,
          repId: `R${n}`,
          customerName: 'Budi',
        }),
      ),
      Serials: SERIALS.map((serial, n) =>
        rowOf('serials', {
          serial,
          modelId: 'S3',
          dealerId: shipTo(n),
          shippedAt: isoOf(SHIPPED_DAY),
          state: 'shipped',
        }),
      ),
      Prices: [rowOf('prices', { id: 'P1', modelId: 'S3', validFrom: '2026-01-01', list: 30e6, floor: 28e6, ceiling: 34e6, exclusive: 'A, B' })], // biome-ignore format: one line
      Gateways: [1, 2].map((n) => rowOf('gateways', { id: `gw-${n}`, name: `gw-${n}`, active: true, format: 'hub', accepts: 'key', activationUrl: http && n === 1 ? 'https://gw.example/unlock' : '' })), // biome-ignore format: one line
    },
  });
  const serials = SERIALS.map((serial, n) => [serial, { shippedTo: shipTo(n), shippedDay: SHIPPED_DAY, state: 'shipped', named: shipTo(n) }] as const); // biome-ignore format: one line
  return {
    hub,
    journal: { sales: [], serials: new Map(serials), happenings: [], decisions: new Map(), nowMs: START_MS },
  };
}

const shipTo = (n: number) => DEALERS[n % 2] ?? '';

const asWrite = (value: Cell): CellWrite =>
  typeof value === 'boolean'
    ? { kind: 'boolean', value }
    : typeof value === 'number'
      ? { kind: 'number', value }
      : { kind: 'text', value: String(value) };

export function type(hub: DryHub, tab: Tab, row: number, values: Shown): void {
  const keys = Object.keys(tables[tab].columns);
  const updates = Object.entries(values).map(([key, value]) => ({
    ...{ sheet: tables[tab].name, row, column: keys.indexOf(key) + 1, cells: [asWrite(value)] },
  }));
  hub.workbook.commit({ updates, appends: [] });
}

export const edited = (hub: DryHub, tab: Tab, row: number, toRow = row) =>
  handleEdit(hub.deps, { tab: tables[tab].name, fromRow: row, toRow });
