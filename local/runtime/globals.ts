/**
 * Apps Script's globals in one process and in memory, for any Apps Script code and its tests:
 *
 * ```js
 * import { createGlobals } from 'local-apps-script';
 *
 * Object.assign(globalThis, createGlobals());          // or, with gas-local:
 * const app = gas.require('./dist', { ...createGlobals(), Date, Error, console });
 * ```
 *
 * Each call gives a fresh, empty world: a bound workbook "Untitled spreadsheet" with one tab "Sheet1" of 1000 rows and 26
 * columns, empty stores, no mail. There is one execution: locks are always free, the write buffer is flushed by reads.
 * Code that runs in a context of its own has its own Date and Error: inject Node's into it (as above), or hand that
 * context's in as `realm`, so that `instanceof` holds, and templates of HtmlService find the script's own functions.
 *
 * Members that are not emulated throw "not emulated: Range.foo". Formulas are kept, read back and follow inserted rows; a
 * small part of the language is computed, what is not known reads #NAME?, and nothing reaches outside (IMPORTXML does not run).
 * Typed input follows the workbook's locale where it is Indonesia's and en_US otherwise; display follows en_US. Rows and columns are inserted, deleted, sorted and copied at once, after
 * what the execution had buffered; values, formats, notes and validations wait in the buffer.
 */
import { createFacade } from './facade/index';
import type { FetchResponse } from './fetch-answer';
import { createHost, type Host } from './host/index';
import { inProcessPort } from './in-process';
import type { Locale } from './model/messages';
import type { FetchRequest, Realm } from './port';

export interface GlobalsOptions {
  /** HTML files for HtmlService, by name with or without ".html". */
  files?: Readonly<Record<string, string>>;
  /** The clock, in epoch ms. Default: the machine's. */
  now?: () => number;
  /** What Utilities.sleep does instead of blocking the thread, for example advancing an injected clock. */
  sleep?: (ms: number) => void;
  /** Default Math.random. */
  random?: () => number;
  /** Of script and spreadsheet. Default Asia/Jakarta. */
  timeZone?: string;
  /** Language of the platform's error texts. Default: en. */
  locale?: Locale;
  /** Answers UrlFetchApp. Without it every fetch fails with a DNS error: nothing reaches the network. */
  fetch?: (request: FetchRequest) => FetchResponse;
  /** Script properties to begin with. */
  properties?: Readonly<Record<string, string>>;
  scriptId?: string;
  webAppUrl?: string;
  /** E-mail of the user who runs the script and owns the workbook. */
  user?: string;
  /** What HtmlService.getUserAgent returns; null outside a web app. */
  userAgent?: string | null;
  /** The constructors of the realm in which the script runs. Default Node's own. */
  realm?: Partial<Realm>;
  /** Where console and Logger write. Default: Node's console. */
  log?: (level: string, text: string) => void;
  /** Whether there is a bound workbook. Default true. */
  containerBound?: boolean;
  /** Use this owner side, for instance to look into the workbook from a test. */
  host?: Host;
}

/** Fresh globals over a fresh owner side (or the one given). */
export function createGlobals(options: GlobalsOptions = {}): Record<string, unknown> {
  const now = options.now ?? Date.now;
  const owner = options.host?.owner ?? options.user ?? 'owner@example.com';
  const host = options.host ?? createGlobalsHost(options, now, owner);
  for (const [key, value] of Object.entries(options.properties ?? {})) host.properties.set(key, value);
  const context = {
    id: 'in-process',
    user: options.user ?? owner,
    effectiveUser: options.user ?? owner,
    userAgent: options.userAgent ?? null,
    locale: host.locale,
    timeZone: host.timeZone,
    ...(options.scriptId === undefined ? {} : { scriptId: options.scriptId }),
    ...(options.webAppUrl === undefined ? {} : { webAppUrl: options.webAppUrl }),
  };
  const realm: Realm = { Array, Date, Error, Object, ...options.realm };
  const port = inProcessPort(host.open(context), { ...options, now, locale: host.locale });
  return createFacade({ port, realm, context });
}

/** An owner side as createGlobals makes it, to be shared by several calls or looked into by a test. */
export function createGlobalsHost(
  options: GlobalsOptions = {},
  now = options.now ?? Date.now,
  owner = options.user,
): Host {
  return createHost({
    now,
    random: options.random ?? Math.random,
    ...(owner === undefined ? {} : { owner }),
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.containerBound === undefined ? {} : { containerBound: options.containerBound }),
  });
}
