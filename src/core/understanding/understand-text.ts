/**
 * One message of a customer, understood: what they want, which model, where they are, in which language, whether they wish
 * for a person or for silence, what they ask, and why it was read so. No I/O and no learning: rules that can be read.
 */
import type { Intent, Language } from '../../tables/customers.ts';
import { readIntent } from './intents.ts';
import { type Knowledge, type KnownPlace, namesOf } from './knowledge.ts';
import { readLanguage } from './language.ts';
import { lastTurn, type Mention } from './mention.ts';
import { correctModelWords, readModels } from './models.ts';
import { readPlaces } from './places.ts';
import { readTopics, type Topic } from './topics.ts';
import { wantsNoMessages, wantsPerson } from './wishes.ts';
import { asLine, readWords, type Word } from './words.ts';

export interface Context {
  /** What the last question was about; '' before any. */
  readonly asked: 'intent' | 'model' | 'place' | '';
  /** What is known already; '' when nothing was said. */
  readonly intent: Intent | '';
}

export interface Understanding {
  readonly intent: Intent | '';
  readonly modelId: string;
  /** Models between which it is open. */
  readonly modelChoices: readonly string[];
  /** Any model will do, or they cannot tell yet. */
  readonly anyModel: boolean;
  readonly place: KnownPlace | null;
  readonly placeChoices: readonly KnownPlace[];
  /** '' when the words do not tell. */
  readonly language: Language | '';
  /** Enough words of it to change the language of a conversation. */
  readonly languageIsSure: boolean;
  readonly wantsPerson: boolean;
  readonly optsOut: boolean;
  /** Messages are wished for again. */
  readonly optsIn: boolean;
  readonly topics: readonly Topic[];
  /** Nothing but a greeting, thanks or a word of waiting. */
  readonly isSmallTalk: boolean;
  /** Short, for people: what was read from which words. */
  readonly reasons: readonly string[];
}

export const NOTHING_UNDERSTOOD: Understanding = {
  intent: '',
  modelId: '',
  modelChoices: [],
  anyModel: false,
  place: null,
  placeChoices: [],
  language: '',
  languageIsSure: false,
  wantsPerson: false,
  optsOut: false,
  optsIn: false,
  topics: [],
  isSmallTalk: false,
  reasons: [],
};

export function understandText(text: string, context: Context, knowledge: Knowledge): Understanding {
  const names = namesOf(knowledge);
  const words = correctModelWords(readWords(text, names.words), names);
  if (words.length === 0) return NOTHING_UNDERSTOOD;
  const plainLine = asLine(words);
  const { language, isSure: languageIsSure } = readLanguage(words);
  if (wantsNoMessages(plainLine)) return { ...NOTHING_UNDERSTOOD, language, languageIsSure, optsOut: true, reasons: ['no more messages'] };
  if (/^ (?:start|mulai|langganan lagi)(?: ya| kak| lagi)* $/.test(plainLine))
    return { ...NOTHING_UNDERSTOOD, language, languageIsSure, optsIn: true };
  if (isOffTopic(plainLine))
    return { ...NOTHING_UNDERSTOOD, language, languageIsSure, topics: readOffer(plainLine), reasons: ['not about the brand'] };
  const turn = lastTurn(words);
  const models = readModels(words, names, knowledge, {
    isAsked: context.asked === 'model' || context.asked === 'intent',
    turn,
  });
  const places = readPlaces(without(words, models.mentions), names, { isAsked: context.asked === 'place', turn });
  const line = lineOf(words, models.mentions, places.mentions);
  const person = wantsPerson(line);
  const topics = readTopics(line, text.slice(0, LONGEST_ASKED));
  const said = readIntent(line);
  const leaning = said.intent === '' && !person ? leaningOf(line, topics, context) : '';
  const intent = said.intent || leaning;
  return {
    intent,
    ...models,
    modelChoices: models.choices,
    anyModel: models.modelId === '' && ANY_MODEL.test(line),
    place: places.place,
    placeChoices: places.choices,
    language,
    languageIsSure,
    wantsPerson: person,
    optsOut: false,
    optsIn: false,
    topics,
    isSmallTalk: SMALL_TALK.test(line),
    reasons: reasonsOf({ intent, said: said.reason, modelId: models.modelId, place: places.place, person, topics }),
  };
}

const LONGEST_ASKED = 1_500;

/** A word that names a model is no place. */
function without(words: readonly Word[], mentions: readonly Mention<unknown>[]): Word[] {
  const taken = new Set(
    mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  );
  return words.map((word, index) => (taken.has(index) ? { ...word, raw: '#m', plain: '#m' } : word));
}

/** The line for the rules of what is wanted and asked: models are #m, places #p, whatever they are called. */
function lineOf(
  words: readonly Word[],
  models: readonly Mention<unknown>[],
  places: readonly Mention<unknown>[],
): string {
  const marks = new Map<number, string>();
  const skipped = new Set<number>();
  for (const [mentions, mark] of [
    [models, '#m'],
    [places, '#p'],
  ] as const)
    for (const { from, to } of mentions) {
      marks.set(from, mark);
      for (let index = from + 1; index < to; index++) skipped.add(index);
    }
  const kept = words.flatMap((word, index) =>
    skipped.has(index) ? [] : [{ after: word.after, plain: marks.get(index) ?? word.plain }],
  );
  return asLine(kept)
    .replace(/ volta(?= )/g, '')
    .replace(/ (?:customer|costumer|custumer) (?:servis|care|support)(?= )/g, ' cs')
    .replace(/ #m(?: #m)+(?= )/g, ' #m');
}

/** Adverts, offers of work, wrong numbers, family matters: nothing in them is a wish. */
const OFF_TOPIC =
  / (?:jasa|menawarkan|nawarin (?:kerjasama|jasa|produk)|nawarkan|kerjasama|kerja sama|sponsorship|sponsor|proposal|endorse|endorsement|followers|reseller|dropship|undian|pemenang|slot|gacor|maxwin|judi|togel|crypto|invest|investasi|pinjaman|pinjol|kos putri|kos putra|kost putri|kamar kosong|apotek|obat|emas|antam|lamaran|loker|lowongan|cv terlampir|salah sambung|salah nomor|wrong number|titip jual|avanza|xenia|innova|forex|trading|seo|website|casino|deposit pulsa|jual beli emas|arisan|undangan|nikahan|rental mobil|katering kami|supplier|distributor|agen properti|klinik|laundry kami|menang|lottery|prize|winner|loan|jadi (?:mitra|dealer|agen|distributor)|(?:mau|ingin|cara) buka dealer|mitra dealer|bengkel las|nomor (?:pak|bu|mas|mbak)|ini (?:dengan )?(?:pak|bu) [a-z]+ (?:bukan|ya)|magang|pkl|skripsi|penelitian|kuesioner|wawancara|mamah|mama|bapak pulang|nasi|masak|tugas sekolah|paket anda|kurir paket|otp|kode verifikasi|pulsa|les privat|bimbel|asuransi jiwa|menawarkan|partnership|business opportunity|we offer|our services)(?= )/;
/** … unless the brand's own business is meant all the same. */
const ON_TOPIC =
  / (?:motor listrik|mau beli|mau servis|test ride|mogok|butuh motor|beli motor|kredit motor|butuh \d+ unit|mau ambil|servis|electric|untuk (?:usaha|jualan|kurir|armada))(?= )/;

function isOffTopic(line: string): boolean {
  return OFF_TOPIC.test(line) && !ON_TOPIC.test(line);
}

/** Who wants to do business with the brand is answered by a person. */
function readOffer(line: string): Topic[] {
  return / (?:reseller|mitra|dealer|distributor|syarat|syaratnya|jadi)(?= )/.test(line) ? ['other'] : [];
}

const ANY_MODEL =
  / (?:terserah|semua (?:boleh|bagus|oke|model|tipe|varian|saja|suka)|apa saja|mana saja|yang mana saja|bebas|belum (?:tau|tahu|nentuin|menentukan|pasti|ada pilihan|yakin|kepikiran)|bingung|tidak tau|tidak tahu|any|anything|any model|whatever|not sure|rekomendasi|rekomen|rekomendasiin|saranin|saran|sarankan|recommend|up to you|dont know|yang mana bagus|bukan tau)(?= )/;

const SMALL_TALK =
  /^(?: (?:halo|assalamualaikum|assalamu|alaikum|wr|wb|warahmatullahi|wabarakatuh|selamat|good|pagi|siang|sore|malam|kak|min|gan|bang|pak|bu|mas|mbak|mba|om|sis|bro|permisi|punten|ya|iya|ok|oke|okay|okey|baik|siap|terima kasih|thanks|tes|test|p|sip|sama|dengan|admin|#brand|there|day|everyone|mau|tanya|dong|nanya|bertanya|boleh|bisa|saya|numpang|maaf|hm|hmm|om swastiastu|swastiastu|shalom|salam|sejahtera|sampurasun|kulo nuwun|wkwk|wkwkwk|haha|hehe|hahaha|,|\.))+ $/;

/** "Berapa harganya?" before anything else was said is the wish of somebody who thinks of buying. */
function leaningOf(line: string, topics: readonly Topic[], { intent, asked }: Context): Intent | '' {
  if (intent !== '' || asked === 'place' || asked === 'model') return '';
  if (/ (?:servis|bengkel|garansi|spare|sparepart|baterai rusak)(?= )/.test(line)) return '';
  const isAboutUnit = / (?:#m|motor|unit|warna|listrik)(?= )/.test(line);
  const wants = topics.some(
    (topic) => /^(price|credit|promo|trade_in)$/.test(topic) || (topic === 'stock' && isAboutUnit),
  );
  const wish = / (?:mau|rencana|berencana|maunya)(?: [^ .,]+){0,4} #m(?= )/.test(line);
  return wants || wish ? 'BUY' : '';
}

function reasonsOf(read: {
  readonly intent: string;
  readonly said: string;
  readonly modelId: string;
  readonly place: KnownPlace | null;
  readonly person: boolean;
  readonly topics: readonly Topic[];
}): string[] {
  const { intent, said, modelId, place, person, topics } = read;
  return [
    ...(intent ? [`${intent}: ${said ? `"${said.replace(/#[mp]/g, '…')}"` : `asks for ${topics.join(', ')}`}`] : []),
    ...(modelId ? [`model ${modelId}`] : []),
    ...(place ? [`place ${place.name}`] : []),
    ...(person ? ['wants a person'] : []),
    ...(topics.length > 0 ? [`asks: ${topics.join(', ')}`] : []),
  ];
}
