/** The small part of the formula language that is evaluated: literals, references, operators, function calls. */

import type { OpenRect } from './a1';
import { parseRange, splitSheet } from './a1';

export type Node =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'range'; readonly sheet: string | null; readonly rect: OpenRect }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] };

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|((?:'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d*)?(?![\w(])|(?:'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(]))|(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][\w.]*)|(<=|>=|<>|[-+*/^&=<>(),;%]))/y;

interface Token {
  readonly kind: 'text' | 'reference' | 'number' | 'name' | 'symbol';
  readonly text: string;
}

/** Thrown for text that is not a formula: the cell then reads #ERROR!. */
export class FormulaSyntaxError extends Error {}

function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  const kinds = ['text', 'reference', 'number', 'name', 'symbol'] as const;
  TOKEN.lastIndex = 0;
  const end = formula.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(formula);
    if (!found) throw new FormulaSyntaxError(formula);
    const index = found.slice(1).findIndex((group) => group !== undefined);
    tokens.push({ kind: kinds[index] ?? 'symbol', text: found[index + 1] ?? '' });
  }
  return tokens;
}

const BINDING: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** The tree of a formula without its "=". Throws FormulaSyntaxError. */
export function parseFormula(formula: string): Node {
  return new FormulaParser(formula).parse();
}

class FormulaParser {
  readonly #formula: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(formula: string) {
    this.#formula = formula;
    this.#tokens = tokenize(formula);
  }

  parse(): Node {
    const tree = this.#expression(1);
    return this.#at < this.#tokens.length ? this.#fail() : tree;
  }

  #expression(least: number): Node {
    let left = this.#unary();
    for (;;) {
      const operator = this.#symbol();
      const binding = operator === null ? undefined : BINDING[operator];
      if (operator === null || binding === undefined || binding < least) return left;
      this.#at += 1;
      left = { kind: 'binary', operator, left, right: this.#expression(binding + 1) };
    }
  }

  #unary(): Node {
    const operator = this.#symbol();
    if (operator === '-' || operator === '+') {
      this.#at += 1;
      return { kind: 'unary', operator, operand: this.#unary() };
    }
    let node = this.#primary();
    while (this.#symbol() === '%') {
      this.#at += 1;
      node = { kind: 'unary', operator: '%', operand: node };
    }
    return node;
  }

  #primary(): Node {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (!token) return this.#fail();
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'value', value: token.text.slice(1, -1).replace(/""/g, '"') };
    if (token.kind === 'reference') return this.#reference(token.text);
    if (token.kind === 'name') return this.#nameOrCall(token.text);
    if (token.text !== '(') return this.#fail();
    const inner = this.#expression(1);
    this.#expect(')');
    return inner;
  }

  #nameOrCall(name: string): Node {
    if (this.#peek() !== '(')
      return /^(true|false)$/i.test(name) ? { kind: 'value', value: /^true$/i.test(name) } : { kind: 'name', name };
    this.#at += 1;
    const args: Node[] = [];
    while (this.#peek() !== ')') {
      args.push(this.#atSeparator() ? { kind: 'value', value: '' } : this.#expression(1));
      if (this.#peek() === ')') break;
      if (!this.#atSeparator()) this.#fail();
      this.#at += 1;
    }
    this.#expect(')');
    return { kind: 'call', name: name.toUpperCase(), args };
  }

  #reference(text: string): Node {
    const { sheet, range } = splitSheet(text);
    const rect = parseRange(range);
    return rect ? { kind: 'range', sheet, rect } : this.#fail();
  }

  #atSeparator(): boolean {
    return this.#peek() === ',' || this.#peek() === ';';
  }

  /** The text of the next token when it is a symbol. */
  #symbol(): string | null {
    return this.#tokens[this.#at]?.kind === 'symbol' ? this.#peek() : null;
  }

  #peek(): string | null {
    return this.#tokens[this.#at]?.text ?? null;
  }

  #expect(text: string): void {
    if (this.#symbol() !== text) this.#fail();
    this.#at += 1;
  }

  #fail(): never {
    throw new FormulaSyntaxError(this.#formula);
  }
}
