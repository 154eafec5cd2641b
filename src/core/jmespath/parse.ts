/**
 * JMESPath (https://jmespath.org/specification.html), compiled to functions: what the mappings of telemetry gateways are
 * written in. Two additions: `$` is the root document, and the functions marked "ours" in functions.ts.
 */
import { call } from './functions.ts';
import { ExpressionFault, type Token, tokenize } from './lexer.ts';
import { asArray, asObject, equal, isFalse, type Json, own, slice } from './values.ts';

export type Expression = (value: Json, root: Json) => Json;

/** No mapping is longer. The parser is recursive, and this keeps it within the stack. */
const MAX_LENGTH = 4_000;

/** Throws ExpressionFault. The compiled expression throws only when a function is given the wrong type (FunctionFault). */
export function compile(text: string): Expression {
  if (text.length > MAX_LENGTH) throw new ExpressionFault(text, MAX_LENGTH, 'The expression is too long');
  return new Parser(text).whole();
}

/** Binding power of each operator to what precedes it; other tokens do not bind. */
const POWER: Readonly<Record<string, number>> = {
  '|': 1, '||': 2, '&&': 3, '==': 5, '!=': 5, '<': 5, '<=': 5, '>': 5, '>=': 5, '[]': 9, '[?': 21, '.': 40, '[': 55, '(': 60,
}; // biome-ignore format: a table
const STAR = 20;
const NOT = 45;
/** A projection ends at an operator with less binding power than this. */
const PROJECTION_STOP = 10;

const identity: Expression = (value) => value;
const field =
  (name: string): Expression =>
  (value) =>
    own(asObject(value), name);

/** A Pratt parser: `prefix` reads what begins an expression, `infix` what follows one. */
class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(private readonly text: string) {
    this.tokens = tokenize(text);
  }

  whole(): Expression {
    const expression = this.expression(0);
    if (this.peek().kind !== 'end') this.fail(`Unexpected ${this.words()}`);
    return expression;
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)] ?? { kind: 'end', at: this.text.length };
  }

  private take(): Token {
    const token = this.peek();
    this.next++;
    return token;
  }

  private skip(kind: string): boolean {
    if (this.peek().kind !== kind) return false;
    this.next++;
    return true;
  }

  private expect(kind: string): void {
    if (!this.skip(kind)) this.fail(`“${kind}” is missing before ${this.words()}`);
  }

  private words({ kind, value } = this.peek()): string {
    return kind === 'end' ? 'the end' : `“${String(value ?? kind)}”`;
  }

  private fail(why: string, { at } = this.peek()): never {
    throw new ExpressionFault(this.text, at, why);
  }

  private expression(power: number): Expression {
    let left = this.prefix(this.take());
    while (power < (POWER[this.peek().kind] ?? 0)) left = this.infix(left, this.take());
    return left;
  }

  private prefix(token: Token): Expression {
    switch (token.kind) {
      case 'name':
        return this.peek().kind === '(' ? this.functionCall(String(token.value)) : field(String(token.value));
      case 'quoted':
        return field(String(token.value));
      case 'literal':
        return () => token.value ?? null;
      case '@':
        return identity;
      case '$':
        return (_, root) => root;
      case '!': {
        const negated = this.expression(NOT);
        return (value, root) => isFalse(negated(value, root));
      }
      case '(': {
        const inner = this.expression(0);
        this.expect(')');
        return inner;
      }
      case '{':
        return this.hash();
      case '*':
        return this.valuesOf(identity);
      case '[':
        return this.peek().kind === 'number' || this.peek().kind === ':' || this.isStar()
          ? this.bracket(identity)
          : this.list();
      case '[]':
      case '[?':
        return this.infix(identity, token);
      default:
        return this.fail(`Unexpected ${this.words(token)}`, token);
    }
  }

  private infix(left: Expression, token: Token): Expression {
    switch (token.kind) {
      case '.':
        return this.skip('*') ? this.valuesOf(left) : chain(left, this.member(POWER['.'] ?? 0));
      case '[':
        return this.bracket(left);
      case '[]':
        return project((value, root) => flatten(left(value, root)), this.projected(POWER['[]'] ?? 0));
      case '[?':
        return this.filter(left);
      case '|':
        return chain(left, this.expression(1));
      case '||': {
        const right = this.expression(2);
        return (value, root) => {
          const first = left(value, root);
          return isFalse(first) ? right(value, root) : first;
        };
      }
      case '&&': {
        const right = this.expression(3);
        return (value, root) => {
          const first = left(value, root);
          return isFalse(first) ? first : right(value, root);
        };
      }
      case '(':
        return this.fail('Only a name can be called', token);
      default:
        return compare(token.kind, left, this.expression(POWER[token.kind] ?? 0));
    }
  }

  /** Parses what may follow a dot. */
  private member(power: number): Expression {
    const { kind } = this.peek();
    if (kind === 'name' || kind === 'quoted') return this.expression(power);
    if (this.skip('{')) return this.hash();
    if (this.skip('[')) return this.list();
    return this.fail(`A name is missing before ${this.words()}`);
  }

  private isStar(): boolean {
    return this.peek().kind === '*' && this.peek(1).kind === ']';
  }

  /** Parses `[0]`, `[1:3]` or `[*]`, after the opening bracket. */
  private bracket(left: Expression): Expression {
    if (this.isStar()) {
      this.next += 2;
      return project((value, root) => asArray(left(value, root)), this.projected(STAR));
    }
    const parts: (number | null)[] = [null];
    while (!this.skip(']')) {
      const token = this.take();
      if (token.kind === ':' && parts.length < 3) parts.push(null);
      else if (token.kind === 'number' && parts[parts.length - 1] === null)
        parts[parts.length - 1] = Number(token.value);
      else this.fail(`Unexpected ${this.words(token)}`, token);
    }
    const [from = null, to = null, step = 1] = parts;
    if (parts.length === 1) return (value, root) => itemAt(asArray(left(value, root)), from ?? 0);
    if (step === 0) this.fail('A slice cannot step by 0');
    const sliced: Expression = (value, root) => slice(asArray(left(value, root)), from, to, step ?? 1);
    return project(sliced, this.projected(STAR));
  }

  private filter(left: Expression): Expression {
    const condition = this.expression(0);
    this.expect(']');
    const rest = this.projected(POWER['[?'] ?? 0);
    const kept: Expression = (value, root) =>
      asArray(left(value, root))?.filter((item) => !isFalse(condition(item, root))) ?? null;
    return project(kept, rest);
  }

  private valuesOf(left: Expression): Expression {
    const values: Expression = (value, root) => {
      const object = asObject(left(value, root));
      return object && Object.values(object);
    };
    return project(values, this.projected(STAR));
  }

  /** Parses the expression applied to each item of a projection. */
  private projected(power: number): Expression {
    if ((POWER[this.peek().kind] ?? 0) < PROJECTION_STOP) return identity;
    if (!this.skip('.')) return this.expression(power);
    return this.skip('*') ? this.valuesOf(identity) : this.member(power);
  }

  private list(): Expression {
    const items: Expression[] = [];
    do items.push(this.expression(0));
    while (this.skip(','));
    this.expect(']');
    return (value, root) => (value === null ? null : items.map((item) => item(value, root)));
  }

  private hash(): Expression {
    const entries: [string, Expression][] = [];
    do {
      const key = this.take();
      if (key.kind !== 'name' && key.kind !== 'quoted') this.fail(`A name is missing before ${this.words(key)}`, key);
      this.expect(':');
      entries.push([String(key.value), this.expression(0)]);
    } while (this.skip(','));
    this.expect('}');
    return (value, root) =>
      value === null ? null : Object.fromEntries(entries.map(([key, entry]) => [key, entry(value, root)]));
  }

  private functionCall(name: string): Expression {
    const at = this.peek(-1);
    this.expect('(');
    const parameters: { isReference: boolean; expression: Expression }[] = [];
    while (!this.skip(')')) {
      if (parameters.length > 0) this.expect(',');
      const isReference = this.skip('&');
      parameters.push({ isReference, expression: this.expression(0) });
    }
    try {
      return call(name, parameters);
    } catch (error) {
      return this.fail(error instanceof Error ? error.message : String(error), at);
    }
  }
}

function itemAt(items: Json[] | null, index: number): Json {
  return items?.[index < 0 ? items.length + index : index] ?? null;
}

function chain(left: Expression, right: Expression): Expression {
  return (value, root) => right(left(value, root), root);
}

/** Applies `rest` to each item and leaves out null results. */
function project(left: Expression, rest: Expression): Expression {
  return (value, root) => {
    const items = left(value, root);
    if (!Array.isArray(items)) return null;
    return items.map((item) => rest(item, root)).filter((item) => item !== null);
  };
}

function flatten(value: Json): Json {
  return asArray(value)?.flatMap((item) => (Array.isArray(item) ? item : [item])) ?? null;
}

function compare(sign: string, left: Expression, right: Expression): Expression {
  return (value, root) => {
    const [a, b] = [left(value, root), right(value, root)];
    if (sign === '==') return equal(a, b);
    if (sign === '!=') return !equal(a, b);
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    return sign === '<' ? a < b : sign === '<=' ? a <= b : sign === '>' ? a > b : a >= b;
  };
}
