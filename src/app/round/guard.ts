/**
 * The one guard around every step of a round: an event, a receipt, a timer, the check of gateways. When a step fails, its
 * staged changes are rolled back, the failure is reported once, and that step alone is retried later with growing pauses; all
 * others continue. A workbook that cannot be read or written at all is not a step's fault: it ends the round, and everything
 * waits.
 */
import { DAY_MS, MINUTE_MS } from '../../core/lib/time.ts';
import { wordRecord } from '../../core/lib/word-record.ts';
import { type Log, WorkbookFault } from '../../ports.ts';
import { type Round, raiseAlert } from './round.ts';

/** Identifies a step by the kind of work and its subject: "window L-000123". The ID is used in memory, alerts and divisions. */
export interface Step {
  readonly name: string;
  readonly subject: string;
  /** The step only reads. It stages nothing that Sheets could refuse, so every round takes it. */
  readonly readsOnly?: true;
  /** The longest pause after failures, for steps that must not wait for hours. */
  readonly longestPauseMs?: number;
}

/** Which steps a round takes: all, or only some while the hub searches for the step whose changes Sheets refuses. */
export interface Selection {
  /** IDs of the only steps to take; null: all. */
  readonly only: ReadonlySet<string> | null;
  /** Steps whose changes were refused on their own, and how often: what is written instead may be refused as well. */
  readonly refused: ReadonlyMap<string, number>;
}

export const ALL_STEPS: Selection = { only: null, refused: new Map() };

/** After this many refusals the step, with its replacement, is given up for this execution. */
const MOST_REFUSALS = 3;

export class StepRefused extends Error {
  /** `times`: 1, or more when the replacement was refused as well. */
  constructor(readonly times: number) {
    super('Google Sheets refuses to write what comes of it');
  }
}

/** 'skipped': postponed, or not among the steps of this round. */
export type StepOutcome = 'done' | 'failed' | 'skipped';

export interface StepGuard {
  /** Does `work`. When that fails, does `otherwise` if given, else postpones the step. Throws WorkbookFault only. */
  run(step: Step, work: () => void, otherwise?: (error: unknown) => void): StepOutcome;
  /** Whether this round would take the step. */
  takes(step: Step): boolean;
  /** IDs of the steps that were taken. */
  readonly taken: readonly string[];
}

const FIRST_PAUSE_MS = 2 * MINUTE_MS;
const LONGEST_PAUSE_MS = DAY_MS / 4;
/** The most failed steps remembered. Beyond it, those due soonest are forgotten, so they are merely tried again sooner. */
const MAX_TROUBLES = 100;

type Shared = Omit<Round, 'eventId'>;

/** The step's ID: its kind of work and its subject. */
export function stepId({ name, subject }: Step): string {
  return `${name} ${subject}`;
}

export function openGuard(shared: Shared, log: Log, { only, refused }: Selection): StepGuard {
  const taken: string[] = [];
  const takes = (step: Step) => {
    const id = stepId(step);
    const isLeftOut = !step.readsOnly && ((only && !only.has(id)) || (refused.get(id) ?? 0) >= MOST_REFUSALS);
    return !isLeftOut && !isPutOff(shared, id);
  };
  return {
    taken,
    takes,
    run(step, work, otherwise) {
      const id = stepId(step);
      const refusals = refused.get(id) ?? 0;
      if (!takes(step)) return 'skipped';
      if (!step.readsOnly) taken.push(id);
      try {
        shared.session.checkpoint();
        if (refusals > 0) throw new StepRefused(refusals);
        work();
        delete shared.session.system.state.troubles[id];
        return 'done';
      } catch (error) {
        if (isOfWorkbook(error)) throw error;
        shared.session.rollback();
        log.error('step-failed', error, { name: step.name, subject: step.subject });
        if (otherwise) instead(shared, log, () => otherwise(error));
        else putOff(shared, step, reasonOf(error));
        return 'failed';
      }
    },
  };
}

/** The message of an error, or any other thrown value as text. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isOfWorkbook(error: unknown): boolean {
  return error instanceof WorkbookFault && error.reason !== 'beyond-grid';
}

/** Runs the replacement of a failed step, which may fail as well; then only the log says so. */
function instead({ session }: Shared, log: Log, work: () => void): void {
  session.checkpoint();
  try {
    work();
  } catch (error) {
    if (isOfWorkbook(error)) throw error;
    session.rollback();
    log.error('instead-failed', error);
  }
}

/** Whether the step failed recently and is not due to be tried again yet. */
export function isPutOff({ session, nowMs }: Pick<Round, 'session' | 'nowMs'>, id: string): boolean {
  return Object.hasOwn(session.system.state.troubles, id) && (session.system.state.troubles[id]?.until ?? 0) > nowMs;
}

function putOff(shared: Shared, step: Step, reason: string): void {
  const id = stepId(step);
  const { longestPauseMs = LONGEST_PAUSE_MS } = step;
  const { session, nowMs } = shared;
  const { state } = session.system;
  const tries = (Object.hasOwn(state.troubles, id) ? (state.troubles[id]?.tries ?? 0) : 0) + 1;
  const until = nowMs + Math.min(longestPauseMs, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 10));
  const all = Object.entries({ ...state.troubles, [id]: { tries, until } });
  state.troubles = wordRecord(Object.fromEntries(all.sort(([, a], [, b]) => b.until - a.until).slice(0, MAX_TROUBLES)));
  if (tries > 1) return;
  const text = `“${id}” could not be done: ${reason}. It is tried again, less and less often; everything else goes on.`;
  const alert = { rule: 'step-failed', subject: id, text } as const;
  raiseAlert({ ...shared, eventId: `trouble ${id} ${nowMs}` }, alert);
}
