/** A local server around a script of a few lines, so that the server is tested apart from the product. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../support/local-server';

const SCRIPT = `
function setup() {
  var book = SpreadsheetApp.getActiveSpreadsheet();
  var tabs = {
    'Dealers': ['Dealer ID', 'Dealer name', 'City', 'Latitude', 'Longitude'],
    'Reps': ['Rep ID', 'Rep name', 'WhatsApp number', 'Dealer ID'],
    'Log': ['What'],
  };
  Object.keys(tabs).forEach(function (name) {
    if (book.getSheetByName(name)) return;
    var sheet = book.insertSheet(name);
    sheet.getRange(1, 1, 1, tabs[name].length).setValues([tabs[name]]);
    if (name === 'Reps') sheet.getRange('C2:C').setNumberFormat('@');
    if (name === 'Log') {
      var list = SpreadsheetApp.newDataValidation().requireValueInList(['warm', 'cold'], true).setAllowInvalid(false);
      sheet.getRange('A1').setNote('What happened.');
      sheet.getRange('B2:B').setDataValidation(list.build());
      sheet.getRange('B1').setValue('How');
    }
  });
  if (ScriptApp.getProjectTriggers().length === 0) {
    ScriptApp.newTrigger('edited').forSpreadsheet(book).onEdit().create();
    ScriptApp.newTrigger('everyDay').timeBased().everyDays(1).create();
  }
}
function note(text) { SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Log').appendRow([text]); }
function edited(event) { note('edited ' + event.range.getA1Notation()); }
function everyDay() { note('every day'); }
function time() { return Date.now(); }
function hello(name) { return 'hello ' + name + ' from [' + Session.getActiveUser().getEmail() + ']'; }
function doGet() { return ContentService.createTextOutput('hello'); }
function doPost(event) {
  var properties = PropertiesService.getScriptProperties().getProperties();
  if (event.parameter.key !== properties.WEBHOOK_KEY) return HtmlService.createHtmlOutput('refused');
  var value = JSON.parse(event.postData.contents).entry[0].changes[0].value;
  (value.messages || []).forEach(function (message) {
    note(message.type);
    UrlFetchApp.fetch('https://graph.facebook.com/v25.0/' + properties.META_PHONE_NUMBER_ID + '/messages', {
      method: 'post',
      contentType: 'application/json',
      headers: { Authorization: 'Bearer ' + properties.META_ACCESS_TOKEN },
      payload: JSON.stringify({
        messaging_product: 'whatsapp', to: message.from, type: 'interactive',
        interactive: { type: 'button', body: { text: 'Got it' },
          action: { buttons: [{ type: 'reply', reply: { id: 'b1', title: 'Fine' } }] } },
      }),
    });
  });
  return HtmlService.createHtmlOutput('ok');
}
`;

const DEMO = {
  'Dealers.csv':
    'Dealer ID,Dealer name,City,Latitude,Longitude\nD1,Volta Blok M,Jakarta,-6.2443,106.7981\nD2,Volta Depok,Depok,-6.4,106.82\n',
  'Reps.csv':
    'Rep ID,WhatsApp number,Rep name,Dealer ID,Shoe size\n007,081211110001,Rina,D1,38\n008,+6281211110002,Joko,D2,42\n',
  'Unknown tab.csv': 'A\n1\n',
};

export function makeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'hub-root-'));
  for (const folder of ['dist', 'build', 'sheets-templates/demo']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'dist', 'Code.js'), SCRIPT);
  writeFileSync(join(root, 'dist', 'appsscript.json'), '{"timeZone":"Asia/Jakarta"}');
  writeFileSync(join(root, 'build', 'local-page.html'), '<!doctype html><title>page</title>');
  for (const [name, text] of Object.entries(DEMO)) writeFileSync(join(root, 'sheets-templates/demo', name), text);
  return root;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export async function startSmallHub(root = makeRoot()) {
  const started = await startServer(root, ['--port', '0', '--data', join(root, 'data')]);
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, started.url), { method, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, text, json: parse(text) });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  return {
    root,
    url: started.url,
    stop: started.stop,
    kill: started.kill,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) => call('POST', path, body, headers),
    call,
  };
}

export type SmallHub = Awaited<ReturnType<typeof startSmallHub>>;

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Asks until the answer fits: what happens behind a webhook takes its own time. */
export async function eventually<T>(look: () => Promise<T | undefined>, most = 400): Promise<T> {
  for (let tries = 0; tries < most; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('It did not happen.');
}
