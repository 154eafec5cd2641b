/** The main tasks of both pages by keyboard alone, from key to key as a person goes. Run by npm run test:browser. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { DESKTOP, type HubInBrowser, openHubInBrowser, PHONE } from './hub-in-browser';

const CUSTOMER = '6281390030003';
/** More stops than any view has before the control that is wanted. */
const MOST_STOPS = 400;

let hub: HubInBrowser;

beforeAll(async () => {
  hub = await openHubInBrowser();
  await hub.post('local/phones', { name: 'Rini Astuti', number: CUSTOMER });
  await hub.post('local/menu/run', { function: 'auditAllSales' });
});

afterAll(() => hub?.close());

afterEach(async () => {
  await hub.closePages();
  await hub.aMinuteLater();
  expect(hub.faults.splice(0)).toEqual([]);
});

/** Goes on with Tab until the control has the focus: what cannot be reached that way is not found. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(control)}.`);
}

async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

async function enter(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Whatever had the focus may be gone by now: the next Tab still goes on from there, not from the top of the page. */
async function staysInPlace(frame: FrameLocator): Promise<void> {
  const isLost = await frame.locator('body').evaluate((body) => document.activeElement === body);
  expect(isLost).toBe(false);
}

const button = (where: FrameLocator | Locator, name: string | RegExp) =>
  where.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();

async function askDealers(): Promise<string> {
  await hub.post(`local/phones/${CUSTOMER}/say`, { text: 'Mau beli Volta V1 City' });
  await hub.post(`local/phones/${CUSTOMER}/location`, { latitude: -6.2431, longitude: 106.7991 });
  for (;;) {
    const open = (await hub.rows('Offers')).filter(({ Status }) => Status === 'OPEN');
    if (open.length >= 3) return open.at(-1)?.Rep ?? '';
  }
}

test('the dealer page: claims, says that the customer was contacted, answers them, goes off duty, sells', async () => {
  const { page, frame } = await hub.open(await hub.dealerLink(await askDealers()), PHONE);
  await press(page, button(frame, 'Ambil'));
  await frame.getByText('Lead ini milik Anda').waitFor();
  await staysInPlace(frame);
  await press(page, button(frame, /Rini Astuti/));
  await press(page, button(frame, 'Sudah dihubungi'));
  await frame.getByText('Tercatat.').waitFor();
  await button(frame, 'Sudah dihubungi').waitFor({ state: 'detached' });
  await staysInPlace(frame);
  await enter(page, frame.getByRole('textbox', { name: 'Pesan untuk pelanggan' }), 'Halo Ibu Rini.');
  await press(page, button(frame, 'Kirim'));
  await frame.getByText('Terkirim ke pelanggan').waitFor();
  const send = await button(frame, 'Kirim').evaluate((element) => element === document.activeElement);
  expect(send).toBe(true);
  await press(page, frame.getByRole('switch'), 'Space');
  await frame.locator('[role=switch][aria-checked=false]').waitFor();
  await press(page, button(frame, 'Unit'));
  await press(page, button(frame, 'Jual unit ini'));
  await enter(page, frame.getByLabel('Nama pembeli'), 'Tono Wijaya');
  await enter(page, frame.getByLabel('Nomor WhatsApp pembeli'), '081377001234');
  await enter(page, frame.getByLabel('Harga kendaraan (Rp)'), '1.000.000');
  await press(page, button(frame, 'Daftarkan'));
  await frame.getByRole('alert').getByText('Ditolak').waitFor();
});

test('the console: decides on a finding, silences an alert and ends that, changes a setting, verifies the ledger', async () => {
  const { page, frame } = await hub.open(await hub.consoleLink('HQ'), DESKTOP);
  const view = (name: string | RegExp) => press(page, button(frame.getByRole('navigation'), name));
  await view(/^Perlu keputusan/);
  await press(page, frame.getByRole('checkbox').first(), 'Space');
  await press(page, button(frame, 'Saya tangani'));
  await frame.getByText('1 berubah').waitFor();

  await hub.aMinuteLater();
  await view('Peringatan dibisukan');
  await press(page, button(frame, /^Bisukan peringatan/));
  const making = frame.getByRole('dialog', { name: 'Bisukan peringatan' });
  await tabTo(page, making.getByLabel('Aturan'));
  await page.keyboard.press('ArrowDown');
  await enter(page, making.getByLabel('Alasan'), 'Pameran');
  await press(page, button(making, 'Bisukan peringatan'));
  await making.waitFor({ state: 'detached' });
  const opener = button(frame, /^Bisukan peringatan/);
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  await press(page, button(frame, 'Akhiri'));
  await frame.getByText('berakhir', { exact: true }).waitFor();
  await staysInPlace(frame);

  await hub.aMinuteLater();
  await view('Pengaturan');
  await enter(page, frame.getByRole('searchbox', { name: 'Saring: Pengaturan' }), 'claimWindowMinutes');
  await press(page, button(frame, 'claimWindowMinutes'));
  const changing = frame.getByRole('dialog', { name: 'claimWindowMinutes' });
  await enter(page, changing.getByLabel('Nilai'), 'soon');
  await press(page, button(changing, 'Simpan'));
  await changing.getByRole('alert').getByText('bukan angka').waitFor();
  await enter(page, changing.getByLabel('Nilai'), '12');
  await press(page, button(changing, 'Simpan'));
  await changing.waitFor({ state: 'detached' });
  const trail = (await hub.rows('Audit trail')).map(({ Action }) => Action);
  expect(trail).toEqual(expect.arrayContaining([expect.stringMatching(/^decide /), 'silence', 'end silence', 'set']));

  await hub.aMinuteLater();
  await view('Unit');
  await press(page, button(frame, 'Periksa buku besar'));
  await frame.getByText('Ledger utuh').waitFor();
});
