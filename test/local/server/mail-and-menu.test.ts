/** Mail as its reader sees it, and the workbook's own menu, around a script of a few lines. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailView } from '../../../local/server/mail-view';
import type { MenuRun } from '../../../local/server/menu-view';
import { makeRoot, type SmallHub, startSmallHub } from './small-hub';

const SCRIPT = `
function setup() {}
function onOpen() {
  var ui = SpreadsheetApp.getUi();
  ui.createMenu('Tools').addItem('Send', 'send').addSeparator()
    .addSubMenu(ui.createMenu('More').addItem('Page', 'page').addItem('Fail', 'fail')).addToUi();
}
function send() {
  var picture = Utilities.newBlob([137, 80, 78, 71], 'image/png', 'chart.png');
  MailApp.sendEmail({ to: 'ratih@volta.example', cc: 'budi@volta.example', subject: 'Ringkasan · hari ini', body: 'Teks',
    htmlBody: '<p>Halo <img src="cid:chart"></p>', inlineImages: { chart: picture }, name: 'Volta' });
  var ui = SpreadsheetApp.getUi();
  SpreadsheetApp.getActiveSpreadsheet().toast('On its way', 'Mail');
  ui.alert('Sent', 'One mail', ui.ButtonSet.OK);
}
function page() {
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<b>Hi</b>').setWidth(400).setHeight(120), 'A page');
}
function fail() { throw new Error('no luck'); }
function hidden() {}
`;

let hub: SmallHub;
beforeAll(async () => {
  const root = makeRoot();
  writeFileSync(join(root, 'dist', 'Code.js'), SCRIPT);
  hub = await startSmallHub(root);
});
afterAll(() => hub?.stop());

const choose = async (name: string) => {
  const { json } = await hub.post('/local/menu/run', { function: name });
  return json as unknown as MenuRun;
};

/** onOpen starts once the server stands: its menu is there when that execution has ended. */
async function menusOnceOpened(): Promise<unknown> {
  for (;;) {
    const json = (await hub.get('/local/menu')).json as { menus: readonly unknown[] };
    if (json.menus.length > 0) return json;
  }
}

test('the menu is the one that the script made when the workbook was opened', async () => {
  expect(await menusOnceOpened()).toEqual({
    menus: [
      {
        caption: 'Tools',
        items: [
          { caption: 'Send', functionName: 'send' },
          { caption: '', functionName: null },
          { caption: 'Page', functionName: 'page' },
          { caption: 'Fail', functionName: 'fail' },
        ],
      },
    ],
  });
});

test('an item runs as the owner, and what it shows is told: toast, alert, dialog with its page, error', async () => {
  expect((await choose('send')).shown).toEqual([
    { kind: 'toast', texts: ['On its way', 'Mail'], page: null },
    { kind: 'alert', texts: ['Sent', 'One mail'], page: null },
  ]);
  expect((await choose('page')).shown).toEqual([
    { kind: 'dialog', texts: ['A page'], page: { html: '<b>Hi</b>', width: 400, height: 120 } },
  ]);
  expect(await choose('fail')).toMatchObject({ error: 'Error: no luck', shown: [], execution: expect.any(Number) });
});

test('only what stands in the menu can be chosen', async () => {
  const { status, json } = await hub.post('/local/menu/run', { function: 'hidden' });
  expect({ status, json }).toEqual({
    status: 404,
    json: { error: 'The menu has no item that runs "hidden".', hint: 'Its items run: send, page, fail.' },
  });
});

test('a mail shows its pictures, text and headers, and names the execution that sent it', async () => {
  const { mail } = (await hub.get('/local/mail')).json as { mail: { no: number; inlineImages: unknown }[] };
  expect(mail[0]).toMatchObject({ no: 1, inlineImages: [{ name: 'chart', contentType: 'image/png', size: 4 }] });
  const seen = (await hub.get('/local/mail/1')).json as unknown as MailView;
  expect(seen.html).toBe('<p>Halo <img src="data:image/png;base64,iVBORw=="></p>');
  expect(seen.text).toBe('Teks');
  expect(seen.headers.split('\n')).toEqual(
    expect.arrayContaining([
      'Subject: =?UTF-8?B?UmluZ2thc2FuIMK3IGhhcmkgaW5p?=',
      'From: Volta <owner@example.com>',
      'To: ratih@volta.example',
      'Cc: budi@volta.example',
      'Content-Type: multipart/mixed',
    ]),
  );
  expect((await hub.get(`/local/executions/${seen.execution}`)).json).toMatchObject({ function: 'send' });
  expect((await hub.get('/local/mail/9')).status).toBe(404);
});
