/**
 * Bands, filter views and hidden columns, which SpreadsheetApp can only create one by one or not at all: one read and one
 * atomic call of the Sheets API for all tabs. Existing bands and views stay.
 */
import type { TabPlan } from '../setup-ports.ts';
import { placeOf, readFacts, sendAll, type TabFacts, type TabRequests } from './workbook-facts.ts';

type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type View = TabPlan['views'][number];

const grey = (level: number) => ({ red: level, green: level, blue: level });
/** Colours of the header and of alternating rows. */
const BANDS = { headerColor: grey(0.91), firstBandColor: grey(1), secondBandColor: grey(0.97) };

export function addViews(workbook: Workbook, plans: readonly TabPlan[]): string[] {
  const facts = readFacts(
    workbook,
    plans.map((plan) => ({ plan, state: 'to dress' })),
  );
  return sendAll(workbook, facts.flatMap(requestsFor));
}

function requestsFor(tab: TabFacts): TabRequests[] {
  const { plan, sheetId } = tab;
  const at = (header: string): number => placeOf(tab, header);
  const known = new Set(tab.viewTitles);
  const width = Math.max(...tab.headers.map((header, index) => (header === '' ? 0 : index + 1)));
  const range = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: width };
  const bands = plan.isBanded && !tab.hasBands;
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
