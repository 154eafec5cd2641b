/**
 * The admin console and the dealer page in a real Chromium, around the real bundle, as HtmlService serves them. Run by npm
 * run test:browser; without Chromium it says how to get one.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FrameLocator } from 'playwright-core';
import { englishIn } from '../core/words/english';
import { DESKTOP, type HubInBrowser, openHubInBrowser, PHONE, ROOT } from './hub-in-browser';

/** Bytes, as they are and compressed. */
const OWN_HTML = [
  ['Console.html', 260_000, 80_000],
  ['Dealer.html', 100_000, 40_000],
] as const;
const CUSTOMER = '6281390020001';

let hub: HubInBrowser;

beforeAll(async () => {
  hub = await openHubInBrowser();
  await hub.post('local/phones', { name: 'Rini Astuti', number: CUSTOMER });
});

afterAll(() => hub?.close());

afterEach(async () => {
  await hub.closePages();
  expect(hub.faults.splice(0)).toEqual([]);
});

const rows = (tab: string) => hub.rows(tab);
const post = (path: string, body: object) => hub.post(path, body);
const open = (url: string, viewport = DESKTOP) => hub.open(url, viewport);
const dealerLink = (rep: string) => hub.dealerLink(rep);
const consoleLink = (role: string) => hub.consoleLink(role);
const firstReps = async () => (await hub.links()).dealer.map(({ name }) => name);

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
  }
}

/** A customer who wants a bike, as far as the ringing phones; the names of the reps who were asked. */
async function askDealers(): Promise<string[]> {
  const known = (await rows('Leads')).length;
  await post(`local/phones/${CUSTOMER}/say`, { text: 'Mau beli Volta V1 City' });
  await eventually(async () => ((await rows('Leads')).length > known ? true : undefined));
  await post(`local/phones/${CUSTOMER}/location`, { latitude: -6.2431, longitude: 106.7991 });
  return eventually(async () => {
    const open = (await rows('Offers')).filter((offer) => offer.Status === 'OPEN');
    return open.length >= 3 ? open.map((offer) => offer.Rep ?? '') : undefined;
  });
}

describe('the dealer page', () => {
  test('claims an offer; another rep’s page is told at once that it is too slow', async () => {
    const [first = '', second = ''] = await askDealers();
    const winner = await open(await dealerLink(first), PHONE);
    const loser = await open(await dealerLink(second), PHONE);
    const claims = (frame: FrameLocator) => frame.getByRole('button', { name: 'Ambil', exact: true });
    await claims(loser.frame).waitFor();
    await claims(winner.frame).click();
    await winner.frame.getByText('Lead ini milik Anda').waitFor();
    await winner.frame.getByRole('button', { name: /Rini Astuti/ }).waitFor();
    await claims(loser.frame).click();
    await loser.frame.getByText('Too Slow').waitFor();
  });

  test('keeps what was typed while the network is gone, and sends it afterwards', async () => {
    const owner = (await rows('Leads')).at(-1)?.['Owner rep'] ?? '';
    const { page, frame } = await open(await dealerLink(owner), PHONE);
    await frame.getByRole('button', { name: /Rini Astuti/ }).click();
    await frame.getByRole('textbox', { name: 'Pesan untuk pelanggan' }).fill('Halo Ibu Rini, unitnya siap.');
    await page.context().setOffline(true);
    await frame.getByRole('button', { name: 'Kirim', exact: true }).click();
    await frame.getByText('Tidak ada jaringan').waitFor();
    await page.context().setOffline(false);
    await frame.getByRole('button', { name: '← Kembali' }).click();
    await frame.getByRole('button', { name: /Rini Astuti/ }).click();
    await frame.getByRole('button', { name: 'Kirim', exact: true }).click();
    await frame.getByText('Terkirim ke pelanggan').waitFor();
    const said = (await rows('Conversation')).filter(({ Text }) => Text?.includes('Halo Ibu Rini, unitnya siap.'));
    expect(said.filter((line) => line.Party === 'customer')).toHaveLength(1);
    hub.forgive('ERR_INTERNET_DISCONNECTED');
  });

  test('registers a sale: refused with the reason, corrected in the same form, accepted', async () => {
    const [name = ''] = await firstReps();
    const { frame } = await open(await dealerLink(name), PHONE);
    await frame.getByRole('button', { name: 'Unit', exact: true }).click();
    await frame.getByRole('button', { name: 'Jual unit ini' }).first().click();
    await frame.getByLabel('Nama pembeli').fill('Tono Wijaya');
    await frame.getByLabel('Nomor WhatsApp pembeli').fill('081377001234');
    await frame.getByLabel('Harga kendaraan (Rp)').fill('1.000.000');
    await frame.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    const alert = frame.getByRole('alert');
    await alert.getByText('Ditolak').waitFor();
    await alert.getByText('Harga bersih di bawah batas bawah.').waitFor();
    expect(englishIn(await alert.innerText())).toEqual([]);
    await frame.getByLabel('Harga kendaraan (Rp)').fill('25.900.000');
    await frame.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await alert.getByText(/Diterima/).waitFor();
  });

  test('fits a cheap phone: 44-px targets, nothing wider than the screen, under 100 KB', async () => {
    const { page, frame } = await open(await dealerLink((await firstReps())[1] ?? ''), PHONE);
    for (const name of ['Lead', 'Jual', 'Unit', 'Skor']) {
      await frame.getByRole('navigation').getByRole('button', { name }).click();
      await frame.getByRole('heading').nth(1).waitFor();
      const inner = page.frames()[1];
      expect(await inner?.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      const low = await inner?.evaluate(
        `[...document.querySelectorAll('button,input,select,summary')].filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 44).map((each) => each.outerHTML.slice(0, 80))`,
      );
      expect(low).toEqual([]);
    }
    for (const [name, raw, gzip] of OWN_HTML) {
      const html = readFileSync(join(ROOT, 'dist', name));
      expect(html.length).toBeLessThan(raw);
      expect(gzipSync(html).length).toBeLessThan(gzip);
    }
  });

  test('says in words what to do when the link is not good, or there is none', async () => {
    const link = await dealerLink((await firstReps())[0] ?? '');
    for (const url of [link.replace(/.$/, 'x'), link.replace(/#.*/, '')]) {
      const { frame } = await open(url, PHONE);
      await frame.getByRole('heading', { name: 'Tautan tidak berlaku' }).waitFor();
      await frame.getByText('Kirim kata “link”').waitFor();
    }
  });
});

describe('the console', () => {
  test('by keyboard alone: finds a lead, reads it, notes, and hands it over', async () => {
    const { page, frame } = await open(await consoleLink('HQ'));
    await frame.getByRole('heading', { name: 'Ringkasan' }).waitFor();
    // Into the frame: the first stop is the search field, where "/" leads from everywhere.
    await page.keyboard.press('Tab');
    await frame.getByRole('button', { name: 'Ringkasan', exact: true }).press('/');
    await page.keyboard.type('rini astuti');
    await frame.getByRole('button', { name: /L-\d+ · Rini Astuti/ }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = frame.getByRole('dialog', { name: /Rini Astuti/ });
    await dialog.getByRole('heading', { name: 'Mengapa dealer ini' }).waitFor();
    await dialog.getByRole('button', { name: 'Tambah catatan' }).press('Enter');
    await dialog.getByLabel('Catatan').press('Space');
    await page.keyboard.type('<b>VIP</b> =1+1');
    await page.keyboard.press('Enter');
    await dialog.getByText('<b>VIP</b> =1+1').waitFor();
    const before = (await rows('Leads')).at(-1)?.['Owner rep ID'];
    await dialog.getByRole('button', { name: 'Serahkan', exact: true }).press('Enter');
    await dialog.getByRole('button', { name: 'Serahkan', exact: true }).press('Enter');
    await frame.getByText('Lead diserahkan.').waitFor();
    expect((await rows('Leads')).at(-1)?.['Owner rep ID']).not.toBe(before);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('shows a masked number on request, and the audit trail has it', async () => {
    const { frame } = await open(await consoleLink('HQ'));
    await frame.getByRole('button', { name: 'Lead', exact: true }).click();
    await frame.getByRole('button', { name: /^L-\d+$/ }).first().click(); // biome-ignore format: one line
    const dialog = frame.getByRole('dialog');
    await dialog.getByText('62813•••001').waitFor();
    await dialog.getByRole('button', { name: 'Tampilkan nomor' }).click();
    await dialog.getByText(`+${CUSTOMER}`).waitFor();
    expect((await rows('Audit trail')).some(({ Action }) => Action === 'show number')).toBe(true);
  });

  test('decides on findings in bulk, and the list and the tab follow', async () => {
    await post('local/menu/run', { function: 'auditAllSales' });
    const { frame } = await open(await consoleLink('HQ'));
    await frame.getByRole('button', { name: /^Perlu keputusan/ }).click();
    await frame.getByRole('searchbox', { name: 'Saring: Perlu keputusan' }).fill('review');
    const boxes = frame.getByRole('checkbox');
    await boxes.first().check();
    await boxes.nth(1).check();
    await frame.getByRole('button', { name: 'Selesai', exact: true }).click();
    await frame.getByText('2 berubah').waitFor();
    const decided = (await rows('Findings')).filter(({ Decision }) => Decision === 'resolved');
    expect(decided).toHaveLength(2);
    expect(decided.every(({ State }) => State === 'resolved')).toBe(true);
  });

  test('every view opens for every role without an error and without English, and verifies the ledger', async () => {
    const english: string[] = [];
    for (const role of ['HQ', 'MANAGER', 'VIEWER']) {
      await hub.aMinuteLater();
      const { page, frame } = await open(await consoleLink(role));
      const views = frame.getByRole('navigation').getByRole('button');
      await views.first().waitFor();
      for (const view of await views.all()) {
        await view.click();
        await frame.locator('.skeleton').waitFor({ state: 'detached' });
        expect(await frame.getByRole('alert').count()).toBe(0);
        if (role === 'HQ') english.push(...englishIn(await frame.locator('main').innerText()));
      }
      if (role === 'HQ') {
        await frame.getByRole('navigation').getByRole('button', { name: 'Unit', exact: true }).click();
        await frame.getByRole('button', { name: 'Periksa buku besar' }).click();
        await frame.getByText('Ledger utuh').waitFor();
      }
      await page.close();
    }
    expect(english).toEqual([]);
  });

  test('fits a phone, and every control has a name', async () => {
    await hub.aMinuteLater();
    const { page, frame } = await open(await consoleLink('MANAGER'), PHONE);
    await frame.getByRole('navigation').getByRole('button').first().waitFor();
    const inner = page.frames()[1];
    for (const view of await frame.getByRole('navigation').getByRole('button').all()) {
      await view.click();
      await frame.locator('.skeleton').waitFor({ state: 'detached' });
      expect(await inner?.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      const nameless = await inner?.evaluate(
        `[...document.querySelectorAll('button,input,select')].filter((each) => !(each.innerText || each.ariaLabel || each.labels?.length || each.title)).map((each) => each.outerHTML.slice(0, 80))`,
      );
      expect(nameless).toEqual([]);
    }
  });
});
