/** The route stage: whom an alert reaches, first to last, and when a person sleeps. */
import type { Language } from '../../tables/customers.ts';
import { workbookMinutes } from '../lib/time.ts';
import type { Alarm } from './alarm.ts';
import { ruleOf } from './rules.ts';
import { readStep, STEP, type Step } from './step.ts';

export interface Person {
  /** A region, or HQ. */
  readonly region: string;
  readonly name: string;
  /** Digits, or '' when nobody has set a number. */
  readonly phone: string;
  /** Addresses, comma-separated, or ''. */
  readonly mail: string;
  readonly language: Language;
  /** Such as 22-05, by the clock of the region; '' for never. */
  readonly quietHours: string;
  /** Of that clock, before WIB. */
  readonly aheadMinutes: number;
}

export interface Network {
  readonly managers: readonly Person[];
  readonly hq: Person;
}

/**
 * The manager of its region, then head office. Whoever can be reached by nothing is passed over; when nobody is left, any
 * manager is better than nobody.
 */
export function peopleFor(alarm: Pick<Alarm, 'rule' | 'region'>, { managers, hq }: Network): Person[] {
  const own = ruleOf(alarm.rule).owner === 'manager' ? managers.filter(({ region }) => region === alarm.region) : [];
  const reachable = [...own, hq].filter(isReachable);
  const all = reachable.length > 0 ? reachable : managers.filter(isReachable).slice(0, 1);
  // Head office may answer for a region itself.
  return all.filter((person, index) => all.findIndex((other) => addressOf(other) === addressOf(person)) === index);
}

/** Whose turn it is when it is this person's. */
export function stepOf(alarm: Pick<Alarm, 'region'>, { region }: Person, { hq }: Network): Step {
  if (region === hq.region) return STEP.hq;
  return region === alarm.region ? STEP.manager : STEP.anyManager;
}

/** Its place on `way`: -1 when who was told is not on it just now, so that whoever is has not been told. */
export function placeOn(way: readonly Person[], alarm: Alarm, network: Network): number {
  // Nobody's turn yet, or told by a message of another kind: to the first.
  if (alarm.step === undefined) return 0;
  const step = readStep(alarm.rule, alarm.step);
  const at = way.findIndex((person) => stepOf(alarm, person, network) === step);
  if (at < 0 && step === STEP.hq) return way.length - 1;
  // An older build counted places: where there is no manager it told the first, who was somebody else.
  return at < 0 && step === STEP.manager && !managerOf(alarm, network) ? 0 : at;
}

/** Their name, also while nothing reaches them. */
export function nameOfStep(alarm: Alarm, network: Network): string {
  if (readStep(alarm.rule, alarm.step ?? STEP.manager) === STEP.hq) return network.hq.name;
  return managerOf(alarm, network)?.name ?? '';
}

function managerOf(alarm: Alarm, { managers }: Network): Person | undefined {
  return managers.find(({ region }) => region === alarm.region);
}

function isReachable({ phone, mail }: Person): boolean {
  return phone !== '' || mail !== '';
}

export function addressOf({ phone, mail }: Pick<Person, 'phone' | 'mail'>): string {
  return phone || mail;
}

/** Hours as typed, such as 22-05. Null when they cannot be read, and when there are none. */
export function readQuietHours(text: string): readonly [from: number, to: number] | null {
  const match = /^\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*$/.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  return match && from < 24 && to <= 24 && from !== to ? [from, to] : null;
}

export function isAsleep({ quietHours, aheadMinutes }: Person, nowMs: number): boolean {
  const hours = readQuietHours(quietHours);
  if (!hours) return false;
  const hour = Math.floor((((workbookMinutes(nowMs) + aheadMinutes) % 1_440) + 1_440) / 60) % 24;
  const [from, to] = hours;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}
