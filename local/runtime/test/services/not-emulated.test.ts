/** Every member that the platform's type definitions name is either there or refused by name; never undefined. */
import { createGlobals } from '../../globals';
import { type AppsScript, openAppsScript } from './apps-script';
import { platformMembers } from './apps-script-types';

const MEMBERS = platformMembers();

/** By class: an object of it, and the name under which it refuses. */
type Emulated = Readonly<Record<string, readonly [object, string]>>;

function spreadsheetClasses({ SpreadsheetApp }: AppsScript): Emulated {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getActiveSheet();
  const cells = sheet.getRange('A1:B3');
  book.setNamedRange('cells', cells);
  const rule = SpreadsheetApp.newConditionalFormatRule().setRanges([cells]).whenCellEmpty().setBackground('red');
  const validation = SpreadsheetApp.newDataValidation().requireCheckbox();
  const criteria = SpreadsheetApp.newFilterCriteria().whenCellEmpty();
  const filter = cells.createFilter();
  const color = SpreadsheetApp.newColor().setRgbColor('#ff0000');
  const theme = SpreadsheetApp.newColor().setThemeColor(SpreadsheetApp.ThemeColorType.ACCENT1).build();
  const style = SpreadsheetApp.newTextStyle().setBold(true);
  return {
    'Spreadsheet.SpreadsheetApp': [SpreadsheetApp, 'SpreadsheetApp'],
    'Spreadsheet.Spreadsheet': [book, 'Spreadsheet'],
    'Spreadsheet.Sheet': [sheet, 'Sheet'],
    'Spreadsheet.Range': [cells, 'Range'],
    'Spreadsheet.RangeList': [sheet.getRangeList(['A1']), 'RangeList'],
    'Spreadsheet.NamedRange': [book.getNamedRanges()[0] as object, 'NamedRange'],
    'Spreadsheet.Protection': [sheet.protect(), 'Protection'],
    'Spreadsheet.TextFinder': [sheet.createTextFinder('x'), 'TextFinder'],
    'Spreadsheet.Filter': [filter, 'Filter'],
    'Spreadsheet.FilterCriteria': [criteria.build(), 'FilterCriteria'],
    'Spreadsheet.FilterCriteriaBuilder': [criteria, 'FilterCriteriaBuilder'],
    'Spreadsheet.DataValidation': [validation.build(), 'DataValidation'],
    'Spreadsheet.DataValidationBuilder': [validation, 'DataValidationBuilder'],
    'Spreadsheet.ConditionalFormatRule': [rule.build(), 'ConditionalFormatRule'],
    'Spreadsheet.ConditionalFormatRuleBuilder': [rule, 'ConditionalFormatRuleBuilder'],
    'Spreadsheet.BooleanCondition': [rule.build().getBooleanCondition() as object, 'BooleanCondition'],
    'Spreadsheet.Color': [color.build(), 'Color'],
    'Spreadsheet.ColorBuilder': [color, 'ColorBuilder'],
    'Spreadsheet.ThemeColor': [theme.asThemeColor(), 'ThemeColor'],
    'Base.RgbColor': [color.build().asRgbColor(), 'RgbColor'],
    'Spreadsheet.TextStyle': [style.build(), 'TextStyle'],
    'Spreadsheet.TextStyleBuilder': [style, 'TextStyleBuilder'],
    'Base.Ui': [SpreadsheetApp.getUi(), 'Ui'],
    'Base.Menu': [SpreadsheetApp.getUi().createMenu('m'), 'Menu'],
  };
}

function otherClasses(gas: AppsScript): Emulated {
  const globals = createGlobals() as Record<string, object>;
  const { PropertiesService, CacheService, LockService, Utilities, ContentService, HtmlService } = gas;
  const { UrlFetchApp, ScriptApp, Session, MailApp, Logger } = gas;
  const book = gas.SpreadsheetApp.getActiveSpreadsheet();
  const trigger = ScriptApp.newTrigger('f');
  const page = HtmlService.createHtmlOutput('x');
  return {
    'Properties.PropertiesService': [PropertiesService, 'PropertiesService'],
    'Properties.Properties': [PropertiesService.getScriptProperties(), 'Properties'],
    'Cache.CacheService': [CacheService, 'CacheService'],
    'Cache.Cache': [CacheService.getScriptCache(), 'Cache'],
    'Lock.LockService': [LockService, 'LockService'],
    'Lock.Lock': [LockService.getScriptLock(), 'Lock'],
    'Utilities.Utilities': [Utilities, 'Utilities'],
    'Base.Blob': [Utilities.newBlob('x'), 'Blob'],
    'Content.ContentService': [ContentService, 'ContentService'],
    'Content.TextOutput': [ContentService.createTextOutput('x'), 'TextOutput'],
    'HTML.HtmlService': [HtmlService, 'HtmlService'],
    'HTML.HtmlOutput': [page, 'HtmlOutput'],
    'HTML.HtmlOutputMetaTag': [page.addMetaTag('viewport', 'x').getMetaTags()[0] as object, 'HtmlOutputMetaTag'],
    'URL_Fetch.UrlFetchApp': [UrlFetchApp, 'UrlFetchApp'],
    'URL_Fetch.HTTPResponse': [UrlFetchApp.fetch('https://example.com'), 'HTTPResponse'],
    'Script.ScriptApp': [ScriptApp, 'ScriptApp'],
    'Script.TriggerBuilder': [trigger, 'TriggerBuilder'],
    'Script.ClockTriggerBuilder': [trigger.timeBased(), 'ClockTriggerBuilder'],
    'Script.SpreadsheetTriggerBuilder': [trigger.forSpreadsheet(book), 'SpreadsheetTriggerBuilder'],
    'Script.Trigger': [trigger.timeBased().everyMinutes(1).create(), 'Trigger'],
    'Script.Service': [ScriptApp.getService(), 'Service'],
    'Script.AuthorizationInfo': [ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL), 'AuthorizationInfo'],
    'Base.Session': [Session, 'Session'],
    'Base.User': [Session.getActiveUser(), 'User'],
    'Mail.MailApp': [MailApp, 'MailApp'],
    'Base.Logger': [Logger, 'Logger'],
    Console: [globals.console ?? {}, 'console'],
    'Maps.Maps': [globals.Maps ?? {}, 'Maps'],
    'Maps.Geocoder': [(globals.Maps as { newGeocoder(): object }).newGeocoder(), 'Geocoder'],
  };
}

function chartClasses({ Charts }: AppsScript): Emulated {
  const chart = Charts.newLineChart().build();
  return {
    'Charts.Charts': [Charts, 'Charts'],
    'Charts.AreaChartBuilder': [Charts.newAreaChart(), 'AreaChartBuilder'],
    'Charts.BarChartBuilder': [Charts.newBarChart(), 'BarChartBuilder'],
    'Charts.ColumnChartBuilder': [Charts.newColumnChart(), 'ColumnChartBuilder'],
    'Charts.LineChartBuilder': [Charts.newLineChart(), 'LineChartBuilder'],
    'Charts.PieChartBuilder': [Charts.newPieChart(), 'PieChartBuilder'],
    'Charts.Chart': [chart, 'Chart'],
    'Charts.ChartOptions': [chart.getOptions(), 'ChartOptions'],
    'Charts.DataTableBuilder': [Charts.newDataTable(), 'DataTableBuilder'],
    'Charts.TextStyleBuilder': [Charts.newTextStyle(), 'TextStyleBuilder'],
    'Charts.TextStyle': [Charts.newTextStyle().build(), 'TextStyle'],
  };
}

const appsScript = openAppsScript({ fetch: () => ({ status: 200 }), files: { page: '<p></p>' } });
const classes = { ...spreadsheetClasses(appsScript), ...otherClasses(appsScript), ...chartClasses(appsScript) };

function answerTo(object: object, member: string): string {
  try {
    const value: unknown = Reflect.get(object, member);
    return value === undefined ? 'undefined' : 'there';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.each(Object.entries(classes))('%s: what is missing is refused by name', (name, [object, label]) => {
  const members = MEMBERS.get(name) ?? [];
  expect(members).not.toEqual([]);
  const wrong = members
    .map((member) => `${member}: ${answerTo(object, member)}`)
    .filter((line) => !line.endsWith(': there') && !line.endsWith(`: not emulated: ${label}.${line.split(':')[0]}`));
  expect(wrong).toEqual([]);
});
