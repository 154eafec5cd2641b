/** The console's table over a thousand rows: only those in sight are drawn, wherever somebody scrolls to. */
import type { Page } from 'playwright-core';
import { openBigConsole, openView } from '../../bench/pages-in-browser';

let page: Page;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ page, close } = await openBigConsole());
  await openView(page, 'leads');
  await page.locator('.scroller tbody td').first().waitFor();
});

afterAll(() => close?.());

/** After a jump: the number of the row in the middle of the list, and how many are drawn. */
async function jumpTo(part: number): Promise<{ inSight: number; expected: number; drawn: number }> {
  return (await page.evaluate(`new Promise((done) => {
    const list = document.querySelector('.scroller');
    list.scrollTop = (list.scrollHeight - list.clientHeight) * ${part};
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const { left, top } = list.getBoundingClientRect();
      const middle = list.clientHeight / 2;
      const row = document.elementFromPoint(left + 20, top + middle).closest('tr');
      done({
        inSight: Number(row.getAttribute('aria-rowindex')),
        expected: Math.floor((list.scrollTop + middle) / row.offsetHeight) + 1,
        drawn: list.querySelectorAll('tbody tr[aria-rowindex]').length,
      });
    }));
  })`)) as { inSight: number; expected: number; drawn: number };
}

test.each([0, 0.25, 0.5003, 0.999, 1, 0.1])('rows stand where somebody jumps to: %d of the way', async (part) => {
  const { inSight, expected, drawn } = await jumpTo(part);
  expect(inSight).toBe(expected);
  expect(drawn).toBeLessThan(80);
});

test('the last row is the end of the list, and says its number', async () => {
  await jumpTo(1);
  const rowCount = await page.getByRole('table').getAttribute('aria-rowcount');
  const last = page.locator('.scroller tbody tr').last();
  expect(await last.getAttribute('aria-rowindex')).toBe(rowCount);
});

test('a row that stays in sight is not drawn again', async () => {
  await jumpTo(0.5);
  const stayed = await page.evaluate(`new Promise((done) => {
    const list = document.querySelector('.scroller');
    const row = [...list.querySelectorAll('tbody tr[aria-rowindex]')].at(-10);
    let changes = 0;
    new MutationObserver((found) => { changes += found.length; })
      .observe(row, { subtree: true, childList: true, attributes: true });
    list.scrollTop += 300;
    requestAnimationFrame(() => requestAnimationFrame(() => done(row.isConnected && changes === 0)));
  })`);
  expect(stayed).toBe(true);
});

test('after a filter the list stands where its rows are', async () => {
  await jumpTo(1);
  await page.getByRole('searchbox', { name: /Lead/ }).fill('L-019998');
  await page.getByRole('status').filter({ hasText: /^1 / }).waitFor();
  expect(await page.locator('.scroller tbody tr').allTextContents()).toEqual([expect.stringContaining('L-019998')]);
});
