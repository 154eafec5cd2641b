/** Qontak's wire: every shape of webhook becomes an event or is dropped on purpose; requests are signed; rooms are verified. */
import fc from 'fast-check';
import { answerBy, carrierText, firstCarrier, readCarrier } from '../../src/core/carrier';
import type { Outgoing } from '../../src/core/events';
import { base64 } from '../../src/core/lib/bytes';
import { echoKey } from '../../src/integrations/echo';
import type { Exchange, SendResult } from '../../src/integrations/message-gateway';
import { createQontakGateway } from '../../src/integrations/qontak/gateway';
import { qontakHttp, signature } from '../../src/integrations/qontak/http';
import { parseWebhook } from '../../src/integrations/qontak/parse-webhook';
import type { HttpRequest, HttpResponse } from '../../src/ports';

const NOW = 1_795_230_000_000;
const WAMID = 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFDNB';
const room = {
  id: 'room-1',
  name: 'Burhan',
  status: 'assigned',
  type: 'Models::CustomerServiceRoom',
  channel: 'wa_cloud',
  account_uniq_id: '6281234567890',
  channel_integration_id: 'channel-1',
  session: 'open',
};
const message = {
  id: 'a7c0e1d2-0000-4000-8000-000000000001',
  type: 'text',
  room_id: 'room-1',
  is_campaign: false,
  sender_id: 'someone',
  sender_type: 'Models::Contact',
  sender: { name: 'Burhan', avatar: null },
  text: 'halo',
  status: 'created',
  participant_type: 'customer',
  external_id: WAMID,
  created_at: '2026-11-20T03:00:00.000Z',
  reply: null,
  room,
};
const raw = (content: Record<string, unknown>) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '622150001234', phone_number_id: '106540352242922' },
  contacts: [{ wa_id: '6281234567890', profile: { name: 'Burhan' }, user_id: 'ID.123' }],
  messages: [{ id: WAMID, from: '6281234567890', timestamp: '1715790964', ...content }],
});

function read(body: unknown) {
  const outcome = parseWebhook(body, NOW);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.webhook;
}
const only = (body: unknown) => read(body).events[0];

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
      reason: 'not-on-whatsapp',
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
      { numRuns: 2000 },
    );
  });
});

describe('who we are', () => {
  test('Mekari’s known answer', () => {
    const line = '/v2/klikpajak/v1/efaktur/out?auto_approval=false';
    expect(signature('YOUR_MEKARI_API_CLIENT_SECRET', 'Wed, 10 Nov 2021 07:24:29 GMT', 'post', line)).toBe(
      '6+Ah/UTmbqd+DDqlh6zYZ0HuCwVhtElYDOoucRPCaFg=',
    );
  });

  test('base64 is base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) =>
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64')),
      ),
    );
  });

  const CHAT = 'https://service-chat.qontak.com/api/open/v1';
  function desk(answers: (request: HttpRequest, stored: Record<string, string>) => HttpResponse) {
    const stored: Record<string, string> = {
      QONTAK_ACCESS_TOKEN: 'old',
      QONTAK_REFRESH_TOKEN: 'r1',
      QONTAK_CLIENT_ID: 'c',
      QONTAK_CLIENT_SECRET: 's',
    };
    const sent: HttpRequest[] = [];
    const properties = {
      getAll: () => ({ ...stored }),
      get: (key: string) => stored[key] ?? null,
      setMany: (values: Record<string, string>) => void Object.assign(stored, values),
      delete: () => undefined,
    };
    const http = {
      sendAll: (requests: readonly HttpRequest[]) => {
        sent.push(...requests);
        return requests.map((request) => answers(request, stored));
      },
    };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    return {
      stored,
      sent,
      http: qontakHttp({ http, properties, clock: { nowMs: () => NOW, sleep: () => undefined }, log }),
    };
  }
  const get = (url: string): HttpRequest => ({ url, method: 'get', headers: {} });
  const renewed = { status: 200, body: JSON.stringify({ access_token: 'new', refresh_token: 'r2' }) };
  const bearer = (request: HttpRequest) => request.headers.Authorization;

  test('a refused token is renewed once for all that it was refused to; others are left alone', () => {
    const { http, stored, sent } = desk((request) =>
      request.url.endsWith('/oauth/token')
        ? renewed
        : { status: bearer(request) === 'Bearer new' || request.url.includes('facebook') ? 200 : 401, body: '' },
    );
    const answers = http.sendAll([get(`${CHAT}/rooms/1`), get('https://graph.facebook.com/x'), get(`${CHAT}/rooms/2`)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(stored).toMatchObject({ QONTAK_ACCESS_TOKEN: 'new', QONTAK_REFRESH_TOKEN: 'r2' });
    expect(sent.filter(({ url }) => url.endsWith('/oauth/token'))).toHaveLength(1);
    expect(sent.filter(({ url }) => url.includes('facebook')).map(bearer)).toEqual([undefined]);
  });

  test('somebody else has renewed it meanwhile: theirs is used', () => {
    const { http, sent } = desk((request, stored) => {
      if (bearer(request) === 'Bearer old') stored.QONTAK_ACCESS_TOKEN = 'theirs';
      return { status: bearer(request) === 'Bearer theirs' ? 200 : 401, body: '' };
    });
    expect(http.sendAll([get(`${CHAT}/rooms/1`)])[0]?.status).toBe(200);
    expect(sent.some(({ url }) => url.endsWith('/oauth/token'))).toBe(false);
  });

  test('a renewal that is refused leaves the refusal, and asks no second time', () => {
    const { http, sent } = desk(() => ({ status: 401, body: '{"message":"Unauthorized"}' }));
    expect(http.sendAll([get(`${CHAT}/rooms/1`)])[0]?.status).toBe(401);
    expect(sent).toHaveLength(2);
  });

  test('the secret goes to Qontak’s own addresses only', () => {
    const { http, sent } = desk(() => ({ status: 200, body: '' }));
    http.sendAll([get('https://service-chat.qontak.com.evil.example/api/open/v1/x'), get(`${CHAT}/x`)]);
    expect(sent.map(bearer)).toEqual([undefined, 'Bearer old']);
  });
});

describe('what goes out', () => {
  const gateway = createQontakGateway({
    base: 'https://q',
    mediaAt: (id) => ({ url: `https://meta/${id}`, method: 'get', headers: { Authorization: 'Bearer m' } }),
  });
  const outgoing = (content: Outgoing, carrier = 'qontak|channel-1|room-1') => ({
    to: '6281234567890',
    content,
    outboxId: 'o-1',
    carrier,
    name: 'Budi',
  });

  /** Plays the other side; answers in order, and what was asked. */
  function play(content: Outgoing, answers: readonly [number, unknown][], carrier?: string) {
    const asked: HttpRequest[] = [];
    let step: Exchange<SendResult> | SendResult | { problem: string } = gateway.begin(outgoing(content, carrier), 1);
    for (const [status, body] of answers) {
      if (!('read' in step)) throw new Error(`It ended after ${asked.length} requests`);
      asked.push(step.request);
      step = step.read({ status, body: JSON.stringify(body) });
    }
    return { asked, result: step, lines: asked.map(({ method, url }) => `${method} ${url.replace('https://q', '')}`) };
  }
  const ok = { status: 'success', data: { id: 'm-1' } };
  const refused = (...messages: string[]) => ({ status: 'error', error: { code: 422, messages } });
  const text: Outgoing = { type: 'text', body: 'halo' };

  test('a text into the known room', () => {
    const { asked, result } = play(text, [[201, ok]]);
    expect(asked[0]).toMatchObject({
      url: 'https://q/messages/whatsapp/bot',
      body: '{"room_id":"room-1","type":"text","text":"halo"}',
    });
    expect(result).toEqual({ kind: 'sent', providerId: 'm-1' });
  });

  test('without a room it is looked up by number and channel; without one to find, only a template may begin', () => {
    const rooms = {
      data: [
        { ...room, id: 'other', channel_integration_id: 'x' },
        { ...room, id: 'old', status: 'resolved' },
        { ...room, id: 'mine' },
      ],
    };
    const { asked, lines } = play(
      text,
      [
        [200, rooms],
        [201, ok],
      ],
      'qontak|channel-1|',
    );
    expect(lines[0]).toBe('get /rooms?query=6281234567890&limit=50');
    expect(asked[1]?.body).toContain('"mine"');
    expect(play(text, [[200, { data: [] }]], 'qontak|channel-1|').result).toMatchObject({
      kind: 'failed',
      reason: 'window-closed',
    });
  });

  test('a room that is gone is looked up, once', () => {
    const { result, lines } = play(text, [
      [404, {}],
      [200, { data: [room] }],
      [404, {}],
    ]);
    expect(lines).toHaveLength(3);
    expect(result).toMatchObject({ kind: 'failed' });
  });

  test('buttons, lists, and words where interactive messages are not to be had', () => {
    const buttons: Outgoing = { type: 'buttons', body: 'Apa?', buttons: [{ id: 'a', title: 'Beli' }] };
    const { asked } = play(buttons, [
      [404, {}],
      [201, ok],
    ]);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      room_id: 'room-1',
      type: 'button',
      interactive: { body: 'Apa?', buttons: [{ id: 'a', title: 'Beli' }] },
    });
    expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({ type: 'text', text: 'Apa?\n• Beli' });
    const list: Outgoing = {
      type: 'list',
      body: 'Model?',
      button: 'Pilih',
      rows: [{ id: 'm', title: 'V1', description: 'd' }],
    };
    expect(JSON.parse(play(list, [[201, ok]]).asked[0]?.body ?? '')).toMatchObject({
      type: 'list',
      interactive: { lists: { button: 'Pilih', sections: [{ rows: [{ id: 'm' }] }] } },
    });
  });

  test('a file of Meta’s is fetched with Meta’s token and sent on; one with an address goes as it is', () => {
    const media = (mediaId: string): Outgoing => ({
      type: 'media',
      media: 'image',
      mediaId,
      caption: 'KTP',
      filename: '',
    });
    const { asked } = play(media('77'), [
      [200, { url: 'https://lookaside/77' }],
      [201, ok],
    ]);
    expect(asked[1]?.form).toEqual({
      fields: { room_id: 'room-1', type: 'image', text: 'KTP' },
      file: { url: 'https://lookaside/77', headers: { Authorization: 'Bearer m' }, name: 'image' },
    });
    expect(play(media('https://cdn/a.jpg'), [[201, ok]]).asked[0]?.form?.file).toEqual({
      url: 'https://cdn/a.jpg',
      headers: {},
      name: 'image',
    });
  });

  test('a template goes as a broadcast, by the id that Qontak has for it', () => {
    const template: Outgoing = {
      type: 'template',
      name: 'lead_offer_v1',
      language: 'id',
      parameters: ['L-1', 'Beli'],
      payloads: ['C1|x'],
    };
    const known = {
      data: [
        { id: 't-en', name: 'lead_offer_v1', language: 'en' },
        { id: 't-id', name: 'lead_offer_v1', language: 'id', status: 'APPROVED' },
      ],
    };
    const { asked, result } = play(template, [
      [200, known],
      [201, ok],
    ]);
    expect(JSON.parse(asked[1]?.body ?? '')).toEqual({
      to_name: 'Budi',
      to_number: '6281234567890',
      message_template_id: 't-id',
      channel_integration_id: 'channel-1',
      language: { code: 'id' },
      parameters: {
        body: [
          { key: '1', value: 'p1', value_text: 'L-1' },
          { key: '2', value: 'p2', value_text: 'Beli' },
        ],
      },
    });
    expect(result).toEqual({ kind: 'sent', providerId: 'm-1' });
    expect(play(template, [[200, { data: [] }]]).result).toMatchObject({
      kind: 'failed',
      alert: true,
      reason: 'template',
    });
  });

  test.each<[number, unknown, Partial<SendResult> & { error?: unknown }]>([
    [0, {}, { kind: 'unclear' }],
    [502, {}, { kind: 'unclear' }],
    [429, refused('Too many requests'), { kind: 'retry', afterMs: 30_000 }],
    [401, { message: 'Unauthorized' }, { kind: 'retry', alert: true }],
    [422, refused('Room session is expired'), { kind: 'failed', alert: false, reason: 'window-closed' }],
    [422, refused('Phone number is invalid'), { kind: 'failed', alert: false, reason: 'not-on-whatsapp' }],
    [422, refused('Message template not found'), { kind: 'failed', alert: true, reason: 'template' }],
    [422, refused('Something else'), { kind: 'failed', alert: true, error: '422 Something else' }],
    [403, { message: 'Forbidden' }, { kind: 'failed', alert: true }],
  ])('a refusal: %s %j', (status, body, expected) => {
    expect(play(text, [[status, body]]).result).toMatchObject(expected);
  });

  test('what WhatsApp would refuse is not sent', () => {
    expect(gateway.begin(outgoing({ type: 'text', body: ' ' }), 1)).toEqual({
      reason: 'content',
      problem: 'text is empty',
    });
  });

  describe('a room for one agent', () => {
    const give: Outgoing = { type: 'room', agentId: 'winner', resolve: false };
    const has = (...agents: string[]): [number, unknown] => [200, { data: { ...room, agent_ids: agents } }];

    test('who is missing is assigned, strays are removed, and the room itself must show it', () => {
      const { lines, result } = play(give, [
        has('a', 'b'),
        [201, ok],
        has('a', 'b', 'winner'),
        [200, ok],
        has('b', 'winner'),
        [422, refused('x')],
        has('b', 'winner'),
        [200, ok],
        has('winner'),
      ]);
      expect(lines.filter((line) => !line.startsWith('get'))).toEqual([
        'post /rooms/room-1/agents/winner',
        'delete /rooms/room-1/agents/a',
        'delete /rooms/room-1/agents/b',
        'delete /rooms/room-1/agents/b',
      ]);
      expect(result).toMatchObject({ kind: 'sent' });
    });

    test('it is not done while a stray is in it, however often the removal was answered well', () => {
      const stuck: [number, unknown][] = [has('winner', 'stray')];
      for (let i = 0; i < 7; i++) stuck.push([200, ok], has('winner', 'stray'));
      expect(play(give, stuck).result).toMatchObject({
        kind: 'retry',
        error: 'the room still has 2 agents: winner, stray',
      });
    });

    test('“already assigned” is looked into; an unknown agent is for a person', () => {
      expect(play(give, [has(), [422, refused('This room already assigned')], has('winner')]).result).toMatchObject({
        kind: 'sent',
      });
      expect(play(give, [has(), [422, refused('User who determined as agent was not found')]]).result).toMatchObject({
        kind: 'failed',
        alert: true,
      });
    });

    test('nobody’s room is emptied; a room that is over is closed', () => {
      expect(play({ type: 'room', agentId: '', resolve: false }, [has('a'), [200, ok], has()]).result).toMatchObject({
        kind: 'sent',
      });
      expect(play({ type: 'room', agentId: '', resolve: true }, [[200, ok]]).lines).toEqual([
        'put /rooms/room-1/resolve',
      ]);
    });
  });
});

describe('by which way', () => {
  const row = (number: string, servedBy: 'meta' | 'qontak', phoneNumberId: string, channelId: string) => ({
    number,
    servedBy,
    phoneNumberId,
    channelId,
    problem: '',
  });

  test('a way is written and read back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('meta' as const, 'qontak' as const),
        fc.stringMatching(/^[\w-]*$/),
        fc.stringMatching(/^[\w-]*$/),
        (provider, account, id) => {
          expect(readCarrier(carrierText({ provider, account, room: id }))).toEqual({ provider, account, room: id });
        },
      ),
    );
  });

  test('who wrote is answered by the provider that serves the number; who never wrote, by the first number', () => {
    const both = [row('62811', 'meta', 'p1', ''), row('62822', 'qontak', 'p2', 'c2')];
    expect(answerBy([], 'meta|p1|')).toBe('');
    expect(answerBy(both, 'meta|p1|')).toBe('meta|p1|');
    expect(answerBy(both, 'qontak|c2|r')).toBe('qontak|c2|r');
    expect(answerBy(both, 'meta|p2|')).toBe('qontak|c2|');
    expect(answerBy([row('62811', 'meta', 'p1', 'c1')], 'qontak|c1|r')).toBe('meta|p1|');
    expect([firstCarrier([]), firstCarrier(both)]).toEqual(['', 'meta|p1|']);
  });
});
