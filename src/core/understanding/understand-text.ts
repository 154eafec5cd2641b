/**
 * One message of a customer, understood: what they want, which model, where they are, in which language, whether they wish
 * for a person or for silence, what they ask, and why it was read so. Rules that can be read; where none
 * finds a wish in a first message, a small model may (guess-intent). No I/O.
 */
import type { Intent, Language } from '../../tables/customers.ts';
import { guessIntent } from './guess-intent.ts';
import { readIntent } from './intents.ts';
import { type Knowledge, type KnownPlace, namesOf } from './knowledge.ts';
import { readLanguage } from './language.ts';
import { lastTurn, type Mention } from './mention.ts';
import { correctModelWords, readModels } from './models.ts';
import { readPlaces } from './places.ts';
import { pointedModel } from './pointed-model.ts';
import { readTopics, type Topic } from './topics.ts';
import { readPerson, readSilence } from './wishes.ts';
import { fits, type WordBook } from './word-book.ts';
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
  const { book } = names;
  const words = correctModelWords(readWords(text, book, names.words), names, { isAsked: context.asked === 'model' });
  if (words.length === 0) return NOTHING_UNDERSTOOD;
  const { language, isSure: languageIsSure } = readLanguage(words, book);
  const nothing = { ...NOTHING_UNDERSTOOD, language, languageIsSure };
  const turn = lastTurn(words, book);
  const isWishAsked = context.asked === 'model' || context.asked === 'intent';
  const models = readModels(words, names, { isAsked: isWishAsked, turn });
  const places = readPlaces(without(words, models.mentions), names, { isAsked: context.asked === 'place', turn });
  const line = lineOf(words, models.mentions, places.mentions);
  const plainLine = asLine(words);
  const heard = { line, asks: text.includes('?') };
  const silence = readSilence({ plainLine, ...heard }, knowledge);
  const silent = { ...nothing, optsOut: true, reasons: ['no more messages'] };
  if (silence.isSaid) return silent;
  if (/^ (?:start|mulai|langganan lagi)(?: ya| kak| lagi)* $/.test(plainLine)) return { ...nothing, optsIn: true };
  if (isOffTopic(plainLine, book)) return silence.isAside ? silent : { ...nothing, ...offTopic(plainLine, book) };
  const asked = readPerson(heard, knowledge);
  const person = asked.isSaid || asked.isLikely;
  const topics = readTopics(line, text.slice(0, LONGEST_ASKED), book);
  const said = readIntent(line, book);
  if (silence.isAside && !(goesOn(line, book) || asksOf(topics, text))) return silent;
  const isElse = asked.isSaid || models.modelId !== '' || isSmallTalk(line, book) || isAbout(said.intent, topics);
  if (silence.isCertain || (silence.isLikely && !isElse))
    return { ...silent, reasons: ['no more messages: by its words as a whole'] };
  const leaning = said.intent === '' && !person ? leaningOf(line, topics, context, book) : '';
  const guess = said.intent || leaning || person ? null : guessOf(line, context, knowledge, book);
  const wanted = said.intent || leaning || (guess?.intent ?? '');
  const isOpen = models.modelId === '' && context.asked === 'model' && !/ berapa |\?/.test(line + text);
  const modelId = models.modelId || (isOpen ? pointedModel(line, knowledge.products, book) : '');
  const intent = isRestated(wanted, context, modelId || places.place) ? '' : wanted;
  return {
    intent,
    ...models,
    modelId,
    modelChoices: models.choices,
    anyModel: modelId === '' && fits(book, line, 'any model'),
    place: places.place,
    placeChoices: places.choices,
    language,
    languageIsSure,
    wantsPerson: person,
    optsOut: false,
    optsIn: false,
    topics,
    isSmallTalk: isSmallTalk(line, book),
    reasons: reasonsOf({
      intent,
      said: said.reason,
      share: guess?.share,
      modelId,
      place: places.place,
      person,
      topics,
    }),
  };
}

const LONGEST_ASKED = 1_500;

/** "Tiap buka HP isinya promo": words of these are said of much else. */
const ASKED_ASIDE: ReadonlySet<Topic> = new Set(['promo', 'other', 'hours', 'location']);

/** "Jangan kirim terus, servisnya kapan?" is about a repair, whatever else it says; a purchase that is denied is no such matter. */
function isAbout(intent: Intent | '', topics: readonly Topic[]): boolean {
  const asked = topics.some((topic) => !ASKED_ASIDE.has(topic));
  return asked || intent === 'SERVICE' || intent === 'TEST_RIDE';
}

/** "Eh mau yang Plus" tells the model and nothing new of what is wanted. */
function isRestated(wanted: string, { intent }: Context, told: unknown): boolean {
  return wanted === intent && Boolean(told);
}

/** "Stop, saya mau yang S3" says what is wanted now; "Stop, saya sudah beli S3" says why nothing is. */
function goesOn(line: string, book: WordBook): boolean {
  const clauses = line.split(/ [.,](?= )/).map((clause) => `${clause.trimEnd()} `);
  return clauses.some((clause) => fits(book, clause, 'goes on') && !fits(book, clause, 'told why'));
}

/** "Stop, garansinya berapa tahun?" */
function asksOf(topics: readonly Topic[], text: string): boolean {
  return text.includes('?') && topics.some((topic) => topic !== 'promo' && topic !== 'other');
}

/** A first message as the rules read it, models as #m and places as #p; '' when there are no words. */
export function firstLine(text: string, knowledge: Knowledge): string {
  const names = namesOf(knowledge);
  const words = correctModelWords(readWords(text, names.book, names.words), names, { isAsked: false });
  if (words.length === 0) return '';
  const turn = lastTurn(words, names.book);
  const models = readModels(words, names, { isAsked: false, turn });
  const places = readPlaces(without(words, models.mentions), names, { isAsked: false, turn });
  return lineOf(words, models.mentions, places.mentions);
}

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
    .replace(/(?: #m){2,}(?= )/g, ' #m');
}

/** Adverts, offers of work, wrong numbers, family matters hold no wish; unless the brand's own business is meant all the same. */
function isOffTopic(line: string, book: WordBook): boolean {
  return fits(book, line, 'off topic') && !fits(book, line, 'on topic');
}

function offTopic(line: string, book: WordBook): Pick<Understanding, 'topics' | 'reasons'> {
  return { topics: fits(book, line, 'offers business') ? ['other'] : [], reasons: ['not about the brand'] };
}

/** Nothing but words of greeting, thanks and waiting. */
function isSmallTalk(line: string, book: WordBook): boolean {
  const words = book.list('small talk');
  return line
    .trim()
    .split(' ')
    .every((word) => words.has(word) || word === '.' || word === ',');
}

/** "Berapa harganya?" before anything else was said is the wish of somebody who thinks of buying. */
function leaningOf(line: string, topics: readonly Topic[], { intent, asked }: Context, book: WordBook): Intent | '' {
  if (intent !== '' || asked === 'place' || asked === 'model' || fits(book, line, 'not leaning')) return '';
  // "Gak niat beli, nanya harga doang."
  if (fits(book, line, 'not buying')) return '';
  const isAboutUnit = fits(book, line, 'about a unit');
  const wants = topics.some(
    (topic) => /^(price|credit|promo|trade_in)$/.test(topic) || (topic === 'stock' && isAboutUnit),
  );
  return wants || fits(book, line, 'wishes a model') ? 'BUY' : '';
}

/** Of a first message, or of the answer to what is wanted, in which no rule has found a wish and none denies one. */
function guessOf(
  line: string,
  { intent, asked }: Context,
  { weights }: Knowledge,
  book: WordBook,
): ReturnType<typeof guessIntent> {
  if (intent !== '' || asked === 'place' || asked === 'model') return null;
  const holdsNone = isSmallTalk(line, book) || fits(book, line, 'not leaning') || fits(book, line, 'not buying');
  return holdsNone ? null : guessIntent(line, weights);
}

function reasonsOf(read: {
  readonly intent: string;
  readonly said: string;
  /** Of the model's guess, when it was one. */
  readonly share: number | undefined;
  readonly modelId: string;
  readonly place: KnownPlace | null;
  readonly person: boolean;
  readonly topics: readonly Topic[];
}): string[] {
  const { intent, said, share, modelId, place, person, topics } = read;
  const words = said ? `"${said.replace(/#[mp]/g, '…')}"` : `asks for ${topics.join(', ')}`;
  const why = share === undefined ? words : `by its words as a whole (${Math.round(share * 100)} %)`;
  return [
    ...(intent ? [`${intent}: ${why}`] : []),
    ...(modelId ? [`model ${modelId}`] : []),
    ...(place ? [`place ${place.name}`] : []),
    ...(person ? ['wants a person'] : []),
    ...(topics.length > 0 ? [`asks: ${topics.join(', ')}`] : []),
  ];
}
