/** What the pages are shown. Times are epoch ms, money whole rupiah; what a person may not see is masked or ''. */
import type { Language } from '../../tables/customers.ts';
import type { LeadStatus } from '../../tables/leads.ts';
import type { Role } from '../../tables/people.ts';

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'REP';
  /** Of a manager or viewer; '' for every region. */
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
  /** When the clock that runs now ends: the claim window, or the owner’s deadline. */
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

export interface OfferLine {
  readonly id: string;
  readonly ring: number | null;
  readonly rep: string;
  readonly dealer: string;
  readonly distanceKm: number | null;
  readonly status: string;
  readonly offeredAt: number | null;
  readonly expiresAt: number | null;
  readonly answerMs: number | null;
  readonly reason: string;
}

export interface Candidate {
  readonly dealer: string;
  readonly distanceKm: number | null;
  readonly score: number | null;
  readonly verdict: string;
}

export interface RepLine {
  readonly id: string;
  readonly name: string;
  readonly dealerId: string;
  readonly dealer: string;
  readonly openLeads: number;
  readonly offDuty: boolean;
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

export interface StaffLeadDetail extends LeadDetail {
  readonly offers: readonly OfferLine[];
  readonly asked: readonly { readonly ring: number; readonly candidates: readonly Candidate[] }[];
  /** To whom it can be given. */
  readonly reps: readonly RepLine[];
  readonly mayAct: boolean;
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
  /** '' where no unit is wanted. */
  readonly noStock: string;
}

export interface OwnLead extends LeadLine {
  readonly steps: readonly string[];
  readonly isMine: boolean;
  /** Free messages may still follow the customer’s last. */
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

/** What came of an action. `pending`: it is kept and will be carried out; `repeat`: it was carried out before. */
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

export interface MonthFigures {
  readonly month: number | null;
  readonly leads: number | null;
  readonly quota: number | null;
  readonly sales: number | null;
  readonly marketingCost: number | null;
  readonly eventSpend: number | null;
  readonly hqSupport: number | null;
  readonly dealerSpend: number | null;
  readonly baselineCost: number | null;
  readonly activities: number | null;
  readonly activityDays: number | null;
  readonly runningCost: number | null;
  readonly activityCost: number | null;
  readonly activeDates: number | null;
  readonly qualified: number | null;
  readonly asOf: number | null;
}

export interface Overview {
  readonly me: Me;
  readonly brand: string;
  readonly regions: readonly string[];
  readonly months: readonly MonthFigures[];
  readonly days: readonly { readonly date: number | null; readonly costPerLead7: number | null }[];
  readonly funnel: readonly (readonly [step: string, count: number])[];
  readonly now: {
    readonly unclaimed: number;
    readonly withManager: number;
    readonly contactLate: number;
    readonly open: number;
    readonly today: number;
  };
  readonly decisions: {
    readonly findings: number;
    readonly hard: number;
    readonly stake: number;
    readonly alerts: number;
    readonly p0: number;
    readonly disputes: number;
  };
  readonly health: HealthView;
}

export interface HealthView {
  readonly ok: boolean;
  readonly version: string;
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly minuteTrigger: string;
  readonly fault: string;
  readonly ledger: { readonly day: string; readonly sequence: number } | null;
  readonly propertyBytes: number;
}

export interface FeedLine {
  readonly table: 'findings' | 'alerts';
  readonly id: string;
  readonly at: number | null;
  readonly tier: string;
  readonly rule: string;
  readonly subject: string;
  readonly dealer: string;
  readonly region: string;
  readonly text: string;
  readonly expected: string;
  readonly found: string;
  readonly stake: number | null;
  readonly state: string;
  readonly owner: string;
  readonly snoozedUntil: number | null;
  readonly note: string;
}

export interface DealerLine {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly city: string;
  readonly active: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly score: number | null;
  readonly made: string;
  readonly reps: number;
  readonly onDuty: number;
  readonly openLeads: number;
  readonly winRate: number | null;
  readonly claimTime: number | null;
  readonly contactRate: number | null;
  readonly conversion: number | null;
  readonly problem: string;
}

export interface UnitEvent {
  readonly at: number | null;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  readonly by: string;
  readonly reason: string;
}

export interface UnitDetail {
  readonly line: UnitLine;
  readonly shippedAt: number | null;
  readonly events: readonly UnitEvent[];
  readonly sale: SaleLine | null;
}

export interface TableView {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface Letter {
  readonly id: string;
  readonly at: number | null;
  readonly source: string;
  readonly reason: string;
  readonly content: string;
  /** Whole, and of a kind that can be put in again. */
  readonly canReplay: boolean;
}

export interface Found {
  readonly kind: 'lead' | 'unit' | 'dealer' | 'sale';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

export interface DecisionAnswer {
  readonly changed: number;
  /** Not theirs, not there any more, or decided by somebody else meanwhile. */
  readonly refused: readonly { readonly id: string; readonly why: string }[];
}
