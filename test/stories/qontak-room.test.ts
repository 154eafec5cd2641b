/** The room at Qontak: who is in it, who is added, and who is taken out. */
import { askDealers, type Cast } from './cast';
import { closing, handOver, header, lead, openBoth, paths, said, settle } from './qontak-cast';

describe('the room', () => {
  async function claimed(options: Parameters<typeof openBoth>[0] = {}): Promise<Cast> {
    const cast = await openBoth({ agents: true, ...options });
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await settle(cast);
    return cast;
  }
  const room = (cast: Cast) => cast.hub.qontak.room('6281311111111');

  test('belongs to the winner alone: an agent who had slipped in is removed', async () => {
    const cast = await openBoth({ agents: true });
    await askDealers(cast, cast.sari);
    cast.hub.qontak.join('6281311111111', 'agent-eka');
    await cast.andi.taps('Claim');
    await settle(cast);
    expect(room(cast).agents).toEqual(['agent-andi']);
    expect(cast.hub.rows('Outbox').find((row) => row.Message === 'room.give')).toMatchObject({ State: 'SENT' });
    await closing(cast);
  });

  test('a stray who cannot be removed is not passed over: the order stays open and at last somebody is told', async () => {
    const cast = await openBoth({ agents: true });
    await askDealers(cast, cast.sari);
    cast.hub.qontak.keepStrays(true);
    cast.hub.qontak.join('6281311111111', 'agent-eka');
    await cast.andi.taps('Claim');
    await settle(cast);
    const order = () => cast.hub.rows('Outbox').find((row) => row.Message === 'room.give');
    expect(order()).toMatchObject({ State: 'RETRY', Error: expect.stringContaining('agent-eka') });
    for (let i = 0; i < 40; i++) await settle(cast);
    expect(order()).toMatchObject({ State: 'FAILED' });
    expect(
      cast.hub
        .rows('Alerts')
        .some((row) => row.Rule === 'delivery-broken' && /agent-eka/.test(row['What happened'] ?? '')),
    ).toBe(true);
    await closing(cast);
  });

  test('who slips in later is removed when the provider tells of it', async () => {
    const cast = await claimed();
    cast.hub.qontak.join('6281311111111', 'agent-eka');
    await cast.hub.rt.idle();
    expect(room(cast).agents).toEqual(['agent-andi']);
    await closing(cast);
  });

  test('what the owner writes in the inbox is on record and is the first contact; nothing goes over the bridge', async () => {
    const cast = await claimed();
    const before = cast.andi.heard.length;
    cast.hub.qontak.agentSays('6281311111111', 'agent-eka', 'Saya bukan pemiliknya');
    await cast.hub.rt.idle();
    expect(lead(cast).Status).toBe('CLAIMED');
    cast.hub.qontak.agentSays('6281311111111', 'agent-andi', 'Halo, saya Andi');
    await cast.sari.says('Halo Andi');
    expect(lead(cast)).toMatchObject({ Status: 'CONTACTED', 'Late by (minutes)': '0' });
    expect(cast.andi.heard).toHaveLength(before);
    const log = cast.hub
      .rows('Conversation')
      .filter((row) => row['Lead ID'] === 'L-000001')
      .map((row) => row.Text);
    expect(log).toEqual(expect.arrayContaining(['Andi: Halo, saya Andi', 'Halo Andi', 'Eka: Saya bukan pemiliknya']));
    expect(said(cast, 'Halo, saya Andi')).toBe(1);
    await closing(cast);
  });

  test('goes with the lead: taken back it is nobody’s, given to another it is theirs, lost it is closed', async () => {
    const cast = await claimed();
    await cast.hub.rt.advance(32 * 60_000);
    expect(room(cast).agents).toEqual([]);
    await handOver(cast, 'R2');
    await settle(cast);
    expect(room(cast).agents).toEqual(['agent-dewi']);
    await cast.dewi.taps('Batal');
    await cast.dewi.taps('Harga');
    await settle(cast);
    expect(room(cast).status).toBe('resolved');
    await closing(cast);
  });

  test('an order that waited is not carried out once the lead has gone on', async () => {
    const cast = await openBoth({ agents: true });
    await askDealers(cast, cast.sari);
    cast.hub.qontak.refuse(/agents\/agent-andi$/);
    await cast.andi.taps('Claim');
    await handOver(cast, 'R2');
    await settle(cast);
    expect(room(cast).agents).toEqual(['agent-dewi']);
    cast.hub.qontak.refuse(null);
    const before = paths(cast, 'post', /agent-andi$/).length;
    await cast.hub.rt.advance(20 * 60_000);
    expect(paths(cast, 'post', /agent-andi$/)).toHaveLength(before);
    expect(room(cast).agents).toEqual(['agent-dewi']);
    expect(cast.hub.rows('Outbox').map((row) => row.Error)).toContain('outdated: the lead has gone on');
    await closing(cast);
  });

  test('an agent ID that Qontak does not know is reported', async () => {
    const cast = await openBoth({ agents: true });
    const { rt } = cast.hub;
    rt.host.people.paste(
      { sheet: 'Reps' },
      { row: 2, column: header(cast, 'Reps', 'Qontak agent ID'), cells: [['nobody']] },
      rt.host.owner,
    );
    await askDealers(cast, cast.sari);
    await cast.andi.taps('Claim');
    await settle(cast);
    expect(
      cast.hub
        .rows('Alerts')
        .map((row) => row['What happened'])
        .join(),
    ).toContain('Qontak knows no agent nobody');
    await closing(cast);
  });
});
