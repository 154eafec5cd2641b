/** Due timers, handled in every round: each kind of timer, how many of it one round takes, and which function handles it. */
import type { Clock } from '../../store/state/timers.ts';
import { askCustomer } from '../assignment/contact-survey.ts';
import { enforceFirstContact } from '../ownership/enforce-first-contact.ts';
import { isPutOff, type StepGuard, stepId } from '../round/guard.ts';
import type { Round } from '../round/round.ts';
import { expireWindow } from '../routing/expire-window.ts';
import { remindSilentCustomer } from '../screening/remind-silent-customer.ts';

type InRound = Pick<Round, 'session' | 'nowMs'>;

interface ClockWork {
  readonly name: string;
  readonly clock: (round: InRound) => Clock;
  /** The most leads per round, so that a night's backlog does not make the commit too large. */
  readonly atMost: number;
  readonly look: (round: Round, leadId: string) => void;
}

const WORK: readonly ClockWork[] = [
  { name: 'window', clock: ({ session }) => session.system.state.waiting, atMost: 40, look: expireWindow },
  // Each lead that is taken back asks a ring of dealers.
  { name: 'contact', clock: ({ session }) => session.system.clocks.contacts, atMost: 20, look: enforceFirstContact },
  { name: 'question', clock: ({ session }) => session.system.clocks.questions, atMost: 40, look: askCustomer },
  { name: 'silence', clock: ({ session }) => session.system.clocks.silences, atMost: 60, look: remindSilentCustomer },
];

/** IDs of leads with a due timer. */
export function dueLeads(round: InRound): string[] {
  return WORK.flatMap((work) => due(round, work));
}

/** Runs after the events, so that nobody who answered in time loses to a timer. */
export function runDueTimers(shared: Omit<Round, 'eventId'>, guard: StepGuard): void {
  for (const work of WORK) {
    for (const leadId of due(shared, work)) {
      const round = { ...shared, eventId: `${work.name} ${leadId} ${work.clock(shared)[leadId]}` };
      guard.run({ name: work.name, subject: leadId }, () => work.look(round, leadId));
    }
  }
}

/** Those due longest come first; in the night’s backlog, where all are due at opening time, the oldest leads. */
function due(round: InRound, { name, clock, atMost }: ClockWork): string[] {
  return Object.entries(clock(round))
    .filter(([leadId, at]) => at < round.nowMs && !isPutOff(round, stepId({ name, subject: leadId })))
    .sort(([idA, a], [idB, b]) => a - b || idA.length - idB.length || (idA < idB ? -1 : 1))
    .slice(0, atMost)
    .map(([leadId]) => leadId);
}
