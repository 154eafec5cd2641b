/**
 * Reads a bundle the way Apps Script's own parser would: refuses what that parser refuses although V8 would take it
 * (https://developers.google.com/apps-script/guides/v8-runtime#v8-runtime-limitations), and lists the global functions.
 */
import vm from 'node:vm';
import { describeScriptError } from './script-error';

export interface ParsedCode {
  /** Functions declared at the top level: what callers can ask for by name. */
  readonly functions: ReadonlySet<string>;
}

/** Throws with the place and the reason when Apps Script would not take the code. */
export function parseCode(code: string): ParsedCode {
  try {
    new vm.Script(code, { filename: 'Code.gs' });
  } catch (error) {
    const { text, line } = describeScriptError(error, 'Code.gs');
    throw new SyntaxError(`Syntax error: ${text} line: ${line ?? '?'} file: Code.gs`);
  }
  const functions = new Set<string>();
  let depth = 0;
  let previous: Token | null = null;
  let beforePrevious: Token | null = null;
  let refused: string | null = null;
  readTokens(code, (token) => {
    if (token.kind === 'private') refused ??= refusal(code, token, `private field ${token.text}`);
    if (depth === 0 && token.kind === 'word' && declares(previous, beforePrevious)) functions.add(token.text);
    if (beforePrevious?.text === 'static' && isFieldEnd(previous, token)) {
      refused ??= refusal(code, token, `static field ${previous?.text}`);
    }
    if (previous?.text === 'static' && token.text === '{') refused ??= refusal(code, token, 'static block');
    if (token.kind === 'punctuator' && '{(['.includes(token.text)) depth += 1;
    if (token.kind === 'punctuator' && '})]'.includes(token.text)) depth -= 1;
    beforePrevious = previous;
    previous = token;
  });
  if (refused !== null) throw new SyntaxError(refused);
  return { functions };
}

interface Token {
  readonly kind: 'word' | 'private' | 'punctuator' | 'other';
  readonly text: string;
  readonly at: number;
}

function declares(previous: Token | null, before: Token | null): boolean {
  if (previous?.text === 'function') return true;
  if (previous?.text === '*' && before?.text === 'function') return true;
  return previous?.text === 'var' || previous?.text === 'let' || previous?.text === 'const';
}

/** `static name =`, `static name;` and `static name }` are fields; `static name(` is a method. */
function isFieldEnd(name: Token | null, token: Token): boolean {
  return name?.kind === 'word' && (token.text === '=' || token.text === ';' || token.text === '}');
}

function refusal(code: string, { at }: Token, what: string): string {
  const line = code.slice(0, at).split('\n').length;
  return `Syntax error: SyntaxError: Apps Script does not take this syntax: ${what} line: ${line} file: Code.gs`;
}

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /(?:0[xob][\da-f_]+|\d[\d_]*\.?[\d_]*(?:e[+-]?\d+)?|\.\d[\d_]*(?:e[+-]?\d+)?)n?/iy;
const STRING = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE_PART = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** After these words a slash begins a regular expression; after any other word it divides. */
const BEFORE_REGEX = new Set(
  'return typeof instanceof in of new delete void throw case do else yield await'.split(' '),
);

const STATEMENT_HEADS = new Set(['if', 'while', 'for', 'with']);

/** The code is known to compile, so this has only to find its way past strings, templates, comments and regexes. */
function readTokens(code: string, see: (token: Token) => void): void {
  let at = 0;
  let regexMayFollow = true;
  /** For each open brace, whether it is a template's `${`. */
  const braces: boolean[] = [];
  /** For each open parenthesis, whether a statement may follow its end: `if (x) /re/.test(y)`. */
  const parentheses: boolean[] = [];
  let lastWord = '';
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0] ?? null;
  };
  const template = (): void => {
    at += match(TEMPLATE_PART)?.length ?? 0;
    const opens = code[at] === '$';
    at += opens ? 2 : 1;
    if (opens) braces.push(true);
    regexMayFollow = opens;
  };
  while (at < code.length) {
    const char = code[at] ?? '';
    const start = at;
    if (/\s/.test(char)) {
      at += 1;
      continue;
    }
    const skipped = char === '/' ? match(COMMENT) : null;
    if (skipped !== null) {
      at += skipped.length;
      continue;
    }
    const word = match(WORD);
    const literal =
      word === null ? (match(NUMBER) ?? match(STRING) ?? (char === '/' && regexMayFollow ? match(REGEX) : null)) : null;
    if (word !== null) {
      at += word.length;
      regexMayFollow = BEFORE_REGEX.has(word);
      lastWord = word;
      see({ kind: 'word', text: word, at: start });
    } else if (literal !== null && literal !== '') {
      at += literal.length;
      regexMayFollow = false;
      see({ kind: 'other', text: '', at: start });
    } else if (char === '`') {
      at += 1;
      see({ kind: 'other', text: '', at: start });
      template();
    } else if (char === '}' && braces.pop() === true) {
      at += 1;
      template();
    } else if (char === '#') {
      at += 1;
      const name = match(WORD) ?? '';
      at += name.length;
      see({ kind: 'private', text: `#${name}`, at: start });
      regexMayFollow = false;
    } else {
      if (char === '{') braces.push(false);
      if (char === '(') parentheses.push(STATEMENT_HEADS.has(lastWord));
      at += 1;
      regexMayFollow = char === ')' ? parentheses.pop() === true : char !== ']' && char !== '}';
      lastWord = '';
      see({ kind: 'punctuator', text: char, at: start });
    }
  }
}
