/** What Meta’s webhooks say, whatever they hold. */
import fc from 'fast-check';
import type { MessageEvent } from '../../../src/core/events';
import { parseWebhook } from '../../../src/integrations/meta/parse-webhook';
import { runs } from '../../support/sweep';
import { contact, envelope, events, incoming, NOW, only } from './samples';

describe('messages', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['text', { type: 'text', text: { body: 'halo' } }, { type: 'text', text: 'halo' }],
    [
      'a pin',
      { type: 'location', location: { latitude: -6.2, longitude: 106.8 } },
      { type: 'location', latitude: -6.2, longitude: 106.8, name: '' },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: 1, longitude: 2, name: 'Kopi', address: 'Jl. 1' } },
      { type: 'location', name: 'Kopi' },
    ],
    [
      'a button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Beli' } } },
      { type: 'reply', id: 'b1', title: 'Beli' },
    ],
    [
      'a list row',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'V1', description: '' } },
      },
      { type: 'reply', id: 'r1' },
    ],
    [
      'a template’s button',
      { type: 'button', button: { payload: 'C1|x', text: 'Claim' } },
      { type: 'reply', id: 'C1|x', title: 'Claim' },
    ],
    [
      'an image',
      { type: 'image', image: { mime_type: 'image/jpeg', id: '65', caption: 'foto' } },
      { type: 'media', media: 'image', mediaId: '65', caption: 'foto' },
    ],
    [
      'a voice note',
      { type: 'audio', audio: { id: '7', voice: true } },
      { type: 'media', media: 'audio', mediaId: '7' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: '8', animated: true } }, { type: 'media', media: 'sticker' }],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'x', emoji: '😮' } },
      { type: 'reaction', originalId: 'x', emoji: '😮' },
    ],
    ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'x' } }, { type: 'reaction', emoji: '' }],
    [
      'shared contacts',
      { type: 'contacts', contacts: [{ phones: [{ phone: '+62 812', wa_id: '62812' }] }] },
      { type: 'contacts', phones: ['62812'] },
    ],
    [
      'an order',
      { type: 'order', order: { text: 'dua', product_items: [{ product_retailer_id: 'S3', quantity: 1 }] } },
      { type: 'order', productIds: ['S3'], text: 'dua' },
    ],
    [
      'a flow’s answer',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } },
      { type: 'other', what: 'nfm_reply' },
    ],
    ['an interactive without its object', { type: 'interactive' }, { type: 'other', what: 'interactive' }],
    [
      'an edited text',
      { type: 'edit', edit: { original_message_id: 'w', message: { type: 'text', text: { body: 'baru' } } } },
      { type: 'edit', originalId: 'w', text: 'baru' },
    ],
    [
      'an edited caption',
      { type: 'edit', edit: { original_message_id: 'w', message: { type: 'image', image: { caption: 'baru' } } } },
      { type: 'edit', text: 'baru' },
    ],
    [
      'a deleted message',
      { type: 'revoke', revoke: { original_message_id: 'w' } },
      { type: 'revoke', originalId: 'w' },
    ],
    [
      'a poll',
      { type: 'unsupported', unsupported: { type: 'poll' }, errors: [{ code: 131051 }] },
      { type: 'other', what: 'unsupported', text: 'poll' },
    ],
    ['a type nobody knows', { type: 'hologram', hologram: 5 }, { type: 'other', what: 'hologram' }],
    ['no type at all', {}, { type: 'other', what: 'nothing' }],
  ])('%s is understood', (_, message, content) => {
    const event = only(incoming(message));
    expect(event).toMatchObject({ kind: 'message', id: 'wamid.A', name: 'Pablo', receivedAtMs: NOW });
    expect(event.content).toMatchObject(content);
  });

  test('a number change has no contacts, and says the new number', () => {
    const body = incoming({ type: 'system', system: { type: 'user_changed_number', wa_id: '6281111' } }, []);
    expect(only(body).content).toEqual({ type: 'number-change', newPhone: '6281111', newUserId: '' });
  });

  test('also in the form that it had before', () => {
    const system = { type: 'user_changed_number', body: 'User A changed', new_wa_id: '628999990000' };
    expect(only(incoming({ type: 'system', system }, [])).content).toMatchObject({ newPhone: '628999990000' });
  });

  test('a user ID in the place of the number is one', () => {
    const from = 'ID.13491208655302741918';
    expect(only(incoming({ from, type: 'text', text: { body: 'x' } }, [])).from).toEqual({ phone: '', userId: from });
  });

  test.each(['history', 'standby', 'smb_message_echoes', 'a_field_of_tomorrow'])(
    'what stands under %s is written down: it is old, or said to somebody else',
    (field) => {
      const { value } = incoming({ type: 'text', text: { body: 'x' } }).entry[0]?.changes[0] ?? {};
      expect(events(envelope(value ?? {}, field))).toMatchObject([{ kind: 'notice', field }]);
    },
  );

  test('errors of the account are written down', () => {
    const errors = [{ code: 131000, title: 'Something went wrong' }];
    expect(events(envelope({ errors }))).toMatchObject([
      { kind: 'notice', field: 'errors', raw: JSON.stringify({ errors }) },
    ]);
  });

  test('somebody with a user name has a user ID and no phone', () => {
    const hidden = { profile: { name: 'Anon', username: 'anon' }, user_id: 'ID.abc123' };
    const body = incoming({ from: undefined, from_user_id: 'ID.abc123', type: 'text', text: { body: 'hi' } }, [hidden]);
    expect(only(body)).toMatchObject({ from: { phone: '', userId: 'ID.abc123' }, name: 'Anon' });
  });

  test('in a batch everybody keeps their own name, whatever the order of the contacts', () => {
    const people = [
      { profile: { name: 'Dua' }, wa_id: '622' },
      { profile: { name: 'Satu' }, wa_id: '62111' },
    ];
    const messages = ['62111', '62222'].map((from, i) => ({ from, id: `w${i}`, type: 'text', text: { body: 'x' } }));
    expect(events(envelope({ contacts: people, messages })).map((event) => (event as MessageEvent).name)).toEqual([
      'Satu',
      '',
    ]);
  });

  test('an ad’s referral is kept', () => {
    const body = incoming({
      type: 'text',
      text: { body: 'x' },
      referral: { source_id: '1202', source_type: 'ad', headline: 'Promo' },
    });
    expect(only(body).referral).toEqual({ sourceId: '1202', headline: 'Promo' });
  });

  test('a missing field and missing metadata do no harm', () => {
    expect(
      events({
        entry: [
          { changes: [{ value: { messages: [{ id: 'w', from: '62812', type: 'text', text: { body: 'x' } }] } }] },
        ],
      }),
    ).toHaveLength(1);
  });

  test('one webhook with messages, a status and a call yields each of them', () => {
    const body = envelope({
      contacts: [contact],
      messages: ['a', 'b', 'c'].map((id) => ({ from: '6281234567890', id, type: 'text', text: { body: id } })),
      statuses: [{ id: 'wamid.s', status: 'sent', biz_opaque_callback_data: 'o-0123456789~s' }],
      calls: [{ event: 'CALL_CONNECT' }],
    });
    const outcome = parseWebhook(body, NOW);
    expect(outcome).toMatchObject({ ok: true, webhook: { sent: { 'o-0123456789': 'wamid.s' } } });
    expect(events(body).map((event) => event.kind)).toEqual(['message', 'message', 'message', 'notice']);
  });
});

describe('statuses', () => {
  const status = (patch: Record<string, unknown>) =>
    envelope({ statuses: [{ id: 'wamid.S', timestamp: '1', ...patch }] });

  test('delivered and read, and statuses of messages that are not ours, are dropped', () => {
    for (const state of ['delivered', 'read', 'played'])
      expect(events(status({ status: state, biz_opaque_callback_data: 'o-1' }))).toEqual([]);
    expect(events(status({ status: 'failed' }))).toEqual([]);
  });

  test('a failure without a code is not one of the account', () => {
    for (const errors of [[], [{}], [{ code: null }], undefined])
      expect(events(status({ status: 'failed', biz_opaque_callback_data: 'o-1', errors }))).toMatchObject([
        { kind: 'delivery-failed', code: null, reason: 'unknown' },
      ]);
  });

  test('a failure of one of our messages is an event, with code and words', () => {
    const errors = [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } }];
    expect(events(status({ status: 'failed', biz_opaque_callback_data: 'o-1', errors }))).toEqual([
      expect.objectContaining({
        kind: 'delivery-failed',
        outboxId: 'o-1',
        code: 131047,
        reason: 'window-closed',
        text: 'More than 24 hours',
      }),
    ]);
  });
});

test('nothing that JSON can hold makes the parser throw', () => {
  const wild = fc.oneof(
    fc.jsonValue(),
    fc.record({
      entry: fc.array(
        fc.record({
          changes: fc.array(
            fc.record({
              field: fc.jsonValue(),
              value: fc.record({ messages: fc.jsonValue(), statuses: fc.jsonValue(), contacts: fc.jsonValue() }),
            }),
          ),
        }),
      ),
    }),
  );
  fc.assert(
    fc.property(wild, (body) => expect(() => parseWebhook(body, NOW)).not.toThrow()),
    { numRuns: runs(3_000, 500) },
  );
});
