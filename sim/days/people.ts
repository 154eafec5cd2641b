/**
 * Who writes and taps on a day: customers of all kinds, and reps with human habits. They see only what is on their phones,
 * and answer it after a while, or not.
 */
import type { MetaWorld } from '../../local/world/meta';
import type { Account, ChatMessage } from '../../local/world/meta/accounts';
import { type Choice, contentChoices } from '../../local/world/meta/content';
import { createTaskQueue } from '../../local/world/meta/task-queue';
import type { Network, Random } from './network';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How a rep is: shares of the offers. What is left over is ignored. */
interface Habits {
  readonly claims: number;
  readonly passes: number;
  readonly looksAfter: number;
  /** Typical seconds from the offer to the tap. */
  readonly seconds: number;
}

const KINDS: readonly (readonly [share: number, habits: Habits])[] = [
  [0.3, { claims: 0.8, passes: 0.1, looksAfter: 0.97, seconds: 40 }],
  [0.4, { claims: 0.45, passes: 0.2, looksAfter: 0.85, seconds: 180 }],
  [0.2, { claims: 0.2, passes: 0.1, looksAfter: 0.5, seconds: 500 }],
  [0.1, { claims: 0, passes: 0, looksAfter: 0, seconds: 0 }],
];

interface Parts {
  readonly world: MetaWorld;
  readonly network: Network;
  readonly random: Random;
  readonly now: () => number;
  readonly startMs: number;
  readonly leadsWanted: number;
}

type Kind = 'buys' | 'stops midway' | 'opts out' | 'opts out later' | 'comes back';

/** An offer that a rep has just read. */
interface OfferInHand {
  readonly account: Account;
  readonly message: ChatMessage;
  readonly habits: Habits;
  readonly claim: Choice;
  readonly choices: readonly Choice[];
}

export class People {
  private readonly tasks: ReturnType<typeof createTaskQueue>;
  private readonly habits = new Map<string, Habits>();
  private readonly customers = new Map<string, { readonly kind: Kind; readonly at: readonly [number, number] }>();
  private readonly seen = new Set<string>();
  /** When each customer asked for no more messages. */
  readonly optedOutAt = new Map<string, number>();

  constructor(private readonly parts: Parts) {
    this.tasks = createTaskQueue(parts.now);
    for (const { number } of parts.network.reps) this.habits.set(number, this.somebody());
    this.planReps();
    for (let i = 0; i < parts.leadsWanted; i++) this.planCustomer(i);
  }

  nextDue(): number {
    return this.tasks.nextDue() ?? Infinity;
  }

  runDue(): void {
    this.tasks.runDue();
  }

  isCustomer(number: string): boolean {
    return this.customers.has(number);
  }

  /** Something changed in a chat: what is new in it is read. */
  look(account: Account): void {
    const message = account.chat.at(-1);
    if (message?.from !== 'business' || this.seen.has(message.id)) return;
    this.seen.add(message.id);
    if (this.customers.has(account.id)) this.customerReads(account, message);
    else if (this.habits.has(account.id)) this.repReads(account, message);
  }

  private somebody(): Habits {
    let at = this.parts.random();
    for (const [share, habits] of KINDS) {
      at -= share;
      if (at < 0) return habits;
    }
    return KINDS[0]?.[1] as Habits;
  }

  /** In the morning most say "on"; some go off at noon and come back, some forget to. */
  private planReps(): void {
    const { network, world } = this.parts;
    for (const { number } of network.reps) {
      const phone = world.phone(number, { name: `Rep ${number}` });
      if (this.chance(0.9)) this.at(HOUR_MS * 1.5 + this.upTo(HOUR_MS), () => phone.say('on'));
      if (!this.chance(0.15)) continue;
      this.at(HOUR_MS * 6 + this.upTo(HOUR_MS), () => phone.say('off'));
      if (this.chance(0.7)) this.at(HOUR_MS * 7 + this.upTo(HOUR_MS), () => phone.say('on'));
    }
  }

  private planCustomer(index: number): void {
    const number = `62856${String(index).padStart(8, '0')}`;
    const roll = this.parts.random();
    const kind: Kind =
      roll < 0.82
        ? 'buys'
        : roll < 0.9
          ? 'stops midway'
          : roll < 0.93
            ? 'opts out'
            : roll < 0.96
              ? 'opts out later'
              : 'comes back';
    this.customers.set(number, { kind, at: this.parts.network.somewhere(this.parts.random) });
    const phone = this.parts.world.phone(number, { name: `Pembeli ${String(index).padStart(4, '0')}` });
    // Two in three within the dealers' hours, the others in the evening and the night.
    const at = this.chance(0.67) ? 2 * HOUR_MS + this.upTo(11 * HOUR_MS) : 12 * HOUR_MS + this.upTo(9 * HOUR_MS);
    this.at(at, () => phone.say(this.chance(0.5) ? 'Halo, mau beli motor' : 'Halo [ref:TT-2026A]'));
    if (kind === 'comes back')
      this.at(Math.min(at + 5 * HOUR_MS, 22 * HOUR_MS), () => phone.say('Halo lagi, bagaimana?'));
    if (kind === 'opts out later') this.at(Math.min(at + 3 * HOUR_MS, 23 * HOUR_MS), () => this.optOut(number));
  }

  private optOut(number: string): void {
    this.parts.world.phone(number).say('STOP');
    this.optedOutAt.set(number, this.parts.now());
  }

  private customerReads(account: Account, message: ChatMessage): void {
    const who = this.customers.get(account.id);
    if (!who || this.optedOutAt.has(account.id)) return;
    const phone = this.parts.world.phone(account.id);
    const choices = contentChoices(message.content);
    const soon = 3 * SECOND_MS + this.upTo(40 * SECOND_MS);
    if (message.content.type === 'location-request') {
      if (who.kind === 'stops midway') return;
      if (who.kind === 'opts out') this.after(soon, () => this.optOut(account.id));
      else this.after(soon, () => phone.sendLocation(...who.at));
    } else if (choices.length > 0) {
      const choice = this.chance(0.75) ? choices[0] : choices[Math.floor(this.upTo(choices.length))];
      if (choice) this.after(soon, () => this.choose(account, message, choice));
    } else if (message.content.type === 'text' && this.chance(0.25)) {
      this.after(soon * 4, () => phone.say('Baik, terima kasih. Kapan bisa ke dealer?'));
    }
  }

  private repReads(account: Account, message: ChatMessage): void {
    const habits = this.habits.get(account.id);
    if (!habits) return;
    const choices = contentChoices(message.content);
    const claim = choices.find(({ id }) => id.startsWith('C1|'));
    if (claim) this.decide({ account, message, habits, claim, choices });
    else if (choices.some(({ id }) => id.startsWith('P1|')))
      this.after(20 * SECOND_MS, () => this.choose(account, message, choices[0]));
    else if (choices.some(({ id }) => id.startsWith('S1|'))) this.lookAfter(account, message, habits, choices);
    else if (choices.some(({ id }) => id.startsWith('R1|')) && this.chance(0.5))
      this.after(15 * SECOND_MS, () => this.choose(account, message, choices[Math.floor(this.upTo(choices.length))]));
  }

  private decide({ account, message, habits, claim, choices }: OfferInHand): void {
    const delay = habits.seconds * SECOND_MS * (0.2 + 1.6 * this.parts.random());
    const roll = this.parts.random();
    if (roll < habits.claims) {
      this.after(delay, () => this.choose(account, message, claim));
      if (this.chance(0.1)) this.after(delay + SECOND_MS, () => this.choose(account, message, claim));
    } else if (roll < habits.claims + habits.passes) {
      const others = choices.filter(({ id }) => !id.startsWith('C1|'));
      this.after(delay, () => this.choose(account, message, others[Math.floor(this.upTo(others.length))]));
    } else if (this.chance(0.1)) {
      // Looks at the phone an hour later.
      this.after(HOUR_MS + this.upTo(HOUR_MS), () => this.choose(account, message, claim));
    }
  }

  /** The message with the customer's data, or one about a step: write to the customer, and say later what came of it. */
  private lookAfter(account: Account, message: ChatMessage, habits: Habits, choices: readonly Choice[]): void {
    const phone = this.parts.world.phone(account.id);
    const isNew = choices.some(({ id }) => id.includes('|CONTACTED|'));
    if (isNew && this.chance(habits.looksAfter)) {
      this.after(MINUTE_MS + this.upTo(20 * MINUTE_MS), () =>
        this.chance(0.8)
          ? phone.say('Selamat siang, dengan Volta. Ada yang bisa kami bantu?', { replyTo: message.id })
          : this.choose(account, message, choices[0]),
      );
    }
    const lost = choices.find(({ id }) => id.includes('|LOST'));
    if (lost && this.chance(0.2))
      this.after(2 * HOUR_MS + this.upTo(2 * HOUR_MS), () => this.choose(account, message, lost));
  }

  private choose(account: Account, message: ChatMessage, choice: Choice | undefined): void {
    if (!choice) return;
    const phone = this.parts.world.phone(account.id);
    if (message.content.type === 'list') phone.pick(message.id, choice.id);
    else phone.tap(message.id, choice.id);
  }

  private chance(share: number): boolean {
    return this.parts.random() < share;
  }

  private upTo(limit: number): number {
    return this.parts.random() * limit;
  }

  private after(delayMs: number, task: () => void): void {
    this.tasks.add(delayMs, task);
  }

  /** Schedules a task this many ms after the start of the day. */
  private at(sinceStartMs: number, task: () => void): void {
    this.tasks.add(this.parts.startMs + sinceStartMs - this.parts.now(), task);
  }
}
