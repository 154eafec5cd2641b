/** Data for the pages. Times are epoch ms, money whole rupiah; what a person may not see is masked or ''. */
import type { Language } from '../../tables/customers.ts';
import type { LeadStatus } from '../../tables/leads.ts';
import type { Role } from '../../tables/people.ts';

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'REP';
  /** The region of a manager or viewer; '' for all regions. */
  readonly region: string;
  readonly language: Language;
  readonly expiresAtMs: number;
}

/** A lead in a list. */
export interface LeadLine {
  readonly id: string;
  readonly status: LeadStatus | '';
  readonly name: string;
  readonly phone: string;
  readonly intent: string;
  readonly model: string;
  readonly area: string;
  readonly region: string;
  readonly channel: string;
  readonly dealer: string;
  readonly rep: string;
  readonly createdAt: number | null;
  readonly claimedAt: number | null;
  readonly contactedAt: number | null;
  /** When the running timer ends: the claim window, or the owner’s deadline for first contact. */
  readonly dueAt: number | null;
  readonly closedAt: number | null;
  readonly lateMinutes: number | null;
  readonly takenBack: number;
}

export interface Said {
  readonly at: number | null;
  readonly direction: string;
  readonly party: string;
  readonly text: string;
  readonly delivery: string;
}

export interface Moved {
  readonly at: number | null;
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly reason: string;
}

export interface LeadDetail {
  readonly line: LeadLine;
  readonly lostReason: string;
  readonly said: string;
  readonly questions: string;
  readonly note: string;
  readonly talk: readonly Said[];
  readonly timeline: readonly Moved[];
}

/** An offer that is open to this rep: the same button texts as in WhatsApp. */
export interface OpenOffer {
  readonly leadId: string;
  readonly intent: string;
  readonly model: string;
  readonly area: string;
  readonly name: string;
  readonly distanceKm: number | null;
  readonly offeredAt: number | null;
  readonly expiresAt: number | null;
  readonly claim: string;
  readonly decline: string;
  /** Signed text of the "No stock" button; '' where no unit is wanted. */
  readonly noStock: string;
}

export interface OwnLead extends LeadLine {
  readonly steps: readonly string[];
  readonly isMine: boolean;
  /** The customer’s 24-hour window is still open for free messages. */
  readonly canWrite: boolean;
}

export interface DealerHome {
  readonly me: Me;
  readonly dealer: { readonly id: string; readonly name: string };
  readonly isOwner: boolean;
  readonly offDuty: boolean;
  readonly offers: readonly OpenOffer[];
  readonly leads: readonly OwnLead[];
  readonly models: readonly { readonly id: string; readonly name: string }[];
}

export interface SaleLine {
  readonly id: string;
  readonly serial: string;
  readonly model: string;
  readonly dealer: string;
  readonly rep: string;
  readonly customer: string;
  readonly leadId: string;
  readonly soldAt: number | null;
  readonly net: number | null;
  readonly verdict: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly onHold: boolean;
  readonly provedAt: number | null;
}

export interface CommissionLine {
  readonly month: string;
  readonly dealer: string;
  readonly sales: number | null;
  readonly payable: number | null;
  readonly held: number | null;
  readonly why: string;
}

export interface UnitLine {
  readonly serial: string;
  readonly model: string;
  readonly dealer: string;
  readonly state: string;
  readonly since: number | null;
  readonly saleId: string;
  readonly odometerKm: number | null;
  readonly batteryPct: number | null;
  readonly heardAt: number | null;
  readonly problem: string;
}

export interface ScoreView {
  readonly score: number | null;
  readonly made: string;
  readonly weights: readonly { readonly part: string; readonly weight: number }[];
  readonly months: readonly {
    readonly month: number | null;
    readonly offers: number | null;
    readonly wins: number | null;
    readonly claimTime: number | null;
    readonly contactRate: number | null;
    readonly conversion: number | null;
    readonly points: number | null;
  }[];
}

/** The result of an action. `pending`: it is stored and will be carried out; `repeat`: it was carried out before. */
export interface ActionAnswer {
  readonly outcome: 'done' | 'refused' | 'pending' | 'repeat';
  readonly text: string;
}

export interface SaleAnswer {
  readonly saleId: string;
  readonly verdict: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly onHold: boolean;
}
