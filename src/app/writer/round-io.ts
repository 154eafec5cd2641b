/** Input and result of one round: see run-round.ts. */
import type { Config } from '../../store/config.ts';
import type { Tails } from '../../store/session/session.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { AlertMail } from '../alerts/confirm-mails.ts';
import type { Marks } from '../inbox/commit-marks.ts';
import type { InboxEntry } from '../inbox/inbox.ts';
import type { Strangers } from '../inbox/strangers.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Selection } from '../round/guard.ts';
import type { Answers } from '../round/unit-context.ts';
import type { Commit } from '../round/with-lock.ts';
import type { WantedPlace } from '../screening/geocode-places.ts';
import type { WantedActivation } from '../units/activations.ts';

export interface RoundResult {
  /** Outbox rows to send now. */
  readonly toSend: readonly OutboxRow[];
  /** Entries that are committed. */
  readonly done: readonly InboxEntry[];
  /** Entries that wait until a tab has been repaired. */
  readonly postponed: readonly InboxEntry[];
  readonly handled: number;
  readonly tails: Tails;
  /** Verdicts for gateways and pages, by event ID. */
  readonly answers: Answers;
  /** Typed places to look up on the map now. */
  readonly places: readonly WantedPlace[];
  /** Gateways to ask for activations now. */
  readonly activations: readonly WantedActivation[];
  /** Mails to send now: alerts that cannot go by WhatsApp. */
  readonly mails: readonly AlertMail[];
  /** Keys of mail receipts that were applied, to be deleted. */
  readonly mailReceipts: readonly string[];
  /** True when more is waiting than one round takes. */
  readonly more: boolean;
}

export interface RoundInput {
  readonly properties: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly tails: Tails;
  /** Waiting entries, oldest first. */
  readonly waiting: readonly InboxEntry[];
  readonly marks: Marks;
  /** Counts of unproved deliveries, from the cache. */
  readonly strangers: Strangers;
  readonly steps?: Selection;
}

/** The ports, and the right to write. */
export interface RoundDeps extends WriterDeps {
  readonly commit: Commit;
}

/** Sheets refused the round's commit as a whole, for something that one of its steps staged. Nothing was written. */
export class RoundRefused extends Error {
  constructor(
    /** IDs of the steps that were taken. */
    readonly steps: readonly string[],
    reason: string,
  ) {
    super(`The commit was refused: ${reason}`);
  }
}
