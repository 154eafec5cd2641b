/** The running numbers and clocks that the writer carries from round to round: what they are, and how one cell holds them. */

import { groupBy } from '../../core/lib/group-by.ts';
import { asRecord } from '../../core/lib/json.ts';
import { wordRecord } from '../../core/lib/word-record.ts';
import type { Pace } from '../../core/routing/pace.ts';

export interface PlaceLookUp {
  readonly text: string;
  readonly tries: number;
  /** Epoch ms: when to ask (again). */
  readonly at: number;
}

export interface Activation {
  readonly at: number;
  readonly tries: number;
  readonly saleId: string;
  readonly gatewayId: string;
  readonly deviceId: string;
}

export interface HubState {
  /** The last numbers given out. */
  customers: number;
  leads: number;
  ledgerSequence: number;
  ledgerHash: string;
  /** Leads nobody has yet → when to look at them again (epoch ms): their window ends, or the dealers open. */
  waiting: Record<string, number>;
  /** Outbox rows without a final state → when to look at them again (epoch ms). */
  unsettled: Record<string, number>;
  /** Managers by number: when they last wrote (epoch ms; 0: never) and by what, and the leads that are with them, space-separated. */
  managers: Record<string, { readonly heardAt: number; readonly leads: string; readonly carrier?: string }>;
  /** Leads whose typed place the map is asked for. */
  lookUps: Record<string, PlaceLookUp>;
  /** Recipients that messages came to too fast → when the last one in their queue goes (epoch ms). */
  spaced: Record<string, number>;
  /** Free messages of this month: Meta charges for further ones. */
  freeMessages: { readonly month: string; readonly used: number };
  /** Templates by a provider that takes so many a minute: when the last ones went (epoch ms), by number. */
  paced: Record<string, readonly number[]>;
  /** The last rows of the logs that are on their way to the CRM, and leads to be written there → when (epoch ms). */
  crm: { timeline: number; conversation: number; due: Record<string, number> };
  /** What dealers were offered in the last ten minutes. */
  pace: Pace;
  /** Sales of which the Units tab has not heard yet. */
  soldUnits: string[];
  /** Units whose gateway is asked to activate them, and when to ask (again; epoch ms). */
  activations: Record<string, Activation>;
  /** There were more sales than the list holds: schedule/backfill-unit-sales compares the two tabs. */
  unitsBehind: boolean;
  /** Steps of a round that failed → how often in a row, and until when they are left alone (epoch ms). */
  troubles: Record<string, { readonly tries: number; readonly until: number }>;
  /** Gateways → when they were last heard (epoch ms), and whether their silence was reported. */
  gateways: Record<string, { readonly heardAt: number; readonly silent?: boolean }>;
}

/** Of a workbook in which nothing has happened. */
export function newState(): HubState {
  return {
    troubles: {},
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
  };
}

/** What fits into the cell beside everything else. */
const MAX_SOLD = 400;

/** What the ledger records about a sale is noted for its unit in the same commit, so that neither gets lost. */
export function rememberSold(state: HubState, entries: readonly { type: string; subject: string }[]): HubState {
  const sold = entries.filter(({ type }) => /^SALE(_CORRECTED|_WITHDRAWN)?$/.test(type)).map(({ subject }) => subject);
  if (sold.length === 0) return state;
  const all = [...new Set([...state.soldUnits, ...sold])];
  return { ...state, soldUnits: all.slice(0, MAX_SOLD), unitsBehind: state.unitsBehind || all.length > MAX_SOLD };
}

/** A cell holds 50,000 characters. Thousands of leads that wait for the same opening take five characters each. */
export function writeState(state: HubState): string {
  const byTime = groupBy(Object.entries(state.waiting), ([, at]) => at);
  const waiting = Object.fromEntries(
    [...byTime].map(([at, leads]) => [at.toString(36), leads.map(([id]) => shortened(id)).join(' ')]),
  );
  return JSON.stringify({ ...state, waiting });
}

/** From the cell that writeState wrote. Throws on a cell that is not JSON: the writer must not start from nothing. */
export function readState(text: string): HubState {
  if (text === '') return newState();
  const stored = JSON.parse(text) as Partial<HubState> & { waiting?: unknown };
  const waiting = wordRecord<number>();
  for (const [at, ids] of Object.entries(asRecord(stored.waiting) ?? {})) {
    for (const id of String(ids).split(' ')) waiting[lengthened(id)] = Number.parseInt(at, 36);
  }
  const state = { ...newState(), ...stored, waiting };
  return { ...state, ...withWords(state) };
}

/** What is keyed by words from outside, as records that inherit nothing. */
function withWords(state: HubState): Partial<HubState> {
  const { unsettled, managers, lookUps, spaced, paced, crm, pace, activations, gateways } = state;
  return {
    unsettled: wordRecord(unsettled),
    managers: wordRecord(managers),
    lookUps: wordRecord(lookUps),
    spaced: wordRecord(spaced),
    paced: wordRecord(paced),
    crm: { ...crm, due: wordRecord(crm.due) },
    pace: wordRecord(pace),
    activations: wordRecord(activations),
    gateways: wordRecord(gateways),
  };
}

/** 123 → L-000123. */
export function leadId(sequence: number): string {
  return `L-${String(sequence).padStart(6, '0')}`;
}

/** L-000123 → 3f. What is no such id stays as it is. */
export function shortened(id: string): string {
  const sequence = Number(id.slice(2));
  return id === leadId(sequence) ? sequence.toString(36) : id;
}

/** 3f → L-000123; the inverse of `shortened`. */
export function lengthened(text: string): string {
  return /^[0-9a-z]+$/.test(text) ? leadId(Number.parseInt(text, 36)) : text;
}
