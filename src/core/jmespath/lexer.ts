/** Cuts a JMESPath expression into tokens. https://jmespath.org/specification.html#grammar */
import type { Json } from './values.ts';

/** An expression that cannot be parsed: where, and why. */
export class ExpressionFault extends Error {
  constructor(text: string, at: number, why: string) {
    const near = text.slice(Math.max(0, at - 12), at + 12);
    super(`${why} at character ${at + 1}${near === '' ? '' : `, near “${near}”`}`);
  }
}

export interface Token {
  /** 'name', 'quoted', 'literal', 'number', 'end', or the sign itself. */
  readonly kind: string;
  readonly at: number;
  readonly value?: Json;
}

const TOKEN =
  /\s*(?:([A-Za-z_]\w*)|("(?:[^"\\]|\\.)*")|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|(-?\d+)|(\|\||&&|\[\?|\[\]|[<>=!]=|[.[\](){}*,:|&@$!<>]))/y;

/** The tokens in order, followed by one of kind 'end'. Throws ExpressionFault at anything that is not a token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) tokens.push(tokenAt(text, TOKEN.lastIndex));
  return [...tokens, { kind: 'end', at: text.length }];
}

/** The token that starts at `from`, where the last one ended. */
function tokenAt(text: string, from: number): Token {
  const match = TOKEN.exec(text);
  if (!match) throw new ExpressionFault(text, from, 'Not understood');
  const [whole, name, quoted, raw, literal, number, sign = ''] = match;
  const at = from + whole.length - whole.trimStart().length;
  if (name !== undefined) return { kind: 'name', at, value: name };
  if (quoted !== undefined) return { kind: 'quoted', at, value: literalAt(text, at, quoted) };
  if (raw !== undefined) return { kind: 'literal', at, value: raw.replace(/\\'/g, "'") };
  if (literal !== undefined) return { kind: 'literal', at, value: literalAt(text, at, literal.replace(/\\`/g, '`')) };
  if (number !== undefined) return { kind: 'number', at, value: Number(number) };
  return { kind: sign, at };
}

function literalAt(text: string, at: number, literal: string): Json {
  try {
    return JSON.parse(literal) as Json;
  } catch {
    throw new ExpressionFault(text, at, 'Not a JSON literal');
  }
}
