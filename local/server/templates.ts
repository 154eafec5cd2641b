/** The message templates that the brand would have had approved in WhatsApp Manager, for the local WhatsApp. */
import type { Template } from '../world/meta/templates';

export const approvedTemplates: readonly Template[] = [
  {
    name: 'lead_offer_v1',
    language: 'id',
    category: 'UTILITY',
    body: '🔔 Lead baru {{1}}: {{2}} · {{3}}. Lokasi {{4}}, {{5}} km dari Anda. Berlaku {{6}} menit. Siapa cepat, dia dapat.',
    buttons: ['Claim', 'Lewati'],
  },
  {
    name: 'lead_offer_v1',
    language: 'en',
    category: 'UTILITY',
    body: '🔔 New lead {{1}}: {{2}} · {{3}}. At {{4}}, {{5}} km from you. Open for {{6}} minutes. The first to claim it gets it.',
    buttons: ['Claim', 'Pass'],
  },
];
