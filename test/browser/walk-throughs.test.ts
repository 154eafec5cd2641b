/**
 * What people come to the local page for, in a real Chromium: a lead, and a look through the workbook, by keyboard
 * alone. axe finds nothing serious.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchChromium } from '../../tools/docs/chromium.mjs';
import { type RunningServer, startServer } from '../support/local-server';

const ROOT = join(__dirname, '..', '..');
const AXE = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

let server: RunningServer;
let chromium: Awaited<ReturnType<typeof launchChromium>>;
let data: string;
const faults: string[] = [];

beforeAll(async () => {
  chromium = await launchChromium();
  if (!existsSync(join(ROOT, 'dist', 'Code.js')))
    throw new Error('dist/Code.js is missing. Run "npm run build" first.');
  execFileSync(process.execPath, [join(ROOT, 'local', 'build-local.mjs')], { stdio: 'inherit' });
  data = mkdtempSync(join(tmpdir(), 'dealer-hub-walks-'));
  server = await startServer(ROOT, ['--port', '0', '--data', data]);
});

afterAll(async () => {
  await chromium?.close();
  await server?.stop();
  if (data) rmSync(data, { recursive: true, force: true });
});

afterEach(async () => {
  for (const page of chromium.context.pages().slice(1)) await page.close();
  expect(faults.splice(0)).toEqual([]);
});

async function open(): Promise<Page> {
  const page = await chromium.context.newPage();
  page.setDefaultTimeout(100_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(server.url);
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

/** What axe calls serious or critical, with where it is. */
async function seriousIn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Found {
      readonly violations: readonly { id: string; impact: string; nodes: readonly { target: readonly string[] }[] }[];
    }
    const { axe } = window as unknown as { axe: { run: () => Promise<Found> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

/** Goes there and presses it, as somebody without a pointer does. */
async function press(target: Locator, key = 'Enter'): Promise<void> {
  await target.focus();
  await target.press(key);
}

test('by keyboard: a first lead, and the workbook through its filter views', async () => {
  const page = await open();
  const customer = page.getByRole('region', { name: /^Customer:/ });
  await customer.getByRole('textbox').focus();
  await page.keyboard.type('Halo, saya mau beli');
  await page.keyboard.press('Enter');
  await press(customer.getByRole('button', { name: 'Pilih model' }));
  await press(customer.getByRole('dialog').locator('.list-row').first());
  await press(customer.getByRole('button', { name: 'Send location' }));
  const dialog = page.getByRole('dialog', { name: 'Share a location' });
  await dialog.getByRole('searchbox').focus();
  await page.keyboard.type('jakarta selatan');
  await press(dialog.getByRole('radio').first(), 'Space');
  await press(dialog.getByRole('button', { name: /^Send / }));
  const claim = page.getByRole('region', { name: /^Dealer rep:/ }).getByRole('button', { name: 'Claim', exact: true });
  await press(claim.first());

  const leads = page.getByRole('grid', { name: 'Leads' });
  await leads.getByRole('gridcell', { name: 'CLAIMED', exact: true }).waitFor();
  const headers = leads.getByRole('columnheader');
  await expect(headers.getByText('Why these dealers', { exact: true }).count()).resolves.toBe(0);
  await leads.getByRole('columnheader', { name: 'Dealers considered' }).waitFor();
  expect(await seriousIn(page)).toEqual([]);

  const view = page.getByRole('button', { name: /^View: / });
  await press(view);
  await press(page.getByRole('menuitem', { name: /Unclaimed now$/ }));
  await page.getByRole('button', { name: /^View: Belum diklaim/ }).waitFor();
  await leads.getByRole('gridcell', { name: 'CLAIMED', exact: true }).waitFor({ state: 'detached' });
  await press(view);
  await press(page.getByRole('menuitem', { name: 'All rows' }));
  await leads.getByRole('gridcell', { name: 'CLAIMED', exact: true }).waitFor();
  await press(view);
  await press(page.getByRole('menuitem', { name: 'Show 1 hidden column' }));
  await leads.getByRole('columnheader', { name: 'Why these dealers' }).waitFor();
});
