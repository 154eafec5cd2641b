/** A workbook whose regions and head office all want their digest, with findings that have much to say. */
import { START_MS } from '../sim/base';
import { openHub, type SimHub } from '../sim/hub';
import { tables } from '../src/tables/index';
import type { Bench } from './bench';
import { type Book, bookOf, UNLIMITED } from './metrics-book';

/** Longer than a line of the digest; some of its signs take three bytes each. */
const LONG = 'Harga “di bawah lantai” – serial tidak dikenal; '.repeat(4);
const STUCK_MS = 600_000;

export interface DigestBook extends Book {
  /** An address for each region, and one for head office, whose region is ''. */
  readonly recipients: readonly { readonly region: string; readonly address: string }[];
}

export async function digestBook({ code, sizes }: Bench): Promise<DigestBook> {
  const { regions, findings, ...year } = sizes.digest;
  const from = await bookOf(code, year);
  const hub = await openHub({
    ...{ code, seed: 1, latency: 'none', startMs: START_MS, limits: UNLIMITED, from, stuckMs: STUCK_MS },
  });
  const [said = ''] = (await hub.finish(hub.rt.run('recomputeAllMetrics'))) as string[];
  if (!said.startsWith('done:')) throw new Error(`Metrics: ${said}`);
  const known = hub.rows('Regions').map((row) => row.Region ?? '');
  const names = Array.from({ length: regions }, (_, n) => known[n] ?? `Region ${n + 1}`);
  const recipients = [...names.map((region, n) => ({ region, address: `r${n}@volta.example` })), { region: '', address: 'hq@volta.example' }]; // biome-ignore format: one line
  // Those beyond the number that is asked for get none.
  const others = known.slice(regions).map(() => '');
  const addresses = [...recipients.slice(0, -1).map(({ address }) => address), ...others];
  paste(hub, 'regions', { region: [...names, ...known.slice(regions)], digestTo: addresses });
  giveLeads(
    hub,
    names.filter((name) => !known.includes(name)),
  );
  set(hub, 'hqEmail', 'hq@volta.example');
  const all = Array.from({ length: findings }, (_, n) => n);
  const same = (text: string) => all.map(() => text);
  paste(hub, 'findings', {
    ...{ id: all.map((n) => `bench-${n}`), rule: same('price-under-floor'), severity: same('hard') },
    ...{ subject: all.map((n) => `S-${n}`), dealerId: same('D001'), what: same(LONG), found: same(LONG) },
    ...{ stake: all.map((n) => String(1_000_000 + n)), state: same('open'), openedAt: same('2026-11-22 09:00:00') },
  });
  const book = { runtime: hub.rt.snapshot(), world: hub.world.snapshot(), recipients };
  await hub.rt.close();
  return book;
}

/** Regions that the year's demo does not know get every tenth of the newest leads. */
function giveLeads({ rows, rt: { host } }: SimHub, regions: readonly string[]): void {
  const count = rows('Leads').length;
  const column = (host.readTab({ sheet: 'Leads' })?.headers ?? []).indexOf(tables.leads.columns.region.header) + 1;
  for (const [n, region] of regions.entries())
    for (let row = count + 1 - n; row > count - 300; row -= 10)
      host.people.paste({ sheet: 'Leads' }, { row, column, cells: [[region]] }, host.owner);
}

/** The same workbook with nobody who wants a digest. */
export function wantNone(hub: SimHub): void {
  set(hub, 'hqEmail', '');
  paste(hub, 'regions', { digestTo: hub.rows('Regions').map(() => '') });
}

export function set({ rows, rt: { host } }: SimHub, setting: string, value: string): void {
  const row = rows('Settings').findIndex(({ Setting }) => Setting === setting) + 2;
  host.people.paste({ sheet: 'Settings' }, { row, column: 2, cells: [[value]] }, host.owner);
}

/** Columns of a tab from its second row on, as somebody types them. */
function paste(
  { rt: { host } }: SimHub,
  table: 'regions' | 'findings',
  columns: Readonly<Record<string, readonly string[]>>,
): void {
  const { name: sheet, columns: known } = tables[table];
  const headers = host.readTab({ sheet })?.headers ?? [];
  for (const [key, values] of Object.entries(columns)) {
    const header = (known as Readonly<Record<string, { readonly header: string }>>)[key]?.header ?? '';
    host.people.paste(
      { sheet },
      { row: 2, column: headers.indexOf(header) + 1, cells: values.map((value) => [value]) },
      host.owner,
    );
  }
}
