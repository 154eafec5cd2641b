/**
 * A local WhatsApp: Meta's Graph API as UrlFetchApp sees it, the phones behind it, and the webhooks between them. It
 * refuses what the live API refuses; all its chance and time come from the caller, so that a simulation can repeat it.
 */
import type { FetchRequest, FetchResponse, NetworkError } from './http';
import { type Account, type ChatMessage, createAccounts, type Profile } from './meta/accounts';
import { createDelivery, type Deliver, type DeliveryRules } from './meta/delivery';
import { answerGraph, type GraphParts } from './meta/graph';
import { hearWebhook } from './meta/hear';
import { createMediaStore } from './meta/media';
import { createOutgoing, LIVE_STATUSES, type StatusOptions } from './meta/outgoing';
import { createPhone, type Phone } from './meta/phone';
import { createRates, LIVE_RATES, type RateLimits } from './meta/rates';
import { GraphRefusal, refusalResponse } from './meta/refusal';
import { createTaskQueue } from './meta/task-queue';
import type { Template } from './meta/templates';
import type { Change } from './meta/webhooks';

export interface MetaWorldOptions {
  readonly now: () => number;
  readonly random: () => number;
  readonly deliver: Deliver;
  readonly businessNumber: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
  readonly wabaId?: string;
  /** Runs a task later (setTimeout, say). Absent: tasks wait until runDue() is called. */
  readonly schedule?: (delayMs: number, task: () => void) => void;
  readonly templates?: readonly Template[];
  readonly statuses?: Partial<StatusOptions>;
  readonly delivery?: Partial<DeliveryRules>;
  readonly rates?: Partial<RateLimits>;
  /** Makes the unique part of message ids. */
  readonly ids?: () => string;
  readonly saved?: MetaSnapshot;
  /** Told whenever a chat changes. */
  readonly onChange?: (account: Account) => void;
  /** Takes what a person did when they write to a number that another provider serves. */
  readonly elsewhere?: (change: Change, account: Account, message?: ChatMessage) => boolean;
}

export interface MetaSnapshot {
  readonly accounts: readonly Account[];
  readonly messages: number;
}

/** What may befall the next send: refused with a code, never arrived, or accepted while the answer got lost. */
export type Fault = { readonly code: number; readonly details?: string } | 'unreachable' | 'answer lost';

export type MetaWorld = ReturnType<typeof createMetaWorld>;

export function createMetaWorld(options: MetaWorldOptions) {
  const { now, random, phoneNumberId } = options;
  const business = { wabaId: options.wabaId ?? '102290129340398', number: options.businessNumber, phoneNumberId };
  const tasks = createTaskQueue(now);
  const schedule = options.schedule ?? tasks.add;
  const changed = options.onChange ?? (() => undefined);
  const accounts = createAccounts(options.saved?.accounts);
  const delivery = createDelivery({
    business,
    deliver: options.deliver,
    random,
    schedule,
    rules: options.delivery ?? {},
  });
  const statuses = { ...LIVE_STATUSES, ...options.statuses };
  const outgoing = createOutgoing({ business, accounts, delivery, now, schedule, statuses, changed });
  const rates = createRates(now, { ...LIVE_RATES, ...options.rates });
  let messages = options.saved?.messages ?? 0;
  let templates = options.templates ?? [];
  let token: { value: string; state: 'valid' | 'expired' } = { value: options.accessToken, state: 'valid' };
  const faults: Fault[] = [];

  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16))
      .join('')
      .toUpperCase();
  const nextId = (address: string): string => {
    messages += 1;
    const unique = options.ids?.() ?? `${hex(12)}${messages.toString(16).toUpperCase().padStart(6, '0')}`;
    return `wamid.${Buffer.from(`\x1d\x18\x0d${address}\x15\x02\x00\x11\x18\x12${unique}`, 'latin1').toString('base64')}`;
  };
  let mediaCount = 0;
  const media = createMediaStore(() => String(10 ** 14 + ++mediaCount));
  const graph: GraphParts = {
    business,
    accounts,
    outgoing,
    media,
    rates,
    templates: () => templates,
    token: () => token,
    now,
    nextId,
    traceId: () => `A${hex(22)}`,
  };
  const push = (change: Change, account: Account, message?: ChatMessage): void => {
    if (!options.elsewhere?.(change, account, message)) delivery.push(change);
    if (message) message.ticks = 'delivered';
    changed(account);
  };

  return {
    business,
    delivery,
    accounts,

    /** Answers requests to graph.facebook.com (and media downloads); null for every other host. */
    handle(request: FetchRequest): FetchResponse | NetworkError | null {
      const isSend = /^https:\/\/graph\.facebook\.com\/.+\/messages$/.test(request.url);
      const fault = isSend ? faults.shift() : undefined;
      if (fault === 'unreachable') return { networkError: `Address unavailable: ${request.url}` };
      if (typeof fault === 'object') {
        return refusalResponse(new GraphRefusal(fault.code, fault.details ?? 'As the test asked'), graph.traceId());
      }
      const answer = answerGraph(request, graph);
      return fault === 'answer lost' ? { networkError: `Address unavailable: ${request.url}` } : answer;
    },

    /** The phone with this number or business-scoped user id; made on first use. */
    phone(address: string, profile?: Profile): Phone {
      const account = accounts.open(address, profile);
      return createPhone(account, { business, accounts, outgoing, media, now, nextId: () => nextId(account.id), push });
    },

    /** Takes note of a webhook that somebody else posted to the receiver. */
    hear(body: unknown): void {
      for (const account of hearWebhook(body, accounts, now())) changed(account);
    },

    phones: (): readonly Account[] => accounts.all(),
    /** Every message of every chat, oldest first. */
    messages: () =>
      accounts
        .all()
        .flatMap((account) => account.chat.map((message) => ({ phone: account.id, ...message })))
        .sort((one, other) => one.at - other.at),

    setTemplates(next: readonly Template[]): void {
      templates = next;
    },
    setToken(value: string, state: 'valid' | 'expired' = 'valid'): void {
      token = { value, state };
    },
    /** Befalls the next sends, in this order. */
    failNext(...next: readonly Fault[]): void {
      faults.push(...next);
    },

    /** Without `schedule`: when the next task is due, and running what is due by now. */
    nextDue: tasks.nextDue,
    runDue: tasks.runDue,

    snapshot: (): MetaSnapshot => structuredClone({ accounts: [...accounts.all()], messages }),
  };
}
