/** Messages to managers: leads that are with them, who is there, disputes. */
import { BUTTON, type MessageDefinition, ROW } from './definition.ts';

const word = (use: string, id: string, en: string) => ({ use, placeholders: [], id, en }) as const;
/** Parts of messages to managers: why a lead is with them, or cannot be given away. */
const reason = (id: string, en: string) =>
  ({ use: 'Inside messages to managers.', placeholders: [], limit: 200, id, en }) as const;
const short = (limit: number, id: string, en: string) =>
  ({ use: limit === ROW ? 'Row of a list.' : 'Button.', placeholders: [], limit, id, en }) as const;

export const managingMessages = {
  'manager.unclaimed': {
    use: 'To the manager who gets a lead, and to one who opens it: why, what is known, what the customer wrote. A line of which nothing is known is left out. Goes into the template as one sentence.',
    placeholders: ['lead', 'why', 'customer', 'wish', 'place', 'questions', 'said'],
    id: '🚨 Lead {{lead}}: {{why}}.\n👤 {{customer}}\n{{wish}}\n📍 {{place}}\n❓ Belum terjawab: {{questions}}\n💬 Pesan terakhir: {{said}}\nBalas pesan ini untuk menulis kepada pelanggan, atau pilih langkahnya.',
    en: '🚨 Lead {{lead}}: {{why}}.\n👤 {{customer}}\n{{wish}}\n📍 {{place}}\n❓ Not answered yet: {{questions}}\n💬 Last messages: {{said}}\nAnswer this message to write to the customer, or choose what to do.',
  },
  'why.person': reason('pelanggan ingin bicara langsung dengan staf', 'the customer wants to talk to a person'),
  'why.notUnderstood': reason(
    'chatbot belum menangkap maksud pelanggan',
    'the chatbot did not understand the customer',
  ),
  'why.unclaimed': {
    ...reason(
      'belum diambil siapa pun ({{asked}} dealer ditanya)',
      'nobody has claimed it ({{asked}} dealers were asked)',
    ),
    placeholders: ['asked'],
  },
  'why.nobody': reason('tidak ada dealer yang dapat ditanya', 'there is no dealer to ask'),
  'why.yours': reason('lead ini ada pada Anda', 'it is with you'),
  'why.noLead': reason('lead itu tidak ada', 'there is no such lead'),
  'why.inactive': reason('sales atau dealernya tidak aktif', 'the rep or their dealer is not active'),
  'why.hasIt': reason('lead itu memang sudah dipegangnya', 'they have it already'),
  'why.over': reason('lead itu sudah selesai', 'the lead is over'),
  'manager.help': {
    use: 'To a manager who asks for help, or whose message is for no lead.',
    placeholders: ['count'],
    id: 'Anda bisa menulis ke sini:\n• LEAD SAYA: lead yang Anda pegang ({{count}})\n• SIAPA ADA: sales yang bertugas\n• BERI DEWI: memberikan lead kepada sales\n• TERJUAL atau TUTUP: hasil sebuah lead\n• SENGKETA: keberatan yang perlu diputuskan\nUntuk menulis kepada pelanggan, balas (quote) pesannya.',
    en: 'You can write to us here:\n• MY LEADS: the leads that are with you ({{count}})\n• WHO IS THERE: reps on duty\n• GIVE DEWI: hand a lead to a rep\n• SOLD or CLOSE: how a lead ended\n• DISPUTES: objections to decide\nTo write to a customer, reply to (quote) their message.',
  },
  'manager.stillWaiting': {
    use: 'To a manager who has not answered a customer in the time that was promised. Once. Goes into the template as one sentence.',
    placeholders: ['name'],
    limit: 400,
    id: '{{name}} masih menunggu balasan Anda.',
    en: '{{name}} is still waiting for your answer.',
  },
  'manager.noLeads': word(
    'To a manager who asks for their leads and has none.',
    'Saat ini tidak ada lead yang Anda pegang.',
    'No lead is with you at the moment.',
  ),
  'manager.who': {
    use: 'To a manager who asks who is there.',
    placeholders: ['count', 'text'],
    id: '{{count}} sales sedang bertugas.\n{{text}}',
    en: 'Reps on duty: {{count}}.\n{{text}}',
  },
  'manager.askRep': {
    use: 'To a manager, above a row for each rep.',
    placeholders: ['lead', 'name'],
    id: 'Lead {{lead}} diberikan kepada siapa? Bisa juga dengan menulis BERI dan namanya.',
    en: 'Who is to get lead {{lead}}? You can also write GIVE and the name.',
  },
  'manager.askSeller': {
    use: 'To a manager who says that a lead is sold, above a row for each rep.',
    placeholders: ['lead', 'name'],
    id: 'Siapa yang menyerahkan unitnya? Sales ini akan mencatat penjualan lead {{lead}}.',
    en: 'Who delivers the unit? This rep will enter the sale of lead {{lead}}.',
  },
  'manager.noSuchRep': {
    use: 'To a manager, before the list.',
    placeholders: ['rep'],
    id: 'Tidak ada sales aktif bernama {{rep}} di wilayah Anda.',
    en: 'There is no active rep called {{rep}} in your region.',
  },
  'manager.button.reps': short(BUTTON, 'Pilih sales', 'Choose a rep'),
  'manager.row.give': short(ROW, 'Berikan ke sales', 'Give to a rep'),
  'manager.row.close': short(ROW, 'Tutup', 'Close'),
  'manager.given': {
    use: 'To a manager who gave a lead to a rep.',
    placeholders: ['lead', 'rep'],
    id: '👍 Lead {{lead}} sekarang ada pada {{rep}}.',
    en: '👍 {{rep}} has lead {{lead}} now.',
  },
  'manager.notGiven': {
    use: 'To a manager: the lead could not be given to that rep.',
    placeholders: ['lead', 'rep', 'why'],
    id: '⚠️ Lead {{lead}} tidak dapat diberikan kepada {{rep}}: {{why}}.',
    en: '⚠️ Lead {{lead}} cannot be given to {{rep}}: {{why}}.',
  },
  'rep.enterSale': {
    use: 'To the rep to whom a manager gave a lead that is sold.',
    placeholders: ['lead'],
    id: 'Lead {{lead}} sudah terjual. Tulis TERJUAL untuk mencatat penjualannya.',
    en: 'Lead {{lead}} is sold. Write SOLD to enter the sale.',
  },
  'manager.dispute': {
    use: 'To the manager: a rep contests a lead. Goes into the template as one sentence.',
    placeholders: ['rep', 'owner', 'words'],
    limit: 400,
    id: '{{rep}} mengajukan keberatan: lead ini ada pada {{owner}}. Alasannya: "{{words}}". Balas KABULKAN atau TOLAK.',
    en: '{{rep}} objects: {{owner}} has this lead. The reason: "{{words}}". Answer UPHOLD or REJECT.',
  },
  'manager.button.uphold': short(BUTTON, 'Kabulkan', 'Uphold'),
  'manager.button.reject': short(BUTTON, 'Tolak', 'Reject'),
  'manager.upheld': {
    use: 'To a manager who upheld an objection.',
    placeholders: ['lead', 'rep'],
    id: '👍 Keberatan {{rep}} atas lead {{lead}} dikabulkan. Kami sudah memberi tahu {{rep}}.',
    en: '👍 The objection of {{rep}} to lead {{lead}} is upheld. We have told them.',
  },
  'manager.rejected': {
    use: 'To a manager who rejected an objection.',
    placeholders: ['lead', 'rep'],
    id: '👍 Keberatan {{rep}} atas lead {{lead}} ditolak. Kami sudah memberi tahu {{rep}}.',
    en: '👍 The objection of {{rep}} to lead {{lead}} is rejected. We have told them.',
  },
  'manager.noDispute': word(
    'To a manager: no objection is open.',
    'Tidak ada keberatan yang perlu diputuskan.',
    'There is no objection to decide.',
  ),
  'rep.disputeUpheld': {
    use: 'To a rep whose objection was upheld.',
    placeholders: ['lead'],
    id: 'Manajer mengabulkan keberatan Anda: lead {{lead}} sekarang milik Anda.',
    en: 'The manager has upheld your objection: lead {{lead}} is yours now.',
  },
  'rep.disputeRight': {
    use: 'To a rep whose objection was upheld after the lead was over.',
    placeholders: ['lead'],
    id: 'Manajer mengabulkan keberatan Anda atas lead {{lead}}. Lead itu sudah selesai, jadi tidak dipindahkan.',
    en: 'The manager has upheld your objection to lead {{lead}}. The lead is over, so it was not moved.',
  },
} as const satisfies Record<string, MessageDefinition>;
