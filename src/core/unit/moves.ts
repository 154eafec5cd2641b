/** A unit's moves between dealers: a sale is valid at the dealer who had the unit on that day. */
import { workbookDay } from '../lib/time.ts';
import { confirmsOf } from './absences.ts';
import { readFacts } from './facts.ts';
import { deriveLife } from './states.ts';

export interface Move {
  /** Epoch ms. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** Oldest first. `cell`: a unit's facts. Cells of units that were never moved, nearly all, are not even parsed. */
export function movesIn(cell: string, telemetryConfirms: string): Move[] {
  if (!cell.includes('"TRANSFERRED"')) return [];
  const facts = readFacts(cell).filter(({ source }) => source !== 'sale');
  const { path } = deriveLife(facts, confirmsOf(telemetryConfirms));
  return path.flatMap(([, at, to], step) => {
    const from = path[step - 1]?.[2] ?? to;
    return from === to || to === '' ? [] : [{ at, from, to }];
  });
}

/** Whether the unit stood at this dealer for any part of the day (epoch ms). */
export function stoodAt(moves: readonly Move[], dealerId: string, dayMs: number): boolean {
  const day = workbookDay(dayMs);
  const before = moves.filter(({ at }) => workbookDay(at) < day);
  const inTheMorning = before[before.length - 1]?.to ?? moves[0]?.from;
  return dealerId === inTheMorning || moves.some(({ at, to }) => workbookDay(at) === day && to === dealerId);
}
