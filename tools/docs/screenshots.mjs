/**
 * Takes the pictures that the docs show: the local page after its story, on desktop and phone, light and dark, into
 * docs/images/. Needs a build (npm run build) and a Chromium.
 *
 *   node tools/docs/screenshots.mjs            all
 *   node tools/docs/screenshots.mjs guides     the phones of GUIDE_REP.md and GUIDE_MANAGER.md only
 *   node tools/docs/screenshots.mjs pages      the admin console and the dealer page only
 *   node tools/docs/screenshots.mjs local      the local page only
 *   node tools/docs/screenshots.mjs sheets     the ten main tabs of the workbook only
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { startServer } from './local-server.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OUT = process.env.SCREENSHOTS_DIR ?? join(ROOT, 'docs', 'images');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The tabs that staff have open all day, and those that they fill at the start. */
const MAIN_TABS = [
  ...['Leads', 'Sales', 'Findings', 'Alerts', 'Units', 'Dealers', 'Reps', 'Products', 'Prices', 'Serials'],
];

const data = mkdtempSync(join(tmpdir(), 'dealer-hub-pictures-'));
mkdirSync(OUT, { recursive: true });
const server = await startServer(data);
const chromium = await launchChromium().catch((error) => {
  console.error(error.message);
  server.stop();
  process.exit(1);
});
try {
  const [, , only] = process.argv;
  for (let lead = 0; lead < 3; lead += 1) await play(12);
  const wants = (part) => !only || only === part;
  if (wants('guides')) await guides();
  if (wants('sheets')) await sheets();
  for (const scheme of ['light', 'dark']) {
    if (wants('local')) {
      await desktop(scheme);
      await phone(scheme);
    }
    if (wants('pages')) {
      await adminConsole(scheme);
      await dealerPage(scheme);
    }
  }
} finally {
  await chromium.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}

/** One phone each: a rep who asks for their leads, and head office with a customer who asked for a person. */
async function guides() {
  const page = await open(DESKTOP, 'light');
  const rep = page.locator('section.phone.rep', { hasText: 'milik Anda' }).last();
  await rep.getByRole('textbox').fill('lead saya');
  await rep.getByRole('textbox').press('Enter');
  await rep.getByText('Anda memegang').last().waitFor();
  await page.waitForTimeout(1200);
  await rep.screenshot({ path: join(OUT, 'guide-rep-phone.png') });
  await fetch(`${server.url}local/phones/6281290011002/say`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'saya mau bicara dengan orang' }),
  });
  const office = page.locator('section.phone.rep', { hasText: '🚨' }).last();
  await office.getByText('dari kantor pusat').last().waitFor();
  await page.waitForTimeout(1200);
  await office.screenshot({ path: join(OUT, 'guide-manager-phone.png') });
  await page.close();
}

/** The workbook's main tabs, each as it stands in the page. */
async function sheets() {
  const page = await open(DESKTOP, 'light');
  // The phones give way to the sheet.
  await page.evaluate(() => localStorage.setItem('dealer-hub-panel-width', '1010'));
  await page.reload();
  for (const name of MAIN_TABS) {
    await page.getByRole('tab', { name: new RegExp(`^${name}\\b`) }).click();
    await page.getByRole('tabpanel', { name, exact: true }).waitFor();
    await page.getByRole('grid').waitFor();
    await page.waitForTimeout(600);
    const picture = `sheet-${name.toLowerCase()}.png`;
    await page.locator('.sheets').screenshot({ path: join(OUT, picture) });
    console.log(picture);
  }
  await page.evaluate(() => localStorage.removeItem('dealer-hub-panel-width'));
  await page.close();
}

async function desktop(scheme) {
  const page = await open(DESKTOP, scheme);
  await snap(page, `local-page-desktop-${scheme}`);
  await page.getByRole('tab', { name: 'Executions' }).click();
  await page.getByRole('checkbox').check();
  const run = page.locator('.execution-line', { hasText: 'doPost' });
  await run.first().waitFor();
  // Open the execution with the most service calls.
  const counts = await run
    .locator('.num.right')
    .evaluateAll((cells) => cells.map((cell) => Number.parseInt(cell.textContent ?? '0', 10)));
  const calls = counts.filter((_, index) => index % 2 === 0);
  await run.nth(calls.indexOf(Math.max(...calls))).click();
  await page.locator('.calls').waitFor();
  await page.locator('.panel-body').evaluate((panel) => {
    const row = panel.querySelector('.row[aria-expanded=true]');
    panel.scrollTop = row.offsetTop - 36;
  });
  await snap(page, `local-page-executions-${scheme}`);
  await page.getByRole('button', { name: 'Attach' }).first().click();
  await page.getByRole('menuitem', { name: 'Location' }).click();
  await page.locator('.place').first().click();
  await snap(page, `local-page-location-${scheme}`);
  await page.close();
}

async function phone(scheme) {
  const page = await open(PHONE, scheme);
  await snap(page, `local-page-phone-${scheme}`);
  const bar = page.getByRole('navigation', { name: 'Views' });
  await bar.getByRole('button', { name: 'Reps' }).click();
  await snap(page, `local-page-phone-reps-${scheme}`);
  await bar.getByRole('button', { name: 'Sheets' }).click();
  await page.getByRole('grid').waitFor();
  await snap(page, `local-page-phone-sheets-${scheme}`);
  await page.close();
}

/** The admin console of head office, with sales that were audited, figures that were made, and one silence. */
async function adminConsole(scheme) {
  for (const item of ['auditAllSales', 'recomputeAllMetrics']) await ask('POST', 'local/menu/run', { function: item });
  const { console: links } = await ask('GET', 'local/pages');
  const { url } = links.find(({ role }) => role === 'HQ');
  const { page, frame } = await openPage(url, DESKTOP, scheme);
  await frame.getByText('Sepuluh angka').waitFor();
  await snap(page, `console-overview-${scheme}`);
  const view = viewsOf(frame);
  await view(/^Perlu keputusan/);
  await frame.getByRole('checkbox').nth(1).check();
  await snap(page, `console-feed-${scheme}`);
  await view('Dealer');
  await frame.getByRole('table').waitFor();
  await snap(page, `console-dealers-${scheme}`);
  await view('Peringatan dibisukan');
  await ensureSilence(frame);
  await snap(page, `console-silences-${scheme}`);
  await view('Pengaturan');
  await frame.getByRole('table').waitFor();
  await snap(page, `console-settings-${scheme}`);
  await view('Lead');
  await frame
    .getByRole('button', { name: /^L-\d+$/ })
    .first()
    .click();
  await frame.getByText('Mengapa dealer ini').waitFor();
  await snap(page, `console-lead-${scheme}`);
  await page.close();
  await consoleOnPhone(url, scheme);
}

async function consoleOnPhone(url, scheme) {
  const { page, frame } = await openPage(url, PHONE, scheme);
  await frame.getByText('Sepuluh angka').waitFor();
  await snap(page, `console-phone-${scheme}`);
  const view = viewsOf(frame);
  for (const [name, picture] of [
    ['Peringatan dibisukan', 'silences'],
    ['Pengaturan', 'settings'],
  ]) {
    await view(name);
    await frame.getByRole('table').waitFor();
    await snap(page, `console-phone-${picture}-${scheme}`);
  }
  await page.close();
}

function viewsOf(frame) {
  return (name) => frame.getByRole('navigation').getByRole('button', { name }).click();
}

/** Made once, as somebody does who has a show at the weekend. */
async function ensureSilence(frame) {
  const opener = frame.getByRole('button', { name: /^Bisukan peringatan/ });
  await opener.waitFor();
  if ((await frame.getByText('Pameran akhir pekan').count()) > 0) return;
  await opener.click();
  const dialog = frame.getByRole('dialog', { name: 'Bisukan peringatan' });
  await dialog.getByLabel('Aturan').selectOption('first-contact-missed');
  await dialog.getByLabel('Alasan').fill('Pameran akhir pekan');
  await dialog.getByRole('button', { name: 'Bisukan peringatan' }).click();
  await dialog.waitFor({ state: 'detached' });
  await frame.getByText('Pameran akhir pekan').first().waitFor();
}

/** The dealer page of the rep who won the last lead. */
async function dealerPage(scheme) {
  const { leads } = await ask('GET', 'local/leads');
  const { owner } = leads.find((lead) => lead.owner !== '');
  const { dealer } = await ask('GET', 'local/pages');
  const { url } = dealer.find(({ name }) => owner.startsWith(`${name},`));
  const { page, frame } = await openPage(url, PHONE, scheme);
  await frame.locator('button.item').first().waitFor();
  await snap(page, `dealer-page-leads-${scheme}`);
  await frame.locator('button.item').first().click();
  await frame.getByText('Percakapan').waitFor();
  await snap(page, `dealer-page-lead-${scheme}`);
  for (const [name, picture] of [
    ['Jual', 'sell'],
    ['Skor', 'score'],
  ]) {
    await frame.getByRole('navigation').getByRole('button', { name }).click();
    await snap(page, `dealer-page-${picture}-${scheme}`);
  }
  await page.close();
}

/** Opens a page of HtmlService and returns it with its frame. */
async function openPage(url, viewport, colorScheme) {
  const page = await chromium.context.newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(url);
  return { page, frame: page.frameLocator('#sandboxFrame') };
}

async function open(viewport, colorScheme) {
  const page = await chromium.context.newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.locator('.bubble').first().waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

async function snap(page, name) {
  // Reading receipts and flashes of fresh rows settle first.
  await page.waitForTimeout(1200);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  console.log(`${name}.png`);
}

async function ask(method, path, body) {
  const sent = body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {};
  return (await fetch(server.url + path, { method, ...sent })).json();
}

async function play(speed) {
  await ask('POST', 'local/story', { action: 'play', speed });
  for (;;) {
    const { state, caption } = await ask('GET', 'local/story');
    if (state === 'failed') throw new Error(caption);
    if (state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
