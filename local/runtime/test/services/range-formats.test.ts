/** What cells have besides values: formats, colours, borders, notes. */
import { openAppsScript, openSheet, thrownBy } from './apps-script';

describe('formats', () => {
  test('have the platform’s defaults', () => {
    const cell = openSheet().getRange('A1');
    expect([
      cell.getBackground(),
      cell.getFontColor(),
      cell.getFontSize(),
      cell.getFontFamily(),
      cell.getFontWeight(),
      cell.getFontStyle(),
      cell.getFontLine(),
      cell.getHorizontalAlignment(),
      cell.getVerticalAlignment(),
      cell.getNumberFormat(),
      cell.getWrap(),
      String(cell.getWrapStrategy()),
    ]).toEqual([
      '#ffffff',
      '#000000',
      10,
      'arial,sans,sans-serif',
      'normal',
      'normal',
      'none',
      'general',
      'bottom',
      '0.###############',
      true,
      'OVERFLOW',
    ]);
  });

  test('are read back as normalised; what is invalid is ignored', () => {
    const cell = openSheet().getRange('A1');
    cell.setBackground('#F00').setFontColor('Red').setHorizontalAlignment('normal').setNumberFormat('general');
    expect([cell.getBackground(), cell.getFontColor(), cell.getHorizontalAlignment(), cell.getNumberFormat()]).toEqual([
      '#ff0000',
      '#ff0000',
      'general-left',
      '0.###############',
    ]);
    cell.setBackground('no colour').setFontWeight('heavy' as never);
    expect([cell.getBackground(), cell.getFontWeight()]).toEqual(['#ff0000', 'normal']);
    expect(cell.setWrap(false).getWrap()).toBe(false);
    expect(cell.setBackground(null).getBackground()).toBe('#ffffff');
  });
});

describe('colours, text styles and borders', () => {
  test('a colour object is of RGB or of the theme, and says so when asked for the other', () => {
    const { SpreadsheetApp } = openAppsScript();
    const rgb = SpreadsheetApp.newColor().setRgbColor('#102030').build();
    expect([String(rgb.getColorType()), rgb.asRgbColor().asHexString(), rgb.asRgbColor().getGreen()]).toEqual([
      'RGB',
      '#102030',
      32,
    ]);
    expect(thrownBy(() => rgb.asThemeColor()).message).toBe('Object is not of type ThemeColor.');
    const theme = SpreadsheetApp.newColor().setThemeColor(SpreadsheetApp.ThemeColorType.ACCENT1).build();
    expect(thrownBy(() => theme.asRgbColor()).message).toBe('Object is not of type RgbColor.');
    const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setBackgroundObject(theme);
    expect(String(cell.getBackgroundObject().asThemeColor().getThemeColorType())).toBe('ACCENT1');
    expect(cell.getBackground()).toBe('#4285f4');
  });

  test('a text style sets what it holds and leaves the rest', () => {
    const { SpreadsheetApp } = openAppsScript();
    const range = SpreadsheetApp.getActiveSheet().getRange('A1:B1').setFontColor('red');
    range.setTextStyle(SpreadsheetApp.newTextStyle().setBold(true).setFontSize(14).build());
    const style = range.getTextStyle();
    expect([style.isBold(), style.getFontSize(), style.getForegroundColor(), style.isItalic()]).toEqual([
      true,
      14,
      '#ff0000',
      false,
    ]);
    expect(range.getFontWeights()).toEqual([['bold', 'bold']]);
  });

  test('a new cell has no border', () => {
    const range = openSheet().getRange('A1') as GoogleAppsScript.Spreadsheet.Range & {
      getBorder(): { getTop(): unknown } | null;
    };
    expect(range.getBorder()).toBeNull();
    range.setBorder(true, null, null, null, null, null);
    expect(range.getBorder()?.getTop()).not.toBeNull();
  });

  test('metadata goes to whole rows and columns only', () => {
    const range = openSheet().getRange('A1:B2');
    expect(() => range.addDeveloperMetadata('k')).toThrow(
      /may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column\.$/,
    );
  });
});

describe('notes', () => {
  test('of numbers read as Java doubles', () => {
    const range = openSheet().getRange('A1:B1');
    range.setNotes([[25, 'x'] as never]);
    expect(range.getNotes()).toEqual([['25.0', 'x']]);
    expect(() => range.setNotes('foo' as never)).toThrow("don't match the method signature");
    expect(range.clearNote().getNote()).toBe('');
  });
});
