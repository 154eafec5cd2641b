/** The chatbot and the people it screens: places it has to look up, silence and return, numbers hidden, shared and changed. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast, type Person } from './cast';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let cast: Cast;
const open = async (options: Parameters<typeof openCast>[0] = {}) => {
  cast = await openCast(options);
};
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

const lead = (id = 'L-000001') => cast.hub.rows('Leads').find((row) => row['Lead ID'] === id) ?? {};
const customers = () => cast.hub.rows('Customers').filter((row) => row['Customer ID']);
const timeline = (id = 'L-000001') =>
  cast.hub
    .rows('Timeline')
    .filter((row) => row['Lead ID'] === id)
    .map((row) => row.To);

/** Reads what came, and answers it: nobody does within two seconds. */
async function answers(text: string): Promise<void> {
  await cast.hub.rt.advance(3_000);
  await cast.sari.says(text);
}

async function asFarAsTheLocation(person: Person): Promise<void> {
  await person.says('mau beli');
  await person.taps('Volta S3 Sport');
}

describe('where a customer is', () => {
  beforeEach(() => open());

  test('a district that the Places tab does not know is found on the map, and dealers are asked', async () => {
    await asFarAsTheLocation(cast.sari);
    await cast.sari.says('saya di Bedahan kak');
    expect(lead()).toMatchObject({ Status: 'UNCLAIMED', Area: 'Bedahan, Depok' });
    expect(Number(lead().Latitude)).toBeCloseTo(-6.4218);
    expect(cast.andi.last).toContain('Bedahan');
  });

  test('what no map knows is asked again, and after two tries a person takes over', async () => {
    await asFarAsTheLocation(cast.sari);
    await answers('rumah saya dong');
    expect(cast.sari.last).toContain('belum mengenal "rumah saya dong"');
    await answers('di belakang masjid');
    await answers('masa tidak tahu');
    expect(lead().Status).toBe('WITH_MANAGER');
  });

  test('a province is too wide to tell which dealers are near', async () => {
    await asFarAsTheLocation(cast.sari);
    await answers('Jawa Barat');
    expect(lead().Status).toBe('SCREENING');
    expect(cast.sari.last).toContain('Jawa Barat');
  });

  test('a map that answers nobody is no fault of the customer’s', async () => {
    cast.hub.maps.setStatus('OVER_QUERY_LIMIT');
    await asFarAsTheLocation(cast.sari);
    for (let i = 0; i < 4; i++) await answers('Bedahan');
    expect(cast.sari.last).toContain('peta sedang tidak dapat dibuka');
    expect(lead().Status).toBe('SCREENING');
    await cast.sari.sharesLocation(-6.4, 106.8);
    expect(lead().Status).toBe('UNCLAIMED');
  });

  test('a pin sent before it was asked for is kept', async () => {
    await cast.sari.says('halo');
    await cast.sari.sharesLocation(-6.4, 106.8);
    expect(cast.sari.last).toContain('bantu');
    await cast.sari.taps('Beli motor');
    await cast.sari.taps('Volta S3 Sport');
    expect(lead()).toMatchObject({ Status: 'UNCLAIMED', Model: 'Volta S3 Sport' });
  });

  test('intent and model in one sentence answer both questions', async () => {
    await cast.sari.says('halo kak mau beli Volta S3 Sport');
    expect(lead()).toMatchObject({ Intent: 'BUY', Model: 'Volta S3 Sport' });
    expect(cast.sari.last).toContain('lokasi');
  });
});

describe('a conversation in the customer’s language', () => {
  beforeEach(() => open());

  test('changes when they ask for another', async () => {
    await cast.sari.says('halo');
    await cast.sari.says('English');
    expect(cast.sari.last).toContain('What can we do for you?');
    await asFarAsTheLocation(cast.sari);
    expect(cast.sari.last).toContain('Where are you?');
  });

  test('a voice note or a picture is kept and answered in words that fit', async () => {
    await cast.sari.says('halo');
    await cast.hub.rt.advance(3_000);
    cast.sari.phone.sendMedia('audio', { voice: true });
    await cast.hub.rt.idle();
    expect(cast.sari.last).toContain('pesan suara belum bisa kami baca');
    expect(lead().Status).toBe('SCREENING');
  });
});

describe('a customer who stops answering', () => {
  beforeEach(() => open());

  test('is reminded once, by day, then the lead is abandoned, and taken up again when they return', async () => {
    await asFarAsTheLocation(cast.sari);
    const before = cast.sari.heard.length;
    await cast.hub.rt.advance(2 * HOUR);
    expect(cast.sari.heard.slice(before)).toHaveLength(1);
    expect(cast.sari.last).toContain('masih siap membantu');
    expect(cast.sari.last).toContain('lokasi');
    await cast.hub.rt.advance(21 * HOUR);
    expect(lead().Status).toBe('SCREENING');
    await cast.hub.rt.advance(3 * HOUR);
    expect(lead().Status).toBe('ABANDONED');
    expect(cast.sari.heard).toHaveLength(before + 1);
    await cast.sari.says('maaf baru balas');
    expect(lead().Status).toBe('SCREENING');
    expect(cast.sari.last).toContain('lokasi');
    await cast.sari.says('Depok');
    expect(lead().Status).toBe('UNCLAIMED');
    expect(timeline()).toEqual(['SCREENING', 'REMINDED', 'ABANDONED', 'SCREENING', 'UNCLAIMED']);
  });

  test('at night is reminded in the morning', async () => {
    // 22:30 in Jakarta.
    await cast.hub.rt.advance(
      ((22.5 * HOUR - ((cast.hub.rt.now() + 7 * HOUR) % (24 * HOUR))) % (24 * HOUR)) + 24 * HOUR,
    );
    await cast.sari.says('halo');
    const before = cast.sari.heard.length;
    await cast.hub.rt.advance(8 * HOUR);
    expect(cast.sari.heard).toHaveLength(before);
    await cast.hub.rt.advance(2 * HOUR);
    expect(cast.sari.heard).toHaveLength(before + 1);
  });
});

describe('who a customer is', () => {
  beforeEach(() => open());
  const usernameOnly = () => {
    const sari = cast.person('6281399999999', 'Rahasia');
    sari.phone.account.username = 'rahasia';
    return sari;
  };

  test('a customer who hides their number is asked for it, and the owner gets it when it is shared', async () => {
    const hidden = usernameOnly();
    await askDealers(cast, hidden);
    expect(hidden.last).toContain('bagikan nomor Anda');
    await cast.andi.taps('Claim');
    expect(lead()['Customer phone']).toBe('');
    hidden.phone.shareContact();
    await cast.hub.rt.idle();
    expect(lead()['Customer phone']).toBe('6281399999999');
    expect(cast.andi.last).toContain('+6281399999999');
    expect(cast.dewi.heard.join()).not.toContain('6281399999999');
  });

  test('a card of somebody else’s number is not taken for their own', async () => {
    const hidden = usernameOnly();
    await askDealers(cast, hidden);
    const phones = [{ phone: '+628777', wa_id: '6287777777777' }];
    hidden.phone.sendRaw({ type: 'contacts', contacts: [{ name: { formatted_name: 'Teman' }, phones }] });
    await cast.hub.rt.idle();
    expect(customers().map((row) => row.Phone)).toEqual(['']);
  });

  test('a changed number stays the same customer, with the same owner', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    cast.sari.phone.sendRaw({
      type: 'system',
      system: { body: 'changed', wa_id: '6281311112222', type: 'user_changed_number' },
    });
    await cast.hub.rt.idle();
    expect(lead()['Customer phone']).toBe('6281311112222');
    expect(cast.andi.last).toContain('+6281311112222');
    const now = cast.person('6281311112222', 'Sari Wulandari');
    await now.says('ini nomor baru saya');
    expect(cast.andi.last).toContain('ini nomor baru saya');
    expect(customers()).toHaveLength(1);
    await cast.andi.says('Baik, Bu');
    expect(now.last).toContain('Baik, Bu');
  });

  test('who wrote from the new number before the change was known becomes one person, and no lead is lost', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    const now = cast.person('6281311112222', 'Sari W');
    await now.says('halo');
    expect(customers()).toHaveLength(2);
    cast.sari.phone.sendRaw({
      type: 'system',
      system: { body: 'changed', wa_id: '6281311112222', type: 'user_changed_number' },
    });
    await cast.hub.rt.idle();
    expect(customers().map((row) => row['Same person as'])).toEqual(['', 'C-000001']);
    expect(lead('L-000002')).toMatchObject({ Status: 'ABANDONED', 'Customer ID': 'C-000001' });
    await now.says('jadi kapan ya?');
    expect(cast.andi.last).toContain('jadi kapan ya?');
  });

  test('a rotated user ID is the same customer', async () => {
    const hidden = usernameOnly();
    await askDealers(cast, hidden);
    const previous = hidden.phone.account.bsuid;
    const value = { messaging_product: 'whatsapp', user_id_update: [{ user_id: { previous, current: 'ID.Neu123' } }] };
    await cast.post(
      JSON.stringify({ object: 'x', entry: [{ id: '1', changes: [{ field: 'user_id_update', value }] }] }),
    );
    await cast.hub.rt.idle();
    expect(lead()['WhatsApp user ID']).toBe('ID.Neu123');
    const message = {
      from_user_id: 'ID.Neu123',
      id: 'wamid.neu',
      timestamp: '1',
      type: 'text',
      text: { body: 'masih saya' },
    };
    const changes = [{ field: 'messages', value: { messages: [message], contacts: [] } }];
    await cast.post(JSON.stringify({ object: 'x', entry: [{ id: '1', changes }] }));
    await cast.hub.rt.idle();
    expect(customers()).toHaveLength(1);
  });
});

describe('no more messages', () => {
  beforeEach(() => open());

  test('while dealers are asked: the lead is withdrawn, and a late tap wins nothing', async () => {
    await askDealers(cast, cast.sari);
    await cast.sari.says('STOP');
    expect(lead().Status).toBe('ABANDONED');
    await cast.andi.taps('Claim');
    expect(cast.andi.last).toContain('sudah habis');
    const before = cast.sari.heard.length;
    await cast.sari.says('halo?');
    expect(cast.sari.heard).toHaveLength(before);
    await cast.sari.says('START');
    expect(cast.sari.heard.length).toBeGreaterThan(before);
    expect(lead('L-000002').Status).toBe('SCREENING');
  });

  test('with an owner: the owner is told, and nothing of theirs goes through any longer', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    cast.sari.phone.stopMarketing();
    await cast.hub.rt.idle();
    expect(cast.andi.last).toContain('meminta berhenti');
    const before = cast.sari.heard.length;
    await cast.andi.says('Halo Bu');
    expect(cast.sari.heard).toHaveLength(before);
  });

  test('from somebody who never wrote: kept, and no lead is made of it', async () => {
    cast.sari.phone.stopMarketing();
    await cast.hub.rt.idle();
    expect(cast.hub.rows('Leads').filter((row) => row['Lead ID'])).toEqual([]);
    expect(customers()[0]).toMatchObject({ 'Opted out': 'TRUE' });
  });
});
