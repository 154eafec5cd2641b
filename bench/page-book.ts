/** A hub with 20,000 leads and 100,000 units, for what pages cost there. */
import { TAILS_KEY } from '../src/app/inbox/keys.ts';
import type { Cell } from '../src/ports.ts';
import { tables } from '../src/tables/index.ts';
import { createDryHub } from '../tools/dry-hub/dry-hub.ts';

export const NOON_MS = Date.parse('2026-11-23T12:00:00+07:00');
export const DAY_MS = 86_400_000;
export const LEADS = 20_000;
const UNITS = 100_000;
const DEALERS = 150;
const STATUSES = ['WON', 'LOST', 'ABANDONED', 'LOST', 'CONTACTED', 'WON', 'LOST', 'CLAIMED', 'LOST', 'WITH_MANAGER'];

export function bigHub(): ReturnType<typeof createDryHub> {
  const hub = createDryHub({ nowMs: NOON_MS, tabs: bigTabs() });
  hub.deps.config();
  // As the rounds before left it.
  hub.deps.properties.setMany({ [TAILS_KEY]: JSON.stringify({ leads: LEADS + 1, offers: LEADS * 3 + 1 }) });
  return hub;
}

function bigTabs(): Record<string, Cell[][]> {
  const serial = (ms: number) => 25_569 + (ms + 7 * 3_600_000) / DAY_MS;
  const of = (key: keyof typeof tables, rows: readonly Readonly<Record<string, Cell>>[]): [string, Cell[][]] => {
    const columns = Object.keys(tables[key].columns);
    return [tables[key].name, rows.map((row) => columns.map((column) => row[column] ?? ''))];
  };
  const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
  const id = (n: number) => `L-${String(n + 1).padStart(6, '0')}`;
  return Object.fromEntries([
    of('people', [{ id: 'P1', name: 'Sri', role: 'HQ', active: true }]),
    of('dealers', many(DEALERS, (n) => ({ id: `D${n}`, name: `Volta ${n}`, region: `R${n % 8}`, active: true }))),
    of('reps', many(500, (n) => ({ id: `R${n}`, name: `Sales ${n}`, phone: `62812${30_000_000 + n}`, dealerId: `D${n % DEALERS}`, active: true, openLeads: `${id(n)}:fzq` }))),
    of('leads', many(LEADS, (n) => ({
      ...{ id: id(n), status: STATUSES[n % STATUSES.length] ?? '', customerId: `C-${n}`, customerName: `Pelanggan ${n}` },
      ...{ customerPhone: `62813${70_000_000 + n}`, region: `R${n % 8}`, dealerId: `D${n % DEALERS}`, repId: `R${n % 500}` },
      createdAt: serial(NOON_MS - ((LEADS - n) / 650) * DAY_MS),
    }))),
    of('offers', many(LEADS * 3, (n) => ({ id: `${id(Math.floor(n / 3))}-${(n % 3) + 1}`, leadId: id(Math.floor(n / 3)), status: 'TAKEN' }))),
    of('conversation', many(100_000, (n) => ({ id: `m${n}`, leadId: id(n % LEADS), party: 'customer', direction: 'in', text: 'Halo kak' }))),
    of('timeline', many(100_000, (n) => ({ id: `t${n}`, leadId: id(n % LEADS), to: 'CLAIMED' }))),
    of('serials', many(UNITS, (n) => ({ serial: `S3A${String(n).padStart(6, '0')}`, modelId: 'S3', dealerId: `D${n % DEALERS}` }))),
    of('units', many(UNITS, (n) => ({ serial: `S3A${String(n).padStart(6, '0')}`, state: 'SOLD', dealerId: `D${n % DEALERS}` }))),
    of('findings', many(5_000, (n) => ({ id: `F-${n}`, dealerId: `D${n % DEALERS}`, state: n % 20 === 0 ? 'open' : 'closed' }))),
    of('alerts', many(5_000, (n) => ({ id: `a-${n}`, subject: id(n), state: n % 50 === 0 ? 'open' : 'resolved' }))),
  ]); // biome-ignore format: a tab a line
}
