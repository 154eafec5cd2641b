/** The main job, end to end, on the real bundle: from a WhatsApp message to one claimed lead. */
import { straightTo } from '../../sim/hub';
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

test('a customer is greeted in Bahasa Indonesia, asked three things, and three dealers’ phones ring', async () => {
  const { sari, andi, dewi, joko, hub } = cast;
  await sari.says('Halo [ref:TT-2026A]');
  expect(sari.last).toContain('Halo Sari Wulandari');
  await sari.taps('Beli motor');
  expect(sari.last).toContain('Model mana');
  await sari.taps('Volta S3 Sport');
  expect(sari.last).toContain('Di mana lokasi Anda');
  await sari.sharesLocation(-6.39, 106.8);
  expect(sari.last).toContain('dealer terdekat');
  for (const rep of [andi, dewi, joko]) {
    expect(rep.last).toContain('L-000001');
    expect(rep.last).not.toContain('Sari');
    expect(rep.last).not.toContain('6281311111111');
  }
  const [lead] = hub.rows('Leads');
  expect(lead).toMatchObject({
    Status: 'UNCLAIMED',
    Channel: 'TIKTOK',
    Campaign: 'TT-2026A',
    Intent: 'BUY',
    Model: 'Volta S3 Sport',
    Region: 'Jabodetabek',
  });
  expect(lead?.['Why these dealers']).toContain('"verdict":"asked"');
  expect(hub.rows('Offers').map((offer) => offer.Dealer)).toEqual(['Volta Depok', 'Volta Cinere', 'Volta Bogor']);
});

test('the first tap wins, the second is too slow, the winner gets the customer and the customer the rep', async () => {
  const { sari, andi, dewi, hub } = cast;
  await askDealers(cast, sari);
  await dewi.taps('Claim');
  await andi.taps('Claim');
  expect(dewi.heard.at(-1)).toContain('Sari Wulandari · +6281311111111');
  expect(andi.last).toContain('❌ Too Slow');
  expect(sari.last).toContain('Dewi dari Volta Cinere (Jl. Cinere 2)');
  expect(hub.rows('Leads')[0]).toMatchObject({
    Status: 'CLAIMED',
    'Owner rep': 'Dewi',
    'Owner dealer': 'Volta Cinere',
  });
  expect(hub.rows('Offers').map((offer) => offer.Status)).toEqual(['TOO_SLOW', 'WON', 'TAKEN']);
  expect(hub.rows('Ledger')).toEqual([expect.objectContaining({ Type: 'HAND_OFF', Subject: 'L-000001', 'No.': '1' })]);
});

test('every message is in the conversation log and every change of state in the timeline', async () => {
  const { sari, andi, hub } = cast;
  await askDealers(cast, sari);
  await andi.taps('Claim');
  const log = hub.rows('Conversation').filter((row) => row['Lead ID'] === 'L-000001');
  expect(log.filter((row) => row.Direction === 'in' && row.Party === 'customer')).toHaveLength(4);
  expect(log.filter((row) => row.Direction === 'out' && row.Party === 'customer')).toHaveLength(5);
  expect(hub.rows('Timeline').map((row) => `${row.From}→${row.To}`)).toEqual([
    '→SCREENING',
    'SCREENING→UNCLAIMED',
    'UNCLAIMED→CLAIMED',
  ]);
});

test('the winner tapping again is told it is theirs; a tap on Pass counts nothing against a rep', async () => {
  const { sari, andi, joko, hub } = cast;
  await askDealers(cast, sari);
  await joko.taps('Pass');
  expect(joko.last).toContain('does not count against you');
  await andi.taps('Claim');
  await andi.taps('Claim');
  expect(andi.last).toContain('sudah milik Anda');
  await joko.taps('Claim');
  expect(joko.last).toContain('You passed on lead L-000001 before');
  expect(hub.rows('Reps').map((rep) => rep['Ignored in a row'])).toEqual(['0', '', '']);
});

test('"1" claims when exactly one offer is open, and asks which when there are several', async () => {
  const { sari, andi, dewi } = cast;
  await askDealers(cast, sari);
  await andi.says('1');
  expect(andi.heard.some((text) => text.includes('Sari Wulandari'))).toBe(true);
  const rudi = cast.person('6281322222222', 'Rudi');
  const tuti = cast.person('6281333333333', 'Tuti');
  await askDealers(cast, rudi);
  await askDealers(cast, tuti);
  await dewi.says('claim');
  expect(dewi.last).toContain('Ada 2 lead');
});

test('when nobody answers, the lead goes on to the manager by name, and silence is counted', async () => {
  const { sari, hub } = cast;
  await askDealers(cast, sari);
  await hub.rt.advance(11 * 60_000);
  expect(hub.rows('Leads')[0]).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Ibu Ratna' });
  expect(hub.rows('Offers').map((offer) => offer.Status)).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED']);
  expect(hub.rows('Reps').map((rep) => rep['Ignored in a row'])).toEqual(['1', '1', '1']);
  expect(hub.world.phone('6281190000001').account.chat.length).toBe(1);
  expect(hub.rows('Alerts')).toEqual([expect.objectContaining({ Tier: 'P0', Rule: 'lead-unclaimed' })]);
});

test('a tap after the window is told that the time has run out', async () => {
  const { sari, andi, hub } = cast;
  await askDealers(cast, sari);
  await hub.rt.advance(11 * 60_000);
  await andi.taps('Claim');
  expect(andi.last).toContain('sudah habis');
});

test('a rep who has not written for a day gets the template, and its button claims as well', async () => {
  const { sari, andi, hub } = cast;
  await hub.rt.advance(24 * 3_600_000);
  await askDealers(cast, sari);
  const offer = andi.phone.account.chat.filter((message) => message.from === 'business').at(-1);
  expect(offer?.content.type).toBe('template');
  await andi.taps('Claim');
  expect(hub.rows('Leads')[0]).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
});

test('what the customer writes after the claim reaches the owner and nobody else', async () => {
  const { sari, andi, dewi } = cast;
  await askDealers(cast, sari);
  await andi.taps('Claim');
  const before = dewi.heard.length;
  await sari.says('Kapan bisa test ride?');
  expect(andi.last).toContain('Sari Wulandari (L-000001): Kapan bisa test ride?');
  expect(dewi.heard).toHaveLength(before);
});

test('a typed area works like a shared location', async () => {
  const { sari, hub } = cast;
  await sari.says('mau servis motor');
  await sari.says('saya di kota depok');
  expect(hub.rows('Leads')[0]).toMatchObject({ Status: 'UNCLAIMED', Area: 'Depok', Intent: 'SERVICE' });
});

test('STOP ends all messages to a customer, START begins again', async () => {
  const { sari, hub } = cast;
  await sari.says('halo');
  await sari.says('STOP');
  expect(sari.last).toContain('tidak akan mengirim pesan lagi');
  const count = sari.heard.length;
  await sari.says('halo?');
  expect(sari.heard).toHaveLength(count);
  expect(hub.rows('Customers')[0]).toMatchObject({ 'Opted out': 'TRUE' });
  await sari.says('mulai');
  expect(sari.last).toContain('Apa yang bisa kami bantu');
});

test('a customer who asks for a person gets one by name', async () => {
  const { sari, hub } = cast;
  await sari.says('halo');
  await sari.says('manusia');
  expect(sari.last).toBe('Baik. Head office dari tim kami akan membalas Anda di sini.');
  expect(hub.rows('Leads')[0]).toMatchObject({ Status: 'WITH_MANAGER', 'Owner rep': 'Head office' });
});

test('the statuses that nobody awaits change nothing: the same story with and without them', async () => {
  const told = async ({ sari, andi, dewi, hub }: Cast) => {
    await askDealers(cast, sari);
    await dewi.taps('Claim');
    await andi.taps('Claim');
    await hub.rt.advance(180_000);
    const columns = (tab: string, ...names: string[]) => hub.rows(tab).map((row) => names.map((name) => row[name]));
    return {
      leads: columns('Leads', 'Lead ID', 'Status', 'Owner rep', 'Channel', 'Model'),
      offers: columns('Offers', 'Offer ID', 'Status'),
      outbox: columns('Outbox', 'To', 'Message', 'State', 'Attempts'),
      conversation: columns('Conversation', 'Direction', 'Text', 'Delivery'),
      timeline: columns('Timeline', 'From', 'To', 'Actor'),
      heard: [sari.heard, andi.heard, dewi.heard],
    };
  };
  const alone = await openCast({ through: straightTo });
  const behind = await told(cast);
  const executions = (each: Cast) => each.hub.rt.executions().length;
  expect(await told(alone)).toEqual(behind);
  expect(executions(cast)).toBeLessThan(executions(alone));
  await alone.hub.rt.close();
});

test('a customer without a phone number is served under the user ID', async () => {
  const { hub, andi } = cast;
  const hidden = cast.person('ID.1234567890abcdef', 'Anonim');
  await askDealers(cast, hidden);
  await andi.taps('Claim');
  expect(andi.heard.some((text) => text.includes('nomor disembunyikan'))).toBe(true);
  expect(hidden.last).toContain('Andi dari Volta Depok');
  expect(hub.rows('Customers')[0]).toMatchObject({ Phone: '', 'WhatsApp user ID': 'ID.1234567890abcdef' });
});

test('a lock that cannot even be asked for counts as held: the message is answered by the next minute', async () => {
  let isBroken = false;
  const busy = await openCast({
    intercept: ({ method }) =>
      isBroken && method === 'Lock.tryLock' ? { error: 'Too many LockService operations' } : undefined,
  });
  isBroken = true;
  const phone = busy.hub.world.phone('6281399990000', { name: 'Sari' });
  phone.say('mau beli');
  await busy.hub.rt.idle();
  expect(busy.hub.rows('Leads')).toEqual([]);
  isBroken = false;
  await busy.hub.rt.advance(61_000);
  expect(phone.account.chat.at(-1)?.from).toBe('business');
  await busy.hub.rt.close();
});

test('what WhatsApp tells of a customer’s settings opens no window and says nothing to anybody', async () => {
  await cast.sari.says('mau beli');
  const heard = () => cast.hub.rows('Customers')[0]?.['Last message'];
  const [before, sent] = [heard(), cast.hub.world.messages().length];
  await cast.hub.rt.advance(120_000);
  const preference = {
    wa_id: '6281311111111',
    category: 'marketing_messages',
    value: 'resume',
    timestamp: 1_795_833_600,
  };
  const value = { contacts: [{ wa_id: '6281311111111' }], user_preferences: [preference] };
  const changes = [{ field: 'user_preferences', value }];
  await cast.post(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: 'W1', changes }] }));
  expect(cast.hub.rows('Inbox log').map((row) => row.Type)).toContain('preference');
  expect([heard(), cast.hub.world.messages().length]).toEqual([before, sent]);
});
