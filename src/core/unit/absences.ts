/**
 * When a unit was not for sale: returned, stolen or scrapped. Each time it came back on the floor a new life begins, and a
 * sale belongs to the one it was made in. Sale dates are days and returns are moments: on the same day the order in which
 * people entered them decides.
 */
import { workbookDay } from '../lib/time.ts';
import { readFacts } from './facts.ts';
import { appliedFacts, deriveLife, type Fact } from './states.ts';

export interface Absence {
  readonly state: string;
  readonly from: number;
  /** null: it is away still. */
  readonly to: number | null;
  /** A new life began, in which it may be sold again; one that was recovered goes on with its life. */
  readonly isRestocked: boolean;
}

interface Dated {
  readonly soldAt: number | null;
  readonly enteredAt: number | null;
}

const AWAY: ReadonlySet<string> = new Set(['RETURNED', 'STOLEN', 'SCRAPPED']);

/** Oldest first. Sales change nothing about them. */
export function absencesOf(facts: readonly Fact[], confirms: ReadonlySet<string>): Absence[] {
  const absences: Absence[] = [];
  const life = deriveLife(
    facts.filter(({ source }) => source !== 'sale'),
    confirms,
  );
  for (const [step, { type, at }] of appliedFacts(life).entries()) {
    const state = life.path[step]?.[0] ?? '';
    const last = absences[absences.length - 1];
    const away = last?.to === null ? absences.pop() : undefined;
    if (AWAY.has(state)) absences.push({ state, from: away?.from ?? at, to: null, isRestocked: false });
    else if (away) absences.push({ ...away, to: at, isRestocked: type === 'RESTOCKED' });
  }
  return absences;
}

/** Of whole rows: nearly all were never away, and are not even read. */
export function absencesIn(cell: string, telemetryConfirms: string): Absence[] {
  return /"(RETURNED|STOLEN|SCRAPPED)"/.test(cell) ? absencesOf(readFacts(cell), confirmsOf(telemetryConfirms)) : [];
}

/** The setting: what gateways may say of a unit by themselves. */
export function confirmsOf(telemetryConfirms: string): Set<string> {
  return new Set(telemetryConfirms.toUpperCase().split(/[\s,;]+/));
}

/** How often the unit had come back on the floor before this sale. */
export function livesBefore(absences: readonly Absence[], sale: Dated): number {
  return absences.filter((each) => each.isRestocked && hasBegun(each, sale) && hasEnded(each, sale)).length;
}

/** The life in which this sale was made, from 0; null: in none, the unit was away. */
export function lifeOfSale(absences: readonly Absence[], sale: Dated): number | null {
  return absenceAt(absences, sale) ? null : livesBefore(absences, sale);
}

/** Where the unit was when this sale was made, if it was not for sale. */
export function absenceAt(absences: readonly Absence[], sale: Dated): Absence | undefined {
  return absences.find((each) => hasBegun(each, sale) && !hasEnded(each, sale));
}

/** When the unit had come back, restocked or recovered, last before this sale; null: it had never been away. */
export function backBefore(absences: readonly Absence[], sale: Dated): number | null {
  const ended = absences.filter((each) => hasBegun(each, sale) && hasEnded(each, sale));
  return ended[ended.length - 1]?.to ?? null;
}

/** When the unit went away after this sale; null: it is there still. */
export function awayAfter(absences: readonly Absence[], sale: Dated): number | null {
  return absences.find((each) => !hasBegun(each, sale))?.from ?? null;
}

function hasBegun({ from }: Absence, sale: Dated): boolean {
  return workbookDay(from) <= dayOf(sale) && from <= (sale.enteredAt ?? 0);
}

function hasEnded({ to }: Absence, sale: Dated): boolean {
  return to !== null && workbookDay(to) <= dayOf(sale);
}

function dayOf({ soldAt, enteredAt }: Dated): number {
  return workbookDay(soldAt ?? enteredAt ?? 0);
}
