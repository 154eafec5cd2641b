/** Data for the admin console. Times are epoch ms, money whole rupiah. */
import type { OtherHub } from '../lib/other-hubs.ts';
import type { LeadDetail, Me, SaleLine, UnitLine } from './views.ts';

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

export interface StaffLeadDetail extends LeadDetail {
  readonly offers: readonly OfferLine[];
  readonly asked: readonly { readonly ring: number; readonly candidates: readonly Candidate[] }[];
  /** Reps to whom the lead can be given. */
  readonly reps: readonly RepLine[];
  /** The lead's present state, to be sent as `was` with actions. */
  readonly was: string;
  readonly mayAct: boolean;
}

/** Figures as in the Metrics tabs: sums, and ratios of sums; null where a ratio has no value. */
export interface MonthFigures {
  readonly month: number | null;
  readonly eventSpend: number | null;
  readonly hqSupport: number | null;
  readonly baselineCost: number | null;
  readonly dealerSpend: number | null;
  readonly costPerActivity: number | null;
  readonly costPerDay: number | null;
  readonly costPerLead: number | null;
  readonly activities: number | null;
  readonly activityDays: number | null;
  readonly activeDates: number | null;
  readonly leads: number | null;
  readonly quota: number | null;
  readonly sales: number | null;
  readonly activated: number | null;
  readonly asOf: number | null;
}

export interface Overview {
  readonly me: Me;
  readonly brand: string;
  readonly regions: readonly string[];
  /** For head office, when the network is split over several hubs. */
  readonly otherHubs: readonly OtherHub[];
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
  /** True when the letter is complete and of a kind that can be replayed. */
  readonly canReplay: boolean;
}

export interface Found {
  readonly kind: 'lead' | 'unit' | 'dealer' | 'sale';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

/** A row of the Settings tab. `value`: as typed, '' for the default. */
export interface SettingLine {
  readonly key: string;
  readonly value: string;
  readonly fallback: string;
  readonly meaning: string;
  readonly kind: 'text' | 'integer' | 'number' | 'boolean';
  /** Allowed values; empty for any. */
  readonly choices: readonly string[];
  readonly problem: string;
}

/** A row of the Silences tab, including those that are over. */
export interface SilenceLine {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly dealerId: string;
  readonly region: string;
  readonly author: string;
  readonly reason: string;
  readonly until: number | null;
  readonly problem: string;
}

export interface DecisionAnswer {
  readonly changed: number;
  /** Items that were not decided: not theirs, no longer there, or decided by somebody else meanwhile. */
  readonly refused: readonly { readonly id: string; readonly why: string }[];
}
