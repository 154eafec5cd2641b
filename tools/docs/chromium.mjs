/** Finds a Chromium on this machine and starts it the same quiet way for tests and screenshots. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const HOW_TO_GET =
  'Chromium was not found. Install it (on Debian or Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to it.';

/** The path of a Chromium, or null. CHROMIUM_PATH wins. */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
  return found ?? PLACES.find((path) => existsSync(path)) ?? null;
}

/** Starts it with a profile of its own, which goes away with it. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET);
  const profile = mkdtempSync(join(tmpdir(), 'dealer-hub-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    // As the people of the demo network read it.
    timezoneId: 'Asia/Jakarta',
    locale: 'en-GB',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    browser: context.browser(),
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
