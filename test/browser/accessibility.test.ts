/** Every page, in every state and both themes, held against axe-core: nothing serious or critical. Run by npm run test:browser. */
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { isWholeSweep } from '../support/sweep';
import { weightyFaults } from './axe';
import { DESKTOP, type HubInBrowser, openHubInBrowser, PHONE } from './hub-in-browser';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
type Size = typeof DESKTOP;

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

let hub: HubInBrowser;

beforeAll(async () => {
  hub = await openHubInBrowser();
  await offeredRep('6281390020001');
  for (const item of ['auditAllSales', 'recomputeAllMetrics']) await hub.post('local/menu/run', { function: item });
});

afterAll(() => hub?.close());

afterEach(async () => {
  await hub.closePages();
  hub.faults.splice(0);
  expect(found.splice(0)).toEqual([]);
});

async function openIn(theme: Theme, url: string, size: Size): Promise<{ page: Page; frame: FrameLocator }> {
  await hub.aMinuteLater();
  const opened = await hub.open(url, size);
  await opened.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  return opened;
}

const found: { readonly state: string; readonly fault: string }[] = [];

async function look(where: Page | Frame | undefined, state: string): Promise<void> {
  const faults = where ? await weightyFaults(where) : ['no frame'];
  found.push(...faults.map((fault) => ({ state, fault })));
}

/** Of the page that HtmlService put into its frame. */
async function lookInside(page: Page, state: string): Promise<void> {
  await look(page.frames()[1], state);
}

/** A customer who wants a bike, as far as the ringing phones; one of the reps who were asked. */
async function offeredRep(number: string): Promise<string> {
  await hub.post('local/phones', { name: 'Rini Astuti', number });
  await hub.post(`local/phones/${number}/say`, { text: 'Mau beli Volta V1 City' });
  await hub.post(`local/phones/${number}/location`, { latitude: -6.2431, longitude: 106.7991 });
  for (;;) {
    const open = (await hub.rows('Offers')).filter(({ Status }) => Status === 'OPEN');
    if (open.length >= 3) return open.at(-1)?.Rep ?? '';
  }
}

/** All of them in a sweep; else those that are looked at in this theme. */
function sampled<Who extends string>(
  theme: Theme,
  looks: readonly (readonly [who: Who, size: Size, themes: readonly Theme[]])[],
): [who: Who, size: Size][] {
  return looks.filter(([, , themes]) => isWholeSweep || themes.includes(theme)).map(([who, size]) => [who, size]);
}

describe.each(THEMES)('in the %s theme', (theme) => {
  test.each(
    sampled(theme, [
      ['HQ', DESKTOP, THEMES],
      ['MANAGER', PHONE, ['dark']],
      ['VIEWER', DESKTOP, ['light']],
    ]),
  )(
    'the console of %s: every view',
    async (role, size) => {
      const { page, frame } = await openIn(theme, await hub.consoleLink(role), size);
      const views = frame.getByRole('navigation').getByRole('button');
      await views.first().waitFor();
      for (const view of await views.all()) {
        await view.click();
        await frame.locator('.skeleton').waitFor({ state: 'detached' });
        await lookInside(page, `${role} ${await view.innerText()}`);
      }
    },
    120_000,
  );

  test('the console: a lead and each of its questions, a unit, the search, findings being decided', async () => {
    const { page, frame } = await openIn(theme, await hub.consoleLink('HQ'), DESKTOP);
    const view = (name: string | RegExp) =>
      frame.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    await view('Lead');
    await frame.getByRole('button', { name: /^L-\d+$/ }).first().click(); // biome-ignore format: one line
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Mengapa dealer ini' }).waitFor();
    await lookInside(page, 'a lead');
    for (const name of ['Tambah catatan', 'Serahkan', 'Tutup lead']) {
      const button = dialog.getByRole('button', { name, exact: true }).first();
      if ((await button.count()) === 0) continue;
      await button.click();
      await lookInside(page, name);
    }
    await page.keyboard.press('Escape');
    await view('Unit');
    await frame.locator('tbody button').first().click();
    await frame.getByRole('dialog').waitFor();
    await lookInside(page, 'a unit');
    await page.keyboard.press('Escape');
    await frame.getByRole('searchbox').first().fill('rini');
    await frame.getByRole('button', { name: /Rini Astuti/ }).first().waitFor(); // biome-ignore format: one line
    await lookInside(page, 'search');
    await page.keyboard.press('Escape');
    await view(/^Perlu keputusan/);
    await frame.getByRole('checkbox').first().check();
    await lookInside(page, 'deciding');
    await frame.getByRole('button', { name: /^Tunda/ }).click();
    await lookInside(page, 'snoozing');
  });

  test('the dealer page: an offer, a lead, a sale that is refused, off duty', async () => {
    const rep = await offeredRep(theme === 'light' ? '6281390020002' : '6281390020003');
    const { page, frame } = await openIn(theme, await hub.dealerLink(rep), PHONE);
    await frame.getByRole('button', { name: 'Ambil', exact: true }).first().waitFor();
    await lookInside(page, 'an offer');
    const tab = (name: string) => frame.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    for (const name of ['Jual', 'Skor', 'Unit']) {
      await tab(name);
      await frame.getByRole('heading').nth(1).waitFor();
      await lookInside(page, name);
    }
    await frame.getByRole('button', { name: 'Jual unit ini' }).first().click();
    await frame.getByLabel('Nama pembeli').fill('Tono Wijaya');
    await frame.getByLabel('Nomor WhatsApp pembeli').fill('081377001234');
    await frame.getByLabel('Harga kendaraan (Rp)').fill('1.000.000');
    await frame.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await frame.getByRole('alert').first().waitFor();
    await lookInside(page, 'a sale refused');
    await frame.getByRole('switch').click();
    await frame.locator('.toast').first().waitFor();
    await lookInside(page, 'off duty');
  });

  test('both pages without a network, with a link that is no good, and while they load', async () => {
    const [{ name: rep = '' } = {}] = (await hub.links()).dealer;
    for (const url of [await hub.consoleLink('HQ'), await hub.dealerLink(rep)]) {
      const ended = await openIn(theme, url.replace(/.$/, 'x'), PHONE);
      await ended.frame.getByRole('heading').first().waitFor();
      await lookInside(ended.page, 'no good link');
      const { page, frame } = await openIn(theme, url, PHONE);
      await frame.getByRole('navigation').first().waitFor();
      await page.context().setOffline(true);
      await frame.getByRole('navigation').getByRole('button').nth(1).click();
      await frame.getByRole('navigation').getByRole('button').nth(2).click();
      await frame.getByRole('status').first().waitFor();
      await lookInside(page, 'offline');
      await page.context().setOffline(false);
    }
  });

  test.each(
    sampled(theme, [
      ['desktop', DESKTOP, ['light']],
      ['phone', PHONE, ['dark']],
    ]),
  )(
    'the local page on a %s: every panel, and its questions',
    async (_, size) => {
      const { page } = await openIn(theme, hub.url, size);
      await page.getByText('Live', { exact: true }).waitFor();
      await look(page, 'as it opens');
      if (size === PHONE) {
        for (const name of ['Customer', 'Reps', 'Sheets', 'Activity']) {
          await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
          await look(page, name);
        }
      } else {
        for (const name of PANELS) {
          await page.getByRole('tab', { name, exact: true }).click();
          await page.waitForFunction(() => document.querySelector('.panel-body .skeleton') === null);
          await look(page, name);
        }
        await page.getByRole('button', { name: 'Reset demo' }).click();
        await page.getByRole('dialog', { name: 'Reset the demo?' }).waitFor();
        await look(page, 'asking');
      }
    },
    120_000,
  );
});
