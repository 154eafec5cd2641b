/** A workbook with years of leads, sales and spend in it, as setup made it and the demo's year fills it. */
import { readFileSync } from 'node:fs';
import { parseCsv } from '../local/server/csv';
import { demoModels, demoNetwork } from '../local/server/year/demo-network';
import type { YearCell, YearTab } from '../local/server/year/network';
import { yearOf } from '../local/server/year/year';
import { START_MS } from '../sim/base';
import { openHub, type SimHub } from '../sim/hub';
import { toSerial, workbookDay } from '../src/core/lib/time';
import type { Sizes } from './sizes';

type Snapshot = ReturnType<SimHub['rt']['snapshot']>;
type Sheet = Snapshot['host']['workbooks'][number]['sheets'][number];
export interface Book {
  readonly runtime: Snapshot;
  readonly world: ReturnType<SimHub['world']['snapshot']>;
}

export const UNLIMITED = { sheetsApiReadsPerMinute: 1e6, sheetsApiWritesPerMinute: 1e6 };
const DAY_MS = 86_400_000;
const OFFERS_KEPT = 40_000;
const ISO = /^\d{4}-\d\d-\d\d$/;

export async function bookOf(code: string, size: Sizes['metrics']): Promise<Book> {
  const fresh = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS, limits: UNLIMITED });
  await fresh.finish(fresh.rt.run('setup'));
  const read = (tab: string) => parseCsv(readFileSync(`sheets-templates/demo/${tab}.csv`, 'utf8'));
  const plain = (tab: string): YearTab => {
    const [headers = [], ...rows] = read(tab);
    return { headers, rows };
  };
  const { tabs } = yearOf({
    ...{
      seed: 1,
      today: new Date(workbookDay(START_MS) * DAY_MS).toISOString().slice(0, 10),
      pricesFrom: '2030-01-01',
    },
    ...{ dealers: demoNetwork(read('Dealers'), read('Reps')), models: demoModels(read('Products'), read('Prices')) },
    ...size,
  });
  const named = ['Regions', 'Dealers', 'Reps', 'Products', 'Campaigns'].map((tab) => [tab, plain(tab)] as const);
  // Units and prices are not read for metrics, and a workbook holds ten million cells: older offers are in its archive.
  const { Serials: _units, Prices: _prices, Offers: offers, ...counted } = tabs;
  const Offers = { headers: offers?.headers ?? [], rows: offers?.rows.slice(-OFFERS_KEPT) ?? [] };
  const all: Readonly<Record<string, YearTab>> = { ...Object.fromEntries(named), ...counted, Offers };
  const snapshot = fresh.rt.snapshot();
  const workbooks = snapshot.host.workbooks.map((workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => filled(sheet, all[sheet.title])),
  }));
  const runtime = { ...snapshot, host: { ...snapshot.host, workbooks } };
  const world = fresh.world.snapshot();
  await fresh.rt.close();
  return { runtime, world };
}

function filled(sheet: Sheet, tab: YearTab | undefined): Sheet {
  const [header] = sheet.rows;
  if (!tab || !header) return sheet;
  const places = header.map((name) => tab.headers.indexOf(String(name)));
  const rows = tab.rows.map((row) => places.map((place) => cellOf(place < 0 ? '' : (row[place] ?? ''))));
  return { ...sheet, rows: [header, ...rows], maxRows: Math.max(sheet.maxRows, rows.length + 1) };
}

/** The stored cell for a typed value. */
function cellOf(cell: YearCell) {
  if (cell === '') return null;
  if (typeof cell === 'number') return cell;
  const at = typeof cell === 'string' ? (ISO.test(cell) ? Date.parse(cell) : null) : cell.getTime();
  if (at === null) return cell === 'TRUE' ? true : cell === 'FALSE' ? false : String(cell);
  return Math.round(toSerial(at - 7 * 3_600_000) * DAY_MS) / DAY_MS;
}
