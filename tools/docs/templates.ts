/**
 * Makes sheets-templates/, docs/PRODUCTIZED_OPS_KIT.md and docs/INTEGRITY.md from the tables and the rules: one CSV per tab,
 * the demo network, and a workbook ready to upload. `npm run templates`; a test proves that what is committed is current.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toCsv } from '../../local/server/csv.ts';
import { staffWords } from '../../src/app/setup/staff-words.ts';
import { tabPlan } from '../../src/app/setup/tab-plan.ts';
import { isoDay, workbookDay } from '../../src/core/lib/time.ts';
import { placeholdersOf } from '../../src/core/messages/definition.ts';
import { messageDefinitions } from '../../src/core/messages/definitions.ts';
import { wordSeed } from '../../src/core/understanding/word-seed.ts';
import type { ColumnKind, Columns, Row, Table } from '../../src/tables/columns.ts';
import { tables } from '../../src/tables/index.ts';
import { tabsInOrder } from '../../src/tables/looks.ts';
import { settingDefinitions } from '../../src/tables/setting-definitions.ts';
import { demoActivities, demoAdSpend, demoDealerCosts, demoQuotas } from '../demo/demo-marketing.ts';
import {
  demoAnswers,
  demoCampaigns,
  demoDealers,
  demoHolidays,
  demoPeople,
  demoPlaces,
  demoProducts,
  demoRegionRows,
  demoReps,
} from '../demo/demo-network.ts';
import { demoPrices, demoSales, demoSerials } from '../demo/demo-sales.ts';
import { alertsDocs } from './alerts-docs.ts';
import { withDrawings } from './drawn-docs.ts';
import { headersInBahasa } from './headers-in-bahasa.ts';
import { integrityDocs } from './integrity-docs.ts';
import { drawnMachines } from './machines.ts';
import { metricsDocs } from './metrics-docs.ts';
import { openApi } from './open-api.ts';
import { opsKit } from './ops-kit.ts';
import { unitStatesDocs } from './unit-states-docs.ts';
import { toWorkbookFile } from './xlsx.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Paths from the project's root, and what belongs into each file. Nothing is written. */
export function generateTemplates(): GeneratedFile[] {
  const tabs = tabsInOrder.map(({ table }) => ({ table, rows: seedRows(table) }));
  const words = staffWords();
  const demo = demoTabs();
  return [
    ...tabs.map(({ table, rows }) => ({ path: `sheets-templates/${table.name}.csv`, content: asCsv(table, rows) })),
    ...demo.map(({ table, rows }) => ({
      path: `sheets-templates/demo/${table.name}.csv`,
      content: asCsv(table, rows),
    })),
    {
      path: 'sheets-templates/Dealer Hub.xlsx',
      content: toWorkbookFile(
        tabs.map(({ table, rows }) => ({ plan: tabPlan(table, words), rows: asText(table, rows) })),
      ),
    },
    { path: 'docs/PRODUCTIZED_OPS_KIT.md', content: opsKit() },
    { path: 'docs/ALERTS.md', content: alertsDocs() },
    { path: 'docs/INTEGRITY.md', content: integrityDocs() },
    { path: 'docs/METRICS.md', content: metricsDocs() },
    { path: 'docs/UNIT_STATES.md', content: unitStatesDocs() },
    ...drawnMachines(),
    { path: 'docs/openapi.json', content: openApi() },
    { path: 'local/server/headers-in-bahasa.json', content: headersInBahasa() },
    ...DRAWN_DOCS.map((path) => ({ path, content: withDrawings(path) })),
  ];
}

/** Written by hand, with blocks in them that are drawn from the code. */
const DRAWN_DOCS = [
  'docs/LEAD_INTAKE_ENGINE.md',
  'docs/WHATSAPP_COMPETITION_ROUTER.md',
  'docs/MESSAGES.md',
  'docs/DEPLOY.md',
  'docs/MEKARI.md',
  'docs/PRIVACY.md',
];

type AnyRow = Readonly<Record<string, unknown>>;

/** What a new workbook starts with: the copy and the settings. */
function seedRows(table: Table): AnyRow[] {
  if (table.name === tables.messages.name) {
    return Object.entries(messageDefinitions).map(([key, definition]) => ({
      key,
      id: definition.id,
      en: definition.en,
      use: definition.use,
      placeholders: placeholdersOf(definition)
        .map((name) => `{{${name}}}`)
        .join(' '),
    }));
  }
  if (table.name === tables.words.name) return wordSeed();
  if (table.name === tables.settings.name) {
    return Object.entries(settingDefinitions).map(([key, { fallback, meaning }]) => ({ key, fallback, meaning }));
  }
  return [];
}

function demoTabs(): { table: Table; rows: readonly AnyRow[] }[] {
  const of = <C extends Columns>(table: Table<C>, rows: readonly Row<C>[]) => ({ table: table as Table, rows });
  return [
    of(tables.regions, demoRegionRows),
    of(tables.dealers, demoDealers),
    of(tables.reps, demoReps),
    of(tables.people, demoPeople),
    of(tables.products, demoProducts),
    of(tables.places, demoPlaces),
    of(tables.answers, demoAnswers),
    of(tables.campaigns, demoCampaigns),
    of(tables.activities, demoActivities),
    of(tables.adSpend, demoAdSpend),
    of(tables.dealerCosts, demoDealerCosts),
    of(tables.quotas, demoQuotas),
    of(tables.holidays, demoHolidays),
    of(tables.serials, demoSerials),
    of(tables.prices, demoPrices),
    of(tables.sales, demoSales),
  ];
}

function asText(table: Table, rows: readonly AnyRow[]): string[][] {
  const columns = Object.entries(table.columns);
  return rows.map((row) => columns.map(([key, { kind }]) => cellText(kind, row[key])));
}

function cellText(kind: ColumnKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'date') return isoDay(workbookDay(Number(value)));
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function asCsv(table: Table, rows: readonly AnyRow[]): string {
  return toCsv([Object.values(table.columns).map((column) => column.header), ...asText(table, rows)]);
}

/** Writes them below `root` and returns the paths. */
export function writeTemplates(root: string): string[] {
  const files = generateTemplates();
  rmSync(join(root, 'sheets-templates'), { recursive: true, force: true });
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return files.map((file) => file.path);
}
