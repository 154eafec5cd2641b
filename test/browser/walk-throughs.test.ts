/**
 * What people come to the local page for, in a real Chromium, each by keyboard alone and by touch alone: a first lead,
 * staff's day in the workbook, a gateway in ten minutes, a sale as far as the ledger.
 */
import type { Locator } from 'playwright-core';
import { weightyFaults } from './axe';
import { byKeyboard, byTouch, type Hands } from './hands';
import { type HubInBrowser, openHubInBrowser } from './hub-in-browser';

const WAYS = [
  {
    way: 'keyboard',
    take: byKeyboard,
    lead: { customer: 'Sinta Maharani', city: 'jakarta selatan' },
    unit: { Serial: 'V1A260008', 'Model ID': 'V1', 'Dealer ID': 'D003' },
    fleet: { gateway: 'ChirpStack (demo-chirpstack)', id: 'demo-chirpstack', serial: 'V1A260056' },
    sale: { gateway: 'Own box, signed (jkt-1)', Serial: 'V1PA260015', 'Model ID': 'V1P', 'Dealer ID': 'D006' },
  },
  {
    way: 'touch',
    take: byTouch,
    lead: { customer: 'Bima Prasetyo', city: 'surabaya' },
    unit: { Serial: 'S3A260006', 'Model ID': 'S3', 'Dealer ID': 'D003' },
    fleet: { gateway: 'flespi (demo-flespi)', id: 'demo-flespi', serial: 'S3A260258' },
    sale: { gateway: 'Own box, with a key (demo-hub)', Serial: 'S3A260042', 'Model ID': 'S3', 'Dealer ID': 'D015' },
  },
] as const;

const TOO_LITTLE = '9.000.000';

let hub: HubInBrowser;

beforeAll(async () => {
  hub = await openHubInBrowser();
});

afterAll(() => hub?.close());

afterEach(async () => {
  await hub.closePages();
  expect(hub.faults.splice(0)).toEqual([]);
});

const button = (where: Locator | Hands['page'], name: string | RegExp) =>
  where.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();

const cellIn = (grid: Locator, text: string | RegExp) =>
  grid.getByRole('gridcell', typeof text === 'string' ? { name: text, exact: true } : { name: text }).first();

/** The row of what is shown, from 0, that holds this. */
async function rowWith(grid: Locator, text: string): Promise<number> {
  const row = grid.getByRole('row').filter({ hasText: text }).last();
  return Number(await row.getAttribute('aria-rowindex')) - 2;
}

const rowOf = (grid: Locator, text: string) => grid.getByRole('row').filter({ hasText: text }).last();

async function newCustomer({ page, press, write, customer }: Hands, name: string): Promise<Locator> {
  await press(button(await customer(), /choose another/));
  await press(button(page, 'New customer'));
  await write(page.getByRole('dialog', { name: 'New customer' }).getByLabel('Name', { exact: true }), name);
  const phone = page.getByRole('region', { name: `Customer: ${name}` });
  await phone.waitFor();
  return phone;
}

async function chooseView({ page, press }: Hands, name: RegExp): Promise<void> {
  await press(button(page, /^View: /));
  await press(page.getByRole('menuitem', { name }));
}

/** A filter view and a hidden column, and back to all rows. */
async function lookThroughViews(hands: Hands, leads: Locator, name: string): Promise<void> {
  const header = leads.getByRole('columnheader', { name: 'Why these dealers' });
  await leads.getByRole('columnheader', { name: 'Dealers considered' }).waitFor();
  expect(await header.count()).toBe(0);
  await chooseView(hands, /Unclaimed now$/);
  await button(hands.page, /^View: Belum diklaim/).waitFor();
  await rowOf(leads, name).waitFor({ state: 'detached' });
  await chooseView(hands, /^All rows$/);
  await rowOf(leads, name).waitFor();
  await chooseView(hands, /^Show 1 hidden column$/);
  await header.waitFor();
}

async function fillCell(hands: Hands, grid: Locator, at: { row: number; header: string; value: string }) {
  await hands.goTo(grid, at.row, at.header);
  const input = await hands.open(grid);
  const isList = await input.evaluate((element) => element.tagName === 'SELECT');
  await (isList ? hands.choose(input, at.value) : hands.write(input, at.value));
  await input.waitFor({ state: 'detached' });
}

/** A line of the Sales tab, by header: today, at today's list price. */
async function saleOf(unit: { Serial: string; 'Model ID': string; 'Dealer ID': string }) {
  const rep = (await hub.rows('Reps')).find((row) => row['Dealer ID'] === unit['Dealer ID']);
  const prices = await hub.rows('Prices');
  const price = prices.find((row) => row['Model ID'] === unit['Model ID'] && row.Region === 'Jabodetabek');
  return {
    ...{ ...unit, 'Rep ID': rep?.['Rep ID'] ?? '', 'Customer name': 'Tono Wijaya' },
    ...{ 'Customer phone': `0857${unit.Serial.slice(-6)}77`, 'Sale date': new Date().toISOString().slice(0, 10) },
    ...{ 'Vehicle (Rp)': String(price?.['List price (Rp)']), Payment: 'transfer', 'Odometer (km)': '1' },
  };
}

describe.each(WAYS)('by $way', ({ take, lead, unit, fleet, sale }) => {
  const walk = (name: string, steps: (hands: Hands) => Promise<void>) =>
    test(name, async () => {
      const hands = await take(hub);
      await hands.page.getByText('Live', { exact: true }).waitFor();
      await steps(hands);
      expect(await weightyFaults(hands.page)).toEqual([]);
    });

  walk(
    'a first lead: asked, offered to three dealers, claimed by one, too slow for another, answered',
    async (hands) => {
      const { page, press, write, rep } = hands;
      const customer = await newCustomer(hands, lead.customer);
      await write(customer.getByRole('textbox'), 'Halo, saya mau beli');
      await press(button(customer, 'Pilih model'));
      await press(customer.getByRole('dialog').locator('.list-row').first());
      await press(button(customer, 'Send location'));
      const dialog = page.getByRole('dialog', { name: 'Share a location' });
      await write(dialog.getByRole('searchbox'), lead.city);
      await press(dialog.getByRole('radio').first());
      await press(button(dialog, /^Send /));

      const claim = (phone: Locator) => phone.getByRole('button', { name: 'Claim', exact: true }).last();
      await claim(await rep(2)).waitFor();
      const loser = await rep(1);
      await claim(loser).waitFor();
      const winner = await rep(0);
      await press(claim(winner));
      await winner.getByText('milik Anda').waitFor();
      await press(claim(await rep(1)));
      await (await rep(1)).getByText('Too Slow').waitFor();
      await write((await rep(0)).getByRole('textbox'), 'Halo, unitnya siap dicoba hari ini.');
      await (await hands.customer()).getByText('unitnya siap dicoba hari ini').waitFor();
      const leads = await hands.sheet('Leads');
      await rowOf(leads, lead.customer).getByText('CONTACTED').waitFor();
      await lookThroughViews(hands, leads, lead.customer);
    },
  );

  walk(
    'staff’s day: what is open, a decision, a pasted sale, its price put right, a check, a step back',
    async (hands) => {
      const { page, press } = hands;
      const findings = await hands.sheet('Findings');
      await chooseView(hands, /Open findings by money$/);
      await cellIn(findings, 'open').waitFor();
      const finding = (await findings.locator('#cell-0-0').innerText()).trim();
      await fillCell(hands, findings, { row: 0, header: 'Decision', value: 'resolved' });
      await cellIn(findings, finding).waitFor({ state: 'detached' });

      const sales = await hands.sheet('Sales');
      await cellIn(sales, 'V1A260000').waitFor();
      const headers = (await sales.getByRole('columnheader').allInnerTexts()).map((each) => each.trim());
      const line: Record<string, string> = { ...(await saleOf(unit)), 'Vehicle (Rp)': TOO_LITTLE };
      const cells = headers.map((header) => line[header] ?? '');
      const text = cells.join('\t').trimEnd();
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await hands.lastRow(sales);
      await hands.goTo(sales, (await hub.rows('Sales')).length, 'Serial');
      await hands.paste(sales);
      await rowOf(sales, unit.Serial).getByText('REFUSED').waitFor();
      const row = await rowWith(sales, unit.Serial);
      const right = (await saleOf(unit))['Vehicle (Rp)'];
      await fillCell(hands, sales, { row, header: 'Vehicle (Rp)', value: right });
      await rowOf(sales, unit.Serial).getByText('ACCEPTED').waitFor();

      await press(button(page, 'Menu of the workbook: Dealer Hub'));
      await press(page.getByRole('menuitem', { name: 'Progress of checks' }));
      await press(button(page.getByRole('dialog'), 'OK'));
      await hands.undo(sales);
      await page.getByText(/^Undone: /).waitFor();
      await rowOf(sales, unit.Serial).getByText(`Rp ${TOO_LITTLE}`).first().waitFor();
      await rowOf(sales, unit.Serial).getByText('REFUSED').waitFor();
    },
  );

  walk('a gateway in ten minutes: a sample, a unit sold, bought and ridden, silence, and its alert', async (hands) => {
    const { page, press } = hands;
    await hands.panel('Gateways');
    await hands.choose(page.getByRole('combobox', { name: 'Gateway', exact: true }), fleet.gateway);
    await press(button(page, 'Send this sample'));
    await page.getByText(/The hub answered: (accepted|queued)/).waitFor();
    const unit = page.getByRole('listitem').filter({ has: button(page, `Life of ${fleet.serial}`) });
    await press(button(unit, 'Sell it'));
    await page.getByText(/Sold: row \d+ of Sales/).waitFor();
    await press(button(unit, 'Let the minute pass'));
    await unit.getByText(/Activation: Taken by gateway/).waitFor();
    await press(button(unit, 'Report its purchase'));
    await unit.getByText('ACTIVATED').waitFor();
    await press(button(unit, 'Ride 5 km'));
    await unit.getByText(/^6(\.\d)? km/).waitFor();
    await press(button(unit, /^Life of/));
    const life = page.getByRole('list', { name: `States of ${fleet.serial}` });
    for (const state of ['Shipped', 'Sold', 'Activated']) await life.getByText(state, { exact: true }).waitFor();
    await page.getByText('sale proved').first().waitFor();
    await press(button(page, 'Go silent'));
    await press(button(page, /minutes later$/));
    const alerts = await hands.sheet('Alerts');
    await rowOf(alerts, fleet.id).getByText('gateway-silent').waitFor();
  });

  walk(
    'a sale to ledger: typed, judged, activated, proved by its unit, in the ledger, and the ledger verified',
    async (hands) => {
      const { page, press } = hands;
      const { gateway, ...unit } = sale;
      const sales = await hands.sheet('Sales');
      await cellIn(sales, 'V1A260000').waitFor();
      await hands.lastRow(sales);
      const row = (await hub.rows('Sales')).length;
      for (const [header, value] of Object.entries(await saleOf(unit)))
        await fillCell(hands, sales, { row, header, value });
      await rowOf(sales, unit.Serial).getByText('ACCEPTED').waitFor();

      await hands.panel('Gateways');
      await hands.choose(page.getByRole('combobox', { name: 'Gateway', exact: true }), gateway);
      const sold = page.getByRole('listitem').filter({ has: button(page, `Life of ${unit.Serial}`) });
      await press(button(sold, 'Let the minute pass'));
      await sold.getByText(/Activation: Taken by gateway/).waitFor();
      await press(button(sold, 'Report its purchase'));
      await sold.getByText('ACTIVATED').waitFor();
      await press(button(sold, /^Life of/));
      await sold.getByText('sale proved').first().waitFor();

      const ledger = await hands.sheet('Ledger');
      await ledger.waitFor();
      await hands.lastRow(ledger);
      await rowOf(ledger, unit.Serial).waitFor();
      await press(button(page, 'Menu of the workbook: Dealer Hub'));
      await press(page.getByRole('menuitem', { name: 'Verify the ledger' }));
      await page.getByRole('dialog').getByText('The ledger holds').waitFor();
      await press(button(page.getByRole('dialog'), 'OK'));
    },
  );
});
