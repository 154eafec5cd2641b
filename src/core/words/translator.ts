/**
 * Translates the hub's sentences between English, in which they are made, compared and stored, and Bahasa Indonesia, for
 * readers. The dictionary is lines English=Bahasa; `{}` stands for what is the same in both, in the same order, `{#}` for an
 * ID. A line that begins with `^` says a whole fact ("at most {} days"), alone or in a list with commas; one with `~`
 * a whole part of a text whose parts are separated by line breaks or semicolons; any other a sentence, wherever it stands in a
 * text.
 */

/** `named`: translates the content of a gap, if it is a name such as that of a column. */
export type Turn = (text: string, named?: (text: string) => string) => string;

export interface Translator {
  readonly toBahasa: Turn;
  readonly toEnglish: Turn;
}

export function translator(lines: string): Translator {
  const pairs = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Pair => {
      const [english = '', bahasa = ''] = line.replace(MARK, '').split('=');
      return { mark: MARK.exec(line)?.[0] ?? '', from: english, to: bahasa };
    });
  return {
    toBahasa: turning(pairs),
    toEnglish: turning(pairs.map((pair) => ({ ...pair, from: pair.to, to: pair.from }))),
  };
}

/** The first character of a line: which kind of text it translates. */
const MARK = /^[\^~]/;

interface Pair {
  readonly mark: string;
  readonly from: string;
  readonly to: string;
}

interface Form {
  readonly pattern: RegExp;
  /** A literal part to look for first, since patterns are slow and hardly ever match. */
  readonly literal: string;
  readonly parts: readonly string[];
}

const GAP = /\{(#?)\}/;
const ANYTHING = '(.{0,300}?)';
const AN_ID = '([\\w-]*\\d[\\w-]*)';
const LONGEST_FACT = 250;
/** A comma outside quotes: text in quotes was typed by people. */
const BETWEEN = /, (?=(?:[^"“”]|"[^"]*"|“[^”]*”)*$)/;
/** A semicolon or line break outside quotes. */
const BETWEEN_PARTS = /(; |\n)(?=(?:[^"]|"[^"]*")*$)/;

function turning(pairs: readonly Pair[]): Turn {
  // Longer sentences first, since they may contain shorter ones.
  const sorted = [...pairs].sort((one, other) => other.from.length - one.from.length);
  const marked = (mark: string) => sorted.filter((pair) => pair.mark === mark);
  const whole = (mark: string) => marked(mark).map((pair) => formOf(pair, (body) => `^${body}$`, ''));
  const [facts, listed] = [whole('^'), whole('~')];
  const sentences = marked('').map((pair) => formOf(pair, notInNumber, 'g'));
  return (text, named = (gap) => gap) => {
    const list = turnParts(listed, text);
    if (list !== text) return list;
    const one = (fact: string): string => {
      for (const { pattern, literal, parts } of facts) {
        const found = fact.includes(literal) ? pattern.exec(fact) : null;
        if (found) return filled(parts, found.slice(1));
      }
      return fact;
    };
    const turnFact = (fact: string): string => {
      const items = fact.split(BETWEEN);
      const said = items.length > 1 ? items.map(one).join(', ') : fact;
      return said === fact ? one(fact) : said;
    };
    const gapOf = (before: string, gap: string): string => {
      // Text in quotes was typed by people and is not translated.
      if (/["“]$/.test(before)) return gap;
      const said = turnFact(gap);
      return said === gap ? named(gap) : said;
    };
    const filled = (parts: readonly string[], found: readonly string[]): string =>
      parts.map((part, at) => (at === 0 ? part : gapOf(parts[at - 1] ?? '', found[at - 1] ?? '') + part)).join('');
    const told = sentences.reduce(
      (said, { pattern, literal, parts }) =>
        said.includes(literal)
          ? said.replace(pattern, (_, ...found: readonly string[]) => filled(parts, found.slice(0, parts.length - 1)))
          : said,
      text,
    );
    return told === text && text.length <= LONGEST_FACT ? turnFact(text) : told;
  };
}

/** Translates the parts of a list one by one. The content of gaps stays: names, or what people typed. */
function turnParts(forms: readonly Form[], text: string): string {
  if (!forms.some(({ literal }) => text.includes(literal))) return text;
  const one = (part: string): string => {
    for (const { pattern, parts } of forms) {
      const found = pattern.exec(part);
      if (found) return parts.map((said, at) => (at === 0 ? said : (found[at] ?? '') + said)).join('');
    }
    return part;
  };
  return text.split(BETWEEN_PARTS).map(one).join('');
}

/** Keeps the full stop at a sentence's end from matching a decimal point. */
const notInNumber = (body: string): string => (body.endsWith('\\.') ? `${body}(?!\\d)` : body);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function formOf({ from, to }: Pair, around: (body: string) => string, flags: string): Form {
  // Every second part is the content of a gap: '', or the mark for an ID.
  const parts = from.split(GAP);
  const words = parts.filter((_, at) => at % 2 === 0);
  const body = parts.map((part, at) => (at % 2 === 0 ? escaped(part) : part === '' ? ANYTHING : AN_ID)).join('');
  const literal = words.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  const said = to.split(GAP).filter((_, at) => at % 2 === 0);
  return { pattern: new RegExp(around(body), flags), literal, parts: said };
}
