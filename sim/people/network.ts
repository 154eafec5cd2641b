/** The demo network as the tabs of a dry hub: everything that a customer may name, and somebody at head office. */
import { HEAD_OFFICE } from '../../local/server/head-office';
import { wordSeed } from '../../src/core/understanding/word-seed';
import type { Cell } from '../../src/ports';
import type { Columns, Table } from '../../src/tables/columns';
import { tables } from '../../src/tables/index';
import {
  demoAnswers,
  demoDealers,
  demoPlaces,
  demoProducts,
  demoRegionRows,
  demoReps,
} from '../../tools/demo/demo-network';
import { demoPrices } from '../../tools/demo/demo-sales';

type Tabs = Readonly<Record<string, readonly (readonly Cell[])[]>>;

export function demoTabs(): Tabs {
  const settings = { alwaysOpen: 'TRUE', hqName: HEAD_OFFICE.name, hqPhone: HEAD_OFFICE.number };
  return {
    ...rowsOf(tables.dealers, demoDealers),
    ...rowsOf(tables.reps, demoReps),
    ...rowsOf(tables.regions, demoRegionRows),
    ...rowsOf(tables.products, demoProducts),
    ...rowsOf(tables.places, demoPlaces),
    ...rowsOf(tables.answers, demoAnswers),
    ...rowsOf(tables.prices, demoPrices),
    ...rowsOf(tables.words, wordSeed()),
    ...rowsOf(
      tables.settings,
      Object.entries(settings).map(([key, value]) => ({ key, value })),
    ),
  };
}

function rowsOf<C extends Columns>(table: Table<C>, rows: readonly object[]): Tabs {
  const keys = Object.keys(table.columns);
  const cells = rows.map((row) => {
    const values = new Map<string, Cell>(Object.entries(row as Record<string, Cell>));
    return keys.map((key) => values.get(key) ?? '');
  });
  return { [table.name]: cells };
}
