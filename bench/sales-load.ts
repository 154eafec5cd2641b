/**
 * The generated year in the built bundle and the local runtime, at a size: the check of one entry, a first audit of sales that
 * nobody has checked, and the audit after that. Service calls, virtual time and CPU, the runtime's own included.
 */

import { START_MS } from '../sim/base';
import { openHub, type SimHub } from '../sim/hub';
import { toSerial, workbookDay } from '../src/core/lib/time';
import { countedCalls } from './measure';
import { generateYear } from './sales-faults';
import { type SalesYear, tabsOf } from './sales-year';

type Snapshot = ReturnType<SimHub['rt']['snapshot']>;

export interface SalesLoad {
  readonly serials: number;
  readonly sales: number;
  readonly entry: Work;
  readonly firstAudit: Work;
  readonly nextAudit: Work;
  readonly planted: number;
  readonly found: number;
}

interface Work {
  readonly calls: number;
  readonly virtualMs: number;
  readonly cpuMs: number;
}

const UNLIMITED = { sheetsApiReadsPerMinute: 1e6, sheetsApiWritesPerMinute: 1e6 };

export async function measureSalesLoad(code: string, serials: number, sales: number): Promise<SalesLoad> {
  const year = generateYear(serials, sales, Math.min(50, Math.floor(sales / 1000)));
  const fresh = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS, limits: UNLIMITED });
  await fresh.finish(fresh.rt.run('setup'));
  const from = { runtime: withYear(fresh.rt.snapshot(), year), world: fresh.world.snapshot() };
  await fresh.rt.close();
  const hub = await openHub({ code, seed: 1, latency: 'model', startMs: START_MS, limits: UNLIMITED, from });
  const firstAudit = await measure(hub, 'auditAllSales', () => hub.rt.run('auditAllSales'));
  const nextAudit = await measure(hub, 'auditAllSales', () => hub.rt.run('auditAllSales'));
  const findings = new Set(hub.rows('Findings').map(({ Rule, Lane, Subject }) => `${Rule} ${Lane} ${Subject}`));
  const found = year.planted.filter(({ rule, severity, subject }) =>
    findings.has(`${rule} ${severity} ${subject}`),
  ).length;
  const entry = await measure(hub, 'onEditInstalled', () =>
    hub.rt.paste({ sheet: 'Sales', row: year.sales.length + 2, column: 1, cells: [newSale(year)] }),
  );
  const { Verdict, Reason } = hub.rows('Sales').at(-1) ?? {};
  if (Verdict !== 'ACCEPTED') throw new Error(`The entry was ${Verdict}: ${Reason}`);
  await hub.rt.close();
  return { serials, sales, entry, firstAudit, nextAudit, planted: year.planted.length, found };
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

/** Under the headers that setup made. */
function withYear(snapshot: Snapshot, year: SalesYear): Snapshot {
  const tabs = tabsOf(year);
  const workbooks = snapshot.host.workbooks.map((workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const [, ...cells] = tabs[sheet.title] ?? [];
      if (cells.length === 0) return sheet;
      const rows = cells.map((row) => row.map((cell) => (cell === '' ? null : cell)));
      return { ...sheet, rows: [sheet.rows[0] ?? [], ...rows], maxRows: Math.max(sheet.maxRows, rows.length + 1000) };
    }),
  }));
  return { ...snapshot, host: { ...snapshot.host, workbooks } };
}

/** An honest one of a unit that nobody has sold, on the day on which the bench begins. */
function newSale({ units, prices }: SalesYear): string[] {
  // Nothing is planted in the last but the very last units.
  const unit = units[Math.floor((units.length - 400) / 20) * 20 + 1];
  const today = Math.floor(toSerial(START_MS));
  const isInForce = (from: unknown, to: unknown) =>
    workbookDay(Number(from)) <= workbookDay(START_MS) && workbookDay(Number(to)) >= workbookDay(START_MS);
  const region = `R${Number(String(unit?.dealerId).slice(1)) % 12}`;
  const price = prices.find(
    (each) => each.modelId === 'M1' && each.region === region && isInForce(each.validFrom, each.validTo),
  );
  const customer = ['Pembeli baru', '081399990001', ''];
  return [unit?.serial, 'M1', unit?.dealerId, '', ...customer, today, price?.list, '', '', '', '', '', 'cash', 3].map(
    (cell) => String(cell ?? ''),
  );
}
