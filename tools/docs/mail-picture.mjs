/**
 * Takes docs/images/digest-mail.png: head office's digest as its reader sees it after a made-up year, from conversion on; what
 * needs a decision is longer than a page. Needs a build (npm run build) and a Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { startServer } from './local-server.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OUT = process.env.SCREENSHOTS_DIR ?? join(ROOT, 'docs', 'images');
const WIDTH = 640;

const data = mkdtempSync(join(tmpdir(), 'dealer-hub-mail-'));
const server = await startServer(data, ['--year']);
const chromium = await launchChromium().catch((error) => {
  console.error(error.message);
  server.stop();
  process.exit(1);
});
try {
  const answer = await fetch(`${server.url}local/menu/run`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ function: 'previewDailyDigest' }),
  });
  const { shown, error } = await answer.json();
  const html = shown?.find(({ page }) => page)?.page.html;
  if (!html) throw new Error(error ?? 'The preview showed no mail.');
  const page = await chromium.context.newPage();
  await page.setViewportSize({ width: WIDTH, height: 400 });
  await page.setContent(html);
  const { y } = await page.getByText('Kesehatan konversi').boundingBox();
  const height = (await page.evaluate(() => document.documentElement.scrollHeight)) - y;
  await page.screenshot({
    path: join(OUT, 'digest-mail.png'),
    fullPage: true,
    clip: { x: 0, y, width: WIDTH, height },
  });
  console.log('digest-mail.png');
} finally {
  await chromium.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
