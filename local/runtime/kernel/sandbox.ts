/**
 * The script's world: a fresh V8 context that holds the language, the Apps Script globals that it is given, and nothing
 * of Node's. In simulated time its clock and its Math.random belong to the kernel, so that a run can be repeated.
 */
import vm from 'node:vm';
import type { Realm } from '../port';

/** The clock that a script reads: the machine's, or a virtual one moved by the kernel. */
type SandboxClock = 'own' | 'machine';

export interface Sandbox {
  readonly clock: SandboxClock;
  readonly context: vm.Context;
  readonly realm: Realm & Intrinsics;
  /** Simulated time only: where the script's clock and its Math.random come from. */
  readonly source: SimulatedSource | null;
}

interface SimulatedSource {
  now: () => number;
  random: () => number;
}

interface Intrinsics {
  readonly JSON: typeof JSON;
  readonly Math: typeof Math;
}

const TAKE_REALM = new vm.Script('({ Array, Date, Error, Object, JSON, Math })');

/** `Date` without arguments is the kernel's now; with arguments it stays what it was. */
const VIRTUAL_DATE = new vm.Script(
  `(function (now) {
    const RealDate = Date;
    function VirtualDate(...parts) {
      if (new.target === undefined) return new RealDate(now()).toString();
      return Reflect.construct(RealDate, parts.length === 0 ? [now()] : parts, new.target === VirtualDate ? RealDate : new.target);
    }
    Object.defineProperty(VirtualDate, 'name', { value: 'Date' });
    Object.defineProperty(VirtualDate, 'length', { value: 7 });
    Object.defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false });
    const own = { now, parse: RealDate.parse, UTC: RealDate.UTC };
    for (const name of Object.keys(own)) {
      Object.defineProperty(VirtualDate, name, { value: own[name], writable: true, configurable: true, enumerable: false });
    }
    Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
    Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true, enumerable: false });
  })`,
  { filename: 'virtual-date' },
);

/** The language's own globals, which must not be called by name from outside, such as `eval`. */
const LANGUAGE: ReadonlySet<string> = new Set(
  vm.runInNewContext('Object.getOwnPropertyNames(globalThis)') as Iterable<string>,
);

/** A plain global where this Node has it (20.18 and later): reads of globals then cost nothing extra. */
const PLAIN_CONTEXT: unknown = Reflect.get(Reflect.get(vm, 'constants') ?? {}, 'DONT_CONTEXTIFY');

/** Creates a context. That is most of the cost of an execution, so a worker prepares its next one in advance. */
export function createSandbox(clock: SandboxClock): Sandbox {
  const context = vm.createContext((PLAIN_CONTEXT ?? {}) as vm.Context);
  const source: SimulatedSource | null = clock === 'own' ? { now: Date.now, random: Math.random } : null;
  if (source !== null) VIRTUAL_DATE.runInContext(context)(() => source.now());
  const realm = TAKE_REALM.runInContext(context) as Realm & Intrinsics;
  if (source !== null) realm.Math.random = () => source.random();
  return { clock, context, realm, source };
}

/** Puts the Apps Script globals where scripts find them. */
export function addGlobals({ context }: Sandbox, globals: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(context, name, { value, writable: true, configurable: true, enumerable: true });
  }
}

/** A global function of the script, however it was declared; null when there is none of that name. */
export function globalFunction({ context }: Sandbox, name: string): ((...args: unknown[]) => unknown) | null {
  if (LANGUAGE.has(name)) return null;
  const own: unknown = Reflect.get(context, name);
  if (typeof own === 'function') return own as (...args: unknown[]) => unknown;
  if (own !== undefined || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return null;
  // const and let functions are global, but not properties of the global object.
  const lexical: unknown = vm.runInContext(`typeof ${name} === 'function' ? ${name} : null`, context);
  return typeof lexical === 'function' ? (lexical as (...args: unknown[]) => unknown) : null;
}
