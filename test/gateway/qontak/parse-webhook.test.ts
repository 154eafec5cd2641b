/** What Qontak’s webhooks say, and what of them is no event. */
import fc from 'fast-check';
import { echoKey } from '../../../src/integrations/echo';
import { parseWebhook } from '../../../src/integrations/qontak/parse-webhook';
import { runs } from '../../support/sweep';
import { message, NOW, only, raw, read, room, WAMID } from './samples';

describe('what comes in', () => {
  test('a customer’s text: WhatsApp’s own id, the number, and where to answer', () => {
    expect(only(message)).toEqual({
      kind: 'message',
      id: WAMID,
      source: 'qontak',
      from: { phone: '6281234567890', userId: '' },
      name: 'Burhan',
      contextId: '',
      content: { type: 'text', text: 'halo' },
      referral: null,
      carrier: 'qontak|channel-1|room-1',
      receivedAtMs: NOW,
    });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a tap',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'C1|x', title: 'Claim' } } },
      { type: 'reply', id: 'C1|x' },
    ],
    [
      'a pin',
      { type: 'location', location: { latitude: -6.2, longitude: 106.8 } },
      { type: 'location', latitude: -6.2 },
    ],
    [
      'a picture',
      { type: 'image', image: { id: '77', caption: 'KTP' } },
      { type: 'media', media: 'image', mediaId: '77' },
    ],
  ])('with Meta’s own message inside, it reads as Meta’s: %s', (_, content, expected) => {
    const event = only({ ...message, text: 'something', raw_message: raw(content) });
    expect(event).toMatchObject({
      id: WAMID,
      source: 'qontak',
      from: { userId: 'ID.123' },
      content: expected,
      carrier: 'qontak|channel-1|room-1',
    });
  });

  test('an advertisement behind the first message is not lost', () => {
    const referral = { source_id: '1202', source_url: 'https://fb.me/x', headline: 'V1' };
    expect(only({ ...message, raw_message: raw({ type: 'text', text: { body: 'halo' }, referral }) })).toMatchObject({
      referral: { sourceId: '1202' },
    });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a picture by its address',
      { type: 'image', text: 'ini', file: { url: 'https://cdn.example/a.jpg', filename: 'a.jpg' } },
      { type: 'media', media: 'image', mediaId: 'https://cdn.example/a.jpg', caption: 'ini' },
    ],
    ['a voice note', { type: 'voice', file: { url: 'https://cdn.example/a.ogg' } }, { type: 'media', media: 'audio' }],
    [
      'a pin in the text',
      { type: 'location', text: '-6.2001,106.8166' },
      { type: 'location', latitude: -6.2001, longitude: 106.8166 },
    ],
    ['a pin as JSON', { type: 'location', text: '{"lat":"-6.2","lng":"106.8"}' }, { type: 'location', latitude: -6.2 }],
    [
      'a pin of its own',
      { type: 'location', location: { latitude: 1, longitude: 2, name: 'Kopi' } },
      { type: 'location', name: 'Kopi' },
    ],
    [
      'a tap',
      { type: 'button', text: 'Beli', button: { payload: 'intent:BUY', text: 'Beli' } },
      { type: 'reply', id: 'intent:BUY', title: 'Beli' },
    ],
    ['a tap without its button', { type: 'interactive', text: 'Beli motor' }, { type: 'text', text: 'Beli motor' }],
    ['something new', { type: 'poll', text: '?' }, { type: 'other', what: 'poll' }],
  ])('flat: %s', (_, content, expected) => {
    expect(only({ ...message, text: '', ...content })).toMatchObject({ content: expected });
  });

  test('a room with its newest message is that message; the same one twice is one event', () => {
    const { room: _, ...last } = message;
    const event = only({
      ...room,
      data_event: 'room_created',
      agent_ids: [],
      last_message: { ...last, raw_message: raw({ type: 'text', text: { body: 'halo' } }) },
    });
    expect(event).toMatchObject({ kind: 'message', id: WAMID, carrier: 'qontak|channel-1|room-1' });
    expect(
      only({ event: 'qontak.chat.room.created', data: { ...room, data_event: 'room_created', last_message: last } }),
    ).toMatchObject({ id: WAMID });
  });

  test('what an agent writes is an agent’s, told once; what becomes of it is dropped', () => {
    const agent = {
      ...message,
      participant_type: 'agent',
      sender_type: 'Models::User',
      sender_id: 'agent-1',
      sender: { name: 'Andi' },
    };
    expect(only({ ...agent, status: 'created' })).toMatchObject({
      kind: 'agent-message',
      id: message.id,
      agentId: 'agent-1',
      agentName: 'Andi',
      from: { phone: '6281234567890' },
    });
    for (const status of ['delivered', 'read', 'failed'])
      expect(read({ ...agent, status })).toEqual({ events: [], sent: {}, dropped: 1 });
  });

  test('what our bot said is evidence and no message; its failure is an event', () => {
    const bot = { ...message, participant_type: 'bot', sender_type: 'Models::SystemAccount' };
    const at = Date.parse(message.created_at);
    expect(read({ ...bot, status: 'sent' })).toEqual({
      events: [],
      sent: { [echoKey('6281234567890', 'halo')]: `${message.id}@${at}` },
      dropped: 0,
    });
    expect(read({ ...bot, is_campaign: true, status: 'sent' }).sent).toEqual({
      [echoKey('6281234567890', null)]: `${message.id}@${at}`,
    });
    expect(read({ ...bot, status: 'read' })).toEqual({ events: [], sent: {}, dropped: 1 });
    expect(only({ ...bot, status: 'failed', whatsapp_error_message: '131026 Message undeliverable' })).toMatchObject({
      kind: 'delivery-failed',
      code: 131026,
      providerId: message.id,
      to: '6281234567890',
    });
    expect(only({ ...bot, status: 'failed' })).toMatchObject({ code: null, reason: 'unknown' });
  });

  test('rooms: who is in them, and their end', () => {
    expect(only({ ...room, data_event: 'add_agent', agent_ids: ['a', 'b'] })).toMatchObject({
      kind: 'room-changed',
      agentIds: ['a', 'b'],
      resolved: false,
    });
    expect(
      only({
        webhook_event: 'agent_assigned_to_room',
        room_id: 'room-1',
        agent_id: 'a',
        room: { ...room, agent_ids: undefined },
      }),
    ).toMatchObject({ kind: 'room-changed', agentIds: ['a'] });
    expect(only({ ...room, status: 'resolved', data_event: 'room_resolved' })).toMatchObject({
      kind: 'room-changed',
      resolved: true,
    });
    expect(read({ ...room, data_event: 'room_updated' }).dropped).toBe(1);
  });

  test('broadcasts: failures are events, the rest is dropped; other news of Mekari’s is noted', () => {
    expect(
      only({
        whatsapp_message_id: WAMID,
        messages_broadcast_id: 'b-1',
        status: 'failed',
        whatsapp_error_message: '131050 stopped',
      }),
    ).toMatchObject({ kind: 'delivery-failed', code: 131050, reason: 'opted-out', providerId: 'b-1' });
    expect(read({ whatsapp_message_id: WAMID, status: 'sent' }).dropped).toBe(1);
    expect(only({ event: 'qontak.crm.deal.update', data: { id: 1 } })).toMatchObject({
      kind: 'notice',
      field: 'qontak.crm.deal.update',
    });
  });

  test.each([
    ['an answer of the API', { status: 'success', data: { ...message, participant_type: 'bot' } }],
    ['a configuration', { status: 'success', data: { auto_assign_agent: false } }],
    ['a text', 'halo'],
    ['nothing', null],
    ['an empty list', []],
    ['another’s webhook', { object: 'whatsapp_business_account', entry: [] }],
  ])('%s is no webhook of Qontak’s, and says so', (_, body) => {
    expect(parseWebhook(body, NOW)).toMatchObject({ ok: false });
  });

  test('without any id it is kept and not acted on', () => {
    expect(only({ ...message, id: null, external_id: null })).toMatchObject({ kind: 'unreadable' });
  });

  test('nothing throws, whatever is in it, and every event has an id', () => {
    const keys = [
      ...Object.keys(message),
      ...Object.keys(room),
      'data',
      'event',
      'data_event',
      'last_message',
      'raw_message',
      'agent_ids',
      'file',
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.constantFrom(message, room, raw({ type: 'text' }), 'customer', 'agent', 'bot', 'failed'),
        fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 8 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (body) => {
        const outcome = parseWebhook(body, NOW);
        if (outcome.ok) for (const event of outcome.webhook.events) expect(event.id).not.toBe('');
      }),
      { numRuns: runs(2_000, 400) },
    );
  });
});

describe('what is no message of a WhatsApp customer', () => {
  test.each(['ig', 'telegram', 'fb', 'line', 'email', 'web_chat'])('a room of %s names nobody by phone', (channel) => {
    const account = { account_uniq_id: '17841400123456789', channel };
    const { events, sent } = read({ ...message, room: { ...room, ...account } });
    expect(events).toMatchObject([{ kind: 'notice', field: `not WhatsApp: ${channel}` }]);
    expect(sent).toEqual({});
    expect(read({ ...room, ...account, last_message: message }).events).toMatchObject([{ kind: 'notice' }]);
  });

  test.each(['wa', 'wa_cloud', 'whatsapp', 'WA_CLOUD', ''])('a room of "%s" does', (channel) => {
    expect(only({ ...message, room: { ...room, channel } })).toMatchObject({ kind: 'message' });
  });

  test.each(['6281234567890', '+62 812-3456-7890', '081234567890'])(
    'a room of %s is of one and the same number',
    (account) => {
      const account_uniq_id = account;
      expect(only({ ...message, room: { ...room, account_uniq_id } })).toMatchObject({
        from: { phone: '6281234567890' },
      });
    },
  );

  test.each([
    ['6591234567', '6591234567'],
    ['0', ''],
    ['abc', ''],
  ])('a room of %s is of "%s"', (account_uniq_id, phone) => {
    expect(only({ ...message, room: { ...room, account_uniq_id } })).toMatchObject({ from: { phone } });
  });

  test('what became of a customer’s message does not say it again', () => {
    const told = { ...message, status: 'read', data_event: 'status_message' };
    expect(read(told)).toEqual({ events: [], sent: {}, dropped: 1 });
  });

  test('the question at registration is answered and forgotten', () => {
    expect(read({ verify_info: { token: 'x' } })).toEqual({ events: [], sent: {}, dropped: 1 });
  });

  test('a file without an address is words about a file', () => {
    const image = { ...message, type: 'image', text: 'ini motornya', file: { url: null } };
    expect(only(image)).toMatchObject({ content: { type: 'other', what: 'image', text: 'ini motornya' } });
  });

  test('the words of a button are words, inside Meta’s own message as well', () => {
    const button = (payload: string) => raw({ type: 'button', button: { payload, text: 'Ambil' } });
    for (const payload of ['Ambil', ''])
      expect(only({ ...message, raw_message: button(payload) })).toMatchObject({
        content: { type: 'text', text: 'Ambil' },
      });
    expect(only({ ...message, raw_message: button('C1|L-000001|x') })).toMatchObject({
      content: { type: 'reply', id: 'C1|L-000001|x', title: 'Ambil' },
    });
  });
});
