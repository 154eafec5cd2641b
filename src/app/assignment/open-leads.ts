/**
 * Which leads a rep is working on, kept in the rep's row, which every round loads: "L-000123:fzq" is the lead and the day it
 * came (base 36). Leads that nobody closes stop counting after a while, so that old ones do not block new ones.
 */
import { DAY_MS, dayNumber } from '../../core/lib/time.ts';
import type { Rep } from '../../tables/network.ts';
import type { Round } from '../round/round.ts';

/** How many days a lead without an outcome counts as work. */
const WORK_DAYS = 14;
/** How many days it is still known as theirs. */
const KEPT_DAYS = 90;

interface OpenLead {
  readonly id: string;
  readonly day: number;
}

/** IDs of the leads in the rep's list. */
export function openLeadsOf(rep: Rep): string[] {
  return readOpen(rep).map(({ id }) => id);
}

/** How many leads the rep is working on, without those too old to count. */
export function workOf(rep: Rep, nowMs: number): number {
  return readOpen(rep).filter(({ day }) => dayNumber(nowMs) - day < WORK_DAYS).length;
}

export function addOpenLead(round: Round, rep: Rep, leadId: string): void {
  write(round, rep, [...without(rep, leadId), { id: leadId, day: dayNumber(round.nowMs) }]);
}

export function dropOpenLead(round: Round, repId: string, leadId: string): void {
  const rep = round.session.table('reps').get(repId);
  if (rep) write(round, rep, without(rep, leadId));
}

function without(rep: Rep, leadId: string): OpenLead[] {
  return readOpen(rep).filter(({ id }) => id !== leadId);
}

function write(round: Round, rep: Rep, open: readonly OpenLead[]): void {
  const oldest = dayNumber(round.nowMs - KEPT_DAYS * DAY_MS);
  const kept = open.filter(({ day }) => !(day < oldest)).map(({ id, day }) => `${id}:${day.toString(36)}`);
  round.session.table('reps').update(rep.id, { openLeads: kept.join(' ') });
}

function readOpen({ openLeads }: Rep): OpenLead[] {
  const entries = openLeads.split(' ').filter((entry) => entry !== '');
  return entries.map((entry) => {
    const [id = '', day = ''] = entry.split(':');
    return { id, day: Number.parseInt(day, 36) };
  });
}
