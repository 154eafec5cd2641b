/** Counts an account's use per day or minute, by the kernel's clock, and says which limit a call exceeds. */
import { type Locale, message } from '../model/messages';
import type { Limits } from './limits';
import { kernelText } from './texts';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

interface Window {
  start: number;
  used: number;
}

/** A service call as the quotas see it. */
export interface Spending {
  readonly method: string;
  readonly kind: string;
  readonly args: readonly unknown[];
  readonly user: string;
}

export class Quotas {
  private readonly windows = new Map<string, Window>();
  private readonly limits: Limits;
  private readonly now: () => number;
  private readonly locale: Locale;

  constructor(limits: Limits, now: () => number, locale: Locale) {
    this.limits = limits;
    this.now = now;
    this.locale = locale;
  }

  /** Null, after counting the call, when it is within every limit; otherwise the platform's error text. */
  refusalOf(call: Spending): string | null {
    const { limits, locale } = this;
    if (call.kind.startsWith('properties.')) {
      return this.spend('properties', 1, limits.propertyOperationsPerDay, DAY_MS)
        ? null
        : message(locale, 'dailyLimit', `graphite property ${isRead(call.kind) ? 'reads' : 'writes'}`);
    }
    if (call.kind.startsWith('urlfetch.')) {
      const requests = Array.isArray(call.args[0]) ? call.args[0].length : 1;
      return this.spend('urlfetch', requests, limits.urlFetchCallsPerDay, DAY_MS)
        ? null
        : message(locale, 'dailyLimit', 'urlfetch');
    }
    if (call.kind === 'maps.geocode') {
      return this.spend('geocode', 1, limits.geocodesPerDay, DAY_MS) ? null : message(locale, 'dailyLimit', 'geocode');
    }
    if (call.kind === 'mail.send') return this.mailRefusal(recipientsOf(call.args[0]));
    if (call.kind.startsWith('lock.')) {
      return this.spend('lock', 1, limits.lockOperationsPerSecond, 1000) ? null : kernelText(locale, 'lockOperations');
    }
    return this.sheetsApiRefusal(call);
  }

  get mailLeft(): number {
    return Math.max(this.limits.mailRecipientsPerDay - this.used('mail', DAY_MS), 0);
  }

  /** Adds to the day's trigger runtime; false once the day's budget was used up before. */
  triggerTimeLeft(): boolean {
    return this.used('triggers', DAY_MS) < this.limits.triggerRuntimePerDayMs;
  }

  countTriggerTime(ms: number): void {
    this.spend('triggers', ms, Number.POSITIVE_INFINITY, DAY_MS);
  }

  private mailRefusal(recipients: number): string | null {
    if (recipients > this.limits.mailRecipientsPerMessage) return message(this.locale, 'mailRecipients');
    return this.spend('mail', recipients, this.limits.mailRecipientsPerDay, DAY_MS)
      ? null
      : message(this.locale, 'dailyLimit', 'email');
  }

  private sheetsApiRefusal({ kind, method, user }: Spending): string | null {
    if (kind !== 'sheets.batchGet' && kind !== 'sheets.batchUpdate') return null;
    const reads = kind === 'sheets.batchGet';
    const limit = reads ? this.limits.sheetsApiReadsPerMinute : this.limits.sheetsApiWritesPerMinute;
    if (this.spend(`${kind} ${user}`, 1, limit, MINUTE_MS)) return null;
    const name = method.replace(/^Sheets\.S/, 's').replace('.Values.', '.values.');
    return kernelText(this.locale, 'sheetsApiQuota', name, reads ? 'Read' : 'Write');
  }

  private spend(name: string, amount: number, limit: number, lengthMs: number): boolean {
    const used = this.used(name, lengthMs);
    if (used + amount > limit) return false;
    const window = this.windows.get(name);
    if (window === undefined) this.windows.set(name, { start: this.now(), used: amount });
    else window.used = used + amount;
    return true;
  }

  /** The use in the current window, which opens with the first use and lasts its full length, like the platform's days. */
  private used(name: string, lengthMs: number): number {
    const window = this.windows.get(name);
    if (window === undefined) return 0;
    if (this.now() - window.start < lengthMs) return window.used;
    this.windows.delete(name);
    return 0;
  }
}

/** The refusal names the store behind it: https://github.com/googleworkspace/apps-script-oauth2/issues/217 */
function isRead(kind: string): boolean {
  return kind.startsWith('properties.get');
}

function recipientsOf(mail: unknown): number {
  if (typeof mail !== 'object' || mail === null) return 1;
  const lists: unknown[] = ['to', 'cc', 'bcc'].map((field) => Reflect.get(mail, field));
  return lists
    .flatMap((list) => (typeof list === 'string' ? list.split(',') : []))
    .filter((address) => address.trim() !== '').length;
}
