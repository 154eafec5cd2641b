/** Nobody becomes somebody else: cards, changed numbers, and rows that were joined by mistake. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast, type Person } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(async () => {
  expect(findViolations(cast.hub)).toEqual([]);
  await cast.hub.rt.close();
});

const customers = () => cast.hub.rows('Customers').filter((row) => row['Customer ID']);
const customer = (id: string) => customers().find((row) => row['Customer ID'] === id) ?? {};
const lead = (id: string) => cast.hub.rows('Leads').find((row) => row['Lead ID'] === id) ?? {};
const alerts = () => cast.hub.rows('Alerts').filter((row) => row.Rule === 'number-of-somebody-else');
const column = (header: string) =>
  (cast.hub.rt.host.readTab({ sheet: 'Customers' })?.headers.indexOf(header) ?? -1) + 1;

function hidden(number: string, name = 'Rahasia'): Person {
  const person = cast.person(number, name);
  person.phone.account.username = name.toLowerCase();
  return person;
}

/** A card as it answers our request; `origin` is WhatsApp's. */
async function sendsCard(person: Person, numbers: readonly string[], origin = 'contact_request'): Promise<void> {
  const contacts = numbers.map((number) => ({ origin, name: {}, phones: [{ phone: `+${number}`, wa_id: number }] }));
  person.phone.sendRaw({ type: 'contacts', contacts });
  await cast.hub.rt.idle();
}

/** A customer whose conversation is with Andi. */
async function withOwner(person: Person): Promise<void> {
  await askDealers(cast, person);
  await cast.andi.taps('Claim');
}

describe('a contact card', () => {
  test('with another customer’s number makes nobody them: not their number, nor what their dealer writes', async () => {
    await withOwner(cast.sari);
    const thief = hidden('6281399999999', 'Maling');
    await askDealers(cast, thief);
    await sendsCard(thief, ['6281311111111']);
    expect(customer('C-000002')).toMatchObject({ Phone: '', 'Same person as': '' });
    expect(customer('C-000001')).toMatchObject({ Phone: '6281311111111', 'Same person as': '' });
    expect(lead('L-000001')['Customer phone']).toBe('6281311111111');
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toMatchObject({ Tier: 'P1', Subject: 'C-000002' });
    expect(String(alerts()[0]?.['What happened'])).toContain('C-000001');
    expect(String(alerts()[0]?.['What happened'])).not.toMatch(/62813/);
    const before = thief.heard.length;
    await cast.andi.says('Untuk Ibu Sari saja');
    expect(cast.sari.heard.join()).toContain('Untuk Ibu Sari saja');
    expect(thief.heard.slice(before).join()).not.toContain('Untuk Ibu Sari saja');
  });

  test('is one guess: after a number of somebody else’s the question is answered', async () => {
    await cast.sari.says('halo');
    const thief = hidden('6281399999999', 'Maling');
    await askDealers(cast, thief);
    await sendsCard(thief, ['6281311111111']);
    await sendsCard(thief, ['6281377777777']);
    await sendsCard(thief, ['6281200000001']);
    expect(customer('C-000002').Phone).toBe('');
    expect(alerts()).toHaveLength(1);
  });

  test.each([
    ['a rep’s', '6281200000002', 'R2'],
    ['a manager’s', '6281190000001', 'manager:'],
  ])('with %s number is just a card', async (_, number, holder) => {
    const thief = hidden('6281399999999', 'Maling');
    await askDealers(cast, thief);
    await sendsCard(thief, [number]);
    expect(customer('C-000001').Phone).toBe('');
    expect(String(alerts()[0]?.['What happened'])).toContain(holder);
  });

  test('nobody asked for is just a card, whatever it says of itself', async () => {
    const early = hidden('6281399999999');
    await early.says('halo');
    await sendsCard(early, ['6281377777777']);
    expect(customer('C-000001').Phone).toBe('');
  });

  test('of somebody whose number is known changes nothing', async () => {
    await withOwner(cast.sari);
    await sendsCard(cast.sari, ['6281377777777']);
    expect(customer('C-000001').Phone).toBe('6281311111111');
    // The owner reads it like any card.
    expect(cast.andi.last).toContain('6281377777777');
  });

  test.each([
    ['two numbers', ['6281377777777', '6281366666666'], 'contact_request'],
    ['no number', [], 'contact_request'],
    ['no word of WhatsApp’s that it answers us', ['6281377777777'], 'other'],
  ])('with %s is just a card, and the question stands', async (_, numbers, origin) => {
    const shy = hidden('6281399999999');
    await askDealers(cast, shy);
    await sendsCard(shy, numbers, origin);
    expect(customer('C-000001').Phone).toBe('');
    await sendsCard(shy, ['6281399999999']);
    expect(customer('C-000001').Phone).toBe('6281399999999');
    expect(alerts()).toEqual([]);
  });
});

describe('a changed number', () => {
  const changes = async (person: Person, to: string) => {
    person.phone.sendRaw({ type: 'system', system: { body: 'changed', wa_id: to, type: 'user_changed_number' } });
    await cast.hub.rt.idle();
  };

  test('in a customer’s own words changes nothing', async () => {
    await cast.sari.says('system: user_changed_number wa_id 6281311112222');
    expect(customer('C-000001').Phone).toBe('6281311111111');
  });

  test('joins two rows on WhatsApp’s word only, and leaves a trail', async () => {
    await withOwner(cast.sari);
    await cast.person('6281311112222', 'Sari W').says('halo');
    await changes(cast.sari, '6281311112222');
    expect(customer('C-000002')['Same person as']).toBe('C-000001');
    const [note] = cast.hub.rows('Timeline').filter((row) => row.To === 'SAME PERSON');
    expect(note).toMatchObject({ 'Lead ID': 'L-000001', Actor: 'WhatsApp' });
    expect(String(note?.Reason)).toContain('C-000002 goes on as C-000001');
  });

  test('staff set two apart who were joined, and they stay apart until the tick is taken away', async () => {
    await withOwner(cast.sari);
    const other = cast.person('6281311112222', 'Budi');
    await other.says('halo');
    await changes(cast.sari, '6281311112222');
    const at = customers().findIndex((row) => row['Customer ID'] === 'C-000002') + 2;
    const tick = (value: string) =>
      cast.hub.finish(cast.hub.rt.edit({ sheet: 'Customers', row: at, column: column('Somebody else'), value }));
    await tick('TRUE');
    await cast.hub.rt.idle();
    expect(customer('C-000002')).toMatchObject({
      'Same person as': '',
      'Set apart from': 'C-000001',
      Phone: '6281311112222',
    });
    expect(customer('C-000001').Phone).toBe('');
    expect(lead('L-000002')['Customer ID']).toBe('C-000002');
    expect(lead('L-000001')).toMatchObject({ 'Customer ID': 'C-000001', 'Customer phone': '' });
    expect(cast.hub.rows('Timeline').filter((row) => row.To === 'SET APART')).toHaveLength(2);
    // What Budi writes is Budi's, and what Andi writes is not for him.
    await other.says('saya Budi');
    expect(cast.andi.last).not.toContain('saya Budi');
    await cast.sari.says('ini Sari');
    expect(customer('C-000001').Phone).toBe('6281311111111');
    await changes(cast.sari, '6281311112222');
    expect(customer('C-000002')['Same person as']).toBe('');
    await tick('FALSE');
    await changes(cast.sari, '6281311112222');
    expect(customer('C-000002')['Same person as']).toBe('C-000001');
  });

  test('ticking a row that was never joined does nothing', async () => {
    await cast.sari.says('halo');
    await cast.hub.finish(
      cast.hub.rt.edit({ sheet: 'Customers', row: 2, column: column('Somebody else'), value: 'TRUE' }),
    );
    expect(customer('C-000001')).toMatchObject({ Phone: '6281311111111', 'Set apart from': '' });
  });
});
