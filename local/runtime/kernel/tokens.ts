/**
 * Tokenises JavaScript that is known to compile, skipping strings, templates, comments and regular expressions, so that only
 * words and punctuators remain.
 */
export interface Token {
  readonly kind: 'word' | 'private' | 'punctuator' | 'other';
  readonly text: string;
  readonly at: number;
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

export function readTokens(code: string, see: (token: Token) => void): void {
  new Scanner(code, see).run();
}

class Scanner {
  private readonly code: string;
  private readonly see: (token: Token) => void;
  private at = 0;
  private regexMayFollow = true;
  private lastWord = '';
  /** For each open brace, whether it is a template's `${`. */
  private readonly braces: boolean[] = [];
  /** For each open parenthesis, whether a statement may follow its end: `if (x) /re/.test(y)`. */
  private readonly parentheses: boolean[] = [];

  constructor(code: string, see: (token: Token) => void) {
    this.code = code;
    this.see = see;
  }

  run(): void {
    while (this.at < this.code.length) if (!this.skipBlank()) this.readOne();
  }

  private skipBlank(): boolean {
    const char = this.code[this.at] ?? '';
    const blank = /\s/.test(char) ? char : char === '/' ? this.match(COMMENT) : null;
    this.at += blank?.length ?? 0;
    return blank !== null;
  }

  private readOne(): void {
    const char = this.code[this.at] ?? '';
    const word = this.match(WORD);
    if (word !== null) {
      this.take('word', word);
      this.regexMayFollow = BEFORE_REGEX.has(word);
      this.lastWord = word;
      return;
    }
    const literal =
      this.match(NUMBER) ?? this.match(STRING) ?? (char === '/' && this.regexMayFollow ? this.match(REGEX) : null);
    if (literal !== null && literal !== '') {
      this.take('other', literal);
      this.regexMayFollow = false;
    } else if (char === '`' || (char === '}' && this.braces.at(-1) === true)) {
      if (char === '}') this.braces.pop();
      this.take('other', char);
      this.readTemplate();
    } else if (char === '#') {
      this.at += 1;
      const name = this.match(WORD) ?? '';
      this.at -= 1;
      this.take('private', `#${name}`);
      this.regexMayFollow = false;
    } else this.readPunctuator(char);
  }

  private readPunctuator(char: string): void {
    if (char === '{') this.braces.push(false);
    if (char === '}') this.braces.pop();
    if (char === '(') this.parentheses.push(STATEMENT_HEADS.has(this.lastWord));
    this.regexMayFollow = char === ')' ? this.parentheses.pop() === true : char !== ']' && char !== '}';
    this.lastWord = '';
    this.take('punctuator', char);
  }

  /** To the template's end, or to the next expression in it. */
  private readTemplate(): void {
    this.at += this.match(TEMPLATE_PART)?.length ?? 0;
    const opens = this.code[this.at] === '$';
    this.at += opens ? 2 : 1;
    if (opens) this.braces.push(true);
    this.regexMayFollow = opens;
  }

  private take(kind: Token['kind'], text: string): void {
    this.see({ kind, text: kind === 'other' ? '' : text, at: this.at });
    this.at += text.length;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.code)?.[0] ?? null;
  }
}
