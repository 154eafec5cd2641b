/** Who is asked and who gets it: reasons that steer, caps, returning customers, reps who cannot be reached, managers, disputes. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast, type Person } from './cast';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(async () => {
  expect(findViolations(cast.hub).filter((violation) => !/SENDING/.test(violation))).toEqual([]);
  await cast.hub.rt.close();
});

const lead = (id = 'L-000001') => cast.hub.rows('Leads').find((row) => row['Lead ID'] === id) ?? {};
const offers = () => cast.hub.rows('Offers').map((row) => `${row['Rep ID']} ${row.Status} ${row.Reason}`.trim());
const alerts = () => cast.hub.rows('Alerts').map((row) => `${row.Tier} ${row.Rule} ${row.Subject}`);
const settle = () => cast.hub.rt.idle();

async function set(key: string, value: string): Promise<void> {
  const row = cast.hub.rows('Settings').findIndex((each) => each.Setting === key) + 2;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value }));
  await settle();
}
async function type(tab: string, key: string, header: string, value: string): Promise<void> {
  const view = cast.hub.rt.host.readTab({ sheet: tab });
  const row = (view?.rows.findIndex((cells) => cells[0] === key) ?? -1) + 2;
  const column = (view?.headers.indexOf(header) ?? -1) + 1;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: tab, row, column, value }));
  await settle();
}
const oneDealerARing = () => set('dealersPerRing', '1');

describe('a rep who passes', () => {
  test('for want of stock sends the lead to the nearest dealer known to have the model', async () => {
    await oneDealerARing();
    await type('Dealers', 'D3', 'Models in stock', 'S3');
    await askDealers(cast, cast.sari);
    expect(offers()).toEqual(['R1 OPEN']);
    await cast.andi.taps('Stok kosong');
    expect(offers()).toEqual(['R1 DECLINED NO_STOCK', 'R3 OPEN']);
    expect(cast.andi.last).toContain('tidak mengurangi nilai');
  });

  test('for want of stock, with nobody known to have it, sends the lead to the next dealer all the same', async () => {
    await oneDealerARing();
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Stok kosong');
    expect(offers()).toEqual(['R1 DECLINED NO_STOCK', 'R2 OPEN']);
  });

  test('may say why afterwards, and it is kept', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Lewati');
    await cast.andi.taps('Terlalu jauh');
    expect(offers()[0]).toBe('R1 DECLINED TOO_FAR');
    expect(cast.andi.last).toContain('tercatat');
  });
});

describe('a dealer with all the leads it can look after', () => {
  test('is passed over, and asked again once a lead is closed', async () => {
    await type('Dealers', 'D1', 'Most open leads', '1');
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    const rudi = cast.person('6281322222222', 'Rudi');
    await askDealers(cast, rudi);
    expect(JSON.parse(lead('L-000002')['Why these dealers'] ?? '[]')[0].considered[0]).toMatchObject({
      dealerId: 'D1',
      verdict: 'full',
    });
    await cast.andi.taps('Batal');
    await cast.andi.taps('Harga');
    const tono = cast.person('6281333333333', 'Tono');
    await askDealers(cast, tono);
    expect(cast.andi.last).toContain('L-000003');
  });
});

describe('a customer who comes back', () => {
  test('within the protection window goes to the same owner at once', async () => {
    await askDealers(cast, cast.sari);
    await cast.dewi.taps('Claim');
    await cast.dewi.taps('Batal');
    await cast.dewi.taps('Lainnya');
    await askDealers(cast, cast.sari);
    expect(lead('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi' });
    expect(cast.dewi.last).toContain('L-000002');
    expect(cast.sari.last).toContain('Dewi');
    expect(offers().filter((offer) => offer.includes('OPEN'))).toEqual([]);
  });

  test('to an owner who is off duty is offered like any other, and the timeline says why', async () => {
    await askDealers(cast, cast.sari);
    await cast.dewi.taps('Claim');
    await cast.dewi.taps('Batal');
    await cast.dewi.taps('Lainnya');
    await cast.dewi.says('off');
    await askDealers(cast, cast.sari);
    expect(lead('L-000002').Status).toBe('UNCLAIMED');
    const why = cast.hub.rows('Timeline').find((row) => row.To === 'NOT TO THE SAME OWNER');
    expect(why?.Reason).toContain('off duty');
  });
});

describe('what WhatsApp refuses', () => {
  test('a rep who is not on WhatsApp is replaced at once by the next dealer, and reported', async () => {
    await set('dealersPerRing', '2');
    cast.andi.phone.account.onWhatsApp = false;
    await askDealers(cast, cast.sari);
    await cast.hub.rt.advance(MINUTE);
    expect(offers()).toEqual(['R1 EXPIRED not on WhatsApp', 'R2 OPEN', 'R3 OPEN']);
    expect(alerts()).toContain('P1 rep-unreachable R1');
    expect(cast.hub.rows('Reps')[0]?.['Unreachable since']).not.toBe('');
    cast.andi.phone.account.onWhatsApp = true;
    await cast.andi.says('saya aktif lagi');
    expect(cast.hub.rows('Reps')[0]?.['Unreachable since']).toBe('');
  });

  test('a window that closed meanwhile: the offer goes once more as its template', async () => {
    await oneDealerARing();
    cast.andi.phone.account.lastWroteAt = 0;
    await askDealers(cast, cast.sari);
    await settle();
    const kinds = cast.andi.phone.account.chat.slice(-2).map(({ content, ticks }) => `${content.type} ${ticks}`);
    expect(kinds).toEqual(['buttons failed', 'template read']);
    await cast.andi.taps('Claim');
    expect(lead().Status).toBe('CLAIMED');
  });

  test('too many messages to one person: what follows waits behind the one that was refused, in order', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    cast.hub.world.failNext({ code: 131056 });
    await cast.andi.says('satu');
    await cast.andi.says('dua');
    await cast.andi.says('tiga');
    await cast.hub.rt.advance(3 * MINUTE);
    expect(cast.sari.heard.slice(-3)).toEqual(['Andi: satu', 'Andi: dua', 'Andi: tiga']);
  });

  test('a template that Meta has paused is an alert at once', async () => {
    const value = {
      event: 'PAUSED',
      message_template_name: 'lead_offer_v1',
      message_template_language: 'id',
      reason: 'NONE',
    };
    const changes = [{ field: 'message_template_status_update', value }];
    await cast.post(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] }));
    await settle();
    expect(alerts()).toContain('P0 account-trouble template lead_offer_v1 (id)');
  });
});

describe('reps who did not tap', () => {
  test('are left in peace, or told that the lead is gone when the setting says so', async () => {
    await askDealers(cast, cast.sari);
    const before = cast.joko.heard.length;
    await cast.andi.taps('Claim');
    expect(cast.joko.heard).toHaveLength(before);
    await set('tellLosers', 'yes');
    const rudi = cast.person('6281322222222', 'Rudi');
    await askDealers(cast, rudi);
    await cast.andi.taps('Claim');
    expect(cast.joko.last).toContain('was taken by another dealer');
  });
});

describe('the cost of messages', () => {
  test('is counted: free ones are free, a template costs what the setting says', async () => {
    cast.joko.phone.account.lastWroteAt = 0;
    await askDealers(cast, cast.sari);
    await settle();
    const costs = cast.hub.rows('Outbox').map((row) => [row.Message, Number(row['Cost (Rp)'])]);
    expect(costs.filter(([, cost]) => cost !== 0)).toEqual([['rep.offer', 400]]);
    expect(Number(lead()['Message cost (Rp)'])).toBe(400);
    await set('freeMessagesPerMonth', '0');
    await cast.andi.taps('Claim');
    expect(Number(lead()['Message cost (Rp)'])).toBe(1200);
  });
});

describe('a manager who has a lead', () => {
  let ratna: Person;
  beforeEach(async () => {
    ratna = cast.person('6281190000001', 'Ibu Ratna');
    await set('hqPhone', '+6281190000001');
    await cast.sari.says('halo');
    await cast.sari.says('manusia');
    expect(lead().Status).toBe('WITH_MANAGER');
  });

  test('talks with the customer through the brand’s number', async () => {
    expect(ratna.last).toContain('L-000001');
    await ratna.says('Selamat siang Bu Sari, ada yang bisa dibantu?');
    expect(cast.sari.last).toContain('Selamat siang Bu Sari');
    await cast.sari.says('ya, tentang garansi');
    expect(ratna.last).toContain('tentang garansi');
  });

  test('gives it to a rep by message, and is told when that cannot be', async () => {
    await ratna.says('beri L-000001 R9');
    expect(ratna.heard.at(-2)).toBe('Tidak ada sales aktif bernama R9 di wilayah Anda.');
    await ratna.says('BERI L-000001 ke R2');
    expect(lead()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi' });
    expect(ratna.last).toContain('Dewi');
    expect(cast.dewi.last).toContain('milik Anda');
    await cast.sari.says('halo Dewi');
    expect(cast.dewi.last).toContain('halo Dewi');
  });
});

describe('staff', () => {
  test('hand a lead over in the Leads tab: both reps are told, the clock begins anew, the ledger knows', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await type('Leads', 'L-000001', 'Hand over to', 'r2');
    expect(lead()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Dewi', 'Hand-over': 'Given to Dewi.' });
    expect(cast.andi.last).toContain('sales lain');
    await cast.dewi.says('Halo Bu Sari');
    expect(cast.sari.last).toBe('Dewi: Halo Bu Sari');
    await cast.andi.says('saya juga mau tulis');
    expect(cast.sari.last).toBe('Dewi: Halo Bu Sari');
    expect(cast.hub.rows('Ledger').filter((row) => row.Type === 'HAND_OFF')).toHaveLength(2);
  });

  test('name a rep who does not exist: nothing changes, and the row says why', async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await type('Leads', 'L-000001', 'Hand over to', 'Budi');
    expect(lead()).toMatchObject({ 'Owner rep': 'Andi', 'Hand-over': 'There is no rep Budi in Reps.' });
  });
});

describe('a dispute', () => {
  beforeEach(async () => {
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await cast.dewi.taps('Claim');
  });

  test('that is upheld: the lead changes hands, offers and ledger follow', async () => {
    await cast.dewi.says('Sengketa L-000001 pelanggan ini sudah di toko saya');
    expect(cast.dewi.last).toContain('tercatat');
    expect(cast.hub.rows('Disputes')[0]).toMatchObject({
      State: 'open',
      'In their words': 'pelanggan ini sudah di toko saya',
    });
    await type('Disputes', 'L-000001/R2', 'Decision', 'uphold');
    expect(lead()['Owner rep']).toBe('Dewi');
    expect(offers().slice(0, 2)).toEqual(['R1 HANDED_ON', 'R2 WON']);
    expect(cast.hub.rows('Disputes')[0]?.State).toBe('upheld');
    expect(cast.hub.rows('Ledger').at(-1)?.Type).toBe('DISPUTE_UPHELD');
  });

  test('that is rejected: nothing changes but that the rep is told', async () => {
    await cast.dewi.says('sengketa L-000001');
    await type('Disputes', 'L-000001/R2', 'Decision', 'reject');
    expect(lead()['Owner rep']).toBe('Andi');
    expect(cast.dewi.last).toContain('tetap pada pemiliknya');
  });

  test('comes too late after 48 hours, and never from somebody who was not asked', async () => {
    await cast.andi.says('sengketa L-000001');
    expect(cast.andi.last).toContain('SENGKETA L-000123');
    await cast.andi.says('Halo Bu');
    await cast.hub.rt.advance(49 * HOUR);
    await cast.dewi.says('sengketa L-000001');
    expect(cast.dewi.last).toContain('48 jam');
  });
});
