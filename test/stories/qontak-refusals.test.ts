/** What Qontak refuses, loses or answers late: each message goes out once, or says why not. */
import { askDealers } from './cast';
import { clientId, clientSecret, closing, handOver, NUMBERS, openBoth, paths, settle } from './qontak-cast';

describe('refusals', () => {
  test('a token that has expired is renewed once, kept, and nothing is said twice', async () => {
    const cast = await openBoth();
    cast.hub.qontak.auth.expire();
    await cast.sari.says('Halo');
    await settle(cast);
    expect(cast.sari.heard).toHaveLength(1);
    expect(cast.hub.qontak.auth.renewals()).toBe(1);
    expect(cast.hub.rt.properties.all()).toMatchObject({
      QONTAK_ACCESS_TOKEN: 'q-token.1',
      QONTAK_REFRESH_TOKEN: 'q-refresh.1',
    });
    await closing(cast);
  });

  test('when it cannot be renewed an alert says so at once, and what waits goes out with the new token', async () => {
    const cast = await openBoth();
    cast.hub.qontak.auth.revoke();
    await cast.sari.says('Halo');
    await settle(cast);
    expect(cast.hub.rows('Alerts')).toEqual([
      expect.objectContaining({ Tier: 'P0', Rule: 'delivery-broken', Subject: 'account' }),
    ]);
    expect(cast.sari.heard).toEqual([]);
    cast.hub.rt.properties.set('QONTAK_HMAC_ID', clientId);
    cast.hub.rt.properties.set('QONTAK_HMAC_SECRET', clientSecret);
    await cast.hub.rt.advance(10 * 60_000);
    expect(cast.sari.heard).toHaveLength(1);
    await closing(cast);
  });

  test('requests signed by Mekari’s HMAC are accepted, bodies and queries too', async () => {
    const cast = await openBoth({ keys: { QONTAK_HMAC_ID: clientId, QONTAK_HMAC_SECRET: clientSecret } });
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await settle(cast);
    expect(cast.sari.last).toContain('Andi');
    await closing(cast);
  });

  test('too many requests (429) are tried again later', async () => {
    const cast = await openBoth();
    cast.hub.qontak.failNext(429);
    await cast.sari.says('Halo');
    expect(cast.sari.heard).toEqual([]);
    await cast.hub.rt.advance(3 * 60_000);
    expect(cast.sari.heard).toHaveLength(1);
    await closing(cast);
  });

  test('an answer that got lost is not a reason to say it again: the echo vouches for it', async () => {
    const cast = await openBoth();
    cast.hub.qontak.failNext('answer lost');
    await cast.sari.says('Halo');
    await cast.hub.rt.advance(12 * 60_000);
    expect(cast.sari.heard).toHaveLength(1);
    expect(cast.hub.rows('Outbox').at(-1)).toMatchObject({ State: 'SENT', Attempts: '1' });
    await closing(cast);
  });

  test('what never arrived goes out again, once', async () => {
    const cast = await openBoth();
    cast.hub.qontak.failNext('unreachable');
    await cast.sari.says('Halo');
    await cast.hub.rt.advance(12 * 60_000);
    expect(cast.sari.heard).toHaveLength(1);
    expect(cast.hub.rows('Outbox').at(-1)).toMatchObject({ State: 'SENT', Attempts: '2' });
    await closing(cast);
  });

  test('after 24 hours the introduction goes as a broadcast of its template', async () => {
    const cast = await openBoth();
    await askDealers(cast, cast.sari);
    await cast.hub.rt.advance(25 * 3_600_000);
    await handOver(cast, 'R1');
    expect(cast.sari.last).toContain('Kabar baik');
    expect(paths(cast, 'post', /direct$/)).toHaveLength(1);
    await closing(cast);
  });

  test('more than sixty templates at once: no more than sixty a minute, and in the end all of them', async () => {
    const cast = await openBoth();
    const { rt, qontak } = cast.hub;
    rt.host.people.paste(
      { sheet: 'Numbers' },
      { row: 2, column: 1, cells: [NUMBERS[1] ?? [], ['', '', '', '']] },
      rt.host.owner,
    );
    const reps = Array.from({ length: 90 }, (_, i) => [
      `Q${i}`,
      `Rep ${i}`,
      `62815000${String(1000 + i)}`,
      'D1',
      'id',
      'TRUE',
    ]);
    rt.host.people.paste({ sheet: 'Reps' }, { row: 2, column: 1, cells: reps }, rt.host.owner);
    rt.host.evictCache(1000);
    await askDealers(cast, cast.sari);
    await rt.advance(4 * 60_000);
    expect(cast.hub.rows('Outbox').filter((row) => row.Message === 'rep.offer' && row.State === 'SENT')).toHaveLength(
      90,
    );
    expect(cast.hub.rows('Outbox').filter((row) => /429/.test(row.Error ?? ''))).toEqual([]);
    expect(paths(cast, 'post', /direct$/)).toHaveLength(90);
    expect(qontak.rooms().length).toBe(91);
    await closing(cast);
  });

  test('a number without WhatsApp: the rep is marked, by the failure that Qontak reports', async () => {
    const cast = await openBoth();
    const { rt } = cast.hub;
    rt.host.people.paste(
      { sheet: 'Numbers' },
      { row: 2, column: 1, cells: [NUMBERS[1] ?? [], ['', '', '', '']] },
      rt.host.owner,
    );
    rt.host.people.paste(
      { sheet: 'Reps' },
      { row: 5, column: 1, cells: [['R9', 'Nina', '6281500009999', 'D1', 'id', 'TRUE']] },
      rt.host.owner,
    );
    rt.host.evictCache(1000);
    cast.hub.world.phone('6281500009999', { name: 'Nina' }).account.onWhatsApp = false;
    await askDealers(cast, cast.sari);
    await settle(cast);
    expect(cast.hub.rows('Reps').find((row) => row['Rep ID'] === 'R9')?.['Unreachable since']).not.toBe('');
    await closing(cast);
  });
});
