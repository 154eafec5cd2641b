/**
 * Bands, filter views and hidden columns, which SpreadsheetApp makes one by one or not at all: one read and one atomic call of
 * the Sheets API for all tabs. Bands and views that are there stay.
 */
import type { TabPlan } from '../setup-ports.ts';
import { spreadsheetsApi } from './workbook.ts';
import { sendAll, type TabRequests } from './workbook-facts.ts';
import { headerPositions, normal } from './workbook-headers.ts';

type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type SheetFacts = GoogleAppsScript.Sheets.Schema.Sheet;
type View = TabPlan['views'][number];

const grey = (level: number) => ({ red: level, green: level, blue: level });
/** The header, and rows in turn. */
const BANDS = { headerColor: grey(0.91), firstBandColor: grey(1), secondBandColor: grey(0.97) };

export function addViews(workbook: Workbook, plans: readonly TabPlan[]): string[] {
  // Columns that were made just now must be there for the API, too.
  SpreadsheetApp.flush();
  const fields = 'sheets(properties.sheetId,bandedRanges.bandedRangeId,filterViews.title)';
  const facts = new Map(
    (spreadsheetsApi().get(workbook.getId(), { fields }).sheets ?? []).map((each) => [
      each.properties?.sheetId ?? 0,
      each,
    ]),
  );
  const parts = plans.flatMap((plan) => {
    const sheet = workbook.getSheetByName(plan.name);
    return sheet ? requestsFor(plan, sheet, facts.get(sheet.getSheetId()) ?? {}) : [];
  });
  return sendAll(workbook, parts);
}

function requestsFor(plan: TabPlan, sheet: GoogleAppsScript.Spreadsheet.Sheet, facts: SheetFacts): TabRequests[] {
  const sheetId = sheet.getSheetId();
  const positions = headerPositions(sheet);
  const at = (header: string): number => (positions.get(normal(header)) ?? 0) - 1;
  const known = new Set((facts.filterViews ?? []).map(({ title }) => title));
  const width = Math.max(...positions.values());
  const range = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: width };
  const bands = plan.isBanded && (facts.bandedRanges ?? []).length === 0;
  const views = plan.views.filter(({ title, only, order }) => {
    const isThere = [...only, ...order].every(({ header }) => at(header) >= 0);
    return isThere && !known.has(title);
  });
  const hidden = plan.columns.filter((column) => column.isHidden && at(column.header) >= 0);
  const banding = bands ? [{ addBanding: { bandedRange: { range, rowProperties: BANDS } } }] : [];
  const others = [
    ...views.map((view) => ({ addFilterView: { filter: { range, ...filterOf(view, at) } } })),
    ...hidden.map(({ header }) => ({
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: at(header), endIndex: at(header) + 1 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    })),
  ];
  return [
    { plan, what: 'alternating colours', requests: banding },
    { plan, what: 'filter views and hidden columns', requests: others },
  ];
}

function filterOf({ title, only, order }: View, at: (header: string) => number) {
  return {
    title,
    filterSpecs: only.map((test) => ({ columnIndex: at(test.header), filterCriteria: criteriaOf(test) })),
    sortSpecs: order.map(({ header, direction }) => ({
      dimensionIndex: at(header),
      sortOrder: direction === 'ascending' ? 'ASCENDING' : 'DESCENDING',
    })),
  };
}

function criteriaOf(test: View['only'][number]): GoogleAppsScript.Sheets.Schema.FilterCriteria {
  if (test.kind === 'is-not') return { hiddenValues: [...test.words, ''] };
  if (test.kind === 'is-filled') return { condition: { type: 'NOT_BLANK' } };
  return { condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: test.word }] } };
}
