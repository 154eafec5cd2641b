/** A console whose hub is busy for a while, as somebody at the keyboard meets it. */
import type { Page } from 'playwright-core';
import { openBigConsole } from '../../bench/pages-in-browser';

let page: Page;
let close: () => Promise<void>;
/** How often a silence is refused, and what was asked for. */
let refusals = 0;
const asked: string[] = [];

beforeAll(async () => {
  ({ page, close } = await openBigConsole((request) => {
    const { call } = JSON.parse(request) as { call: string };
    asked.push(call);
    if (call !== 'console.silence') return undefined;
    if (refusals-- > 0) return JSON.stringify({ ok: false, refusal: 'busy', text: 'busy', version: '' });
    return JSON.stringify({ ok: true, version: '', at: Date.now(), data: { outcome: 'refused', text: 'Not this one.' } });
  })); // biome-ignore format: a line an answer
  await page.getByRole('button', { name: 'Peringatan dibisukan' }).click();
  await page.getByRole('button', { name: /^Bisukan peringatan/ }).click();
});

afterAll(() => close?.());

test('what is pressed while it waits keeps the focus, is sent once and again by itself, and is not pressed twice', async () => {
  refusals = 1;
  const dialog = page.getByRole('dialog', { name: 'Bisukan peringatan' });
  const save = dialog.getByRole('button', { name: 'Bisukan peringatan' });
  await dialog.getByLabel('Alasan').fill('Pameran');
  await save.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Hub sedang ramai').waitFor();
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  expect(await save.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Alasan').press('Enter');
  await dialog.getByText('Not this one.').waitFor();
  expect(asked.filter((call) => call === 'console.silence')).toHaveLength(2);
  await page.getByText('Hub sedang ramai').waitFor({ state: 'detached' });
  expect(await save.getAttribute('aria-disabled')).toBe('false');
});
