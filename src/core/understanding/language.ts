/** In which language a message is written, by its small words; mixtures and regional languages are Indonesian. */
import type { Language } from '../../tables/customers.ts';
import { ENGLISH, PLAIN_WORDS } from './vocabulary.ts';
import { EVERYDAY, type Word } from './words.ts';

/** English words that people use in Indonesian sentences, too. */
const SHARED =
  /^(service|test|ride|stop|contact|hello|hi|hey|please|thanks|price|available|location|stock|sales|book|message|call|call|join|in|at|to|of|on|city|sport|cash|no|one|open|me|help|out|id|number|sorry|down|black|white|red|buy|try|do|or|di|it)$/;

/** Words that are the same in both. */
const NEUTRAL =
  /^(discount|city|sport|plus|cargo|volta|test|testing|testride|ride|scooter|charge|charging|battery|sales|admin|order|promo|info|information|unit|dealer|showroom|credit|installment|service|warranty|marketing|cash|color|colour|colors|colours|motor|km|dp|center|showrooms|electric|financing|leasing|day|days|hour|hours|human|person|people|guarantee|showroom|posting|opening|working|minimum|model|premium|price|prices|cancel|office)$/;

const INDONESIAN = new Set(
  `ya yah nih tuh sih kok dong deh lho loh kan nya ini itu dari pada akan lah kah kamu anda mas mbak mba pak bu gan bro sis om tante
 rumah jalan hari minggu bulan tahun kasih terima selamat cocok masih pernah biasa dekat deket kota daerah depan nomer tanya nanya
 banyak sedikit rem ban lampu anak istri suami teman temen bapak ibu kerja usaha toko bikin jadi kayak seperti maaf permisi
 minta cari liat lihat tahu tau pulang pergi naik turun jatuh sekalian kirim warna juga sudah nanti cuma harus semua setelah karena`.split(
    /\s+/,
  ),
);

export interface LanguageRead {
  /** '' when the words tell nothing: a name, a number, one word that both languages have. */
  readonly language: Language | '';
  /** It was asked for, or more than a word or two are in it. */
  readonly isSure: boolean;
}

const SURE = 3;

export function readLanguage(words: readonly Word[]): LanguageRead {
  let english = 0;
  let indonesian = 0;
  for (const { raw } of words) {
    if (/^(english|inggris)$/.test(raw) && words.length <= 4) return { language: 'en', isSure: true };
    if (/^(indonesia|bahasa)$/.test(raw) && words.length <= 3) return { language: 'id', isSure: true };
    if (ENGLISH.has(raw)) english += SHARED.test(raw) ? 0.5 : 1;
    else if (!NEUTRAL.test(raw) && (INDONESIAN.has(raw) || EVERYDAY.has(raw) || PLAIN_WORDS.has(raw))) indonesian += 1;
  }
  if (english >= 1 && english > indonesian) return { language: 'en', isSure: english >= SURE };
  return indonesian > 0 ? { language: 'id', isSure: indonesian >= SURE } : { language: '', isSure: false };
}
