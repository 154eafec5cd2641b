/**
 * One thing that reaches the hub, as plain JSON, so that it can be printed, saved and played again. Long and deep values are
 * written short: see `expand`.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Input =
  /** `doPost` or `doGet`, with the event as Google makes it, or as a visitor of a page would. */
  | { readonly entry: 'post' | 'get'; readonly event: Json }
  /** A gateway's batch: signed (or not) at the moment it is delivered. */
  | {
      readonly entry: 'telemetry';
      readonly gateway: string;
      readonly proof: 'signed' | 'forged' | 'stale' | 'key' | 'wrong key' | 'none';
      readonly id: string;
      readonly query: Json;
      readonly body: Json;
    }
  /** `callPage`, for a sale. */
  | { readonly entry: 'page'; readonly token: Json; readonly sale: Json }
  /** Another global function, called by a visitor of a page. */
  | { readonly entry: 'global'; readonly name: string; readonly args: Json }
  /** A person types into a cell, and the edit trigger runs. Rows and columns wrap round to what is there. */
  | {
      readonly entry: 'edit';
      readonly tab: string;
      readonly row: number;
      readonly column: number;
      readonly value: Json;
    }
  /** A person moves rows about. */
  | { readonly entry: 'rows'; readonly tab: string; readonly act: 'delete' | 'sort' | 'double'; readonly row: number }
  /** A header is renamed, and put back before the hub is looked over. */
  | { readonly entry: 'header'; readonly tab: string; readonly column: number; readonly value: string }
  /** A response of the sales form. */
  | { readonly entry: 'form'; readonly answers: Json }
  /** How the world outside answers from here on. */
  | { readonly entry: 'outside'; readonly mode: OutsideMode }
  /** Time passes, and the minute's trigger runs. */
  | { readonly entry: 'clock'; readonly minutes: number };

export type Entry = Input['entry'];
export const OUTSIDE_MODES = ['well', 'silent', 'fails', 'html', 'odd', 'refuses'] as const;
export type OutsideMode = (typeof OUTSIDE_MODES)[number];

/** What stands for something that only the live hub knows. */
export type Live = (kind: string, index: number) => string;

/**
 * The value that is meant: `{$repeat: [text, times]}`, `{$deep: [open, close, depth]}`, `{$json: value}` (its JSON, as text),
 * `{$text: [parts]}`, and `{$live: [kind, index]}` for a word of the hub's own, such as the button of an offer.
 */
export function expand(value: Json, live: Live): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((each) => expand(each, live));
  const [first] = Object.entries(value);
  if (first) {
    const made = expandMark(first, live);
    if (made !== undefined) return made;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expand(each, live)]));
}

function expandMark([name, given]: [string, Json], live: Live): string | undefined {
  if (name === '$json') return JSON.stringify(expand(given, live));
  if (!isList(given)) return undefined;
  const [one = '', other = '', third = 0] = given;
  if (name === '$repeat') return String(one).repeat(Number(other));
  if (name === '$deep') return String(one).repeat(Number(third)) + String(other).repeat(Number(third));
  if (name === '$text') return given.map((part) => String(expand(part, live))).join('');
  if (name === '$live') return live(String(one), Number(other));
  return undefined;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
