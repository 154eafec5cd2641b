/**
 * When a unit was not for sale: returned, stolen or scrapped. Each time it is restocked a new life begins, and a sale belongs
 * to the life in which it was made. Sales are dated by day and returns by moment: on the same day the order of entry decides.
 */
import { workbookDay } from '../lib/time.ts';
import { readFacts } from './facts.ts';
import { appliedFacts, deriveLife, type Fact } from './states.ts';

export interface Absence {
  readonly state: string;
  readonly from: number;
  /** Null while it is still away. */
  readonly to: number | null;
  /** A new life began, in which it may be sold again; a recovered unit goes on with the life it had. */
  readonly isRestocked: boolean;
}

interface Dated {
  readonly soldAt: number | null;
  readonly enteredAt: number | null;
}

const AWAY: ReadonlySet<string> = new Set(['RETURNED', 'STOLEN', 'SCRAPPED']);

/** Oldest first. Sales have no effect on absences. */
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

/** The same from a cell of the Units tab. Cells of units that were never away, nearly all, are not even parsed. */
export function absencesIn(cell: string, telemetryConfirms: string): Absence[] {
  return /"(RETURNED|STOLEN|SCRAPPED)"/.test(cell) ? absencesOf(readFacts(cell), confirmsOf(telemetryConfirms)) : [];
}

/** The setting as a set: the events that gateways may report on their own authority. */
export function confirmsOf(telemetryConfirms: string): Set<string> {
  return new Set(telemetryConfirms.toUpperCase().split(/[\s,;]+/));
}

/** How often the unit had been restocked before this sale. */
export function livesBefore(absences: readonly Absence[], sale: Dated): number {
  return absences.filter((each) => each.isRestocked && hasBegun(each, sale) && hasEnded(each, sale)).length;
}

/** The life in which this sale was made, counted from 0; null when the unit was away. */
export function lifeOfSale(absences: readonly Absence[], sale: Dated): number | null {
  return absenceAt(absences, sale) ? null : livesBefore(absences, sale);
}

/** The absence during which this sale was made, if any. */
export function absenceAt(absences: readonly Absence[], sale: Dated): Absence | undefined {
  return absences.find((each) => hasBegun(each, sale) && !hasEnded(each, sale));
}

/** When the unit had come back, restocked or recovered, last before this sale; null: it had never been away. */
export function backBefore(absences: readonly Absence[], sale: Dated): number | null {
  const ended = absences.filter((each) => hasBegun(each, sale) && hasEnded(each, sale));
  return ended[ended.length - 1]?.to ?? null;
}

/** When the unit left after this sale; null when it has not. */
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
