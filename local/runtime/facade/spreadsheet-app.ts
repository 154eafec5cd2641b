/** SpreadsheetApp. */
import type { Bridge } from './bridge';
import { ColorBuilder, THEME_COLOR_TYPE } from './color';
import { ConditionalFormatRuleBuilder } from './conditional-format';
import { DataValidationBuilder, NO_RULE } from './data-validation';
import { FilterCriteriaBuilder } from './filter-criteria';
import { guarded } from './guard';
import type { Range } from './range';
import type { RangeList } from './range-list';
import type { Sheet } from './sheet';
import { SPREADSHEET_ENUMS } from './sheets-enums';
import { Spreadsheet } from './spreadsheet';
import { TextStyleBuilder } from './text-style';
import { createUi } from './ui';

export function createSpreadsheetApp(bridge: Bridge): object {
  const opened = (facts: unknown): Spreadsheet | null => {
    const id =
      typeof facts === 'object' && facts !== null && 'spreadsheetId' in facts ? String(facts.spreadsheetId) : null;
    return id === null ? null : new Spreadsheet(bridge, id);
  };
  let active: Spreadsheet | null = null;
  const getActive = (): Spreadsheet | null => active ?? opened(bridge.ask('SpreadsheetApp.getActive'));
  const openById = (id: unknown): Spreadsheet | null => opened(bridge.ask('SpreadsheetApp.openById', String(id)));
  return guarded('SpreadsheetApp', {
    ...SPREADSHEET_ENUMS,
    getUi: () => createUi(bridge),
    newDataValidation: () => new DataValidationBuilder(bridge, NO_RULE),
    ThemeColorType: THEME_COLOR_TYPE,
    newColor: () => new ColorBuilder(bridge, null),
    newTextStyle: () => new TextStyleBuilder(bridge, {}),
    newFilterCriteria: () => new FilterCriteriaBuilder(bridge, {}),
    newConditionalFormatRule: () => new ConditionalFormatRuleBuilder(bridge),
    getActiveRange: () => getActive()?.getActiveSheet().getActiveRange() ?? null,
    getActiveRangeList: () => getActive()?.getActiveSheet().getActiveRangeList() ?? null,
    setActiveRangeList: (list: RangeList): RangeList => {
      list.ranges[0]?.sheet.activate();
      return list;
    },
    setCurrentCell: (cell: Range): Range => cell.sheet.setCurrentCell(cell),
    getCurrentCell: () => getActive()?.getActiveSheet().getCurrentCell() ?? null,
    setActiveSheet: (sheet: Sheet): Sheet => sheet.activate(),
    setActiveRange: (range: Range): Range => range.sheet.setActiveRange(range),
    enableAllDataSourcesExecution: () => undefined,
    getActive,
    getActiveSpreadsheet: getActive,
    setActiveSpreadsheet: (spreadsheet: Spreadsheet): void => {
      active = spreadsheet;
    },
    getActiveSheet: (): Sheet | null => getActive()?.getActiveSheet() ?? null,
    openById,
    openByUrl: (url: unknown) => {
      const id = /\/d\/([\w-]+)/.exec(String(url))?.[1];
      return id === undefined ? bridge.fail('invalidArgument', 'url') : openById(id);
    },
    open: (file: { getId(): string }) => openById(file.getId()),
    create: (name: unknown, rows?: unknown, columns?: unknown) =>
      opened(bridge.ask('SpreadsheetApp.create', String(name), rows ?? null, columns ?? null)),
    flush: (): void => {
      bridge.ask('SpreadsheetApp.flush');
    },
  });
}
