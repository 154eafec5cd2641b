/** Webhooks of Qontak, as it sends them, and how they are read. */
import { parseWebhook } from '../../../src/integrations/qontak/parse-webhook';

export const NOW = 1_795_230_000_000;
export const WAMID = 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFDNB';
export const room = {
  id: 'room-1',
  name: 'Burhan',
  status: 'assigned',
  type: 'Models::CustomerServiceRoom',
  channel: 'wa_cloud',
  account_uniq_id: '6281234567890',
  channel_integration_id: 'channel-1',
  session: 'open',
};
export const message = {
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
export const raw = (content: Record<string, unknown>) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '622150001234', phone_number_id: '106540352242922' },
  contacts: [{ wa_id: '6281234567890', profile: { name: 'Burhan' }, user_id: 'ID.123' }],
  messages: [{ id: WAMID, from: '6281234567890', timestamp: '1715790964', ...content }],
});

export function read(body: unknown) {
  const outcome = parseWebhook(body, NOW);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.webhook;
}
export const only = (body: unknown) => read(body).events[0];
