/** The two ways to work the local page without a mouse: from key to key, and with a finger on a phone. */
import type { Locator, Page } from 'playwright-core';
import { DESKTOP, type HubInBrowser } from './hub-in-browser';

const MOST_SWIPES = 40;
/** More stops than the page has before the control that is wanted. */
const MOST_STOPS = 400;

export interface Hands {
  readonly page: Page;
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** From a list that the browser draws. */
  choose(list: Locator, option: string): Promise<void>;
  customer(): Promise<Locator>;
  /** The phone at one of the three places beside the customer's. */
  rep(place: number): Promise<Locator>;
  /** What happens behind the phones. */
  panel(name: string): Promise<void>;
  /** Brings a tab of the workbook to the front; its grid. */
  sheet(name: string): Promise<Locator>;
  lastRow(grid: Locator): Promise<void>;
  /** The cell under a header, in a row of what is shown. */
  goTo(grid: Locator, row: number, header: string): Promise<void>;
  /** Opens the cell that was gone to. */
  open(grid: Locator): Promise<Locator>;
  paste(grid: Locator): Promise<void>;
  undo(grid: Locator): Promise<void>;
}

const cellInput = (grid: Locator) => grid.getByLabel('Cell value');
const tabsOf = (page: Page, label: string) => page.getByRole('tablist', { name: label });

/** Where a column stands among those that are shown. */
async function placeOf(grid: Locator, header: string): Promise<number> {
  const headers = await grid.getByRole('columnheader').allInnerTexts();
  return headers.findIndex((each) => each.trim() === header);
}

/** Goes on with Tab, or back, until the control has the focus: what cannot be reached that way is not found. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const key = await control.evaluate((element) => {
      const from = document.activeElement ?? document.body;
      if (from === element) return null;
      return from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
    });
    if (key === null) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${String(control)}.`);
}

/** As WAI-ARIA has it, arrow keys lead through the tabs of a row and the items of a menu. */
async function arrowTo(page: Page, control: Locator, key: 'ArrowRight' | 'ArrowDown'): Promise<void> {
  await control.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(control)}.`);
}

export async function byKeyboard(hub: HubInBrowser): Promise<Hands> {
  const { page } = await hub.open(hub.url, DESKTOP);
  const { keyboard } = page;
  const times = async (key: string, count: number): Promise<void> => {
    for (let left = count; left > 0; left--) await keyboard.press(key);
  };
  const press = async (control: Locator): Promise<void> => {
    await control.waitFor();
    if ((await control.getAttribute('role')) === 'menuitem') await arrowTo(page, control, 'ArrowDown');
    else await tabTo(page, control);
    await keyboard.press('Enter');
  };
  const panel = async (name: string): Promise<void> => {
    const tabs = tabsOf(page, 'What to look at');
    await tabTo(page, tabs.getByRole('tab', { selected: true }));
    await arrowTo(page, tabs.getByRole('tab', { name, exact: true }), 'ArrowRight');
  };
  return {
    page,
    press,
    panel,
    async write(field, text) {
      await tabTo(page, field);
      await keyboard.press('Control+A');
      await keyboard.type(text);
      await keyboard.press('Enter');
    },
    async choose(list, option) {
      await tabTo(page, list);
      await keyboard.type(option);
      await keyboard.press('Enter');
    },
    customer: async () => page.getByRole('region', { name: /^Customer:/ }).first(),
    rep: async (place) => page.getByRole('region', { name: /^Dealer rep:/ }).nth(place),
    async sheet(name) {
      await panel('Sheets');
      await press(page.getByRole('button', { name: /^All tabs/ }));
      await tabTo(page, page.getByRole('combobox', { name: 'Search: All tabs' }));
      await keyboard.type(name);
      await keyboard.press('Enter');
      return page.getByRole('grid', { name, exact: true });
    },
    async lastRow(grid) {
      await tabTo(page, grid);
      await keyboard.press('Control+End');
    },
    async goTo(grid, row, header) {
      await tabTo(page, grid);
      const from = /^cell-(\d+)-(\d+)$/.exec((await grid.getAttribute('aria-activedescendant')) ?? '');
      const [down, right] = [row - Number(from?.[1]), (await placeOf(grid, header)) - Number(from?.[2])];
      await times(down > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(down));
      await times(right > 0 ? 'ArrowRight' : 'ArrowLeft', Math.abs(right));
    },
    async open(grid) {
      await keyboard.press('Enter');
      return cellInput(grid);
    },
    paste: () => keyboard.press('Control+V'),
    async undo(grid) {
      await tabTo(page, grid);
      await keyboard.press('Control+Z');
    },
  };
}

export async function byTouch(hub: HubInBrowser): Promise<Hands> {
  const { page } = await hub.openByTouch(hub.url);
  const press = (control: Locator) => control.tap();
  const view = (name: string) => press(page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }));
  const reps = page.getByRole('group', { name: 'Reps in view' }).getByRole('button');
  return {
    page,
    press,
    async write(field, text) {
      await press(field);
      await field.fill(text);
      await page.keyboard.press('Enter');
    },
    async choose(list, option) {
      await press(list);
      await list.selectOption({ label: option });
    },
    async customer() {
      await view('Customer');
      return page.getByRole('region', { name: /^Customer:/ }).first();
    },
    async rep(place) {
      await view('Reps');
      await press(reps.nth(place));
      return page.getByRole('region', { name: /^Dealer rep:/ });
    },
    async panel(name) {
      await view('Activity');
      await page.getByRole('combobox', { name: 'What to look at' }).selectOption(name);
    },
    async sheet(name) {
      await view('Sheets');
      await press(tabsOf(page, 'Tabs of the workbook').getByRole('tab', { name: new RegExp(`^${name}\\s*[\\d,]+$`) }));
      return page.getByRole('grid', { name, exact: true });
    },
    async lastRow(grid) {
      const { x = 0, y = 0, width = 0, height = 0 } = (await grid.boundingBox()) ?? {};
      const finger = await page.context().newCDPSession(page);
      const last = grid.locator(`[aria-rowindex="${await grid.getAttribute('aria-rowcount')}"]`);
      const touch = (type: 'touchStart' | 'touchMove', part: number) => {
        const touchPoints = [{ x: x + width / 2, y: y + height * part }];
        return finger.send('Input.dispatchTouchEvent', { type, touchPoints });
      };
      for (let swipe = 0; swipe < MOST_SWIPES && (await last.count()) === 0; swipe++) {
        await touch('touchStart', 0.9);
        for (const part of [0.8, 0.6, 0.4, 0.2]) await touch('touchMove', part);
        // Not flung: while a list still runs on, the next tap does no more than stop it.
        await finger.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
      }
    },
    async goTo(grid, row, header) {
      await press(grid.locator(`[id="cell-${row}-${await placeOf(grid, header)}"]`));
    },
    async open(grid) {
      await press(grid.locator('[aria-selected=true]'));
      return cellInput(grid);
    },
    async paste(grid) {
      await press(grid.locator('[aria-selected=true]'));
      await cellInput(grid).waitFor();
      // What "Paste" in the phone's own menu does, which no page sees.
      await page.keyboard.press('Control+V');
    },
    undo: () => press(page.getByRole('button', { name: /^Undo / })),
  };
}
