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

/** When the page stands as it is now asked for. */
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

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

interface Looked {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** At the page as it stands, in each of its themes. */
  look(state: string): Promise<void>;
  /** The same at the page that HtmlService put into its frame. */
  lookInside(state: string): Promise<void>;
}

/** Once for all themes: what changes is how it is painted. */
async function openIn(themes: readonly Theme[], url: string, size: Size): Promise<Looked> {
  await hub.aMinuteLater();
  const { page, frame } = await hub.open(url, size);
  const paint = (theme?: Theme) => page.emulateMedia({ colorScheme: theme ?? null, reducedMotion: 'reduce' });
  const lookAt = async (where: Page | Frame | undefined, state: string): Promise<void> => {
    for (const theme of themes) {
      await paint(theme);
      await where?.evaluate(PAINTED);
      const faults = where ? await weightyFaults(where) : ['no frame'];
      found.push(...faults.map((fault) => ({ state: `${state}, ${theme}`, fault })));
    }
  };
  await paint(themes[0]);
  const look = (state: string) => lookAt(page, state);
  return { page, frame, look, lookInside: (state) => lookAt(page.frames()[1], state) };
}

const found: { readonly state: string; readonly fault: string }[] = [];

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

/** In every theme in a sweep; else in those that are named. */
const inThemes = (named: readonly Theme[]): readonly Theme[] => (isWholeSweep ? THEMES : named);

describe('in the light theme and the dark', () => {
  test.each<[string, Size, readonly Theme[]]>([
    ['HQ', DESKTOP, THEMES],
    ['MANAGER', PHONE, ['dark']],
    ['VIEWER', DESKTOP, ['light']],
  ])(
    'the console of %s: every view',
    async (role, size, themes) => {
      const { frame, lookInside } = await openIn(inThemes(themes), await hub.consoleLink(role), size);
      const views = frame.getByRole('navigation').getByRole('button');
      await views.first().waitFor();
      for (const view of await views.all()) {
        await view.click();
        await frame.locator('.skeleton').waitFor({ state: 'detached' });
        await lookInside(`${role} ${await view.innerText()}`);
      }
    },
    120_000,
  );

  test('the console: a lead and each of its questions, a unit, the search, findings being decided', async () => {
    const { page, frame, lookInside } = await openIn(THEMES, await hub.consoleLink('HQ'), DESKTOP);
    const view = (name: string | RegExp) =>
      frame.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    await view('Lead');
    await frame.getByRole('button', { name: /^L-\d+$/ }).first().click(); // biome-ignore format: one line
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Mengapa dealer ini' }).waitFor();
    await lookInside('a lead');
    for (const name of ['Tambah catatan', 'Serahkan', 'Tutup lead']) {
      const button = dialog.getByRole('button', { name, exact: true }).first();
      if ((await button.count()) === 0) continue;
      await button.click();
      await lookInside(name);
    }
    await page.keyboard.press('Escape');
    await view('Unit');
    await frame.locator('tbody button').first().click();
    await frame.getByRole('dialog').waitFor();
    await lookInside('a unit');
    await page.keyboard.press('Escape');
    await frame.getByRole('searchbox').first().fill('rini');
    await frame.getByRole('button', { name: /Rini Astuti/ }).first().waitFor(); // biome-ignore format: one line
    await lookInside('search');
    await page.keyboard.press('Escape');
    await view(/^Perlu keputusan/);
    await frame.getByRole('checkbox').first().check();
    await lookInside('deciding');
    await frame.getByRole('button', { name: /^Tunda/ }).click();
    await lookInside('snoozing');
  });

  test('the dealer page: an offer, a lead, a sale that is refused, off duty', async () => {
    const rep = await offeredRep('6281390020002');
    const { frame, lookInside } = await openIn(THEMES, await hub.dealerLink(rep), PHONE);
    await frame.getByRole('button', { name: 'Ambil', exact: true }).first().waitFor();
    await lookInside('an offer');
    const tab = (name: string) => frame.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    for (const name of ['Jual', 'Skor', 'Unit']) {
      await tab(name);
      await frame.getByRole('heading').nth(1).waitFor();
      await lookInside(name);
    }
    await frame.getByRole('button', { name: 'Jual unit ini' }).first().click();
    await frame.getByLabel('Nama pembeli').fill('Tono Wijaya');
    await frame.getByLabel('Nomor WhatsApp pembeli').fill('081377001234');
    await frame.getByLabel('Harga kendaraan (Rp)').fill('1.000.000');
    await frame.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await frame.getByRole('alert').first().waitFor();
    await lookInside('a sale refused');
    await frame.getByRole('switch').click();
    await frame.locator('.toast').first().waitFor();
    await lookInside('off duty');
  });

  test('both pages without a network, with a link that is no good, and while they load', async () => {
    const [{ name: rep = '' } = {}] = (await hub.links()).dealer;
    for (const url of [await hub.consoleLink('HQ'), await hub.dealerLink(rep)]) {
      const ended = await openIn(THEMES, url.replace(/.$/, 'x'), PHONE);
      await ended.frame.getByRole('heading').first().waitFor();
      await ended.lookInside('no good link');
      const { page, frame, lookInside } = await openIn(THEMES, url, PHONE);
      await frame.getByRole('navigation').first().waitFor();
      await page.context().setOffline(true);
      await frame.getByRole('navigation').getByRole('button').nth(1).click();
      await frame.getByRole('navigation').getByRole('button').nth(2).click();
      await frame.getByRole('status').first().waitFor();
      await lookInside('offline');
      await page.context().setOffline(false);
    }
  });

  test.each<[string, Size, readonly Theme[]]>([
    ['desktop', DESKTOP, ['light']],
    ['phone', PHONE, ['dark']],
  ])(
    'the local page on a %s: every panel, and its questions',
    async (_, size, themes) => {
      const { page, look } = await openIn(inThemes(themes), hub.url, size);
      await page.getByText('Live', { exact: true }).waitFor();
      await look('as it opens');
      if (size === PHONE) {
        for (const name of ['Customer', 'Reps', 'Sheets', 'Activity']) {
          await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
          await look(name);
        }
      } else {
        for (const name of PANELS) {
          await page.getByRole('tab', { name, exact: true }).click();
          await page.waitForFunction(() => document.querySelector('.panel-body .skeleton') === null);
          await look(name);
        }
        await page.getByRole('button', { name: 'Reset demo' }).click();
        await page.getByRole('dialog', { name: 'Reset the demo?' }).waitFor();
        await look('asking');
      }
    },
    120_000,
  );
});
