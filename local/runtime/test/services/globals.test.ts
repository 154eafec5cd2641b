/** createGlobals as other people's Apps Script code meets it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { createGlobals } from '../../globals';
import { thrownBy } from './apps-script';

const SERVICES = [
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'Utilities',
  'ContentService',
  'HtmlService',
  'UrlFetchApp',
  'ScriptApp',
  'Session',
  'Charts',
  'MailApp',
  'Logger',
  'Sheets',
  'DriveApp',
];

describe('the globals', () => {
  test.each(SERVICES)('%s shows its name, and is no fake by its own account', (name) => {
    const service = createGlobals()[name] as { isFake?: unknown };
    expect(String(service)).toBe(name === 'Sheets' ? 'AdvancedServiceIdentifier{name=sheets, version=v4}' : name);
    expect(service.isFake).toBeUndefined();
  });

  test.each([
    ['SpreadsheetApp', 'getNothing'],
    ['DriveApp', 'getFileById'],
    ['Utilities', 'foo'],
  ])('%s.%s is refused by name', (service, member) => {
    const object = createGlobals()[service] as Record<string, () => unknown>;
    expect(thrownBy(() => object[member]?.()).message).toBe(`not emulated: ${service}.${member}`);
  });

  test('are a fresh world each time', () => {
    const store = () =>
      (createGlobals().PropertiesService as GoogleAppsScript.Properties.PropertiesService).getScriptProperties();
    store().setProperty('k', 'v');
    expect(store().getProperty('k')).toBeNull();
  });

  test('begin with the properties and files they are given', () => {
    const globals = createGlobals({ properties: { KEY: 'x' }, files: { page: '<p></p>' } });
    const { getScriptProperties } = globals.PropertiesService as GoogleAppsScript.Properties.PropertiesService;
    expect(getScriptProperties().getProperty('KEY')).toBe('x');
  });

  test('have enums whose members are objects with name and order', () => {
    const { SpreadsheetApp } = createGlobals() as { SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp };
    const { DOWN } = SpreadsheetApp.Direction as unknown as Record<
      'DOWN',
      { name(): string; ordinal(): number; compareTo(o: unknown): number }
    >;
    expect([String(DOWN), DOWN.name(), DOWN.ordinal(), DOWN.compareTo(DOWN)]).toEqual(['DOWN', 'DOWN', 1, 0]);
    expect(JSON.stringify({ d: DOWN })).toBe('{"d":"DOWN"}');
  });
});

describe('a script in a context of its own', () => {
  test('gets dates, arrays and errors of its own realm', () => {
    const context = vm.createContext({});
    const realm = vm.runInContext('({ Array, Date, Error, Object })', context) as {
      Array: ArrayConstructor;
      Date: DateConstructor;
      Error: ErrorConstructor;
      Object: ObjectConstructor;
    };
    Object.assign(context, createGlobals({ realm }));
    const code = `
      const cell = SpreadsheetApp.getActiveSheet().getRange('A1');
      cell.setValue(new Date(0));
      let caught;
      try { cell.offset(-1, 0); } catch (error) { caught = error; }
      [cell.getValue() instanceof Date, cell.getValue().getTime(), cell.getValues() instanceof Array, caught instanceof Error, caught.name].join()`;
    expect(vm.runInContext(code, context)).toBe('true,0,true,true,Exception');
  });

  test('finds its own functions in its templates', () => {
    const context = vm.createContext({});
    const realm = vm.runInContext('({ Array, Date, Error, Object })', context) as { Object: ObjectConstructor };
    Object.assign(context, createGlobals({ realm, files: { style: '<b>', page: '<?!= include("style") ?>' } }));
    const code = `
      function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
      HtmlService.createTemplateFromFile('page').evaluate().getContent()`;
    expect(vm.runInContext(code, context)).toBe('<b>');
  });
});

describe('with gas-local', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'apps-script-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('a web app runs, and its dates are stored as dates', () => {
    writeFileSync(
      join(folder, 'Code.js'),
      `function doPost(e) {
         const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
         sheet.appendRow([new Date(0), JSON.parse(e.postData.contents).name]);
         return ContentService.createTextOutput(JSON.stringify({ rows: sheet.getLastRow(), date: sheet.getRange('A1').getValue() instanceof Date }));
       }`,
    );
    const library = createRequire(__filename)('gas-local') as {
      require(folder: string, globals: object): { doPost(event: unknown): { getContent(): string } };
    };
    const app = library.require(folder, { ...createGlobals(), Date, Error, console });
    expect(app.doPost({ postData: { contents: '{"name":"Adi"}' } }).getContent()).toBe('{"rows":1,"date":true}');
  });
});
