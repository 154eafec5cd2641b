/** A number served by Qontak beside one served by Meta: the bundle, both local providers, and the people on their phones. */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { QONTAK } from '../../sim/hub';
import { cutPoints, swept } from '../support/sweep';
import { askDealers, type Cast, openCast } from './cast';
import { closing, lead, openBoth, paths, settle } from './qontak-cast';

test('a customer at Qontak is screened there, offers go out by Meta, and the winner is introduced at Qontak', async () => {
  const cast = await openBoth();
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  await settle(cast);
  expect(lead(cast)).toMatchObject({ Status: 'CLAIMED', 'Owner rep ID': 'R1', 'Customer phone': '6281311111111' });
  expect(cast.sari.last).toContain('Andi');
  // Qontak has no button for a location.
  expect(cast.sari.heard.join('\n')).toContain('Di mana lokasi Anda?');
  expect(cast.sari.heard.join('\n')).not.toMatch(/tombol/i);
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
    { row: 2, column: 1, cells: [['6282200000000', 'qontak', '106540352242922', QONTAK.channelId]] },
    rt.host.owner,
  );
  rt.host.people.paste({ sheet: 'Numbers' }, { row: 3, column: 1, cells: [['', '', '', '']] }, rt.host.owner);
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
  let kept = -1;
  const whole = await run((call) => {
    if (call.function !== 'doPost') return undefined;
    calls = Math.max(calls, call.index + 1);
    if (kept < 0 && call.kind === 'properties.set') kept = call.index;
    return undefined;
  });
  await closing(whole);
  expect(calls).toBeGreaterThan(10);
  expect(kept).toBeGreaterThan(0);
  const points = cutPoints(calls).filter(({ stop, when }) => stop > kept || (stop === kept && when === 'after'));
  for (const { stop, when } of swept(points, 5)) {
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
