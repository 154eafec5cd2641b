/** "1" and "claim" stand for the tap on an offer that the rep can have meant. */
import { askDealers } from './cast';
import { cast, idOf, leadRow, MINUTE, settle } from './owned';

describe('"1" in words', () => {
  async function twoLeadsOfWhichTheFirstIsLost(): Promise<void> {
    await askDealers(cast, cast.sari);
    await cast.dewi.taps('Claim');
    await askDealers(cast, cast.person('6281322222222', 'Rudi Hartono'));
  }

  test('after a lead was lost does not claim the next one, but asks whether that is meant', async () => {
    const { andi } = cast;
    await twoLeadsOfWhichTheFirstIsLost();
    await andi.says('1');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'UNCLAIMED' });
    expect(andi.last).toContain('Lead L-000001 sudah tidak terbuka. Yang masih terbuka untuk Anda: L-000002 (Beli · ');
    await andi.taps('Claim');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
  });

  test('is about the lead that is quoted or named', async () => {
    const { andi, joko } = cast;
    await twoLeadsOfWhichTheFirstIsLost();
    andi.phone.say('claim', { replyTo: idOf(andi, 'L-000001') });
    await settle();
    expect(andi.last).toContain('❌ Too Slow. Lead L-000001');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'UNCLAIMED' });
    await joko.says('claim L-000002');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Joko' });
  });

  test('about a lead that is lost hears so, and claims the next one later', async () => {
    const { andi, hub } = cast;
    await askDealers(cast, cast.sari);
    await cast.dewi.taps('Claim');
    await andi.says('1');
    expect(andi.last).toContain('❌ Too Slow. Lead L-000001');
    await hub.rt.advance(3 * MINUTE);
    await askDealers(cast, cast.person('6281322222222', 'Rudi Hartono'));
    await andi.says('1');
    expect(leadRow('L-000002')).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
  });
});
