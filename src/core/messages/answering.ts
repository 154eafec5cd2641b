/** Answers to questions of customers, from what the workbook knows. */
import type { MessageDefinition } from './definition.ts';

export const answeringMessages = {
  'answer.price': {
    use: 'To a customer who asks what a model costs: a line for each model.',
    placeholders: ['model', 'price', 'region'],
    id: '{{model}}: {{price}} (harga resmi wilayah {{region}})',
    en: '{{model}}: {{price}} (list price in {{region}})',
  },
  'answer.priceFrom': {
    use: 'The same, while it is not known where the customer is.',
    placeholders: ['model', 'price'],
    id: '{{model}}: mulai {{price}}, tergantung wilayah',
    en: '{{model}}: from {{price}}, depending on the region',
  },
  'answer.range': {
    use: 'To a customer who asks how far a model goes: a line for each model.',
    placeholders: ['model', 'km'],
    id: '{{model}}: jarak tempuh sampai {{km}} km sekali isi',
    en: '{{model}}: up to {{km}} km on one charge',
  },
  'answer.charging': {
    use: 'To a customer who asks how a model is charged: a line for each model. From the column Charging of Products.',
    placeholders: ['model', 'charging'],
    id: '{{model}}, pengisian baterai: {{charging}}',
    en: '{{model}}, charging: {{charging}}',
  },
  'answer.warranty': {
    use: 'To a customer who asks about the warranty: a line for each model. From the column Warranty of Products.',
    placeholders: ['model', 'warranty'],
    id: '{{model}}, garansi: {{warranty}}',
    en: '{{model}}, warranty: {{warranty}}',
  },
  'answer.dealer': {
    use: 'To a customer who asks where a dealer is, or when it is open.',
    placeholders: ['dealer', 'address', 'hours'],
    id: 'Dealer terdekat: {{dealer}}, {{address}}. Jam buka: {{hours}}.',
    en: 'Your nearest dealer: {{dealer}}, {{address}}. Opening hours: {{hours}}.',
  },
  'answer.dealerWhere': {
    use: 'To a customer who asks for a dealer before it is known where they are.',
    placeholders: [],
    id: 'Begitu kami tahu lokasi Anda, kami beri tahu dealer terdekat dan jam bukanya.',
    en: 'Once we know where you are, we will tell you the nearest dealer and its opening hours.',
  },
  'answer.kept': {
    use: 'To a customer whose question nobody has answered yet in Answers; the dealer who gets the lead sees it.',
    placeholders: [],
    id: 'Pertanyaan Anda sudah kami catat. Dealer kami akan menjawabnya.',
    en: 'We have noted your question. Our dealer will answer it.',
  },
  'word.allDay': { use: 'Inside other messages.', placeholders: [], limit: 40, id: '24 jam', en: 'around the clock' },
  'word.closedOn': {
    use: 'Inside other messages.',
    placeholders: ['days'],
    limit: 60,
    id: 'tutup {{days}}',
    en: 'closed on {{days}}',
  },
} as const satisfies Record<string, MessageDefinition>;
