/** The advanced Sheets service: values by notation, and what a spreadsheet tells of itself. */
import { openSheetsApi, thrownBy } from './apps-script';

describe('Values.batchGet', () => {
  test('leaves out trailing empty cells and rows, and takes open-ended and quoted ranges', () => {
    const { app, id, sheet } = openSheetsApi();
    sheet.setName('My leads');
    sheet.getRange('A1:C3').setValues([
      ['Lead', 'Name', ''],
      [1, '', ''],
      ['', '', ''],
    ]);
    app.SpreadsheetApp.flush();
    const ranges = ["'My leads'!A1:Z", "'My leads'!1:1", "'My leads'!B:B", "'My leads'!A3:C9", "'My leads'"];
    const answer = app.Sheets.Spreadsheets.Values.batchGet(id, { ranges, valueRenderOption: 'UNFORMATTED_VALUE' });
    expect(answer.valueRanges.map((range) => range.values)).toEqual([
      [['Lead', 'Name'], [1]],
      [['Lead', 'Name']],
      [['Name']],
      undefined,
      [['Lead', 'Name'], [1]],
    ]);
    expect(answer.valueRanges[0]?.range).toBe("'My leads'!A1:Z1000");
  });

  test('gives dates as serial numbers, formatted texts when asked, columns when asked', () => {
    const { app, id, sheet } = openSheetsApi();
    sheet.getRange('A1:B1').setValues([[new Date(Date.UTC(2026, 7, 1, 3)), 0.5]]);
    sheet.getRange('B1').setNumberFormat('0%');
    app.SpreadsheetApp.flush();
    const raw = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' };
    const { Values } = app.Sheets.Spreadsheets;
    expect(Values.get(id, 'A1:B1', raw).values?.[0]?.[0]).toBeCloseTo(46235.4166667, 6);
    expect(Values.get(id, 'A1:B1').values).toEqual([['8/1/2026 10:00:00', '50%']]);
    expect(Values.get(id, 'A1:B1', { ...raw, majorDimension: 'COLUMNS' }).values).toHaveLength(2);
  });

  test('refuses what it cannot parse and what lies beyond the grid', () => {
    const { app, id } = openSheetsApi();
    const read = (range: string) => () => app.Sheets.Spreadsheets.Values.batchGet(id, { ranges: [range] });
    expect(thrownBy(read('Nowhere!A1')).message).toBe(
      'API call to sheets.spreadsheets.values.batchGet failed with error: Unable to parse range: Nowhere!A1',
    );
    expect(thrownBy(read('Sheet1!A1001:B')).message).toMatch(/exceeds grid limits. Max rows: 1000, max columns: 26/);
    expect(thrownBy(() => app.Sheets.Spreadsheets.Values.get('x', 'A1')).message).toMatch(
      /Requested entity was not found/,
    );
  });
});

describe('Values', () => {
  test('RAW stores as given, USER_ENTERED as typed, null leaves alone', () => {
    const { app, id, sheet } = openSheetsApi();
    const { Values } = app.Sheets.Spreadsheets;
    Values.update({ values: [['007', '=1+1', 'x']] }, id, 'A1:C1', { valueInputOption: 'RAW' });
    expect(sheet.getRange('A1:B1').getValues()).toEqual([['007', '=1+1']]);
    Values.update({ values: [['007', '=1+1', null]] }, id, 'A1:C1', { valueInputOption: 'USER_ENTERED' });
    expect(sheet.getRange('A1:C1').getValues()).toEqual([[7, 2, 'x']]);
    expect(() => Values.update({ values: [[1]] }, id, 'A1', {})).toThrow('valueInputOption');
    expect(() => Values.update({ values: [[1], [2]] }, id, 'A1:A1', { valueInputOption: 'RAW' })).toThrow(
      'tried writing to row [2]',
    );
  });

  test('append goes below the table, grows the grid, and says where', () => {
    const { app, id, sheet } = openSheetsApi();
    sheet.getRange('A1:B2').setValues([
      ['Name', 'Phone'],
      ['Adi', 1],
    ]);
    app.SpreadsheetApp.flush();
    const answer = app.Sheets.Spreadsheets.Values.append({ values: [['Budi', '08']] }, id, 'Sheet1!A1:B1', {
      valueInputOption: 'RAW',
    });
    expect(answer).toMatchObject({
      tableRange: 'Sheet1!A1:B2',
      updates: { updatedRange: 'Sheet1!A3:B3', updatedCells: 2 },
    });
    expect(sheet.getRange('A3:B3').getValues()).toEqual([['Budi', '08']]);
  });

  test('clear empties, batchUpdate writes several ranges', () => {
    const { app, id, sheet } = openSheetsApi();
    const { Values } = app.Sheets.Spreadsheets;
    const data = [
      { range: 'A1', values: [[1]] },
      { range: 'C1', values: [[3]] },
    ];
    expect(Values.batchUpdate({ valueInputOption: 'RAW', data }, id)).toMatchObject({ totalUpdatedCells: 2 });
    expect(Values.clear({}, id, 'A1')).toMatchObject({ clearedRange: 'Sheet1!A1' });
    expect(sheet.getRange('A1:C1').getValues()).toEqual([['', '', 3]]);
  });
});

test('Spreadsheets.get gives what the field mask names', () => {
  const { app, id } = openSheetsApi();
  const answer = app.Sheets.Spreadsheets.get(id, {
    fields: 'spreadsheetId,sheets(properties(sheetId,title,gridProperties.rowCount))',
  });
  expect(answer).toEqual({
    spreadsheetId: id,
    sheets: [{ properties: { sheetId: 0, title: 'Sheet1', gridProperties: { rowCount: 1000 } } }],
  });
});
