/** What is still in use in the workbook or held by something: rows about it are not archived. */
import type { Settings } from '../../settings.ts';
import type { Dispute } from '../../tables/disputes.ts';
import type { Lead, LeadStatus } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Finding, Sale } from '../../tables/sales.ts';
import { DAY_MS } from '../lib/time.ts';

export const STANDING_COLUMNS = {
  leads: [
    'id', 'status', 'customerId', 'createdAt', 'remindedAt', 'routedAt', 'claimedAt', 'firstContactAt', 'reopenAskedAt',
    'closedAt', 'provedAt',
  ],
  sales: ['id', 'leadId', 'onHold'],
  findings: ['subject', 'state', 'expected'],
  disputes: ['leadId', 'state'],
  reps: ['openLeads', 'selling'],
} as const; // biome-ignore format: one list a tab

type Columns = typeof STANDING_COLUMNS;
export type StandingLead = Pick<Lead, Columns['leads'][number]>;

/** Rows that can keep a lead in the workbook. */
export interface Holds {
  readonly sales: Iterable<Pick<Sale, Columns['sales'][number]>>;
  readonly findings: Iterable<Pick<Finding, Columns['findings'][number]>>;
  readonly disputes: Iterable<Pick<Dispute, Columns['disputes'][number]>>;
  readonly reps: Iterable<Pick<Rep, Columns['reps'][number]>>;
  /** IDs of leads that the hub's memory or the CRM is waiting for. */
  readonly awaited: Iterable<string>;
}

export interface StandingInputs extends Holds {
  readonly leads: Iterable<StandingLead>;
}

export type ArchiveSettings = Pick<
  Settings,
  | 'archiveLogDays'
  | 'archiveMessageDays'
  | 'archiveLeadDays'
  | 'archiveCustomerDays'
  | 'archiveRecordDays'
  | 'archiveSilentDays'
  | 'protectionDays'
>;

export interface Standing {
  readonly settings: ArchiveSettings;
  readonly nowMs: number;
  /** IDs of all leads in the tab. */
  readonly leads: ReadonlySet<string>;
  /** IDs of leads that are not over or that something holds. */
  readonly atWork: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  /** The customers of all leads in the tab. */
  readonly customers: ReadonlySet<string>;
}

const OVER: readonly (LeadStatus | '')[] = ['WON', 'LOST', 'ABANDONED'];
/** States in which nobody has the lead yet, so somebody must look at it whatever its age. */
const UNDECIDED: readonly (LeadStatus | '')[] = ['SCREENING', 'UNCLAIMED', ''];

/** Combines everything that decides whether rows may be archived. `nowMs`: epoch ms. */
export function standingOf(inputs: StandingInputs, settings: ArchiveSettings, nowMs: number): Standing {
  const held = heldLeads(inputs);
  const [leads, atWork, customers] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const lead of inputs.leads) {
    leads.add(lead.id);
    if (lead.customerId !== '') customers.add(lead.customerId);
    if (!OVER.includes(lead.status) || held.has(lead.id)) atWork.add(lead.id);
  }
  return { settings, nowMs, leads, atWork, held, customers };
}

const LEAD_IDS = /\bL-\d{6,12}\b/g;

/** IDs of leads that are contested, being sold, named by an open finding, part of a sale with one, or awaited. */
export function heldLeads({ sales, findings, disputes, reps, awaited }: Holds): Set<string> {
  const held = new Set(awaited);
  const found = new Set<string>();
  for (const { subject, state, expected } of findings) {
    if (state === 'closed') continue;
    found.add(subject);
    // The sale may name no lead, or another one; if this lead were archived, the finding would close.
    for (const [id] of expected.matchAll(LEAD_IDS)) held.add(id);
  }
  for (const { id, leadId, onHold } of sales) if (onHold || found.has(id)) held.add(leadId);
  for (const { leadId, state } of disputes) if (state !== 'upheld' && state !== 'rejected') held.add(leadId);
  for (const { openLeads, selling } of reps)
    for (const [id] of `${openLeads} ${selling}`.matchAll(LEAD_IDS)) held.add(id);
  return held;
}

/** Whether a lead may be archived: over for long enough, or untouched by everybody for longer. */
export function isLeadOld(lead: StandingLead, { settings, nowMs, held }: Standing): boolean {
  if (UNDECIDED.includes(lead.status) || held.has(lead.id)) return false;
  const isUnproved = lead.status === 'WON' && lead.provedAt === null;
  const { archiveLeadDays, archiveSilentDays, protectionDays } = settings;
  const isSettled = OVER.includes(lead.status) && !isUnproved;
  const days = Math.max(isSettled ? archiveLeadDays : archiveSilentDays, protectionDays);
  return nowMs - lastMoveOf(lead) > days * DAY_MS;
}

/** The last change of the lead (epoch ms). A row without times counts as new. */
function lastMoveOf(lead: StandingLead): number {
  const { createdAt, remindedAt, routedAt, claimedAt, firstContactAt, reopenAskedAt, closedAt } = lead;
  const times = [createdAt, remindedAt, routedAt, claimedAt, firstContactAt, reopenAskedAt, closedAt];
  const known = times.filter((at) => at !== null);
  return known.length === 0 ? Infinity : Math.max(...known);
}
