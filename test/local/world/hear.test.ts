/** Webhooks that a script posts straight to the hub are known to the local WhatsApp. */
import { testWorld, text } from './graph-client';

const webhook = (message: object, contact: object) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field: 'messages', value: { contacts: [contact], messages: [message] } }] }],
});

describe('A webhook that somebody else posted', () => {
  test('opens the window and shows in the chat of its sender, once', async () => {
    const { world, send, pass } = testWorld();
    const contact = { profile: { name: 'Pablo' }, wa_id: '16505551234', user_id: 'US.13491208655302741918' };
    const message = {
      from: '16505551234',
      id: 'wamid.A',
      timestamp: '1750030073',
      type: 'text',
      text: { body: 'Hello' },
    };
    world.hear(webhook(message, contact));
    world.hear(webhook(message, contact));
    send('16505551234', text('Hi'));
    await pass(1000);
    expect(world.messages().map(({ content, ticks }) => [content, ticks])).toEqual([
      [{ type: 'text', text: 'Hello' }, 'delivered'],
      [{ type: 'text', text: 'Hi' }, 'delivered'],
    ]);
    expect(world.phone('US.13491208655302741918').account.name).toBe('Pablo');
  });

  test('of a username user is answered by user id', async () => {
    const { world, request, pass } = testWorld();
    const contact = { profile: { name: 'Ayu', username: 'ayu' }, user_id: 'ID.99' };
    const message = {
      from_user_id: 'ID.99',
      id: 'wamid.B',
      type: 'location',
      location: { latitude: -6, longitude: 106 },
    };
    world.hear(webhook(message, contact));
    request({ messaging_product: 'whatsapp', recipient: 'ID.99', ...text('Hi') });
    await pass(1000);
    expect(world.messages().map(({ ticks }) => ticks)).toEqual(['delivered', 'delivered']);
  });

  test('that makes no sense changes nothing', () => {
    const { world } = testWorld();
    for (const body of [null, 1, [], { entry: 5 }, webhook({}, {}), webhook({ id: 'x' }, {})]) world.hear(body);
    expect(world.messages()).toEqual([]);
  });
});
