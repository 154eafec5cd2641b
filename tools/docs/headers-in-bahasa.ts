/** Headers of a workbook in Bahasa Indonesia and what they are in English, for the local server, which reads tabs from outside. */
import { labelOf } from '../../src/tables/labels.ts';
import { tabsInOrder } from '../../src/tables/looks.ts';

/** JSON: of each tab the headers that differ, Bahasa to English. */
export function headersInBahasa(): string {
  const tabs = tabsInOrder.flatMap(({ table }) => {
    const headers = Object.values(table.columns)
      .map((column) => [labelOf(table, column, 'id'), column.header] as const)
      .filter(([bahasa, english]) => bahasa !== english);
    return headers.length === 0 ? [] : [[table.name, Object.fromEntries(headers)] as const];
  });
  return `${JSON.stringify(Object.fromEntries(tabs), null, 2)}\n`;
}
