/** Types of the local API's answers. */
import type { ChartSeries, ChartView } from '../../../runtime/host/chart-view';
import type { ChatMessage } from '../../../world/meta/accounts';
import type { CallView, FilterViewFacts, StoryView } from '../../views';

export type { FaultView } from '../../fault-view';
export type { DeskLine, FleetUnit, FleetView, GatewayView, LifeStep, UnitLife } from '../../fleet/views';
export type { MailView } from '../../mail-view';
export type { MenuRun, Shown, WorkbookMenu } from '../../menu-view';
export type { ChartSeries, ChartView, ChatMessage };
export type Story = StoryView;

interface Person {
  readonly number: string;
  readonly name: string;
}

export interface Customer extends Person {
  readonly username?: string;
}

export interface Rep extends Person {
  readonly id: string;
  readonly dealerId: string;
  readonly dealer: string;
  readonly city: string;
}

export interface PhoneList {
  readonly business: string;
  readonly customers: readonly Customer[];
  readonly reps: readonly Rep[];
  readonly active: readonly {
    readonly id: string;
    readonly messages: number;
    readonly unread: number;
    readonly lastAt: number;
  }[];
}

export interface PhoneState {
  readonly id: string;
  readonly name: string;
  readonly number?: string;
  readonly bsuid: string;
  readonly username?: string;
  readonly lastWroteAt?: number;
  /** Which of the brand's numbers this person writes to. */
  readonly provider: 'meta' | 'qontak';
  readonly chat: readonly ChatMessage[];
}

export interface Place {
  readonly name: string;
  readonly kind: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly version: number;
  readonly hidden: boolean;
}

export interface SheetList {
  readonly sheets: readonly SheetInfo[];
  /** What would be undone next, in words. */
  readonly undo: string | null;
}

/** Facts about a column: the note on its header, and its dropdown's choices. */
export interface ColumnFacts {
  readonly note: string | null;
  readonly choices: readonly string[] | null;
  readonly strict: boolean;
}

export interface SheetView {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly ColumnFacts[];
  /** Out of sight; from 0. */
  readonly hiddenColumns: readonly number[];
  readonly isBanded: boolean;
  readonly filterViews: readonly FilterViewFacts[];
  readonly charts: readonly ChartView[];
  readonly version: number;
}

export interface Execution {
  readonly id: number | string;
  readonly function: string;
  readonly type: string;
  readonly start: number;
  readonly end?: number | null;
  readonly status: string;
  readonly error?: unknown;
  readonly callCount: number;
  readonly logCount: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** A phrase saying which message it was about. */
  readonly about: string | null;
  /** What the hub decided of it. */
  readonly outcome: string | null;
  /** How many messages it sent. */
  readonly sent: number;
}

export interface ExecutionDetail extends Execution {
  readonly calls: readonly CallView[];
  readonly logs: readonly unknown[];
}

export interface InboxState {
  readonly number: string;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly rooms: readonly InboxRoom[];
}

export interface InboxRoom {
  readonly id: string;
  readonly status: string;
  readonly agents: readonly string[];
  readonly person: string;
  readonly name: string;
  readonly lastAt: number;
  readonly chat: readonly ChatMessage[];
}

export interface CrmState {
  /** Whether the setting crmSync is on. */
  readonly on: boolean;
  readonly stages: readonly { readonly id: number; readonly status: string }[];
  readonly deals: readonly CrmDeal[];
}

export interface CrmDeal {
  readonly id: number;
  readonly name: string;
  readonly stage: number;
  readonly contact: { readonly name: string; readonly phone: string } | null;
  readonly notes: readonly { readonly id: number; readonly text: string; readonly at: number }[];
}
