/** JMESPath as its specification says, case by case: document, expression, result. */
import fc from 'fast-check';
import { compile } from '../../../src/core/jmespath/parse';
import type { Json } from '../../../src/core/jmespath/values';

const search = (expression: string, document: Json): Json => compile(expression)(document, document);

const foo = {
  foo: { bar: { baz: 'correct' }, list: [1, 2, 3], 'with space': 1, '': 2 },
  n: 0,
  t: true,
  f: false,
  z: null,
};
const people = {
  people: [
    { name: 'a', age: 30, tags: ['x', 'y'], at: { home: 1 } },
    { name: 'b', age: 50, tags: [], at: { home: 2 } },
    { name: 'c', age: 40, tags: ['z'] },
  ],
  nested: [[0, 1], 2, [3], [4, [5, 6]]],
  ops: { a: { n: 1 }, b: { n: 2 }, c: { m: 3 } },
};
const CASES: readonly (readonly [Json, string, Json])[] = [
  // names and sub-expressions
  [foo, 'foo.bar.baz', 'correct'],
  [foo, 'foo.missing.baz', null],
  [foo, 'foo."with space"', 1],
  [foo, 'foo.""', 2],
  [foo, '"foo"."bar"', { baz: 'correct' }],
  [foo, 'foo.list.bar', null],
  [foo, '@.n', 0],
  [{ 'a"b': 1, é: 2 }, '"a\\"b"', 1],
  [{ 'a"b': 1, é: 2 }, '"\\u00e9"', 2],
  // indexes and slices
  [foo, 'foo.list[0]', 1],
  [foo, 'foo.list[-1]', 3],
  [foo, 'foo.list[9]', null],
  [foo, 'foo.list[-9]', null],
  [foo, 'foo.bar[0]', null],
  [[1, 2, 3, 4, 5], '[1:3]', [2, 3]],
  [[1, 2, 3, 4, 5], '[::2]', [1, 3, 5]],
  [[1, 2, 3, 4, 5], '[::-1]', [5, 4, 3, 2, 1]],
  [[1, 2, 3, 4, 5], '[-2:]', [4, 5]],
  [[1, 2, 3, 4, 5], '[:-10]', []],
  [[1, 2, 3, 4, 5], '[10:-7:-1]', [5, 4, 3, 2, 1]],
  [[{ a: 1 }, { a: 2 }], '[0:2].a', [1, 2]],
  // projections
  [people, 'people[*].name', ['a', 'b', 'c']],
  [people, 'people[*].at.home', [1, 2]],
  [people, 'people[*].tags[0]', ['x', 'z']],
  [people, 'people[*].tags[*]', [['x', 'y'], [], ['z']]],
  [people, 'people[].tags[]', ['x', 'y', 'z']],
  [people, 'people[*].name | [0]', 'a'],
  [people, 'people[*].missing', []],
  [people, 'name[*]', null],
  [people, 'nested[]', [0, 1, 2, 3, 4, [5, 6]]],
  [people, 'nested[][]', [0, 1, 2, 3, 4, 5, 6]],
  [people, 'ops.*.n', [1, 2]],
  [people, '*.a.n', [1]],
  [people, 'ops.*', [{ n: 1 }, { n: 2 }, { m: 3 }]],
  [{ a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: [{ c: 3 }] }] }, 'a[*].b[*].c', [[1, 2], [3]]],
  // filters
  [people, 'people[?age > `35`].name', ['b', 'c']],
  [people, "people[?name == 'a'].age | [0]", 30],
  [people, "people[?name != 'a' && age < `45`].name", ['c']],
  [people, 'people[?at].name', ['a', 'b']],
  [people, 'people[?!at].name', ['c']],
  [people, "people[?contains(tags, 'z')].name", ['c']],
  [people, 'people[?tags[0]].name', ['a', 'c']],
  [people, 'ops[?n]', null],
  [{ a: [[{ n: 1 }, { n: 2 }], [{ n: 3 }]] }, 'a[*][?n > `1`]', [[{ n: 2 }], [{ n: 3 }]]],
  // choices: 0 is not false
  [foo, 'z || n', 0],
  [foo, 'n || t', 0],
  [foo, 'f || z || foo.bar.baz', 'correct'],
  [foo, 't && foo.bar.baz', 'correct'],
  [foo, 'f && foo.bar.baz', false],
  [foo, '!f', true],
  [foo, '!n', false],
  [foo, 't || f && f', true],
  [foo, '(t || f) && f', false],
  [foo, "n < 'a'", null],
  // multi-selects
  [foo, 'foo.[bar.baz, list[0]]', ['correct', 1]],
  [foo, 'foo.{a: bar.baz, b: list[1], "c d": missing}', { a: 'correct', b: 2, 'c d': null }],
  [foo, 'missing.{a: b}', null],
  [foo, 'missing.[a]', null],
  [people, 'people[*].{n: name, h: at.home} | [2]', { n: 'c', h: null }],
  [people, '[people[0].name, nested[1]]', ['a', 2]],
  // literals
  [foo, '`[1, "a"]`', [1, 'a']],
  [foo, "'it\\'s'", "it's"],
  [foo, '`"\\`"`', '`'],
  [foo, 'foo.list == `[1,2,3]`', true],
  [foo, "foo.bar == `{\"baz\": \"correct\"}`", true],
  // functions
  [foo, 'length(foo.list)', 3],
  [foo, "length('🛵é')", 2],
  [foo, 'sum(foo.list)', 6],
  [foo, 'avg(foo.list)', 2],
  [foo, 'max(foo.list)', 3],
  [foo, "join('-', ['a', 'b'])", 'a-b'],
  [foo, 'keys(foo.bar)', ['baz']],
  [foo, 'values(foo.bar)', ['correct']],
  [foo, "to_number('1.5')", 1.5],
  [foo, "to_number('x')", null],
  [foo, "to_number('')", null],
  [foo, 'to_string(foo.list)', '[1,2,3]'],
  [foo, 'not_null(z, missing, n)', 0],
  [foo, 'type(foo.list)', 'array'],
  [foo, "starts_with('abc', 'ab')", true],
  [foo, "ends_with('abc', 'bc')", true],
  [foo, 'reverse(foo.list)', [3, 2, 1]],
  [foo, 'merge(foo.bar, `{"x": 1}`)', { baz: 'correct', x: 1 }],
  [foo, 'items(foo.bar)', [['baz', 'correct']]],
  [people, 'sort_by(people, &age)[*].name', ['a', 'c', 'b']],
  [people, 'max_by(people, &age).name', 'b'],
  [people, 'min_by(people, &age).name', 'a'],
  [people, 'map(&at.home, people)', [1, 2, null]],
  [people, 'sort(people[*].name)', ['a', 'b', 'c']],
  [foo, 'abs(`-1`)', 1],
  [foo, "upper('a')", 'A'],
  [foo, "split('/', 'a/b/c')[2]", 'c'],
  // ours
  [{ a: { b: 1 }, x: 5 }, 'a.[b, $.x]', [1, 5]],
  [{ d1: [{ t: 1 }, { t: 2 }], d2: { t: 3 } }, 'each(@)[*].[key, value.t]', [['d1', 1], ['d1', 2], ['d2', 3]]],
  [foo, "mul('0.79', `100`)", 79],
  [foo, 'mul(z, `100`)', null],
  [foo, "known(z, 'NaN', 'null', n)", 0],
  [{ b: 'eyJhIjoiw6kifQ==' }, 'unpacked(b).a', 'é'],
  [{ b: { a: 1 } }, 'unpacked(b).a', 1],
  [{ b: 'not json' }, 'unpacked(b)', null],
]; // biome-ignore format: one line a case

test.each(CASES.map(([document, expression, expected]) => ({ document, expression, expected })))(
  '$expression',
  ({ document, expression, expected }) => {
    expect(search(expression, document)).toEqual(expected);
  },
);

test.each([
  ['foo.', 'A name is missing before the end at character 5, near “foo.”'],
  ['foo[', 'Unexpected the end at character 5'],
  ['foo bar', 'Unexpected “bar” at character 5'],
  ['foo-bar', 'Not understood at character 4'],
  ['nope(a)', 'There is no function nope() at character 1'],
  ['length(a, b)', 'length() takes 1 parameters, not 2'],
  ['sort_by(a, b)', 'Parameter 2 of sort_by() is an expression (&)'],
  ['a[0:1:0]', 'A slice cannot step by 0'],
  ['`{a}`', 'Not a JSON literal at character 1'],
  ['{a b}', '“:” is missing before “b”'],
  ['a[?b', '“]” is missing before the end'],
  ['(a', '“)” is missing before the end'],
  ['', 'Unexpected the end at character 1'],
  ['keys(b)(c)', 'Only a name can be called'],
  ['a'.repeat(5000), 'The expression is too long'],
])('%s is refused, and the place is named', (expression, why) => {
  expect(() => compile(expression)).toThrow(why);
});

test('a function that is given the wrong kind says which', () => {
  expect(() => search('length(n)', foo)).toThrow('length() was given number');
  expect(() => search('floor(z)', foo)).toThrow('floor() was given null');
  expect(() => search('sort_by(people, &at)', people)).toThrow('numbers only');
});

test('what every object inherits is out of reach', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(search(name, {})).toBeNull();
    expect(() => compile(`${name}(a)`)).toThrow('There is no function');
  }
  const made = search('{"__proto__": `1`}', {}) as object;
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
});

test('no document makes an expression that needs no certain kind throw', () => {
  const expressions = [
    'a.b[0].c',
    'a[*].b[?c == `1`]',
    '*.a[]',
    '{x: a, y: b[1:]}',
    'a || b && !c',
    'mul(a, b)',
    'known(a, b)',
    'unpacked(a)',
  ];
  const compiled = expressions.map(compile);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const document = { a: value, b: value } as Json;
      for (const expression of compiled) expression(document, document);
    }),
    { numRuns: 500 },
  );
});

test('whatever is typed as an expression compiles or is refused with a place', () => {
  const piece = fc.constantFrom('a', '.', '[', ']', '[?', '*', '{', '}', ':', ',', '|', '||', '`1`', "'x'", '(', ')', '&', '!', '@', '0', 'length', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      try {
        compile(pieces.join(''));
      } catch (error) {
        expect(String(error)).toMatch(/at character \d+/);
      }
    }),
    { numRuns: 3000 },
  );
}); // biome-ignore format: lists
