/** JMESPath held against an independent implementation of the specification: the same expressions, the same answers. */
import fc from 'fast-check';
import { search as searchByPackage } from 'jmespath';
import { compile } from '../../../src/core/jmespath/parse';
import type { Json } from '../../../src/core/jmespath/values';
import { runs } from '../../support/sweep';

const NAMES = ['a', 'b', 'c'] as const;
const name = fc.constantFrom(...NAMES);
const small = fc.integer({ min: -3, max: 3 });

/** ASCII texts: the package counts UTF-16 units where the specification counts characters. */
const leaf = fc.constantFrom<Json>(null, true, false, 0, 1, -2, 2.5, '', 'a', 'b', 'ab', '12');
const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('document'), { maxLength: 3 }),
    fc.dictionary(name, tie('document'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const literal = fc.oneof(
  leaf.map((value) => `\`${JSON.stringify(value)}\``),
  fc.constantFrom("''", "'a'", "'ab'"),
);

const { expression } = fc.letrec<{ expression: string; step: string }>((tie) => {
  const inner = tie('expression');
  const by = name.map((each) => `&${each}`);
  const call = fc.oneof(
    fc.tuple(fc.constantFrom('abs', 'ceil', 'floor', 'keys', 'length', 'max', 'min', 'reverse', 'sort', 'sum', 'to_array', 'to_string', 'type', 'values'), inner).map(([f, x]) => `${f}(${x})`),
    fc.tuple(fc.constantFrom('ends_with', 'join', 'not_null'), inner, inner).map(([f, x, y]) => `${f}(${x}, ${y})`),
    fc.tuple(inner, by).map(([x, y]) => `sort_by(${x}, ${y})`),
    // It looks in a text for what is no text, and in arrays for the very same object; no text begins with '' to it.
    fc.tuple(inner, inner).map(([x, y]) => `contains(${x}, to_string(${y}))`),
    fc.tuple(inner, fc.constantFrom("'a'", "'ab'", "'2'")).map(([x, y]) => `starts_with(${x}, ${y})`),
    // It finds the greatest by numbers only, and has undefined for that of an empty list, until it is taken out of another;
    // of several that are as great, which one is left open.
    fc.tuple(fc.constantFrom('max_by', 'min_by'), inner, name).map(([f, x, y]) => `([${f}(${x}, &length(to_array(${y})))] | [0] | length(to_array(${y})))`),
    // Of an empty list the package makes NaN, where the specification has null; and it looks at merge()'s first object only.
    fc.tuple(inner, inner).map(([x, y]) => `avg([${x}, ${y}])`),
    fc.tuple(inner, inner).map(([x, y]) => `merge({a: ${x}}, {b: ${y}})`),
    // Of '' the package makes 0, where the specification has no number.
    fc.constantFrom('`12`', "'12'", "'-2.5'", "'ab'", 'type(@)').map((x) => `to_number(${x})`),
    fc.tuple(inner, inner).map(([f, x]) => `map(&(${f}), ${x})`),
  ); // biome-ignore format: a function each
  // What is no number has no order, says the specification (null); the package orders whatever JavaScript does.
  const number = fc.oneof(small.map((each) => `\`${each}\``), inner.map((each) => `length(to_array(${each}))`));
  return {
    step: fc.oneof(
      name.map((each) => `.${each}`),
      small.map((at) => `[${at}]`),
      fc.tuple(fc.option(small), fc.option(small), fc.constantFrom('', ':1', ':2', ':-1')).map(([from, to, by]) => `[${from ?? ''}:${to ?? ''}${by}]`),
      fc.constantFrom('[*]', '[]', '.*', ' | [0]', ' | @'),
      inner.map((each) => `[?${each}]`),
      fc.array(inner, { minLength: 1, maxLength: 2 }).map((each) => `.[${each.join(', ')}]`),
      inner.map((each) => `.{a: ${each}, b: @}`),
    ),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      name,
      // `(@.a)` and `f(@.a)` the package takes for `(@)` and `f(@)`, so that no parenthesis begins with @ and goes on.
      fc.constantFrom('not_null(@)', '*', '[*]', '[]'),
      literal,
      fc.tuple(inner, tie('step')).map(([x, step]) => `${x}${step}`),
      fc.tuple(inner, tie('step')).map(([x, step]) => `(${x})${step}`),
      fc.tuple(inner, fc.constantFrom('||', '&&', '|'), inner).map(([x, by, y]) => `(${x}) ${by} (${y})`),
      fc.tuple(inner, fc.constantFrom('==', '!='), inner).map(([x, by, y]) => `(${x}) ${by} (${y})`),
      fc.tuple(number, fc.constantFrom('<', '<=', '>', '>='), number).map(([x, by, y]) => `((${x}) ${by} (${y}))`),
      inner.map((each) => `!(${each})`),
      call,
    ),
  };
}); // biome-ignore format: a form each

/** The answer, or that there is none: how a refusal is worded is each one's own. */
function outcomeOf(work: () => unknown): unknown {
  try {
    return { answer: work() };
  } catch {
    return 'refused';
  }
}

test('any expression over any document has the same answer, or is refused by both', () => {
  fc.assert(
    fc.property(expression, document, (text, data) => {
      const ours = outcomeOf(() => compile(text)(data, data));
      const theirs = outcomeOf(() => searchByPackage(data, text));
      expect({ text, data, outcome: ours }).toEqual({ text, data, outcome: theirs });
    }),
    { numRuns: runs(100_000, 3_000) },
  );
});
