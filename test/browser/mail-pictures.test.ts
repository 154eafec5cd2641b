/** A mail with a chart in it, as the local page shows it: drawn, and with images off the words that stand for it. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../tools/docs/chromium.mjs';
import { makeRoot, type SmallHub, startSmallHub } from '../local/server/small-hub';

const SCRIPT = `
function setup() {}
function onOpen() { SpreadsheetApp.getUi().createMenu('Tools').addItem('Send', 'send').addToUi(); }
function send() {
  var table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day').addColumn(Charts.ColumnType.NUMBER, 'Leads');
  table.addRow(['Mon', 3]).addRow(['Tue', 5]);
  var chart = Charts.newColumnChart().setDataTable(table).setDimensions(640, 240).build();
  MailApp.sendEmail({ to: 'ratih@volta.example', subject: 'Digest', body: 'Text', inlineImages: { leads: chart.getBlob() },
    htmlBody: '<p>Leads</p><img src="cid:leads" alt="Most on Tue: 5 leads" width="320" height="120">' });
}
`;

let hub: SmallHub;
let chromium: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  chromium = await launchChromium();
  const root = makeRoot();
  writeFileSync(join(root, 'dist', 'Code.js'), SCRIPT);
  copyFileSync(join(__dirname, '..', '..', 'build', 'local-page.html'), join(root, 'build', 'local-page.html'));
  hub = await startSmallHub(root);
});
afterAll(async () => {
  await chromium?.close();
  await hub?.stop();
});

test('the picture that Charts drew stands in the mail; with images off its words do', async () => {
  const page = await chromium.context.newPage();
  page.setDefaultTimeout(100_000);
  await page.goto(hub.url);
  await page.getByRole('button', { name: 'Menu of the workbook: Tools' }).click();
  await page.getByRole('menuitem', { name: 'Send' }).click();
  await page.getByRole('tab', { name: 'Mail', exact: true }).click();
  const picture = page.frameLocator('.mail-frame').getByRole('img', { name: 'Most on Tue: 5 leads' });
  const drawn = () => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await page.getByRole('tab', { name: 'HTML', exact: true }).click();
  await picture.waitFor();
  expect(await drawn()).toEqual([640, 240]);
  await page.getByRole('tab', { name: 'Images off', exact: true }).click();
  await page.frameLocator('.mail-frame').locator('img:not([src])').waitFor();
  expect(await drawn()).toEqual([0, 0]);
});
