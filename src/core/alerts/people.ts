/** The route stage: whom an alert goes to, in order, and when a person must not be woken. */
import type { Language } from '../../tables/customers.ts';
import { workbookMinutes } from '../lib/time.ts';
import type { Alarm } from './alarm.ts';
import { ruleOf } from './rules.ts';
import { readStep, STEP, type Step } from './step.ts';

export interface Person {
  /** A region, or HQ. */
  readonly region: string;
  readonly name: string;
  /** Digits; '' when no number is set. */
  readonly phone: string;
  /** Addresses, comma-separated, or ''. */
  readonly mail: string;
  readonly language: Language;
  /** Such as 22-05, in the region's time zone; '' for none. */
  readonly quietHours: string;
  /** Minutes that the region's time zone is ahead of WIB. */
  readonly aheadMinutes: number;
}

export interface Network {
  readonly managers: readonly Person[];
  readonly hq: Person;
}

/**
 * The manager of the alert's region, then head office. People without any contact are skipped; if nobody is left, any manager
 * is better than nobody.
 */
export function peopleFor(alarm: Pick<Alarm, 'rule' | 'region'>, { managers, hq }: Network): Person[] {
  const own = ruleOf(alarm.rule).owner === 'manager' ? managers.filter(({ region }) => region === alarm.region) : [];
  const reachable = [...own, hq].filter(isReachable);
  const all = reachable.length > 0 ? reachable : managers.filter(isReachable).slice(0, 1);
  // Head office may itself be the manager of a region.
  return all.filter((person, index) => all.findIndex((other) => addressOf(other) === addressOf(person)) === index);
}

/** The step that this person stands for. */
export function stepOf(alarm: Pick<Alarm, 'region'>, { region }: Person, { hq }: Network): Step {
  if (region === hq.region) return STEP.hq;
  return region === alarm.region ? STEP.manager : STEP.anyManager;
}

/** The alert's position on the route `way`; -1 when the person who was told is not on it now, so that nobody on it was told. */
export function placeOn(way: readonly Person[], alarm: Alarm, network: Network): number {
  // Nobody was asked yet, or only by another kind of message: start with the first.
  if (alarm.step === undefined) return 0;
  const step = readStep(alarm.rule, alarm.step);
  const at = way.findIndex((person) => stepOf(alarm, person, network) === step);
  if (at < 0 && step === STEP.hq) return way.length - 1;
  // An older build stored positions: without a manager, its first person was somebody else.
  return at < 0 && step === STEP.manager && !managerOf(alarm, network) ? 0 : at;
}

/** The name of the step's person, even while they cannot be reached. */
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

/** Identifies a person by phone number, else by mail addresses; '' when there is neither. */
export function addressOf({ phone, mail }: Pick<Person, 'phone' | 'mail'>): string {
  return phone || mail;
}

/** Reads hours as typed, such as 22-05. Null when there are none, or they cannot be read. */
export function readQuietHours(text: string): readonly [from: number, to: number] | null {
  const match = /^\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*$/.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  return match && from < 24 && to <= 24 && from !== to ? [from, to] : null;
}

/** Whether it is within the person's quiet hours, in their region's time zone. `nowMs`: epoch ms. */
export function isAsleep({ quietHours, aheadMinutes }: Person, nowMs: number): boolean {
  const hours = readQuietHours(quietHours);
  if (!hours) return false;
  const hour = Math.floor((((workbookMinutes(nowMs) + aheadMinutes) % 1_440) + 1_440) / 60) % 24;
  const [from, to] = hours;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}
