/** A person asks to be erased: the owner finds them in the dialog, and the real bundle does the rest over Google's services. */
import type { PrivacyAnswer } from '../../src/app/privacy/answer-privacy';
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;

beforeEach(async () => {
  cast = await openCast();
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
});

afterEach(() => cast.hub.rt.close());

async function ask(request: object): Promise<PrivacyAnswer> {
  const text = await cast.hub.finish(cast.hub.rt.run('managePrivacy', [JSON.stringify(request)]));
  return JSON.parse(String(text)) as PrivacyAnswer;
}

/** Every cell of every tab, and every property. */
function traces(of: string): string[] {
  const tabs = cast.hub.rt.host.spreadsheets().flatMap(({ sheets }) => sheets.map(({ title }) => title));
  const inTabs = tabs.filter((tab) => JSON.stringify(cast.hub.rows(tab)).includes(of));
  const inProperties = Object.entries(cast.hub.rt.properties.all()).filter(([, value]) => value.includes(of));
  return [...inTabs, ...inProperties.map(([name]) => name)];
}

test('they are found by their number as people write it, and nothing of them is left some minutes later', async () => {
  const [customer] = cast.hub.rows('Customers');
  const phone = String(customer?.Phone);
  expect(traces(phone).length).toBeGreaterThan(3);
  const whom = `0${phone.slice(2, 5)}-${phone.slice(5)}`;
  expect(await ask({ act: 'find', whom })).toEqual({ outcome: 'found', about: 'C-000001 L-000001' });
  expect((await ask({ act: 'erase', whom })).outcome).toMatch(/goes-on|done/);
  await cast.hub.rt.advance(15 * 60_000);
  expect(await ask({ act: 'state' })).toEqual({ outcome: 'idle' });
  expect(traces(phone)).toEqual([]);
  expect(traces(phone.slice(2))).toEqual([]);
  expect(traces('Sari')).toEqual([]);
  expect(cast.hub.rows('Leads')[0]).toMatchObject({ Status: 'LOST', 'Customer phone': '' });
  // The same person, later, is somebody new.
  await cast.sari.says('halo, mau beli');
  expect(cast.hub.rows('Customers').map((row) => row['Customer ID'])).toEqual(['C-000001', 'C-000002']);
});

test('nobody but the owner may ask for it', async () => {
  const visitor = cast.hub.rt.run('managePrivacy', [JSON.stringify({ act: 'erase', whom: 'C-000001' })], { user: '' });
  await expect(cast.hub.finish(visitor)).rejects.toThrow(/Only the owner/);
  expect(cast.hub.rows('Customers')[0]?.['Customer name']).toContain('Sari');
});
