/** What goes out by Qontak: the requests of each message, and what their answers mean. */
import type { Outgoing } from '../../../src/core/events';
import type { Exchange, SendResult } from '../../../src/integrations/message-gateway';
import { createQontakGateway } from '../../../src/integrations/qontak/gateway';
import type { HttpRequest } from '../../../src/ports';
import { room } from './samples';

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
