/** Rows that leave their tab, as requests of one batchUpdate: copied to another tab and removed, everything or nothing. */
import type { RowsTaken } from '../ports.ts';

/** Rows above the copies: the header, and the name of the tab that they come from. */
const ABOVE = 2;

/**
 * Drops the previous content of `into`: the tab is first shrunk to those two rows, and then grown to the size that the rows
 * need.
 */
export function takeRequests({ sheet, rows, columns, into }: RowsTaken, idOf: (sheet: string) => number) {
  const [sheetId, intoId] = [idOf(sheet), idOf(into)];
  const across = { startColumnIndex: 0, endColumnIndex: columns };
  let next = ABOVE;
  const copies = rows.map(({ fromRow, toRow }) => {
    const [startRowIndex, endRowIndex] = [next, next + toRow - fromRow + 1];
    next = endRowIndex;
    return {
      copyPaste: {
        source: { sheetId, startRowIndex: fromRow - 1, endRowIndex: toRow, ...across },
        destination: { sheetId: intoId, startRowIndex, endRowIndex, ...across },
        pasteType: 'PASTE_VALUES',
      },
    };
  });
  const removals = [...rows].reverse().map(({ fromRow, toRow }) => ({
    deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: fromRow - 1, endIndex: toRow } },
  }));
  const start = { sheetId: intoId, rowIndex: 1, columnIndex: 0 };
  const named = { values: [{ userEnteredValue: { stringValue: sheet } }] };
  return [
    resized(intoId, ABOVE, 1),
    resized(intoId, next, columns),
    { updateCells: { start, rows: [named], fields: 'userEnteredValue' } },
    ...copies,
    // A grid must keep a row below its header.
    { appendDimension: { sheetId, dimension: 'ROWS', length: 1 } },
    ...removals,
  ];
}

function resized(sheetId: number, rowCount: number, columnCount: number) {
  return {
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { rowCount, columnCount } },
      fields: 'gridProperties.rowCount,gridProperties.columnCount',
    },
  };
}
