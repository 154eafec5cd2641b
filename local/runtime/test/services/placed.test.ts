/** Alternating colours and filter views by the Sheets API: how they move with rows and columns, and what Google refuses. */
import { type AppsScript, openAppsScript, thrownBy } from './apps-script';

const BAND = { firstBandColor: { red: 1 } };

function open() {
  const app: AppsScript = openAppsScript();
  const spreadsheet = app.SpreadsheetApp.getActiveSpreadsheet();
  const id = spreadsheet.getId();
  const sheet = spreadsheet.getActiveSheet();
  const send = (...requests: object[]) => app.Sheets.Spreadsheets.batchUpdate({ requests }, id);
  const tab = (): GoogleAppsScript.Sheets.Schema.Sheet => {
    const answer = app.Sheets.Spreadsheets.get(id, { fields: 'sheets(bandedRanges,filterViews)' });
    return (answer as GoogleAppsScript.Sheets.Schema.Spreadsheet).sheets?.[0] ?? {};
  };
  return { sheet, send, tab, sheetId: sheet.getSheetId() };
}

test('bands without a last row take in what is added below, and a second set over them is refused', () => {
  const { sheet, send, tab, sheetId } = open();
  const range = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: 3 };
  send({ addBanding: { bandedRange: { range, rowProperties: BAND } } });
  sheet.insertRowsAfter(sheet.getMaxRows(), 5);
  const [band] = tab().bandedRanges ?? [];
  expect(band).toMatchObject({ range, rowProperties: BAND });
  expect(band?.range?.endRowIndex).toBeUndefined();
  const low = { ...range, startRowIndex: 1002, endRowIndex: 1004 };
  expect(thrownBy(() => send({ addBanding: { bandedRange: { range: low, rowProperties: BAND } } })).message).toContain(
    'Invalid requests[0].addBanding: You cannot add alternating background colors to a range that already has alternating background colors.',
  );
  send({ deleteBanding: { bandedRangeId: band?.bandedRangeId } });
  expect(tab().bandedRanges).toBeUndefined();
});

test('a filter view follows its columns, and forgets those that are deleted', () => {
  const { sheet, send, tab, sheetId } = open();
  const range = { sheetId, startRowIndex: 0, endRowIndex: 100, startColumnIndex: 0, endColumnIndex: 6 };
  const filterSpecs = [1, 4].map((columnIndex) => ({ columnIndex, filterCriteria: { hiddenValues: ['LOST'] } }));
  const sortSpecs = [{ dimensionIndex: 4, sortOrder: 'ASCENDING' }];
  send({ addFilterView: { filter: { title: 'Open', range, filterSpecs, sortSpecs } } });
  sheet.insertColumnBefore(3);
  sheet.deleteColumn(2);
  sheet.insertRowsBefore(5, 2);
  const [view] = tab().filterViews ?? [];
  expect(view?.range).toMatchObject({ endRowIndex: 102, startColumnIndex: 0, endColumnIndex: 6 });
  expect(view).toMatchObject({ title: 'Open', filterSpecs: [{ columnIndex: 4 }], sortSpecs: [{ dimensionIndex: 4 }] });
  send({ updateFilterView: { filter: { filterViewId: view?.filterViewId, title: 'Still open' }, fields: 'title' } });
  send({ duplicateFilterView: { filterId: view?.filterViewId } });
  expect(tab().filterViews?.map(({ title }) => title)).toEqual(['Still open', 'Copy of Still open']);
  send({ deleteFilterView: { filterId: view?.filterViewId } });
  expect(tab().filterViews).toHaveLength(1);
});

test.each([
  [{ addBanding: { bandedRange: { range: { sheetId: 0 } } } }, 'At least one of'],
  [{ deleteBanding: { bandedRangeId: 7 } }, 'No banded range with id: 7'],
  [{ deleteFilterView: { filterId: 7 } }, 'No filter view with id: 7'],
  [
    { addFilterView: { filter: { range: { sheetId: 0, endColumnIndex: 2 }, sortSpecs: [{ dimensionIndex: 2 }] } } },
    'outside of the filter',
  ],
])('%j is refused', (request, words) => {
  const { send } = open();
  expect(thrownBy(() => send(request)).message).toContain(words);
});
