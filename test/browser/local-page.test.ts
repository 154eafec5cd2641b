/**
 * The local page in a real Chromium, around the real bundle: by hand from a customer's first words to "Too Slow", and
 * once more as a story. Run by npm run test:browser; without Chromium it says how to get one.
 */
import type { Locator, Page } from 'playwright-core';
import { cutOff } from './cut-off';
import { DESKTOP, type HubInBrowser, openHubInBrowser, PHONE } from './hub-in-browser';

const DAY_MS = 86_400_000;
/** Added to UTC, days end at eight in the morning in Jakarta. */
const FROM_EIGHT_MS = -3_600_000 + DAY_MS;

let hub: HubInBrowser;

beforeAll(async () => {
  hub = await openHubInBrowser();
});

afterAll(() => hub?.close());

afterEach(async () => {
  await hub.closePages();
  // Nothing may be refused by the page's own security policy, thrown, or written to the console.
  expect(hub.faults.splice(0)).toEqual([]);
});

async function open(viewport = DESKTOP): Promise<Page> {
  const { page } = await hub.open(hub.url, viewport);
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

const customerOn = (page: Page): Locator => page.getByRole('region', { name: /^Customer:/ });
const repsOn = (page: Page): Locator => page.getByRole('region', { name: /^Dealer rep:/ });

const PANELS = [
  ...[
    'Sheets',
    'Why these dealers',
    'Executions',
    'Inbox and outbox',
    'Messages',
    'Qontak inbox',
    'Qontak CRM',
    'Mail',
  ],
  ...['Gateways', 'Triggers', 'Faults and properties'],
];

describe('The local page', () => {
  test('takes a customer from the first words to a claimed lead, and the second rep to "Too Slow"', async () => {
    const page = await open();
    await page.getByText('Offers ring at any hour: alwaysOpen is on in Settings.').waitFor();
    const customer = customerOn(page);
    await customer.getByRole('textbox').fill('Halo [ref:TT-2026A]');
    await customer.getByRole('textbox').press('Enter');
    await customer.getByRole('button', { name: 'Beli motor' }).click();
    await customer.getByRole('button', { name: 'Pilih model' }).click();
    await customer.getByRole('dialog').locator('.list-row').first().click();
    await customer.getByRole('button', { name: 'Send location' }).click();

    const dialog = page.getByRole('dialog', { name: 'Share a location' });
    await dialog.getByRole('searchbox').fill('jakarta selatan');
    await dialog.getByRole('radio').first().click();
    await dialog.getByRole('button', { name: /^Send / }).click();

    // The three phones that rang have come into view.
    const claims = repsOn(page).getByRole('button', { name: 'Claim', exact: true });
    await claims.nth(2).waitFor();
    await claims.nth(0).click();
    await repsOn(page).nth(0).getByText('milik Anda').waitFor();
    await claims.nth(1).click();
    await repsOn(page).nth(1).getByText('Too Slow').waitFor();
    await customer.getByText('Kabar baik').waitFor();

    const leads = page.getByRole('grid', { name: 'Leads' });
    await leads.getByRole('gridcell', { name: 'CLAIMED', exact: true }).waitFor();
  });

  test('says why these dealers, and lets a day pass that closes WhatsApp’s windows', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Why these dealers' }).click();
    const why = page.getByRole('table', { name: 'Ring 1' }).first();
    await why.getByText('asked').nth(2).waitFor();
    await why.getByText('could be asked, others are nearer').first().waitFor();
    await page.getByRole('button', { name: 'Set the clock ahead' }).click();
    await page.getByRole('menuitem', { name: '24 hours later' }).click();
    await page.getByText('A day later').waitFor();
    // Another customer beside the first: any of the three places takes one.
    await repsOn(page)
      .nth(2)
      .getByRole('button', { name: /^Choose|^Dealer rep/ })
      .first()
      .click();
  });

  test('plays the whole story at a push of a button, can be paused, and ends with both verdicts', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Play the story' }).click();
    const caption = page.getByRole('region', { name: 'Story' }).getByRole('status');
    await caption.getByText('writes to the brand').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    const pausedAt = await caption.textContent();
    await page.getByText('Paused', { exact: true }).waitFor();
    expect(await caption.textContent()).toBe(pausedAt);
    await page.getByRole('button', { name: 'Go on' }).click();
    await caption.getByText(/phones ring at 3 dealers/).waitFor({ timeout: 200_000 });
    await caption.getByText('Too Slow').waitFor({ timeout: 200_000 });
    await page.getByText('Finished', { exact: true }).waitFor({ timeout: 200_000 });
    await repsOn(page).getByText('milik Anda').last().waitFor();
    await repsOn(page).getByText('Too Slow').last().waitFor();
  });

  test('edits a cell in place by keyboard, and the edit runs the edit trigger', async () => {
    const page = await open();
    await page.getByRole('tab', { name: /^Products/ }).click();
    const grid = page.getByRole('grid', { name: 'Products' });
    await grid.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Arjuna Baru');
    await page.keyboard.press('Enter');
    await grid.getByRole('gridcell', { name: 'Arjuna Baru' }).waitFor();
    await page.getByRole('tab', { name: 'Executions' }).click();
    await page.getByText('onEditInstalled').first().waitFor();
  });

  test('sorts and filters a tab as a view', async () => {
    const page = await open();
    await page.getByRole('tab', { name: /^Dealers/ }).click();
    const grid = page.getByRole('grid', { name: 'Dealers' });
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(110);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('textbox', { name: 'Filter City' }).fill('surabaya');
    await grid
      .getByRole('gridcell', { name: /^Surabaya$/ })
      .first()
      .waitFor();
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(rows);
  });

  test('runs a trigger now, and shows what it called', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Triggers' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'everyMinute' })
      .getByRole('button', { name: 'Run now' })
      .click();
    await page.getByText('everyMinute ran.').waitFor();
    await page.getByRole('tab', { name: 'Executions' }).click();
    await page
      .getByRole('button', { name: /everyMinute/ })
      .first()
      .click();
    await page.getByText('Service calls by kind').waitFor();
  });

  test('fits a phone: one column, a bar below, nothing wider than the screen', async () => {
    const page = await open(PHONE);
    const bar = page.getByRole('navigation', { name: 'Views' });
    for (const name of ['Customer', 'Reps', 'Sheets', 'Activity']) {
      await bar.getByRole('button', { name }).click();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(390);
    }
    const heights = await bar
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  test.each([
    [1440, 900],
    [1024, 768],
    [390, 844],
  ])('shows every control whole at %i pixels', async (width, height) => {
    const page = await open({ width, height });
    if (width < 760)
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Activity' }).click();
    for (const name of PANELS) {
      if (width < 760) await page.getByRole('combobox', { name: 'What to look at' }).selectOption(name);
      else await page.getByRole('tab', { name, exact: true }).click();
      await page.waitForFunction(() => document.querySelector('.panel-body .skeleton') === null);
      expect({ name, cutOff: await cutOff(page) }).toEqual({ name, cutOff: [] });
    }
  });

  test('lets a gateway’s unit be sold, activated and ridden by keyboard, and draws its life', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Gateways', exact: true }).focus();
    await page.getByRole('tab', { name: 'Gateways', exact: true }).click();
    const press = async (name: string | RegExp): Promise<void> => {
      await page.getByRole('button', { name }).first().focus();
      await page.keyboard.press('Enter');
    };
    await press('Send this sample');
    await page.getByText(/The hub answered: (accepted|queued)/).waitFor();
    await press('Sell it');
    await page.getByText(/Sold: row \d+ of Sales/).waitFor();
    await press('Let the minute pass');
    await page.getByText(/Activation: Taken by gateway/).waitFor();
    await press('Report its purchase');
    await press(/^Life of/);
    await page
      .getByRole('list', { name: /^States of/ })
      .getByText('Activated')
      .waitFor();
    await page.getByText('sale proved').waitFor();
  });

  test('shows a mail in every way, and the dialog of an item of the workbook’s menu', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Menu of the workbook: Dealer Hub' }).click();
    await page.getByRole('menuitem', { name: 'Preview the daily digest' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('iframe').waitFor();
    await dialog.getByRole('button', { name: 'OK' }).click();
    // The digests of the morning, whatever the hour is now.
    const forwardMs = DAY_MS - ((Date.now() + FROM_EIGHT_MS) % DAY_MS);
    await hub.post('local/clock', { forwardMs });
    await page.getByRole('tab', { name: 'Mail', exact: true }).click();
    for (const way of ['Phone', 'Images off', 'HTML'] as const) {
      await page.getByRole('tab', { name: way, exact: true }).click();
      await page.locator('.mail-frame').waitFor();
    }
    await page.getByRole('tab', { name: 'Text', exact: true }).click();
    await page.locator('.mail-body .log').waitFor();
    await page.getByRole('tab', { name: 'Headers', exact: true }).click();
    await page.getByText('MIME-Version: 1.0').waitFor();
    await page.getByRole('button', { name: /^Execution / }).click();
    await page.getByText('Service calls by kind').waitFor();
  });

  test('takes a block from the clipboard, and Ctrl+Z takes it back', async () => {
    const page = await open();
    await page.getByRole('tab', { name: /^Holidays/ }).click();
    const grid = page.getByRole('grid', { name: 'Holidays' });
    const rows = Number(await grid.getAttribute('aria-rowcount'));
    await grid.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '2027-03-10\tNyepi\n2027-05-20\tWaisak\n');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    });
    await grid.getByRole('gridcell', { name: 'Waisak' }).waitFor();
    await expect(grid.getAttribute('aria-rowcount')).resolves.toBe(String(rows + 2));
    await page.keyboard.press('Control+Z');
    await grid.getByRole('gridcell', { name: 'Waisak' }).waitFor({ state: 'detached' });
  });

  test('asks before it resets, and starts fresh', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Reset demo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reset the demo?' });
    await dialog.getByRole('button', { name: 'Keep everything' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Reset demo' }).click();
    await dialog.getByRole('button', { name: 'Reset demo' }).click();
    await page.getByText('The demo starts fresh.').waitFor();
    await page.getByRole('heading', { name: 'No rows in Leads yet' }).waitFor();
  });
});
