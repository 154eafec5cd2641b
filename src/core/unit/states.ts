/**
 * The life of a unit: which event leads from which state to which, and who may report it. A unit's state is derived from all
 * its facts in the order of their own times, so that a late report still counts at its proper place.
 */

import type { UnitState } from '../../tables/units.ts';
import { utcStamp } from '../lib/time.ts';

/** Who reported a fact. */
export const FACT_SOURCES = ['gateway', 'sale', 'shipment', 'staff'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

interface Transition {
  readonly type: string;
  /** '' stands for a unit of which nothing is known yet. */
  readonly from: readonly (UnitState | '')[];
  /** 'before': the state from which it went away. */
  readonly to: UnitState | 'before';
  /** Who may report it without confirmation; gateways only for the events in the setting `telemetryConfirms`. */
  readonly by: readonly FactSource[];
}

const AT_HAND: readonly UnitState[] = ['SHIPPED', 'IN_STOCK'];
const WITH_CUSTOMER: readonly UnitState[] = ['SOLD', 'ACTIVATED', 'IN_SERVICE'];

/** In the usual order of a life; of events at the same moment the one listed first comes first. */
export const TRANSITIONS: readonly Transition[] = [
  { type: 'MANUFACTURED', from: [''], to: 'MANUFACTURED', by: ['shipment'] },
  { type: 'SHIPPED', from: ['', 'MANUFACTURED'], to: 'SHIPPED', by: ['shipment'] },
  { type: 'RECEIVED', from: ['SHIPPED'], to: 'IN_STOCK', by: ['staff', 'gateway'] },
  { type: 'TRANSFERRED', from: AT_HAND, to: 'IN_STOCK', by: ['staff'] },
  { type: 'RESTOCKED', from: ['RETURNED', 'STOLEN'], to: 'IN_STOCK', by: ['staff'] },
  { type: 'SOLD', from: AT_HAND, to: 'SOLD', by: ['sale'] },
  { type: 'PURCHASED', from: ['SOLD'], to: 'ACTIVATED', by: ['gateway'] },
  { type: 'FIRST_RIDE', from: ['SOLD'], to: 'ACTIVATED', by: ['gateway'] },
  { type: 'RIDE', from: ['ACTIVATED'], to: 'IN_SERVICE', by: ['gateway'] },
  { type: 'SERVICED', from: ['ACTIVATED'], to: 'IN_SERVICE', by: ['staff', 'gateway'] },
  { type: 'STOLEN', from: [...AT_HAND, ...WITH_CUSTOMER], to: 'STOLEN', by: ['staff', 'gateway'] },
  { type: 'RECOVERED', from: ['STOLEN'], to: 'before', by: ['staff'] },
  { type: 'RETURNED', from: [...AT_HAND, ...WITH_CUSTOMER], to: 'RETURNED', by: ['staff'] },
  { type: 'SCRAPPED', from: ['MANUFACTURED', ...AT_HAND, ...WITH_CUSTOMER, 'RETURNED', 'STOLEN'], to: 'SCRAPPED', by: ['staff'] },
]; // biome-ignore format: a table

/** From which state to which: what comes back goes to each state that it may have left. */
export function arrowsOf({ from, to }: Transition): [from: UnitState | '', to: UnitState][] {
  if (to !== 'before') return from.map((state) => [state, to]);
  const left = TRANSITIONS.filter((each) => each.to === from[0]).flatMap((each) => each.from);
  return left.flatMap((state) => (state === '' ? [] : [[from[0] ?? '', state]]));
}

/** States in which an event only repeats what is known: no transition, and no exception. */
const KNOWN_ALREADY: Readonly<Record<string, readonly UnitState[]>> = {
  RECEIVED: ['IN_STOCK'],
  PURCHASED: ['ACTIVATED', 'IN_SERVICE'],
  FIRST_RIDE: ['ACTIVATED', 'IN_SERVICE'],
  RIDE: ['IN_SERVICE'],
  SERVICED: ['IN_SERVICE'],
};

const RANK = new Map(TRANSITIONS.map(({ type }, index) => [type, index]));

/** Whether events of this type can change a unit's state; heartbeats cannot. */
export function isStateEvent(type: string): boolean {
  return RANK.has(type);
}

export interface Fact {
  readonly type: string;
  /** Epoch ms, by the reporter's clock. */
  readonly at: number;
  readonly sequence: number | null;
  readonly source: FactSource;
  /** Name or ID of the reporter: the gateway, the sale … */
  readonly by: string;
  readonly id: string;
  /** The dealer that has the unit from now on, if the event says so; else ''. */
  readonly dealerId: string;
  /** How many facts of the same kind were folded away before it. */
  readonly more?: number;
}

/** The new state, when, at which dealer, and who reported it in which event. */
export type Step = readonly [state: UnitState, at: number, dealerId: string, by: string, event: string];

export type FactOutcome = 'applied' | 'repeat' | 'exception';

export interface Life {
  readonly state: UnitState | '';
  readonly stateAt: number | null;
  readonly dealerId: string;
  /** ID of the sale that counts, if the unit is sold; else ''. */
  readonly saleId: string;
  readonly soldAt: number | null;
  readonly activatedAt: number | null;
  /** Every sale that the unit has proved in one of its lives, with the time (epoch ms). */
  readonly proofs: ReadonlyMap<string, number>;
  readonly path: readonly Step[];
  readonly outcomes: ReadonlyMap<Fact, FactOutcome>;
  /** Sentences, oldest first; a repetition before the next step is mentioned once. */
  readonly exceptions: readonly string[];
}

/**
 * Derives a unit's life from its facts, in whatever order they are given. `confirms`: the events that gateways may report on
 * their own authority.
 */
export function deriveLife(facts: readonly Fact[], confirms: ReadonlySet<string>): Life {
  let state: UnitState | '' = '';
  let dealerId = '';
  /** From which it was stolen last. */
  let stolenFrom: UnitState | '' = '';
  /** Where it was shipped or transferred to, whoever sold it. */
  let placedAt = '';
  let saleId = '';
  let stateAt: number | null = null;
  let soldAt: number | null = null;
  let activatedAt: number | null = null;
  const path: Step[] = [];
  const proofs = new Map<string, number>();
  const outcomes = new Map<Fact, FactOutcome>();
  const exceptions: string[] = [];
  // Exceptions since the last step: a repetition is not news, and must not reopen what staff have decided.
  const told = new Set<string>();
  for (const fact of inOrder(facts)) {
    const transition = TRANSITIONS[RANK.get(fact.type) ?? -1];
    if (places(fact, state)) placedAt = fact.dealerId;
    const why = transition ? objection(fact, transition, state, confirms) : 'is no event of a unit’s life';
    if (why === null || !transition) {
      outcomes.set(fact, 'repeat');
      continue;
    }
    if (why !== '') {
      outcomes.set(fact, 'exception');
      const kind = `${fact.type} ${fact.by} ${why}`;
      if (!told.has(kind)) exceptions.push(`${fact.type} of ${utcStamp(fact.at)} by ${fact.by || fact.source} ${why}`);
      told.add(kind);
      continue;
    }
    outcomes.set(fact, 'applied');
    told.clear();
    if (fact.dealerId !== '') dealerId = fact.dealerId;
    if (fact.type === 'RESTOCKED') dealerId = placedAt;
    if (transition.to === 'SOLD') [saleId, soldAt] = [fact.by, fact.at];
    if (transition.to === 'ACTIVATED') {
      activatedAt = fact.at;
      proofs.set(saleId, fact.at);
    }
    // A restocked unit belongs to no sale.
    if (transition.to === 'IN_STOCK') [saleId, soldAt, activatedAt] = ['', null, null];
    if (transition.to === 'STOLEN') stolenFrom = state;
    const to: UnitState = transition.to === 'before' ? stolenFrom || 'IN_STOCK' : transition.to;
    if (to !== state) [state, stateAt] = [to, fact.at];
    path.push([to, fact.at, dealerId, fact.by, fact.id]);
  }
  return { state, stateAt, dealerId, saleId, soldAt, activatedAt, proofs, path, outcomes, exceptions };
}

/** The facts behind the steps of its path, one for each. */
export function appliedFacts({ outcomes }: Pick<Life, 'outcomes'>): Fact[] {
  return [...outcomes].flatMap(([fact, outcome]) => (outcome === 'applied' ? [fact] : []));
}

/** Whether the fact changes the unit's place. A transfer does even if a sale entered later turns out to be older. */
function places({ type, source, dealerId }: Fact, state: UnitState | ''): boolean {
  if (dealerId === '' || source === 'sale') return false;
  return type !== 'TRANSFERRED' || AT_HAND.some((each) => each === state) || isWithCustomer(state);
}

/** Whether the unit is sold and not back, so that it cannot move to another dealer. */
export function isWithCustomer(state: UnitState | ''): boolean {
  return WITH_CUSTOMER.some((each) => each === state);
}

/** '' when the event fits, null when it only repeats what is known, otherwise a sentence saying why it does not fit. */
function objection(
  { type, source }: Fact,
  { from, by }: Transition,
  state: UnitState | '',
  confirms: ReadonlySet<string>,
): string | null {
  if (!by.includes(source) || (source === 'gateway' && !confirms.has(type)))
    return 'is not for it to say: staff must confirm it';
  if (from.includes(state)) return '';
  if (state !== '' && KNOWN_ALREADY[type]?.includes(state)) return null;
  return state === '' ? 'came before anything was known of the unit' : `came while it was ${state}`;
}

/** Sorts by time, then sequence number, then the order of a life, then ID, so that the order of arrival does not matter. */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (a, b) =>
      a.at - b.at ||
      (a.sequence ?? -1) - (b.sequence ?? -1) ||
      (RANK.get(a.type) ?? 99) - (RANK.get(b.type) ?? 99) ||
      (a.id < b.id ? -1 : 1),
  );
}
