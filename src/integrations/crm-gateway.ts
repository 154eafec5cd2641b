/** What the hub needs from a CRM: a lead as contact, deal and notes, written idempotently. */
import type { Exchange } from './message-gateway.ts';

export interface CrmNote {
  /** Counts from 1 in each lead. */
  readonly number: number;
  readonly text: string;
}

export interface CrmLead {
  readonly leadId: string;
  readonly name: string;
  /** Digits, or ''. */
  readonly phone: string;
  readonly channel: string;
  readonly title: string;
  readonly status: string;
  /** IDs of what exists already; '' for what is not known. `stage`: as the hub left it. */
  readonly contactId: string;
  readonly dealId: string;
  readonly stage: string;
  readonly movedByHand: boolean;
  /** Since when (epoch ms) something may have been written without confirmation; null for nothing. */
  readonly unsureSince: number | null;
  readonly notes: readonly CrmNote[];
}

/** How far the write got; with an error it is incomplete. */
export interface CrmProgress {
  readonly contactId: string;
  readonly dealId: string;
  readonly stage: string;
  readonly movedByHand: boolean;
  /** How many of the given notes are there now. */
  readonly notesDone: number;
  readonly error: string;
  /** There was no answer, so the write may have been carried out. */
  readonly unsure: boolean;
}

export interface CrmGateway {
  begin(lead: CrmLead): CrmProgress | Exchange<CrmProgress>;
}
