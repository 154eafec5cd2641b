/** What honest senders send: the starting point of every mutation. */
import { pick, type Random } from './hostile.ts';
import type { Json } from './input.ts';
import { NOISE_REPS, serialOf } from './network.ts';

const CUSTOMERS = 12;

/** Somebody of a small crowd, so that what arrives meets what was there before; now and then somebody new, or a rep. */
function somebody(random: Random): string {
  const roll = random();
  if (roll < 0.15) return pick(random, NOISE_REPS).number;
  if (roll < 0.2) return `62899${Math.floor(random() * 1e8)}`;
  return `62857000${String(Math.floor(random() * CUSTOMERS)).padStart(5, '0')}`;
}

const newId = (random: Random): string =>
  random() < 0.05 ? 'wamid.same' : `wamid.f${Math.floor(random() * 1e12).toString(36)}`;
const live = (kind: string, random: Random): Json => ({ $live: [kind, Math.floor(random() * 50)] });

const TEXTS = [
  'halo',
  'mau beli',
  'S3',
  'Depok',
  'test ride',
  'service',
  'on',
  'off',
  'STOP',
  'jual',
  'Halo [ref:TT-2026A]',
  'L-000001 ok',
  '1',
  'ya',
];

const MESSAGES: readonly ((random: Random) => Json)[] = [
  (random) => ({ type: 'text', text: { body: pick(random, TEXTS) } }),
  (random) => ({ type: 'text', text: { body: pick(random, TEXTS) } }),
  (random) => ({ type: 'text', text: { body: 'ini balasan' }, context: { id: live('message', random) } }),
  (random) => ({
    type: 'location',
    location: { latitude: -6.2 + random() / 10, longitude: 106.8, name: 'Kopi', address: 'Jl. 1' },
  }),
  (random) => ({
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: { id: live('choice', random), title: 'Ambil' } },
    context: { id: live('message', random) },
  }),
  (random) => ({
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: live('choice', random), title: 'V1', description: '' } },
  }),
  (random) => ({ type: 'button', button: { payload: live('choice', random), text: 'Claim' } }),
  () => ({ type: 'image', image: { mime_type: 'image/jpeg', id: '65', caption: 'foto', sha256: 'x' } }),
  () => ({ type: 'document', document: { id: '66', filename: 'surat.pdf', caption: '' } }),
  () => ({ type: 'audio', audio: { id: '7', voice: true } }),
  (random) => ({ type: 'reaction', reaction: { message_id: live('message', random), emoji: '😮' } }),
  (random) => ({
    type: 'contacts',
    contacts: [
      {
        name: { formatted_name: 'Budi' },
        phones: [{ phone: '+62 812', wa_id: somebody(random) }],
        origin: 'contact_request',
      },
    ],
  }),
  () => ({ type: 'order', order: { text: 'dua', product_items: [{ product_retailer_id: 'S3', quantity: 1 }] } }),
  () => ({
    type: 'edit',
    edit: { original_message_id: 'wamid.same', message: { type: 'text', text: { body: 'baru' } } },
  }),
  () => ({ type: 'revoke', revoke: { original_message_id: 'wamid.same' } }),
  (random) => ({ type: 'system', system: { type: 'user_changed_number', wa_id: somebody(random), body: 'x' } }),
  () => ({ type: 'unsupported', unsupported: { type: 'poll' }, errors: [{ code: 131051 }] }),
  () => ({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } }),
];

export function metaBody(random: Random): Json {
  const roll = random();
  if (roll < 0.1) return envelope({ statuses: [status(random)] });
  if (roll < 0.15)
    return envelope(
      {
        user_preferences: [
          { wa_id: somebody(random), detail: 'x', category: 'marketing_messages', value: 'stop', timestamp: 1 },
        ],
      },
      'user_preferences',
    );
  if (roll < 0.2)
    return envelope(
      { event: 'DISABLED', message_template_name: 'lead_offer_v1', reason: 'x' },
      'message_template_status_update',
    );
  const from = somebody(random);
  const person = random() < 0.1 ? { user_id: 'ID.1', from_user_id: 'ID.1' } : {};
  const contacts = [{ profile: { name: 'Pablo' }, wa_id: from, user_id: `ID.${from}` }];
  const messages = Array.from({ length: random() < 0.9 ? 1 : 3 }, () => ({
    ...{ from, id: newId(random), timestamp: '1795399200', ...person },
    ...(pick(random, MESSAGES)(random) as object),
  }));
  return envelope({ contacts, messages });
}

function envelope(value: Json, field = 'messages'): Json {
  const metadata = { display_phone_number: '6281100000000', phone_number_id: '106540352242922' };
  const whole = { messaging_product: 'whatsapp', metadata, ...(value as object) };
  return { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field, value: whole }] }] };
}

function status(random: Random): Json {
  return {
    ...{ id: newId(random), status: pick(random, ['sent', 'failed', 'failed', 'read']), timestamp: '1795399200' },
    ...{ recipient_id: somebody(random), biz_opaque_callback_data: live('Outbox', random) },
    errors: [{ code: pick(random, [131026, 131047, 131049, 130429, 470]), title: 'x', error_data: { details: 'y' } }],
  };
}

export function qontakBody(random: Random): Json {
  const room = {
    ...{ id: 'room-1', name: 'Burhan', status: 'assigned', type: 'Models::CustomerServiceRoom', channel: 'wa_cloud' },
    ...{ account_uniq_id: somebody(random), channel_integration_id: 'channel-1', session: 'open' },
  };
  const message = {
    ...{ id: newId(random), type: 'text', room_id: 'room-1', is_campaign: false, sender_id: 'someone' },
    ...{
      sender_type: 'Models::Contact',
      sender: { name: 'Burhan', avatar: null },
      text: pick(random, TEXTS),
      status: 'created',
    },
    ...{ participant_type: pick(random, ['customer', 'customer', 'agent', 'bot']), external_id: newId(random) },
    ...{ created_at: '2026-11-20T03:00:00.000Z', reply: null, room },
  };
  const roll = random();
  if (roll < 0.5) return message;
  if (roll < 0.6)
    return { ...message, participant_type: 'bot', status: 'failed', whatsapp_error_message: '131026 not delivered' };
  if (roll < 0.7)
    return {
      ...room,
      webhook_event: 'room_interaction',
      data_event: 'agent_assigned',
      agent_ids: ['agent-1'],
      last_message: message,
    };
  if (roll < 0.8) return { event: 'qontak.chat.room.resolved', data: { room, room_id: 'room-1', updated_at: 'x' } };
  if (roll < 0.9)
    return {
      whatsapp_message_id: 'w',
      status: 'failed',
      contact_phone_number: somebody(random),
      messages_broadcast_id: 'b',
    };
  return [message, message];
}

export function saleOf(random: Random): Json {
  return {
    ...{
      requestId: `request-${Math.floor(random() * 30)}`,
      serial: serialOf(Math.floor(random() * 25)),
      modelId: 'S3',
      dealerId: 'D0',
    },
    ...{ customerName: 'Budi', customerPhone: somebody(random), leadId: '', soldAt: '2026-11-20', vehicle: '25000000' },
    ...{
      accessories: '',
      fees: '0',
      discounts: '',
      gifts: '',
      promotions: 'A, B',
      payment: 'cash',
      odometerKm: '3',
      replaces: '',
    },
  };
}
