/**
 * A local WhatsApp: Meta's Graph API as UrlFetchApp sees it, the phones behind it, and the webhooks between them. It refuses
 * what the live API refuses; randomness and time come from the caller, so that a simulation can be repeated.
 */
import type { FetchRequest, FetchResponse, NetworkError } from './http';
import { type Account, type Accounts, type ChatMessage, createAccounts, type Profile } from './meta/accounts';
import { createDelivery, type Deliver, type Delivery, type DeliveryRules } from './meta/delivery';
import { answerGraph, type GraphParts } from './meta/graph';
import { hearWebhook } from './meta/hear';
import { createMediaStore, type MediaStore } from './meta/media';
import { createOutgoing, LIVE_STATUSES, type Outgoing, type StatusOptions } from './meta/outgoing';
import { Phone } from './meta/phone';
import { createRates, LIVE_RATES, type RateLimits } from './meta/rates';
import { GraphRefusal, refusalResponse } from './meta/refusal';
import { createTaskQueue, type TaskQueue } from './meta/task-queue';
import type { Template } from './meta/templates';
import type { Business, Change } from './meta/webhooks';

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
  /** Called when a person writes to a number of another provider; returns true when it handled the change. */
  readonly elsewhere?: (change: Change, account: Account, message?: ChatMessage) => boolean;
}

export interface MetaSnapshot {
  readonly accounts: readonly Account[];
  readonly messages: number;
}

/** A fault for the next send: refused with a code, never arrived, or accepted with the answer lost. */
export type Fault = { readonly code: number; readonly details?: string } | 'unreachable' | 'answer lost';

export function createMetaWorld(options: MetaWorldOptions): MetaWorld {
  return new MetaWorld(options);
}

export class MetaWorld {
  readonly business: Business;
  readonly accounts: Accounts;
  readonly delivery: Delivery;
  /** Without `schedule`: when the next task is due, and running what is due by now. */
  readonly nextDue: TaskQueue['nextDue'];
  readonly runDue: TaskQueue['runDue'];
  readonly #options: MetaWorldOptions;
  readonly #outgoing: Outgoing;
  readonly #media: MediaStore;
  readonly #graph: GraphParts;
  readonly #faults: Fault[] = [];
  #messages: number;
  #mediaCount = 0;
  #templates: readonly Template[];
  #token: { value: string; state: 'valid' | 'expired' };

  constructor(options: MetaWorldOptions) {
    const { now, random, phoneNumberId, deliver } = options;
    const tasks = createTaskQueue(now);
    const schedule = options.schedule ?? tasks.add;
    this.#options = options;
    this.#messages = options.saved?.messages ?? 0;
    this.#templates = options.templates ?? [];
    this.#token = { value: options.accessToken, state: 'valid' };
    this.business = { wabaId: options.wabaId ?? '102290129340398', number: options.businessNumber, phoneNumberId };
    const { business } = this;
    this.accounts = createAccounts(options.saved?.accounts);
    this.delivery = createDelivery({ business, deliver, now, random, schedule, rules: options.delivery ?? {} });
    this.#outgoing = createOutgoing({
      ...{ business, accounts: this.accounts, delivery: this.delivery, now, schedule },
      statuses: { ...LIVE_STATUSES, ...options.statuses },
      changed: (account) => this.#changed(account),
    });
    this.#media = createMediaStore(() => String(10 ** 14 + ++this.#mediaCount));
    this.#graph = this.#graphParts();
    this.nextDue = tasks.nextDue;
    this.runDue = tasks.runDue;
  }

  /** Answers requests to graph.facebook.com (and media downloads); null for every other host. */
  readonly handle = (request: FetchRequest): FetchResponse | NetworkError | null => {
    const isSend = /^https:\/\/graph\.facebook\.com\/.+\/messages$/.test(request.url);
    const fault = isSend ? this.#faults.shift() : undefined;
    if (fault === 'unreachable') return { networkError: `Address unavailable: ${request.url}` };
    if (typeof fault === 'object') {
      return refusalResponse(new GraphRefusal(fault.code, fault.details ?? 'As the test asked'), this.#graph.traceId());
    }
    const answer = answerGraph(request, this.#graph);
    return fault === 'answer lost' ? { networkError: `Address unavailable: ${request.url}` } : answer;
  };

  /** The phone with this number or business-scoped user id; made on first use. */
  phone(address: string, profile?: Profile): Phone {
    const account = this.accounts.open(address, profile);
    return new Phone(account, {
      business: this.business,
      accounts: this.accounts,
      outgoing: this.#outgoing,
      media: this.#media,
      now: this.#options.now,
      nextId: () => this.#nextId(account.id),
      push: (change, from, message) => this.#push(change, from, message),
    });
  }

  /** Learns from a webhook that somebody else posted to the receiver. */
  hear(body: unknown): void {
    for (const account of hearWebhook(body, this.accounts, this.#options.now())) this.#changed(account);
  }

  phones(): readonly Account[] {
    return this.accounts.all();
  }

  /** Every message of every chat, oldest first. */
  messages(): ({ phone: string } & ChatMessage)[] {
    return this.accounts
      .all()
      .flatMap((account) => account.chat.map((message) => ({ phone: account.id, ...message })))
      .sort((one, other) => one.at - other.at);
  }

  setTemplates(next: readonly Template[]): void {
    this.#templates = next;
  }

  setToken(value: string, state: 'valid' | 'expired' = 'valid'): void {
    this.#token = { value, state };
  }

  /** Applies these faults to the next sends, in this order. */
  failNext(...next: readonly Fault[]): void {
    this.#faults.push(...next);
  }

  snapshot(): MetaSnapshot {
    return structuredClone({ accounts: [...this.accounts.all()], messages: this.#messages });
  }

  #graphParts(): GraphParts {
    const { now, rates } = this.#options;
    return {
      business: this.business,
      accounts: this.accounts,
      outgoing: this.#outgoing,
      media: this.#media,
      rates: createRates(now, { ...LIVE_RATES, ...rates }),
      templates: () => this.#templates,
      token: () => this.#token,
      now,
      nextId: (address) => this.#nextId(address),
      traceId: () => `A${this.#hex(22)}`,
    };
  }

  #push(change: Change, account: Account, message?: ChatMessage): void {
    if (!this.#options.elsewhere?.(change, account, message)) this.delivery.push(change);
    if (message) message.ticks = 'delivered';
    this.#changed(account);
  }

  #changed(account: Account): void {
    this.#options.onChange?.(account);
  }

  #nextId(address: string): string {
    this.#messages += 1;
    const count = this.#messages.toString(16).toUpperCase().padStart(6, '0');
    const unique = this.#options.ids?.() ?? `${this.#hex(12)}${count}`;
    return `wamid.${Buffer.from(`\x1d\x18\x0d${address}\x15\x02\x00\x11\x18\x12${unique}`, 'latin1').toString('base64')}`;
  }

  #hex(length: number): string {
    return Array.from({ length }, () => Math.floor(this.#options.random() * 16).toString(16))
      .join('')
      .toUpperCase();
  }
}
