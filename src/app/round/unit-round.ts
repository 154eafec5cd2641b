import type { Round } from './round.ts';
import type { Telemetry } from './unit-context.ts';

export interface UnitRound extends Round {
  readonly telemetry: Telemetry;
}
