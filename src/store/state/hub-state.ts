/** The writer's state from round to round: sequence numbers, timers and lists. features.ts says how they are stored. */
import type { Alarm } from '../../core/alerts/alarm.ts';
import type { Pager } from '../../core/alerts/budget.ts';
import type { LedgerEntry } from '../../core/ledger/chain.ts';
import { wordRecord } from '../../core/lib/word-record.ts';
import type { Pace } from '../../core/routing/pace.ts';
import { type Clocks, newClocks } from './timers.ts';
import type { Unsettled } from './unsettled.ts';

export interface PlaceLookUp {
  readonly text: string;
  readonly tries: number;
  /** When to ask (again), epoch ms. */
  readonly at: number;
}

export interface Activation {
  readonly at: number;
  readonly tries: number;
  readonly saleId: string;
  readonly gatewayId: string;
  readonly deviceId: string;
}

export interface HubState extends Clocks {
  /** The last sequence numbers given out. */
  customers: number;
  leads: number;
  ledgerSequence: number;
  ledgerHash: string;
  /** Unclaimed leads → when to look at them again (epoch ms), because their window ends or the dealers open. */
  waiting: Record<string, number>;
  /** Outbox rows without a final state. */
  unsettled: Record<string, Unsettled>;
  /** Managers by number: when they last wrote (epoch ms; 0: never) and by what, and the leads that are with them, space-separated. */
  managers: Record<string, { readonly heardAt: number; readonly leads: string; readonly carrier?: string }>;
  /** Leads whose typed place is being looked up on the map. */
  lookUps: Record<string, PlaceLookUp>;
  /** Recipients with a queue, because messages were sent too fast → when the last queued message goes (epoch ms). */
  spaced: Record<string, number>;
  /** How many free messages were sent this month; Meta charges beyond a number. */
  freeMessages: { readonly month: string; readonly used: number };
  /** Times of the last templates (epoch ms) by number, for a provider with a limit per minute. */
  paced: Record<string, readonly number[]>;
  /** The last rows of the logs that are on their way to the CRM (0: lost), and leads to be written there → when (epoch ms). */
  crm: { timeline: number; conversation: number; due: Record<string, number> };
  /** Offers to dealers in the last ten minutes. */
  pace: Pace;
  /** Sales that the Units tab does not know yet, and units from which such a sale was taken (`unit …`). */
  soldUnits: string[];
  /** Units whose gateway is asked to activate them, and when to ask (again; epoch ms). */
  activations: Record<string, Activation>;
  /** True when there were more sales than the list holds: schedule/backfill-unit-sales compares the two tabs. */
  unitsBehind: boolean;
  /** Steps of a round that failed → how often in a row, and until when they are left alone (epoch ms). */
  troubles: Record<string, { readonly tries: number; readonly until: number }>;
  /** Gateways → when they were last heard (epoch ms), and whether their silence was reported. */
  gateways: Record<string, { readonly heardAt: number; readonly silent?: boolean }>;
  /** What was said once and is not to be said again → until when (epoch s). */
  told: Record<string, number>;
  /** Open and recently ended alerts, by fingerprint. */
  alarms: Record<string, Alarm>;
  /** How often people were told of alerts today, by phone number or address. */
  pagers: Record<string, Pager>;
}

/** The state of an empty workbook. */
export function newState(): HubState {
  return {
    troubles: wordRecord(),
    customers: 0,
    leads: 0,
    ledgerSequence: 0,
    ledgerHash: '',
    waiting: wordRecord(),
    unsettled: wordRecord(),
    managers: wordRecord(),
    lookUps: wordRecord(),
    spaced: wordRecord(),
    freeMessages: { month: '', used: 0 },
    paced: wordRecord(),
    crm: { timeline: 1, conversation: 1, due: wordRecord() },
    pace: wordRecord(),
    soldUnits: [],
    activations: wordRecord(),
    unitsBehind: false,
    gateways: wordRecord(),
    told: wordRecord(),
    alarms: wordRecord(),
    pagers: wordRecord(),
    ...newClocks(),
  };
}

/** Before the serial of a unit that is looked at again without a sale of its own. */
const UNIT_BEFORE = 'unit ';

/** A unit itself, among the sales that the Units tab has not heard of yet. */
export function unitBehind(serial: string): string {
  return UNIT_BEFORE + serial;
}

/** The serials of units in the list `soldUnits`. */
export function unitsIn(soldUnits: readonly string[]): string[] {
  return soldUnits.flatMap((each) => (each.startsWith(UNIT_BEFORE) ? [each.slice(UNIT_BEFORE.length)] : []));
}

/** The most that fit into their row, which is one cell of 50,000 characters. */
const MAX_SOLD = 400;
/** As JSON. What is longer is no ID and no serial, but something that was pasted there. */
const LONGEST_NAME = 110;

/** Notes sales for their units in the same commit that records them in the ledger, so that neither gets lost. */
export function rememberSold(
  state: HubState,
  entries: readonly Pick<LedgerEntry, 'type' | 'subject' | 'body'>[],
  behind: readonly string[] = [],
): HubState {
  const sold = entries.flatMap(({ type, subject, body: { unitBefore } }) =>
    /^SALE(_CORRECTED|_WITHDRAWN)?$/.test(type)
      ? [subject, ...(typeof unitBefore === 'string' ? [unitBehind(unitBefore)] : [])]
      : [],
  );
  if (sold.length + behind.length === 0) return state;
  const named = [...state.soldUnits, ...sold, ...behind].filter((each) => JSON.stringify(each).length <= LONGEST_NAME);
  const all = [...new Set(named)];
  return { ...state, soldUnits: all.slice(0, MAX_SOLD), unitsBehind: state.unitsBehind || all.length > MAX_SOLD };
}
