/** A local hub around the real bundle, and its pages in a real Chromium, as HtmlService serves them. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { launchChromium } from '../../tools/docs/chromium.mjs';
import { keptOnDisk, onceInARun } from '../support/kept-on-disk';
import { type RunningServer, startServer } from '../support/local-server';

export const ROOT = join(__dirname, '..', '..');
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

interface Links {
  readonly console: readonly { readonly role: string; readonly region: string; readonly url: string }[];
  readonly dealer: readonly { readonly name: string; readonly url: string }[];
}

export interface OpenPage {
  readonly page: Page;
  readonly frame: FrameLocator;
}

export interface HubInBrowser {
  readonly url: string;
  /** What pages threw or wrote to their console as an error. */
  readonly faults: string[];
  post(path: string, body: object): Promise<void>;
  rows(tab: string): Promise<Record<string, string>[]>;
  links(): Promise<Links>;
  dealerLink(rep: string): Promise<string>;
  consoleLink(role: string): Promise<string>;
  open(url: string, viewport?: typeof DESKTOP): Promise<OpenPage>;
  /** On a phone that has no other pointer than a finger. */
  openByTouch(url: string): Promise<OpenPage>;
  /** Pages have a budget of reads for each minute, and no person opens everything in seconds. */
  aMinuteLater(): Promise<void>;
  /** Faults that a test brings about itself. */
  forgive(words: string): void;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** Without Chromium it throws, and says how to get one. */
export async function openHubInBrowser(): Promise<HubInBrowser> {
  const chromium = await launchChromium();
  if (!existsSync(join(ROOT, 'dist', 'Code.js')))
    throw new Error('dist/Code.js is missing. Run "npm run build" first.');
  onceInARun('local-page', () => {
    execFileSync(process.execPath, [join(ROOT, 'local', 'build-local.mjs')], { stdio: 'inherit' });
  });
  const data = mkdtempSync(join(tmpdir(), 'dealer-hub-pages-'));
  const server = await startOnNewWorkbook(data);
  const faults: string[] = [];
  let phone: BrowserContext | undefined;
  const get = async <T>(path: string) => (await (await fetch(server.url + path)).json()) as T;
  const post = async (path: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const links = () => get<Links>('local/pages');
  return {
    url: server.url,
    faults,
    post,
    links,
    async rows(tab) {
      const { headers, rows } = await get<{ headers: string[]; rows: string[][] }>(
        `local/sheets/${encodeURIComponent(tab)}`,
      );
      return rows.map((row) => Object.fromEntries(headers.map((name, at) => [name, row[at] ?? ''])));
    },
    dealerLink: async (rep) => (await links()).dealer.find(({ name }) => name === rep)?.url ?? '',
    consoleLink: async (role) => (await links()).console.find((each) => each.role === role)?.url ?? '',
    open: (url, viewport = DESKTOP) => openPage(chromium.context, faults, { url, viewport }),
    async openByTouch(url) {
      phone ??= await newPhone(chromium.context);
      return openPage(phone, faults, { url, viewport: PHONE });
    },
    aMinuteLater: () => post('local/clock', { forwardMs: 61_000 }),
    forgive: (words) => void faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes(words))),
    async closePages() {
      for (const page of chromium.context.pages().slice(1)) await page.close();
      await phone?.close();
      phone = undefined;
    },
    async close() {
      await chromium.close();
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

type Files = Readonly<Record<string, Uint8Array>>;

const startOn = (data: string): Promise<RunningServer> => startServer(ROOT, ['--port', '0', '--data', data]);

/** As after the first `npm start`. Set up, filled and judged once in a test run: the others begin with a copy. */
async function startOnNewWorkbook(data: string): Promise<RunningServer> {
  const code = readFileSync(join(ROOT, 'dist', 'Code.js'), 'utf8');
  const files = await keptOnDisk<Files>('hub in browser', code, async () => {
    const first = await startOn(data);
    await first.stop();
    const paths = readdirSync(data, { recursive: true }).map(String);
    const files = paths.filter((path) => statSync(join(data, path)).isFile());
    return Object.fromEntries(files.map((path) => [path, readFileSync(join(data, path))]));
  });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), bytes, { mode: 0o600 });
  }
  return startOn(data);
}

async function newPhone(desktop: BrowserContext): Promise<BrowserContext> {
  const browser = desktop.browser();
  if (!browser) throw new Error('This Chromium opens no second window.');
  const kind = { hasTouch: true, isMobile: true, viewport: PHONE };
  return browser.newContext({ ...kind, timezoneId: 'Asia/Jakarta', locale: 'en-GB' });
}

async function openPage(
  context: BrowserContext,
  faults: string[],
  { url, viewport }: { readonly url: string; readonly viewport: typeof DESKTOP },
): Promise<OpenPage> {
  const page = await context.newPage();
  // Longer than the budget of a minute that all pages share: what is refused for it is sent again by the page.
  page.setDefaultTimeout(100_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.setViewportSize(viewport);
  await page.goto(url);
  return { page, frame: page.frameLocator('#sandboxFrame') };
}
