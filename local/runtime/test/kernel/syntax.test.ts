import { parseCode } from '../../kernel/syntax';

test.each([
  ['private fields', 'class A { #x = 1; }'],
  ['private methods', 'class A { #secret() {} go() { this.#secret(); } }'],
  ['static fields', 'class A { static count = 1; }'],
  ['static fields without a value', 'class A { static count; }'],
  ['static blocks', 'class A { static { this.x = 1; } }'],
  ['modules', 'export function f() {}'],
  ['imports', 'import x from "y";'],
  ['await at the top level', 'await 1;'],
  ['what is no JavaScript', 'function ( {'],
])('code with %s is refused with its line, as the platform would on saving', (_what, code) => {
  expect(() => parseCode(`// first line\n${code}`)).toThrow(/Syntax error: SyntaxError: .+ line: 2 file: Code\.gs/s);
});

test.each([
  ['a hash in a string', 'var a = "#x", b = \'static y = 1\';'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is in the code that is read
  ['a hash in a template', 'var a = `#x ${`#y ${1 + 1}`} #z`;'],
  ['a hash in a regular expression', 'var a = /#x[/#]/g.test("b"); if (a) /#y/.test("c");'],
  ['a hash in a comment', '// #x\n/* static y = 1 */'],
  ['a static method', 'class A { static make() { return new A(); } static async other() {} static *more() {} }'],
  ['a property called static', 'var a = { static: 1 }; a.static = 2;'],
  ['division', 'var a = 1; var b = (a) / 2 / a; var c = [4][0] / 2 /* #x */;'],
  ['a class field', 'class A { x = 1; }'],
])('code with %s is taken', (_what, code) => {
  expect(() => parseCode(code)).not.toThrow();
});

test('only functions at the top level are known by name', () => {
  const { functions } = parseCode(
    'function doGet() { function inner() {} }\nasync function later() {}\nconst arrow = () => 1;\nvar App = (() => { function onEdit() {} return {}; })();',
  );
  expect([...functions].sort()).toEqual(['App', 'arrow', 'doGet', 'later']);
});
