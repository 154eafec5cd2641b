/** docs/PRODUCTIZED_OPS_KIT.md: every tab and column, in words, from the table definitions. */

import type { Table, TableRole } from '../../src/tables/columns.ts';
import { allTables } from '../../src/tables/index.ts';
import { labelOf } from '../../src/tables/labels.ts';
import { settingDefinitions } from '../../src/tables/setting-definitions.ts';

const ROLES: Readonly<Record<TableRole, string>> = {
  config: 'Staff edit it; the hub reads it (a change is in force within ten minutes, an edit in the workbook at once).',
  live: 'Staff edit it; the hub reads it fresh each time.',
  growing: 'The hub writes it; it grows for ever.',
  log: 'The hub appends to it and never changes what it says.',
};

/** The whole page. */
export function opsKit(): string {
  return [
    '# The operations kit: every tab and column',
    '',
    'Made from `src/tables/` by `npm run templates`. Do not edit by hand.',
    '',
    'One CSV a tab is in `sheets-templates/`, a demo network in `sheets-templates/demo/`, and all tabs in one file in',
    '`sheets-templates/Dealer Hub.xlsx`: to look at, or to begin filling in before there is a script. A workbook that is uploaded has no script',
    'and so no **Dealer Hub** menu. To run the hub, make the workbook with its script as [DEPLOY.md](DEPLOY.md) says, choose **Dealer Hub → Set up or repair**,',
    'and copy the rows over: the tabs and columns are the same. The file is in English, with its notes; in a workbook in Bahasa the columns',
    'stand in the same order.',
    '',
    'Columns are found by their headers, in English or in Bahasa (setting workbookLanguage). Move them, and add your own anywhere: the hub never writes to a column that is not listed here.',
    'Rows may be sorted; for a view of your own, use a filter view. If a header that the hub needs is gone, the hub stops using that tab,',
    'says so in its health answer, and keeps what arrives until the header is back.',
    '',
    ...allTables.flatMap(section),
    '## Settings',
    '',
    '| Setting | Default | Meaning |',
    '|---|---|---|',
    ...Object.entries(settingDefinitions).map(
      ([key, { fallback, meaning }]) => `| \`${key}\` | ${fallback === '' ? '(blank)' : fallback} | ${meaning} |`,
    ),
    '',
  ].join('\n');
}

function section(table: Table): string[] {
  return [
    `## ${table.name}`,
    '',
    `${table.purpose} ${ROLES[table.role]}`,
    '',
    '| Column | In Bahasa | Kind | Filled by | What it holds |',
    '|---|---|---|---|---|',
    ...Object.entries(table.columns).map(([key, column]) => {
      const kind = column.choices ? column.choices.join(' · ') : column.kind;
      const label = labelOf(table, column, 'id');
      return `| ${column.header}${key === table.key ? ' (key)' : ''} | ${label === column.header ? '' : label} | ${kind} | ${column.by} | ${column.note} |`;
    }),
    '',
  ];
}
