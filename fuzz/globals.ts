/**
 * The other global functions, as a visitor of a page calls them: Google runs them as the owner, with no active user. Each
 * must refuse before it touches anything but the two services that tell who is asking.
 */
import type { FuzzHub } from './hub.ts';

type Main = Readonly<Record<string, (...args: unknown[]) => unknown>>;

const touched: string[] = [];

const service = (name: string) =>
  new Proxy(
    {},
    {
      get(_, member) {
        touched.push(`${name}.${String(member)}`);
        throw new Error(`${name}.${String(member)} was called for a visitor`);
      },
    },
  );

/** Apps Script's services as a visitor's execution has them. */
function installServices(): void {
  const others = [
    'SpreadsheetApp',
    'PropertiesService',
    'CacheService',
    'LockService',
    'UrlFetchApp',
    'HtmlService',
    'ContentService',
    'Utilities',
    'Sheets',
    'Maps',
  ];
  for (const name of others) Object.assign(globalThis, { [name]: service(name) });
  Object.assign(globalThis, {
    Session: {
      getActiveUser: () => ({ getEmail: () => '' }),
      getEffectiveUser: () => ({ getEmail: () => 'owner@example.test' }),
    },
    ScriptApp: { getProjectTriggers: () => [{ getUniqueId: () => '7012345678901234567' }] },
  });
}

installServices();
const main: Main = await import('../src/main.ts').then((module) => module as unknown as Main);

/** All but those that the fuzzer calls over the hub in memory, and the menu, which anybody may ask to be built. */
export const GUARDED = Object.keys(main).filter((name) => !['doGet', 'doPost', 'callPage', 'onOpen'].includes(name));

export function callGlobal({ problems }: FuzzHub, name: string, args: unknown): void {
  touched.length = 0;
  try {
    main[name]?.(...(Array.isArray(args) ? args : [args]));
    problems.push({ kind: `${name} ran for a visitor`, detail: '' });
  } catch (error) {
    if (touched.length > 0)
      problems.push({ kind: `${name} touched ${touched[0]} for a visitor`, detail: String(error) });
    else if (!/^Error: Only the owner/.test(String(error)))
      problems.push({ kind: `${name} threw ${String(error)}`, detail: '' });
  }
}
