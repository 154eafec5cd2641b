/** The port of createGlobals: a simple replacement of the kernel (time, locks, triggers, fetch) for a single execution. */
import { type FetchResponse, statusFailure } from './fetch-answer';
import { geocodeRequest } from './kernel/maps';
import { type Locale, message } from './model/messages';
import type { FetchRequest } from './port';
import { type HostSession, ServiceFailure, type ServicePort } from './port';

/** Consumer accounts: https://developers.google.com/apps-script/guides/services/quotas */
const MAIL_RECIPIENTS_PER_DAY = 100;
const MAX_TRIGGERS = 20;

export interface InProcessOptions {
  now: () => number;
  locale: Locale;
  sleep?: (ms: number) => void;
  fetch?: (request: FetchRequest) => FetchResponse;
  webAppUrl?: string;
  log?: (level: string, text: string) => void;
}

type Answer = (...args: readonly unknown[]) => unknown;

export function inProcessPort(session: HostSession, options: InProcessOptions): ServicePort {
  const fetchOne = (request: unknown): FetchResponse => fetchInProcess(request as FetchRequest, options);
  let recipients = 0;
  const answers: Readonly<Record<string, Answer>> = {
    ...locks(),
    ...triggers(options.locale),
    'Utilities.sleep': (ms) => (options.sleep ?? block)(Number(ms)),
    'UrlFetchApp.fetch': fetchOne,
    'UrlFetchApp.fetchAll': (requests) => (requests as readonly unknown[]).map(fetchOne),
    'Maps.geocode': (query) => {
      const { body } = fetchOne(geocodeRequest(query as Record<string, string>));
      return JSON.parse(Buffer.from(body ?? '').toString('utf8'));
    },
    'ScriptApp.requireAllScopes': () => null,
    'ScriptApp.getServiceUrl': () => options.webAppUrl ?? null,
    'console.write': (level, text) => (options.log ?? print)(String(level), String(text)),
    'MailApp.getRemainingDailyQuota': () => MAIL_RECIPIENTS_PER_DAY - recipients,
    'MailApp.sendEmail': (mail) => {
      const sent = countRecipients(mail);
      if (recipients + sent > MAIL_RECIPIENTS_PER_DAY)
        throw new ServiceFailure(message(options.locale, 'dailyLimit', 'email'));
      session.call('MailApp.sendEmail', [mail]);
      recipients += sent;
    },
  };
  return {
    call: (method, args) => {
      const answer = answers[method];
      return answer ? answer(...args) : session.call(method, args);
    },
  };
}

/** Without a `fetch` option every request is a network error; an error status throws as on the platform. */
function fetchInProcess(request: FetchRequest, { fetch, locale }: InProcessOptions): FetchResponse {
  // A malformed address is refused before anything else.
  new URL(request.url);
  if (!fetch) throw new ServiceFailure(`DNS error: ${request.url}`);
  const response = fetch(request);
  const failure = statusFailure(request, response, locale);
  if (failure !== null) throw new ServiceFailure(failure);
  return response;
}

/** Node's own console, even after a test has replaced it with the script's. */
const { debug, error, info, log, warn } = console;
const PRINTERS: Readonly<Record<string, (text: string) => void>> = { debug, error, info, log, warn };

function print(level: string, text: string): void {
  (PRINTERS[level] ?? log)(text);
}

function block(ms: number): void {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Locks for a single execution: always free, and held until released. */
function locks(): Record<string, Answer> {
  const held = new Set<string>();
  const take: Answer = (scope) => {
    held.add(String(scope));
    return true;
  };
  return {
    'Lock.tryLock': take,
    'Lock.waitLock': take,
    'Lock.hasLock': (scope) => held.has(String(scope)),
    'Lock.releaseLock': (scope) => held.delete(String(scope)),
  };
}

/** Triggers are stored and listed, but nothing fires them. */
function triggers(locale: Locale): Record<string, Answer> {
  let list: { readonly id: string }[] = [];
  let made = 0;
  return {
    'ScriptApp.newTrigger': (spec) => {
      if (list.length >= MAX_TRIGGERS) throw new ServiceFailure(message(locale, 'tooManyTriggers'));
      made += 1;
      const trigger = { ...(spec as object), id: String(made) };
      list = [...list, trigger];
      return trigger;
    },
    'ScriptApp.getProjectTriggers': () => list,
    'ScriptApp.deleteTrigger': (id) => {
      list = list.filter((trigger) => trigger.id !== id);
    },
  };
}

function countRecipients(mail: unknown): number {
  const record = typeof mail === 'object' && mail !== null ? (mail as Record<string, unknown>) : {};
  return ['to', 'cc', 'bcc']
    .flatMap((key) => String(record[key] ?? '').split(','))
    .filter((address) => address.trim() !== '').length;
}
