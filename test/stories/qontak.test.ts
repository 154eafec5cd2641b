/** A number served by Qontak beside one served by Meta: the bundle, both local providers, and the people on their phones. */

import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { QONTAK } from '../../sim/hub';
import { cutPoints, swept } from '../support/sweep';
import { askDealers, type Cast, openCast } from './cast';

const NUMBERS = [
  ['6281100000000', 'meta', '106540352242922', ''],
  ['6282200000000', 'qontak', '', QONTAK.channelId],
];
const { accessToken, refreshToken, clientId, clientSecret } = QONTAK.credentials;
const TOKENS = {
  QONTAK_ACCESS_TOKEN: accessToken,
  QONTAK_REFRESH_TOKEN: refreshToken,
  QONTAK_CLIENT_ID: clientId,
  QONTAK_CLIENT_SECRET: clientSecret,
};

type Options = Parameters<typeof openCast>[0] & { agents?: boolean; keys?: Record<string, string> };

async function openBoth({ agents = false, keys = TOKENS, ...options }: Options = {}): Promise<Cast> {
  const cast = await openCast(options);
  const { rt } = cast.hub;
  for (const [key, value] of Object.entries(keys)) rt.properties.set(key, value);
  rt.host.people.paste({ sheet: 'Numbers' }, 2, 1, NUMBERS, rt.host.owner);
  if (agents) {
    const column = header(cast, 'Reps', 'Qontak agent ID');
    rt.host.people.paste({ sheet: 'Reps' }, 2, column, [['agent-andi'], ['agent-dewi']], rt.host.owner);
  }
  rt.host.evictCache(1000);
  cast.hub.qontak.serve(cast.sari.phone.account.id, true);
  return cast;
}

function header(cast: Cast, tab: string, name: string): number {
  return (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(name) ?? -1) + 1;
}

const paths = (cast: Cast, method: string, pattern: RegExp) =>
  cast.hub.qontak.requests().filter((request) => request.method === method && pattern.test(request.path));
const lead = (cast: Cast) => cast.hub.rows('Leads')[0] ?? {};
const settle = (cast: Cast) => cast.hub.rt.advance(60_000);
const said = (cast: Cast, text: string) => cast.sari.heard.filter((words) => words.includes(text)).length;
const handOver = async (cast: Cast, repId: string) => {
  const column = header(cast, 'Leads', 'Hand over to');
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Leads', row: 2, column, value: repId }));
  await cast.hub.rt.idle();
};
const closing = async (cast: Cast) => cast.hub.rt.close();

test('a customer at Qontak is screened there, offers go out by Meta, and the winner is introduced at Qontak', async () => {
  const cast = await openBoth();
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  await settle(cast);
  expect(lead(cast)).toMatchObject({ Status: 'CLAIMED', 'Owner rep ID': 'R1', 'Customer phone': '6281311111111' });
  expect(cast.sari.last).toContain('Andi');
  const rows = cast.hub.rows('Outbox').filter((row) => row['Lead ID'] !== '');
  const sentBy = (party: string) =>
    new Set(rows.filter((row) => row.Party === party).map((row) => row['Sent by']?.split('|')[0]));
  expect(sentBy('customer')).toEqual(new Set(['qontak']));
  expect(sentBy('rep')).toEqual(new Set(['meta']));
  expect(new Set(rows.map((row) => row.State))).toEqual(new Set(['SENT']));
  // What the hub's own bot said comes back as webhooks, and is no message of anybody's.
  expect(cast.hub.rows('Customers')).toHaveLength(1);
  expect(cast.hub.rows('Dead letters')).toEqual([]);
  await closing(cast);
});

test('without an agent ID the owner’s words cross the bridge between the providers, both ways, pictures too', async () => {
  const cast = await openBoth();
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  await cast.sari.says('Besok bisa?');
  expect(cast.andi.last).toContain('Besok bisa?');
  await cast.andi.says('Bisa, jam 10.');
  expect(cast.sari.last).toContain('Bisa, jam 10.');
  cast.andi.phone.sendMedia('image', { caption: 'Ini motornya' });
  cast.sari.phone.sendMedia('image', { caption: 'Ini KTP' });
  await cast.hub.rt.idle();
  expect(cast.sari.last).toContain('Ini motornya');
  expect(cast.andi.heard.some((words) => words.includes('Ini KTP'))).toBe(true);
  expect(lead(cast).Status).toBe('CONTACTED');
  await closing(cast);
});

test('who writes to the other number next is answered there, and is the same customer', async () => {
  const cast = await openBoth();
  await cast.sari.says('Halo');
  cast.hub.qontak.serve(cast.sari.phone.account.id, false);
  await cast.sari.taps('Beli motor');
  const carrier = cast.hub
    .rows('Outbox')
    .filter((row) => row.Party === 'customer')
    .map((row) => row['Sent by']?.split('|')[0]);
  expect(carrier).toEqual(['qontak', 'meta']);
  expect(cast.hub.rows('Customers')).toHaveLength(1);
  await closing(cast);
});

test('the same message by both providers is one event', async () => {
  const cast = await openBoth();
  await cast.sari.says('Halo');
  const id = cast.sari.phone.account.chat.find(({ from }) => from === 'user')?.id;
  const value = {
    metadata: { phone_number_id: '106540352242922' },
    contacts: [{ wa_id: '6281311111111', profile: { name: 'Sari' } }],
    messages: [{ id, from: '6281311111111', type: 'text', text: { body: 'Halo' } }],
  };
  await cast.post(JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] }));
  expect(cast.hub.rows('Inbox log').filter((row) => row['Event ID'] === id)).toHaveLength(1);
  expect(cast.sari.heard).toHaveLength(1);
  await closing(cast);
});

test('a number that Numbers gives to Qontak is answered there, even when Meta brings the message: the room is looked up', async () => {
  const cast = await openBoth();
  await cast.sari.says('Halo');
  const { rt, qontak } = cast.hub;
  rt.host.people.paste(
    { sheet: 'Numbers' },
    2,
    1,
    [['6282200000000', 'qontak', '106540352242922', QONTAK.channelId]],
    rt.host.owner,
  );
  rt.host.people.paste({ sheet: 'Numbers' }, 3, 1, [['', '', '', '']], rt.host.owner);
  rt.host.evictCache(1000);
  qontak.serve(cast.sari.phone.account.id, false);
  await cast.sari.taps('Beli motor');
  await settle(cast);

  expect(paths(cast, 'get', /^\/rooms$/)).toHaveLength(1);
  expect(cast.hub.rows('Outbox').at(-1)).toMatchObject({ Party: 'customer', State: 'SENT' });
  await closing(cast);
});

test('webhooks without Meta’s own message in them: a tap reads as its title and the dialogue goes on', async () => {
  const cast = await openBoth({ flat: true });
  await cast.sari.says('Halo');
  await cast.sari.taps('Beli motor');
  expect(lead(cast)).toMatchObject({ Intent: 'BUY', 'Customer phone': '6281311111111' });
  await closing(cast);
});

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
    rt.host.people.paste({ sheet: 'Reps' }, 2, header(cast, 'Reps', 'Qontak agent ID'), [['nobody']], rt.host.owner);
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
    rt.host.people.paste({ sheet: 'Numbers' }, 2, 1, [NUMBERS[1] ?? [], ['', '', '', '']], rt.host.owner);
    const reps = Array.from({ length: 90 }, (_, i) => [
      `Q${i}`,
      `Rep ${i}`,
      `62815000${String(1000 + i)}`,
      'D1',
      'id',
      'TRUE',
    ]);
    rt.host.people.paste({ sheet: 'Reps' }, 2, 1, reps, rt.host.owner);
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
    rt.host.people.paste({ sheet: 'Numbers' }, 2, 1, [NUMBERS[1] ?? [], ['', '', '', '']], rt.host.owner);
    rt.host.people.paste({ sheet: 'Reps' }, 5, 1, [['R9', 'Nina', '6281500009999', 'D1', 'id', 'TRUE']], rt.host.owner);
    rt.host.evictCache(1000);
    cast.hub.world.phone('6281500009999', { name: 'Nina' }).account.onWhatsApp = false;
    await askDealers(cast, cast.sari);
    await settle(cast);
    expect(cast.hub.rows('Reps').find((row) => row['Rep ID'] === 'R9')?.['Unreachable since']).not.toBe('');
    await closing(cast);
  });
});

describe('the door', () => {
  test('a webhook with a wrong key is refused', async () => {
    const cast = await openBoth();
    const answer = await cast.post('{"participant_type":"customer"}', 'source=qontak&key=0123456789abcdef-wrong');
    expect(answer.text).toContain('refused');
    expect(cast.hub.rows('Customers')).toEqual([]);
    await closing(cast);
  });

  test('what is no webhook of Qontak’s is kept whole', async () => {
    const cast = await openBoth();
    await cast.post(
      '{"status":"success","data":{"auto_assign_agent":false}}',
      'source=qontak&key=simulated-webhook-key-0001',
    );
    expect(cast.hub.rows('Dead letters')).toEqual([expect.objectContaining({ Source: 'qontak' })]);
    await closing(cast);
  });

  test('a message that seems to come from the brand’s own number makes nobody a customer, and is kept', async () => {
    const cast = await openBoth();
    const room = { id: 'r', account_uniq_id: '6282200000000', channel_integration_id: QONTAK.channelId };
    const said = { participant_type: 'customer', id: 'm1', type: 'text', text: 'halo', room_id: 'r', room };
    await cast.post(JSON.stringify(said), 'source=qontak&key=simulated-webhook-key-0001');
    expect(cast.hub.rows('Customers')).toEqual([]);
    expect(cast.hub.rows('Dead letters')[0]?.Reason).toContain('own numbers');
    await closing(cast);
  });

  test('set-up says which properties are missing, and for which way in', async () => {
    const cast = await openBoth({ keys: {} });
    const todo = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
    expect(todo.filter((line) => line.includes('QONTAK_'))).toHaveLength(4);
    cast.hub.rt.properties.set('QONTAK_HMAC_ID', 'x');
    const rest = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
    expect(rest.filter((line) => line.includes('QONTAK_'))).toEqual([expect.stringContaining('QONTAK_HMAC_SECRET')]);
    await closing(cast);
  });

  test('a row of Numbers that cannot be used says why', async () => {
    const cast = await openBoth();
    const { rt } = cast.hub;
    await cast.hub.finish(rt.edit({ sheet: 'Numbers', row: 3, column: 4, value: '' }));
    expect(cast.hub.rows('Numbers')[1]?.Problem).toContain('Qontak channel ID is missing');
    await closing(cast);
  });
});

test('cut off at any service call after the delivery was kept: the answer is said once', async () => {
  const first = await openBoth();
  const base = { runtime: first.hub.rt.snapshot(), world: first.hub.world.snapshot() };
  const startMs = first.hub.rt.now();
  await first.hub.rt.close();
  const run = async (intercept: (call: InterceptedCall) => Fault | undefined): Promise<Cast> => {
    const cast = await openCast({ from: base, startMs, intercept, minutes: 'when something is due' });
    cast.hub.qontak.serve(cast.sari.phone.account.id, true);
    await cast.sari.says('Halo');
    await cast.hub.rt.advance(12 * 60_000);
    return cast;
  };
  let calls = 0;
  const whole = await run((call) => {
    if (call.function === 'doPost') calls = Math.max(calls, call.index + 1);
    return undefined;
  });
  await closing(whole);
  expect(calls).toBeGreaterThan(10);
  const [_beforeItWasKept, ...points] = cutPoints(calls);
  for (const { stop, when } of swept(points, 8)) {
    let dead = false;
    const cast = await run((call) => {
      if (dead || call.function !== 'doPost' || call.index !== stop || call.when !== when) return undefined;
      dead = true;
      return 'crash';
    });
    const outcome = { stop, when, heard: cast.sari.heard.length, state: cast.hub.rows('Outbox').at(-1)?.State };
    expect(outcome).toEqual({ stop, when, heard: 1, state: 'SENT' });
    await closing(cast);
  }
});
