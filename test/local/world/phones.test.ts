/** What people do on their phones becomes the webhooks that Meta would post. */
import { buttons, list, testWorld, text } from './graph-client';

const CUSTOMER = '6281234567890';

function lastMessage(values: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const messages = values.flatMap((value) => (value.messages ?? []) as Record<string, unknown>[]);
  return messages.at(-1) ?? {};
}

describe('A phone', () => {
  test('writes a text with number, user id and name', () => {
    const { world, webhooks } = testWorld();
    const id = world.phone(CUSTOMER, { name: 'Sari' }).say('Halo [ref:TT-abc]');
    expect(webhooks).toEqual([
      {
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '102290129340398',
            changes: [
              {
                field: 'messages',
                value: {
                  messaging_product: 'whatsapp',
                  metadata: { display_phone_number: '6281100001111', phone_number_id: '106540352242922' },
                  contacts: [
                    { profile: { name: 'Sari' }, wa_id: CUSTOMER, user_id: expect.stringMatching(/^ID\.\d{17}$/) },
                  ],
                  messages: [
                    {
                      from: CUSTOMER,
                      from_user_id: expect.stringMatching(/^ID\.\d{17}$/),
                      id,
                      timestamp: '1795230000',
                      type: 'text',
                      text: { body: 'Halo [ref:TT-abc]' },
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    ]);
  });

  test('of a username user shows no number, and is reached by its user id', () => {
    const { world, values, request } = testWorld();
    world.phone(CUSTOMER, { name: 'Sari', username: 'sari.w' }).say('Halo');
    const value = values()[0] as { contacts: { wa_id?: string; user_id: string }[]; messages: { from?: string }[] };
    expect(value.contacts[0]?.wa_id).toBeUndefined();
    expect(value.messages[0]?.from).toBeUndefined();
    request({ messaging_product: 'whatsapp', recipient: value.contacts[0]?.user_id, ...text('Hi') });
    expect(world.phone(CUSTOMER).lastReceived()?.content).toEqual({ type: 'text', text: 'Hi' });
  });

  test('taps a reply button, a list row and a template button in their three wire shapes', () => {
    const templates = [
      { name: 'offer', language: 'id', category: 'UTILITY', body: 'New lead', buttons: ['Claim'] },
    ] as const;
    const { world, send, values } = testWorld({ templates });
    const phone = world.phone(CUSTOMER);
    const sendAndGetId = (message: object): string => send(CUSTOMER, message).json.messages[0].id;

    const first = sendAndGetId(buttons('Buy', 'Service'));
    phone.tap(first, 'b1');
    expect(lastMessage(values())).toMatchObject({
      type: 'interactive',
      context: { from: '6281100001111', id: first },
      interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Service' } },
    });

    const second = sendAndGetId(list([{ id: 'm1', title: 'Model 1', description: 'Fast' }]));
    phone.pick(second, 'm1');
    expect(lastMessage(values())).toMatchObject({
      interactive: { type: 'list_reply', list_reply: { id: 'm1', title: 'Model 1', description: 'Fast' } },
    });

    const parameters = [{ type: 'payload', payload: 'C1|L1|O1' }];
    const components = [{ type: 'button', sub_type: 'quick_reply', index: '0', parameters }];
    const third = sendAndGetId({ type: 'template', template: { name: 'offer', language: { code: 'id' }, components } });
    phone.tap(third, 'C1|L1|O1');
    expect(lastMessage(values())).toMatchObject({
      type: 'button',
      context: { id: third },
      button: { payload: 'C1|L1|O1', text: 'Claim' },
    });
  });

  test('cannot tap what it was not sent', () => {
    const { world, send } = testWorld();
    const phone = world.phone(CUSTOMER);
    const { id } = send(CUSTOMER, buttons('Buy')).json.messages[0];
    expect(() => phone.tap(id, 'b7')).toThrow('no choice "b7"');
    expect(() => phone.tap('wamid.other', 'b0')).toThrow('no message');
    expect(() => phone.pick(id, 'b0')).toThrow('no choice');
  });

  test('shares a location with or without a name, and quotes the request', () => {
    const { world, values } = testWorld();
    const phone = world.phone(CUSTOMER);
    phone.sendLocation(-6.26, 106.81);
    expect(lastMessage(values()).location).toEqual({ latitude: -6.26, longitude: 106.81 });
    phone.sendLocation(-6.26, 106.81, { name: 'Blok M', address: 'Jakarta' }, 'wamid.request');
    expect(lastMessage(values())).toMatchObject({
      location: { name: 'Blok M', address: 'Jakarta' },
      context: { id: 'wamid.request' },
    });
  });

  test('sends media, reacts, edits and deletes', () => {
    const { world, values, send } = testWorld();
    const phone = world.phone(CUSTOMER);
    const id = phone.say('Helo');
    phone.edit(id, 'Halo');
    expect(lastMessage(values())).toMatchObject({
      type: 'edit',
      edit: { original_message_id: id, message: { type: 'text', text: { body: 'Halo' } } },
    });
    phone.delete(id);
    expect(lastMessage(values())).toMatchObject({ type: 'revoke', revoke: { original_message_id: id } });
    phone.sendMedia('audio', { voice: true });
    expect(lastMessage(values())).toMatchObject({ type: 'audio', audio: { voice: true, id: expect.any(String) } });
    const hello = send(CUSTOMER, text('Hi')).json.messages[0].id;
    phone.react(hello, '👍');
    expect(lastMessage(values())).toMatchObject({ type: 'reaction', reaction: { message_id: hello, emoji: '👍' } });
  });

  test('carries the ad that was tapped', () => {
    const { world, values } = testWorld();
    const referral = { source_type: 'ad', source_id: '1202', source_url: 'https://fb.me/x', headline: 'Ride' };
    world.phone(CUSTOMER).say('Halo', { referral });
    expect(lastMessage(values()).referral).toEqual(referral);
  });

  test('shows when the business has read its message', () => {
    const { world, request } = testWorld();
    const id = world.phone(CUSTOMER).say('Halo');
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: id };
    expect(request(read).json).toEqual({ success: true });
    expect(world.messages()[0]?.ticks).toBe('read');
    expect(request({ ...read, message_id: 'wamid.unknown' }).json.error.code).toBe(100);
  });
});

describe('The way from phone to webhook', () => {
  test('can be held, then released reversed, in batches and twice', async () => {
    const { world, webhooks } = testWorld();
    const phone = world.phone(CUSTOMER);
    world.delivery.hold();
    for (const word of ['one', 'two', 'three']) phone.say(word);
    expect(webhooks).toHaveLength(0);
    world.delivery.release({ order: 'reversed', batch: 2, times: 2 });
    await world.delivery.settled();
    expect(webhooks.map((each) => each.entry[0]?.changes.length)).toEqual([2, 1, 2, 1]);
    expect(JSON.stringify(webhooks[0])).toMatch(/three.*two/);
  });

  test('tries again when the receiver did not acknowledge', async () => {
    let answers = 0;
    const { world, pass } = testWorld({
      deliver: () => {
        answers += 1;
        return answers > 2 ? 200 : 503;
      },
    });
    world.phone(CUSTOMER).say('Halo');
    await world.delivery.settled();
    await pass(5_000);
    await pass(20_000);
    await pass(3_600_000);
    expect(answers).toBe(3);
  });

  test('survives a restart from its snapshot', () => {
    const { world } = testWorld();
    const id = world.phone(CUSTOMER, { name: 'Sari' }).say('Halo');
    const again = testWorld({ saved: world.snapshot() });
    expect(again.world.messages()).toEqual(world.messages());
    expect(again.world.phone(CUSTOMER).account.name).toBe('Sari');
    expect(again.world.phone(CUSTOMER).say('Lagi')).not.toBe(id);
  });
});
