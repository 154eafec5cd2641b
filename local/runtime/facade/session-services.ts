/** Session, Logger, console and MailApp. */
import { types } from 'node:util';
import { Blob, blobOf } from './blob';
import { type Bridge, isRecord } from './bridge';
import { guardClass, guarded } from './guard';
import { formatString } from './text-formats';

export class User {
  readonly #email: string;

  constructor(email: string) {
    this.#email = email;
  }

  /** As the platform shows a user: by e-mail. */
  toString(): string {
    return this.#email;
  }

  getEmail(): string {
    return this.#email;
  }

  getUserLoginId(): string {
    return this.#email;
  }

  getUsername(): string {
    return this.#email.split('@')[0] ?? '';
  }
}

guardClass(User, 'User');

export function createSession(bridge: Bridge): object {
  const { context } = bridge;
  return guarded('Session', {
    getActiveUser: () => new User(context.user),
    getEffectiveUser: () => new User(context.effectiveUser),
    getUser: () => new User(context.effectiveUser),
    getActiveUserLocale: () => bridge.locale,
    getScriptTimeZone: () => bridge.timeZone,
    getTimeZone: () => bridge.timeZone,
    // Stable for one person and script without identifying the person, as on the platform.
    getTemporaryActiveUserKey: () => Buffer.from(`key:${context.user}`).toString('base64url'),
  });
}

/** One argument as a log shows it: objects as JSON, errors by name and message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (types.isNativeError(value)) return value.stack?.startsWith(String(value)) ? value.stack : String(value);
  if (typeof value !== 'object' || value === null || types.isDate(value)) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** Formats a line as `console` does: %s, %d … in the first argument; further arguments are joined with spaces. */
function line(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== 'string' || rest.length === 0) return args.map(shown).join(' ');
  const used = (first.match(/%[sdifoOj]/g) ?? []).length;
  const filled = formatString(first.replace(/%[oOj]/g, '%s'), rest.slice(0, used).map(shown));
  return [filled, ...rest.slice(used).map(shown)].join(' ');
}

export function createLogs(bridge: Bridge): Record<'Logger' | 'console', object> {
  const write = (level: string, text: string): void => {
    bridge.ask('console.write', level, text);
  };
  const level =
    (name: string) =>
    (...args: unknown[]): void =>
      write(name, line(args));
  const timers = new Map<string, number>();
  const now = (): number => new bridge.realm.Date().getTime();
  let log = '';
  const logger = {
    log(...args: unknown[]): unknown {
      const [first, ...rest] = args;
      const text = rest.length > 0 ? formatString(String(first), rest.map(shown)) : shown(first);
      log += `${text}\n`;
      write('info', text);
      return Logger;
    },
    clear(): void {
      log = '';
    },
    getLog: (): string => log,
  };
  const Logger = guarded('Logger', logger);
  return {
    Logger,
    console: {
      log: level('log'),
      info: level('info'),
      warn: level('warn'),
      error: level('error'),
      time: (label: unknown = 'default'): void => {
        timers.set(String(label), now());
      },
      timeEnd: (label: unknown = 'default'): void => {
        const start = timers.get(String(label));
        timers.delete(String(label));
        if (start !== undefined) write('debug', `${String(label)}: ${now() - start}ms`);
      },
    },
  };
}

const MAIL_TEXTS = ['to', 'cc', 'bcc', 'replyTo', 'subject', 'body', 'htmlBody', 'name'];

function fileIn(value: unknown): unknown {
  const blob = blobOf(value);
  if (blob) return { name: blob.getName() ?? '', contentType: blob.getContentType() ?? '', bytes: Blob.raw(blob) };
  if (!isRecord(value)) return { name: '', contentType: '', bytes: new Uint8Array() };
  const content = value.content;
  const bytes = Array.isArray(content)
    ? Uint8Array.from(content as number[])
    : Uint8Array.from(Buffer.from(String(content ?? '')));
  return { name: String(value.fileName ?? ''), contentType: String(value.mimeType ?? 'text/plain'), bytes };
}

function mailIn(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const texts = MAIL_TEXTS.filter((key) => given[key] !== undefined && given[key] !== null).map((key) => [
    key,
    String(given[key]),
  ]);
  const images = isRecord(given.inlineImages) ? Object.entries(given.inlineImages) : [];
  return {
    ...Object.fromEntries(texts),
    noReply: given.noReply === true,
    attachments: Array.isArray(given.attachments) ? given.attachments.map(fileIn) : [],
    inlineImages: Object.fromEntries(images.map(([key, value]) => [key, fileIn(value)])),
  };
}

export function createMailApp(bridge: Bridge): object {
  const sendEmail = (...args: unknown[]): void => {
    const [first, second, third, fourth] = args;
    let mail: Record<string, unknown>;
    if (args.length === 1 && isRecord(first)) mail = first;
    else if (args.length === 4 && typeof fourth === 'string')
      mail = { to: first, replyTo: second, subject: third, body: fourth };
    else if (args.length === 3 || (args.length === 4 && isRecord(fourth))) {
      mail = { ...(isRecord(fourth) ? fourth : {}), to: first, subject: second, body: third };
    } else throw bridge.mismatch('MailApp.sendEmail', args);
    bridge.ask('MailApp.sendEmail', mailIn(mail));
  };
  return guarded('MailApp', {
    sendEmail,
    getRemainingDailyQuota: () => bridge.number('MailApp.getRemainingDailyQuota'),
  });
}
