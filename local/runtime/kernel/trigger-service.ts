/**
 * Installable triggers: created by scripts, stored for the project, and fired by the clock and by people's actions in the
 * workbook. https://developers.google.com/apps-script/guides/triggers/installable
 */
import { type Locale, message } from '../model/messages';
import type { CallResult, KernelService } from './calls';
import type { Conductor } from './conductor';
import type { Random } from './random';
import { type ClockSpec, clockEvent, nextTime } from './trigger-times';

export type TriggerEventType = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

/** What ScriptApp.newTrigger(…).create() asks for. */
export interface TriggerSpec {
  readonly handler: string;
  readonly type: TriggerEventType;
  readonly sourceId?: string | null;
  readonly clock?: ClockSpec;
}

export interface Trigger extends TriggerSpec {
  readonly id: string;
  readonly created: number;
  readonly drift: number;
  /** Switched off by the platform. */
  disabled?: boolean;
  lastRun: number | null;
  /** When it is next due (epoch ms); null for triggers on people's actions, and for one-time triggers that have run. */
  next: number | null;
}

/** How the platform's clock misbehaves in a simulation: triggers come late, not at all, or twice. */
export interface TriggerFaults {
  readonly lateMs?: number;
  /** Probability that a due run does not happen. */
  readonly skip?: number;
  /** Probability that it happens twice. */
  readonly double?: number;
}

export interface TriggerDeps {
  readonly conductor: Conductor;
  readonly random: Random;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly most: number;
  readonly faults: TriggerFaults;
  readonly saved: readonly Trigger[];
  /** Runs the handler with this event. */
  readonly fire: (trigger: Trigger, event: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly changed: (triggers: readonly Trigger[]) => void;
}

export class TriggerService {
  private readonly deps: TriggerDeps;
  private readonly triggers: Trigger[];
  private readonly timers = new Map<string, () => void>();
  private nextId: number;

  constructor(deps: TriggerDeps) {
    this.deps = deps;
    this.triggers = deps.saved.map((trigger) => ({ ...trigger }));
    this.nextId = Math.max(0, ...this.triggers.map(({ id }) => Number(id))) + 1;
    for (const trigger of this.triggers) this.plan(trigger, deps.conductor.now());
  }

  list(): readonly Readonly<Trigger>[] {
    return this.triggers.map((trigger) => ({ ...trigger }));
  }

  /** Triggers for one kind of people's actions. */
  waitingFor(type: TriggerEventType): readonly Trigger[] {
    return this.triggers.filter((trigger) => trigger.type === type && !trigger.disabled);
  }

  /** Runs a trigger now, as the clock would, by its id or its handler's name. */
  run(handlerOrId: string): Promise<void> | null {
    const trigger = this.named(handlerOrId);
    if (trigger === undefined) return null;
    return this.fireNow(trigger);
  }

  /** As the platform does at times: https://github.com/derekantrican/GAS-ICS-Sync/issues/79 */
  disable(handlerOrId: string): boolean {
    const trigger = this.named(handlerOrId);
    if (trigger === undefined) return false;
    trigger.disabled = true;
    this.deps.changed(this.triggers);
    return true;
  }

  async fireDue(): Promise<void> {
    const now = this.deps.conductor.now();
    const due = this.triggers.filter(({ next }) => next !== null && next <= now);
    await Promise.all(due.map((trigger) => this.ring(trigger)));
  }

  services(): readonly [string, KernelService][] {
    const method = (name: string, does: (args: readonly unknown[]) => CallResult): [string, KernelService] => [
      `ScriptApp.${name}`,
      (_execution, args, answer) => {
        answer(does(args));
        return undefined;
      },
    ];
    return [
      method('newTrigger', ([spec]) => this.create(spec as TriggerSpec)),
      method('getProjectTriggers', () => ({ value: this.list() })),
      method('deleteTrigger', ([id]) => this.remove(String(id))),
    ];
  }

  close(): void {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  private named(handlerOrId: string): Trigger | undefined {
    return this.triggers.find(({ id, handler }) => id === handlerOrId || handler === handlerOrId);
  }

  private create(spec: TriggerSpec): CallResult {
    const { conductor, most, locale, random } = this.deps;
    if (this.triggers.length >= most) return { failure: message(locale, 'tooManyTriggers') };
    const id = String(this.nextId);
    this.nextId += 1;
    const trigger: Trigger = { ...spec, id, created: conductor.now(), drift: random.next(), lastRun: null, next: null };
    this.triggers.push(trigger);
    this.plan(trigger, conductor.now());
    this.deps.changed(this.triggers);
    return { value: { ...trigger } };
  }

  private remove(id: string): CallResult {
    const at = this.triggers.findIndex((trigger) => trigger.id === id);
    if (at === -1) return { failure: message(this.deps.locale, 'noItem') };
    this.triggers.splice(at, 1);
    this.timers.get(id)?.();
    this.timers.delete(id);
    this.deps.changed(this.triggers);
    return { value: null };
  }

  private plan(trigger: Trigger, after: number): void {
    if (trigger.clock === undefined) return;
    const { clock, created, drift } = trigger;
    trigger.next = nextTime({ clock, created, drift }, after, this.deps.timeZone);
    if (trigger.next === null) return;
    const late = this.deps.random.next() * (this.deps.faults.lateMs ?? 0);
    const wait = trigger.next + late - this.deps.conductor.now();
    this.timers.set(
      trigger.id,
      this.deps.conductor.after(wait, () => void this.ring(trigger), true),
    );
  }

  /** Runs a due trigger. The next run is scheduled first, so a long run may be overtaken, as on the platform. */
  private async ring(trigger: Trigger): Promise<void> {
    const { random, faults } = this.deps;
    this.timers.get(trigger.id)?.();
    this.plan(trigger, Math.max(this.deps.conductor.now(), trigger.next ?? 0));
    const skipped = random.next() < (faults.skip ?? 0);
    const doubled = random.next() < (faults.double ?? 0);
    if (skipped) return;
    const runs = [this.fireNow(trigger)];
    if (doubled) runs.push(this.fireNow(trigger));
    await Promise.all(runs);
  }

  private fireNow(trigger: Trigger): Promise<void> {
    if (trigger.disabled) return Promise.resolve();
    const now = this.deps.conductor.now();
    trigger.lastRun = now;
    this.deps.changed(this.triggers);
    return this.deps.fire(trigger, clockEvent(now, trigger.id));
  }
}
