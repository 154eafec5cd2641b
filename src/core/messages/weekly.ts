/** The weekly message to a dealer. */
import type { MessageDefinition } from './definition.ts';

const tip = (placeholders: readonly string[], id: string, en: string) =>
  ({
    use: 'Inside the weekly message to a dealer: the one thing to do better.',
    placeholders,
    limit: 200,
    id,
    en,
  }) as const;

export const weeklyMessages = {
  'dealer.week': {
    use: 'To one person of each dealer, once a week, when the setting dealerWeek is on: owner first. A line of which nothing is known is left out. Goes into the template in four parts.',
    placeholders: ['dealer', 'week', 'offers', 'answered', 'won', 'speed', 'contacted', 'sold', 'score', 'tip'],
    id: '📊 {{dealer}}, {{week}}\nLead ditawarkan: {{offers}}, dijawab: {{answered}}\nLead didapat: {{won}}, dihubungi tepat waktu: {{contacted}}\nBiasanya dijawab dalam {{speed}}\nTerjual: {{sold}}\nSkor dealer: {{score}} dari 100\n💡 {{tip}}',
    en: '📊 {{dealer}}, {{week}}\nLeads offered: {{offers}}, answered: {{answered}}\nLeads won: {{won}}, contacted in time: {{contacted}}\nUsually answered within {{speed}}\nSold: {{sold}}\nDealer score: {{score}} of 100\n💡 {{tip}}',
  },
  'dealer.week.answer': tip(
    ['count'],
    'Jawab setiap tawaran, walau hanya dengan “Lewati”. Minggu lalu {{count}} tawaran habis waktunya tanpa jawaban.',
    'Answer every offer, if only with “Pass”. Ran out without one last week: {{count}}.',
  ),
  'dealer.week.contact': tip(
    ['count'],
    'Hubungi pelanggan sebelum batas waktunya. Minggu lalu {{count}} pelanggan terlambat atau belum dihubungi.',
    'Contact customers in time. Late or not contacted yet, of last week: {{count}}.',
  ),
  'dealer.week.speed': tip(
    [],
    'Jawab tawaran lebih cepat: yang pertama menekan Claim yang mendapat lead.',
    'Answer offers sooner: the first to tap Claim gets the lead.',
  ),
  'dealer.week.outcome': tip(
    ['count'],
    'Catat hasilnya: {{count}} lead sudah lebih dari seminggu di tangan Anda. Tulis TERJUAL atau LOST.',
    'Say how leads ended: write SOLD or LOST. With you for more than a week: {{count}}.',
  ),
  'dealer.week.good': tip(
    [],
    'Pertahankan! Semua tawaran dijawab dan semua pelanggan dihubungi tepat waktu.',
    'Keep it up! Every offer was answered and every customer contacted in time.',
  ),
  'dealer.week.steady': tip(
    [],
    'Jawab setiap tawaran dan hubungi setiap pelanggan sebelum batas waktunya.',
    'Answer every offer and contact every customer in time.',
  ),
} as const satisfies Record<string, MessageDefinition>;
