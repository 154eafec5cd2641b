/**
 * The console over 20,000 leads and 100,000 units in a real Chromium: how long after the server's answer a view can be used,
 * and how its list scrolls. The server is the dry hub, so that nothing but the browser is timed.
 */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { callPage } from '../src/app/pages/call-page.ts';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import { findChromium, HOW_TO_GET, launchChromium } from '../tools/docs/chromium.mjs';
import { DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import type { Bench, Results } from './bench';
import { bigHub, DAY_MS, NOON_MS } from './page-book';

const PAGE = 'http://hub.invalid/console';
/** As their buttons and tables are called in Bahasa Indonesia. */
const VIEWS = { leads: 'Lead', feed: 'Perlu keputusan', units: 'Unit' } as const;
/** How far a list is moved at each frame: a wheel that turns steadily, and a third of a screen, some 700 rows a second. */
const SPEEDS = { steady: '20', flung: 'list.clientHeight / 3' } as const;

/** google.script as the pages use it, around one function of this process; keeps when the last answer came. */
const GOOGLE = `
  const runner = (ok = () => {}, failed = () => {}) => ({
    withSuccessHandler: (handler) => runner(handler, failed),
    withFailureHandler: (handler) => runner(ok, handler),
    callPage: (request) => answerPage(request).then((text) => {
      if (!request.includes('"poll"')) window.answeredAt = performance.now();
      ok(text);
    }, failed),
  });
  window.google = { script: { run: runner(), url: { getLocation: (tell) => tell({ hash: location.hash.slice(1) }) } } };
`;

/** Scrolls the list towards its end, back at its ends; the times at which requestAnimationFrame ran. */
const scroll = (by: string) => `new Promise((done) => {
  const list = document.querySelector('.scroller');
  const frames = [];
  let by = ${by};
  const step = (at) => {
    frames.push(at);
    if (frames.length > 180) return done(frames);
    const before = list.scrollTop;
    list.scrollTop += by;
    if (list.scrollTop === before) by = -by;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})`;

export async function showInBrowser(say: Bench['say']): Promise<Results> {
  if (findChromium() === null) {
    say(`  in a browser: not measured. ${HOW_TO_GET}`);
    return {};
  }
  const { page, close } = await openBigConsole();
  try {
    const clock = await page.context().newCDPSession(page);
    await clock.send('Performance.enable', { timeDomain: 'threadTicks' });
    const results: Results = { overview: { usableMs: await usableMs(page, '.tiles') } };
    for (const view of Object.keys(VIEWS) as (keyof typeof VIEWS)[]) results[view] = await figuresOf(page, clock, view);
    for (const [view, figures] of Object.entries(results)) say(`  ${view} in a browser: ${JSON.stringify(figures)}`);
    return results;
  } finally {
    await close();
  }
}

/** The console of head office, as it opens. `before`: an answer that comes in place of the hub's own. */
export async function openBigConsole(before: (request: string) => string | undefined = () => undefined) {
  const { deps } = bigHub();
  const { context, close } = await launchChromium();
  const page = await context.newPage();
  await page.exposeFunction('answerPage', (request: string) => before(request) ?? callPage(deps, request));
  await page.addInitScript(GOOGLE);
  const html = readFileSync('dist/Console.html', 'utf8');
  await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  const pass = { page: 'console', who: 'P1', generation: 0, expiresAtMs: NOON_MS + DAY_MS } as const;
  await page.goto(`${PAGE}#t=${encodeURIComponent(makePageToken(pass, DRY_SECRETS.tokenSecret))}`);
  return { page, close };
}

export async function openView(page: Page, view: keyof typeof VIEWS): Promise<void> {
  const name = VIEWS[view];
  await page.evaluate(`[...document.querySelectorAll('nav button')].find((each) => each.firstChild.data === '${name}').click()`); // biome-ignore format: one line
}

async function figuresOf(page: Page, clock: CDPSession, view: keyof typeof VIEWS) {
  await openView(page, view);
  const usable = await usableMs(page, `table[aria-label="${VIEWS[view]}"] tbody td`);
  const rows = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1;
  return {
    ...{ rows, usableMs: usable },
    ...{ steady: await framesOf(page, clock, SPEEDS.steady), flung: await framesOf(page, clock, SPEEDS.flung) },
  };
}

/**
 * Frames by the clock on the wall depend on what else the machine does (there is no GPU: it draws every pixel itself); the
 * main thread's own CPU time for a frame does not, and 20 ms of it are what 50 frames a second leave.
 */
async function framesOf(page: Page, clock: CDPSession, by: string) {
  const before = await mainThreadMs(clock);
  const frames = (await page.evaluate(scroll(by))) as number[];
  const spent = (await mainThreadMs(clock)) - before;
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? 0));
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1_000;
  return {
    ...{ framesPerSecond: Math.round(gaps.length / seconds), longestFrameMs: Math.round(Math.max(...gaps)) },
    mainThreadMs: Math.round((spent / gaps.length) * 10) / 10,
  };
}

/** CPU time of the page's main thread so far: scripts, style, layout, painting. */
async function mainThreadMs(clock: CDPSession): Promise<number> {
  const { metrics } = await clock.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

/** From the answer to the end of the frame in which it stands. */
async function usableMs(page: Page, selector: string): Promise<number> {
  const seen = `new Promise((done) => {
    const look = () => document.querySelector('${selector}')
      ? setTimeout(() => done(performance.now() - window.answeredAt))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  })`;
  return Math.round((await page.evaluate(seen)) as number);
}
