/**
 * The local page in a real Chromium, around the real bundle: by hand from a customer's first words to "Too Slow", and
 * once more as a story. Run by npm run test:browser; without Chromium it says how to get one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchChromium } from '../../tools/docs/chromium.mjs';
import { type RunningServer, startServer } from '../support/local-server';

const ROOT = join(__dirname, '..', '..');
const DESKTOP = { width: 1440, height: 900 };

let server: RunningServer;
let chromium: Awaited<ReturnType<typeof launchChromium>>;
let data: string;
const faults: string[] = [];

beforeAll(async () => {
  chromium = await launchChromium();
  if (!existsSync(join(ROOT, 'dist', 'Code.js')))
    throw new Error('dist/Code.js is missing. Run "npm run build" first.');
  execFileSync(process.execPath, [join(ROOT, 'local', 'build-local.mjs')], { stdio: 'inherit' });
  data = mkdtempSync(join(tmpdir(), 'dealer-hub-browser-'));
  server = await startServer(ROOT, ['--port', '0', '--data', data]);
}, 60_000);

afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  if (data) rmSync(data, { recursive: true, force: true });
});

afterEach(async () => {
  for (const page of chromium.context.pages().slice(1)) await page.close();
  // Nothing may be refused by the page's own security policy, thrown, or written to the console.
  expect(faults.splice(0)).toEqual([]);
});

async function open(viewport = DESKTOP): Promise<Page> {
  const page = await chromium.context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.setViewportSize(viewport);
  await page.goto(server.url);
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

const customerOn = (page: Page): Locator => page.getByRole('region', { name: /^Customer:/ });
const repsOn = (page: Page): Locator => page.getByRole('region', { name: /^Dealer rep:/ });

describe('The local page', () => {
  test('takes a customer from the first words to a claimed lead, and the second rep to "Too Slow"', async () => {
    const page = await open();
    await page.getByText('Offers ring at any hour: alwaysOpen is on in Settings.').waitFor();
    const customer = customerOn(page);
    await customer.getByRole('textbox').fill('Halo [ref:TT-2026A]');
    await customer.getByRole('textbox').press('Enter');
    await customer.getByRole('button', { name: 'Beli motor' }).click();
    await customer.getByRole('button', { name: 'Pilih model' }).click();
    await customer.getByRole('dialog').locator('.list-row').first().click();
    await customer.getByRole('button', { name: 'Send location' }).click();

    const dialog = page.getByRole('dialog', { name: 'Share a location' });
    await dialog.getByRole('searchbox').fill('jakarta selatan');
    await dialog.getByRole('radio').first().click();
    await dialog.getByRole('button', { name: /^Send / }).click();

    // The three phones that rang have come into view.
    const claims = repsOn(page).getByRole('button', { name: 'Claim', exact: true });
    await claims.nth(2).waitFor();
    await claims.nth(0).click();
    await repsOn(page).nth(0).getByText('milik Anda').waitFor();
    await claims.nth(1).click();
    await repsOn(page).nth(1).getByText('Too Slow').waitFor();
    await customer.getByText('Kabar baik').waitFor();

    const leads = page.getByRole('grid', { name: 'Leads' });
    await leads.getByRole('gridcell', { name: 'CLAIMED', exact: true }).waitFor();
  });

  test('says why these dealers, and lets a day pass that closes WhatsApp’s windows', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Why these dealers' }).click();
    const why = page.getByRole('table', { name: 'Ring 1' }).first();
    await why.getByText('asked').nth(2).waitFor();
    await why.getByText('could be asked, others are nearer').first().waitFor();
    await page.getByRole('button', { name: 'Set the clock ahead' }).click();
    await page.getByRole('menuitem', { name: '24 hours later' }).click();
    await page.getByText('A day later').waitFor();
    // Another customer beside the first: any of the three places takes one.
    await repsOn(page)
      .nth(2)
      .getByRole('button', { name: /^Choose|^Dealer rep/ })
      .first()
      .click();
  });

  test('plays the whole story at a push of a button, can be paused, and ends with both verdicts', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Play the story' }).click();
    const caption = page.getByRole('region', { name: 'Story' }).getByRole('status');
    await caption.getByText('writes to the brand').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    const pausedAt = await caption.textContent();
    await page.getByText('Paused', { exact: true }).waitFor();
    expect(await caption.textContent()).toBe(pausedAt);
    await page.getByRole('button', { name: 'Go on' }).click();
    await caption.getByText(/phones ring at 3 dealers/).waitFor({ timeout: 40_000 });
    await caption.getByText('Too Slow').waitFor({ timeout: 30_000 });
    await page.getByText('Finished', { exact: true }).waitFor({ timeout: 20_000 });
    await repsOn(page).getByText('milik Anda').last().waitFor();
    await repsOn(page).getByText('Too Slow').last().waitFor();
  }, 120_000);

  test('edits a cell in place by keyboard, and the edit runs the edit trigger', async () => {
    const page = await open();
    await page.getByRole('tab', { name: /^Products/ }).click();
    const grid = page.getByRole('grid', { name: 'Products' });
    await grid.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Arjuna Baru');
    await page.keyboard.press('Enter');
    await grid.getByRole('gridcell', { name: 'Arjuna Baru' }).waitFor();
    await page.getByRole('tab', { name: 'Executions' }).click();
    await page.getByText('onEditInstalled').first().waitFor();
  });

  test('sorts and filters a tab as a view', async () => {
    const page = await open();
    await page.getByRole('tab', { name: /^Dealers/ }).click();
    const grid = page.getByRole('grid', { name: 'Dealers' });
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(110);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('textbox', { name: 'Filter City' }).fill('surabaya');
    await grid
      .getByRole('gridcell', { name: /^Surabaya$/ })
      .first()
      .waitFor();
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(rows);
  });

  test('runs a trigger now, and shows what it called', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Triggers' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'everyMinute' })
      .getByRole('button', { name: 'Run now' })
      .click();
    await page.getByText('everyMinute ran.').waitFor();
    await page.getByRole('tab', { name: 'Executions' }).click();
    await page
      .getByRole('button', { name: /everyMinute/ })
      .first()
      .click();
    await page.getByText('Service calls by kind').waitFor();
  });

  test('fits a phone: one column, a bar below, nothing wider than the screen', async () => {
    const page = await open({ width: 390, height: 844 });
    const bar = page.getByRole('navigation', { name: 'Views' });
    for (const name of ['Customer', 'Reps', 'Sheets', 'Activity']) {
      await bar.getByRole('button', { name }).click();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(390);
    }
    const heights = await bar
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  test('asks before it resets, and starts fresh', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Reset demo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reset the demo?' });
    await dialog.getByRole('button', { name: 'Keep everything' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Reset demo' }).click();
    await dialog.getByRole('button', { name: 'Reset demo' }).click();
    await page.getByText('The demo starts fresh.').waitFor();
    await page.getByRole('heading', { name: 'No rows in Leads yet' }).waitFor();
  });
});
