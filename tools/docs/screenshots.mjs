/**
 * Takes the pictures that the docs show: the local page after its story, on desktop and phone, light and dark, into
 * docs/images/. Needs a build (npm run build) and a Chromium.
 *
 *   node tools/docs/screenshots.mjs            all
 *   node tools/docs/screenshots.mjs guides     the phones of GUIDE_REP.md and GUIDE_MANAGER.md only
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OUT = process.env.SCREENSHOTS_DIR ?? join(ROOT, 'docs', 'images');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const data = mkdtempSync(join(tmpdir(), 'dealer-hub-pictures-'));
mkdirSync(OUT, { recursive: true });
const server = await startServer();
const chromium = await launchChromium().catch((error) => {
  console.error(error.message);
  server.stop();
  process.exit(1);
});
try {
  for (let lead = 0; lead < 3; lead += 1) await play(12);
  await guides();
  for (const scheme of process.argv[2] === 'guides' ? [] : ['light', 'dark']) {
    await desktop(scheme);
    await phone(scheme);
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

async function desktop(scheme) {
  const page = await open(DESKTOP, scheme);
  await snap(page, `local-page-desktop-${scheme}`);
  await page.getByRole('tab', { name: 'Executions' }).click();
  await page.getByRole('checkbox').check();
  const run = page.locator('.execution-line', { hasText: 'doPost' });
  await run.first().waitFor();
  // The execution that did the most is the one worth opening.
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

async function play(speed) {
  const ask = (method, body) =>
    fetch(`${server.url}local/story`, {
      method,
      ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
    }).then((response) => response.json());
  await ask('POST', { action: 'play', speed });
  for (;;) {
    const { state, caption } = await ask('GET');
    if (state === 'failed') throw new Error(caption);
    if (state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function startServer() {
  const child = spawn(process.execPath, [
    join(ROOT, 'build', 'local-server.mjs'),
    '--port',
    '0',
    '--data',
    data,
    '--no-open',
  ]);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      output += chunk;
      const url = /Ready after [\d.]+ s: (\S+)/.exec(output)?.[1];
      const stop = () => {
        child.kill('SIGINT');
        return ended;
      };
      if (url) resolve({ url, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    ended.then(() => reject(new Error(`The server did not start:\n${output}`)));
  });
}
