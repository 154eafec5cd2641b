/** Two wishes that must be heard however they are said: no more messages, and a person to talk to. */
import { fits, type WordBook } from './word-book.ts';

/** "Do not text me" says what "jangan" does; "do not call, text me" is no opt-out, and another rule's matter, as is "you did not text me". */
const DO_NOT =
  /(?<! did| does) (?:do |please do )?bukan (?=(?:hubungi|message me|text me|kirim (?:me|saya|ada|lagi|these)|write me|bother|disturb|spam me|chat me|(?:wa|whatsapp|msg|dm|pm|sms|email|mail|ping|annoy|pester) (?:me|lagi|this|nomor))(?= ))/g;

/** "Why won't you stop texting me?" asks nothing. */
const RHETORICAL =
  / kenapa(?: [^ .,]+)? (?:wont|tidak|bukan|cant)(?: [^ .,]+)? (?=(?:stop|berhenti) (?:text|messag|kirim|chat|spam|hubungi|wa|ganggu))/g;

export function wantsNoMessages(line: string, book: WordBook): boolean {
  return fits(book, line.replace(DO_NOT, ' jangan ').replace(RHETORICAL, ' '), 'opt out');
}

/** A clause that says no more than "stop": it is meant for the messages unless the rest of them says what is wanted instead. */
export function saysStop(line: string, book: WordBook): boolean {
  const aside = book.rule('opt out aside');
  return line.search(aside) >= 0 && line.replace(book.rule('opt out not'), ' ~').search(aside) >= 0;
}

export function wantsPerson(line: string, book: WordBook): boolean {
  return fits(book, line, 'person');
}
