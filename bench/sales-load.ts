/**
 * Sales in the built bundle and the local runtime, at a size: the check of one entry, a first audit of sales that nobody has
 * checked, and the audit after that. Service calls, virtual time and CPU.
 */
import { START_MS } from '../test/sim/base';
import { openHub, type SimHub } from '../test/sim/hub';
import { countedCalls } from './measure';

type Snapshot = ReturnType<SimHub['rt']['snapshot']>;
type Row = NonNullable<Snapshot['host']['workbooks'][number]['sheets'][number]['rows'][number]>;

export interface SalesLoad {
  readonly serials: number;
  readonly sales: number;
  readonly entry: Work;
  readonly firstAudit: Work;
  readonly nextAudit: Work;
}

interface Work {
  readonly calls: number;
  readonly virtualMs: number;
  readonly cpuMs: number;
}

const MODELS = 20;
const REGIONS = 12;
const DEALERS = 240;
/** 2026-11-20 as a day of Sheets. */
const SOLD_ON = 46_346;
const UNLIMITED = { sheetsApiReadsPerMinute: 1e6, sheetsApiWritesPerMinute: 1e6 };

export async function measureSalesLoad(code: string, serials: number, sales: number): Promise<SalesLoad> {
  const fresh = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS, limits: UNLIMITED });
  await fresh.finish(fresh.rt.run('setup'));
  const from = { runtime: withSales(fresh.rt.snapshot(), serials, sales), world: fresh.world.snapshot() };
  await fresh.rt.close();
  const hub = await openHub({ code, seed: 1, latency: 'model', startMs: START_MS, limits: UNLIMITED, from });
  const firstAudit = await measure(hub, 'auditAllSales', () => hub.rt.run('auditAllSales'));
  const nextAudit = await measure(hub, 'auditAllSales', () => hub.rt.run('auditAllSales'));
  const cells = [saleRow(sales).map((cell) => String(cell ?? ''))];
  const entry = await measure(hub, 'onEditInstalled', () =>
    hub.rt.paste({ sheet: 'Sales', row: sales + 2, column: 1, cells }),
  );
  const verdict = hub.rows('Sales').at(-1)?.Verdict;
  if (verdict !== 'ACCEPTED') throw new Error(`The entry was ${verdict}: ${hub.rows('Sales').at(-1)?.Reason}`);
  await hub.rt.close();
  return { serials, sales, entry, firstAudit, nextAudit };
}

async function measure(hub: SimHub, name: string, work: () => Promise<unknown>): Promise<Work> {
  const started = hub.rt.now();
  const cpu = process.cpuUsage();
  await hub.finish(work());
  const used = process.cpuUsage(cpu);
  const execution = hub.rt.executions().filter((each) => each.function === name && each.start >= started)[0];
  if (!execution) throw new Error(`${name} did not run`);
  const end = execution.calls.at(-1);
  return {
    calls: countedCalls(execution),
    virtualMs: Math.round((end ? end.at + end.ms : hub.rt.now()) - started),
    cpuMs: Math.round((used.user + used.system) / 1000),
  };
}

function withSales(snapshot: Snapshot, serials: number, sales: number): Snapshot {
  const tabs: Readonly<Record<string, readonly Row[]>> = {
    Serials: numbered(serials, (n) => [serialOf(n), `M${n % MODELS}`, `D${n % DEALERS}`, SOLD_ON - 30, 'shipped']),
    Sales: numbered(sales, saleRow),
    Products: numbered(MODELS, (n) => [`M${n}`, `Model ${n}`, '', true, 'QX99999999']),
    Dealers: numbered(DEALERS, (n) => [`D${n}`, `Dealer ${n}`, `R${n % REGIONS}`]),
    Prices: numbered(MODELS * REGIONS, (n) => {
      return [
        `P${n}`,
        `M${n % MODELS}`,
        `R${Math.floor(n / MODELS)}`,
        SOLD_ON - 100,
        null,
        30e6,
        28e6,
        34e6,
        5,
        'A, B',
      ];
    }),
  };
  const workbooks = snapshot.host.workbooks.map((workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const rows = tabs[sheet.title];
      if (!rows) return sheet;
      return { ...sheet, rows: [sheet.rows[0] ?? [], ...rows], maxRows: Math.max(sheet.maxRows, rows.length + 1000) };
    }),
  }));
  return { ...snapshot, host: { ...snapshot.host, workbooks } };
}

function numbered(count: number, row: (n: number) => Row): Row[] {
  return Array.from({ length: count }, (_, n) => row(n));
}

function serialOf(n: number): string {
  return `QX${10_000_000 + n}`;
}

function saleRow(n: number): Row {
  const customer = [`Pembeli ${n}`, `0812${10_000_000 + n}`, ''];
  return [
    serialOf(n),
    `M${n % MODELS}`,
    `D${n % DEALERS}`,
    '',
    ...customer,
    SOLD_ON,
    30e6,
    '',
    '',
    '',
    '',
    '',
    'cash',
    3,
  ];
}
