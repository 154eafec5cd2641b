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

/** Thrown for text that is no formula: the cell then reads #ERROR!. */
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
  const tokens = tokenize(formula);
  let at = 0;
  const peek = (): string | null => tokens[at]?.text ?? null;
  const expect = (text: string): void => {
    if (tokens[at]?.kind !== 'symbol' || peek() !== text) throw new FormulaSyntaxError(formula);
    at += 1;
  };

  const expression = (least: number): Node => {
    let left = unary();
    for (;;) {
      const operator = tokens[at]?.kind === 'symbol' ? peek() : null;
      const binding = operator === null ? undefined : BINDING[operator];
      if (operator === null || binding === undefined || binding < least) return left;
      at += 1;
      left = { kind: 'binary', operator, left, right: expression(binding + 1) };
    }
  };

  const unary = (): Node => {
    const operator = tokens[at]?.kind === 'symbol' ? peek() : null;
    if (operator === '-' || operator === '+') {
      at += 1;
      return { kind: 'unary', operator, operand: unary() };
    }
    let node = primary();
    while (tokens[at]?.kind === 'symbol' && peek() === '%') {
      at += 1;
      node = { kind: 'unary', operator: '%', operand: node };
    }
    return node;
  };

  const primary = (): Node => {
    const token = tokens[at];
    at += 1;
    if (!token) throw new FormulaSyntaxError(formula);
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'value', value: token.text.slice(1, -1).replace(/""/g, '"') };
    if (token.kind === 'reference') return reference(token.text);
    if (token.kind === 'name') return nameOrCall(token.text);
    if (token.text !== '(') throw new FormulaSyntaxError(formula);
    const inner = expression(1);
    expect(')');
    return inner;
  };

  const nameOrCall = (name: string): Node => {
    if (peek() !== '(')
      return /^(true|false)$/i.test(name) ? { kind: 'value', value: /^true$/i.test(name) } : { kind: 'name', name };
    at += 1;
    const args: Node[] = [];
    while (peek() !== ')') {
      args.push(peek() === ',' || peek() === ';' ? { kind: 'value', value: '' } : expression(1));
      if (peek() === ')') break;
      if (peek() !== ',' && peek() !== ';') throw new FormulaSyntaxError(formula);
      at += 1;
    }
    expect(')');
    return { kind: 'call', name: name.toUpperCase(), args };
  };

  const reference = (text: string): Node => {
    const { sheet, range } = splitSheet(text);
    const rect = parseRange(range);
    if (!rect) throw new FormulaSyntaxError(formula);
    return { kind: 'range', sheet, rect };
  };

  const tree = expression(1);
  if (at < tokens.length) throw new FormulaSyntaxError(formula);
  return tree;
}
