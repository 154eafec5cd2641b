/**
 * The console over 20,000 leads and 100,000 units in a real Chromium: how long after the server's answer a view can be used,
 * and how evenly its list scrolls. The server is the dry hub, so that nothing but the browser is timed.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { callPage } from '../src/app/pages/call-page.ts';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import { findChromium, HOW_TO_GET, launchChromium } from '../tools/docs/chromium.mjs';
import { DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import type { Bench, Results } from './bench';
import { bigHub, DAY_MS, NOON_MS } from './page-book';

const PAGE = 'http://hub.invalid/console';
/** As their buttons and tables are called in Bahasa Indonesia. */
const VIEWS = { leads: 'Lead', feed: 'Perlu keputusan', units: 'Unit' } as const;

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

/** Scrolls the list to its end and back by a screen's third at every frame; the times of the frames. */
const SCROLL = `new Promise((done) => {
  const list = document.querySelector('.scroller');
  const frames = [];
  let by = list.clientHeight / 3;
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
  const { deps } = bigHub();
  const chromium = await launchChromium();
  try {
    const page = await chromium.context.newPage();
    await page.exposeFunction('answerPage', (request: string) => callPage(deps, request));
    await page.addInitScript(GOOGLE);
    const html = readFileSync('dist/Console.html', 'utf8');
    await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    const pass = { page: 'console', who: 'P1', generation: 0, expiresAtMs: NOON_MS + DAY_MS } as const;
    await page.goto(`${PAGE}#t=${encodeURIComponent(makePageToken(pass, DRY_SECRETS.tokenSecret))}`);
    const results: Results = { overview: { usableMs: await usableMs(page, '.tiles') } };
    for (const [view, name] of Object.entries(VIEWS)) results[view] = await figuresOf(page, name);
    for (const [view, figures] of Object.entries(results)) say(`  ${view} in a browser: ${JSON.stringify(figures)}`);
    return results;
  } finally {
    await chromium.close();
  }
}

async function figuresOf(page: Page, name: string) {
  await page.evaluate(`[...document.querySelectorAll('nav button')].find((each) => each.firstChild.data === '${name}').click()`); // biome-ignore format: one line
  const usable = await usableMs(page, `table[aria-label="${name}"] tbody td`);
  const rows = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1;
  const frames = (await page.evaluate(SCROLL)) as number[];
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? 0));
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1_000;
  return {
    ...{ rows, usableMs: usable },
    ...{ framesPerSecond: Math.round(gaps.length / seconds), longestFrameMs: Math.round(Math.max(...gaps)) },
  };
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
