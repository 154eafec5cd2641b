/**
 * gas-webpack-plugin as a second opinion on what is public: it builds the same entry, and finds the same functions, which
 * answer and refuse the same. What ships is esbuild's: docs/decisions/0002-bundle-and-stubs.md
 */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { createGlobals } from '../support/local-runtime';
import { buildWithWebpack } from './webpack-build';

const NOW_MS = Date.parse('2026-11-23T02:00:00Z');

type Global = Record<string, unknown>;
type Callable = (...args: unknown[]) => unknown;

/** A fresh Apps Script that has loaded the code, opened by this user. */
function load(code: vm.Script, user: string): { scope: Global; added: string[] } {
  const services = createGlobals({ user, sleep: () => undefined, now: () => NOW_MS } as never);
  const silent = { log() {}, info() {}, warn() {}, error() {} };
  const scope = vm.createContext({ ...services, console: silent }) as Global;
  const before = new Set(Object.getOwnPropertyNames(scope));
  code.runInContext(scope);
  return { scope, added: Object.getOwnPropertyNames(scope).filter((name) => !before.has(name)) };
}

function functionsOf(code: vm.Script): string[] {
  const { scope, added } = load(code, 'owner@example.com');
  return added.filter((name) => typeof scope[name] === 'function').sort();
}

/** What a call came to, as its caller sees it. */
function outcomeOf(scope: Global, name: string, args: readonly unknown[]): object {
  try {
    const value = (scope[name] as Callable)(...args);
    const hasContent = typeof value === 'object' && value !== null && 'getContent' in value;
    return {
      returned: hasContent ? (value as { getContent(): string }).getContent() : (JSON.stringify(value) ?? null),
    };
  } catch (error) {
    const { message = String(error) } = Object(error) as { message?: string };
    // One of them is minified.
    return { threw: message.replace(/[\w$]+(?=\.\w+ is not a function)/, 'it') };
  }
}

const STRANGE: readonly (readonly unknown[])[] = [
  [],
  [null],
  ['text', 7],
  [{}],
  [{ triggerUid: '12345' }],
  [{ parameter: { source: 'meta', key: 'wrong' }, postData: { contents: '{', type: 'x' } }],
  [{ range: {} }, { source: null }],
];

let shipped: vm.Script;
let witness: vm.Script;
let names: string[];
beforeAll(async () => {
  const code = readFileSync('dist/Code.js', 'utf8');
  const [version = ''] = /\d+\.\d+\.\d+\+[0-9a-f]{8}/.exec(code) ?? [];
  shipped = new vm.Script(code);
  witness = new vm.Script(await buildWithWebpack(version));
  names = functionsOf(shipped);
});

test('every public function of one bundle is a public function of the other', () => {
  expect(names.length).toBeGreaterThan(10);
  expect(functionsOf(witness)).toEqual(names);
});

test.each([
  ['the owner', 'owner@example.com'],
  ['a visitor', ''],
])('called with strange arguments by %s, each answers or refuses the same in both', (_who, user) => {
  for (const name of names) {
    const came = (code: vm.Script) => {
      const { scope } = load(code, user);
      return STRANGE.map((args) => ({ args, ...outcomeOf(scope, name, args) }));
    };
    expect({ name, outcomes: came(witness) }).toEqual({ name, outcomes: came(shipped) });
  }
});

test('each is guarded in both: a visitor gets no further than the web app, its pages and the menu', () => {
  const openToAll = ['callPage', 'doGet', 'doPost', 'onOpen'];
  for (const code of [shipped, witness])
    for (const name of names.filter((each) => !openToAll.includes(each)))
      expect([name, outcomeOf(load(code, '').scope, name, [{ triggerUid: '12345' }])]).toEqual([
        name,
        { threw: expect.stringContaining('Only the owner') },
      ]);
});
