/** Two wishes that must be heard however they are said: no more messages, and a person to talk to. */
import { wordsOfLine } from './buckets.ts';
import { type Heard, hasKind, PERSON, SILENCE, wishShare } from './guess-wish.ts';
import type { Knowledge } from './knowledge.ts';
import { WISH_WEIGHTS } from './wish-weights.ts';
import { fits, openWordBook, type WordBook } from './word-book.ts';

/** "Do not text me" says what "jangan" does; "do not call, text me" is no opt-out, and another rule's matter, as is "you did not text me". */
const DO_NOT =
  /(?<! did| does) (?:do |please do )?bukan (?=(?:hubungi|telepon (?:or|nor|and|atau|dan)|message me|text me|kirim (?:me|saya|ada|lagi|these)|write me|bother|disturb|spam me|chat me|(?:wa|whatsapp|msg|dm|pm|sms|email|mail|ping|annoy|pester|message|text|write|call) (?:me|lagi|this|nomor))(?= ))/g;

/** "Why won't you stop texting me?" asks nothing. */
const RHETORICAL =
  / kenapa(?: [^ .,]+)? (?:wont|tidak|bukan|cant)(?: [^ .,]+)? (?=(?:stop|berhenti) (?:text|messag|kirim|chat|spam|hubungi|wa|ganggu))/g;

/** Over this share a message wishes for silence though no phrase of it says so; under the other it does not though one does. */
const LIKELY = 0.7;
const CERTAIN = 0.995;
const DOUBTED = 0.01;
const LIKELY_PERSON = 0.75;
/** "Stop ya kak" is all there is to say. */
const SHORT = 3;

export interface SilenceRead {
  /** In so many words. */
  readonly isSaid: boolean;
  /** By a clause that says no more than "stop", unless the rest says what is wanted instead. */
  readonly isAside: boolean;
  /** By its words as a whole. */
  readonly isLikely: boolean;
  /** So plainly that it is said whatever else seems to be. */
  readonly isCertain: boolean;
}

/** Without a word of one of these it is nobody's wish for silence, or for a person. */
const OF_MESSAGES = ['stop', 'messages', 'reach', 'get', 'weary', 'enough', 'taking off', 'peddling'];
const OF_PEOPLE = ['person', 'talk'];

/** `plainLine` with the names as they are, `line` with marks in their place. */
export function readSilence(
  { plainLine, line, asks }: Heard & { readonly plainLine: string },
  { words, wishWeights }: Pick<Knowledge, 'words' | 'wishWeights'>,
): SilenceRead {
  const book = openWordBook(words);
  const share = wishShare(SILENCE, { line, asks }, book, (wishWeights ?? WISH_WEIGHTS).silence);
  // "Stop dulu, kotanya salah": a phrase that the rest takes back.
  const isTakenBack = share < DOUBTED && wordsOfLine(line).length > SHORT;
  return {
    isSaid: !isTakenBack && wantsNoMessages(plainLine, book),
    isAside: !isTakenBack && saysStop(plainLine, book),
    isLikely: share >= LIKELY && hasKind(OF_MESSAGES, line, book),
    isCertain: share >= CERTAIN,
  };
}

function wantsNoMessages(line: string, book: WordBook): boolean {
  return fits(book, line.replace(DO_NOT, ' jangan ').replace(RHETORICAL, ' '), 'opt out');
}

function saysStop(line: string, book: WordBook): boolean {
  const aside = book.rule('opt out aside');
  return line.search(aside) >= 0 && line.replace(book.rule('opt out not'), ' ~').search(aside) >= 0;
}

export interface PersonRead {
  readonly isSaid: boolean;
  readonly isLikely: boolean;
}

export function readPerson(heard: Heard, { words, wishWeights }: Pick<Knowledge, 'words' | 'wishWeights'>): PersonRead {
  const book = openWordBook(words);
  const share = wishShare(PERSON, heard, book, (wishWeights ?? WISH_WEIGHTS).person);
  return {
    isSaid: fits(book, heard.line, 'person'),
    isLikely: share >= LIKELY_PERSON && hasKind(OF_PEOPLE, heard.line, book),
  };
}
