/**
 * Routes a past lead again with the hub's own routing, as of the moment when it was routed, as if nobody answered, so that
 * every ring that could have been asked shows. Nothing is sent or written.
 */

import type { Round } from '../../src/app/round/round.ts';
import { expireWindow } from '../../src/app/routing/expire-window.ts';
import { offerLead } from '../../src/app/routing/offer-lead.ts';
import { dayNumber } from '../../src/core/lib/time.ts';
import type { Candidate } from '../../src/core/routing/rank-dealers.ts';
import type { Cell } from '../../src/ports.ts';
import { Session } from '../../src/store/session/session.ts';
import { tables } from '../../src/tables/index.ts';
import type { Lead } from '../../src/tables/leads.ts';
import type { Rep } from '../../src/tables/network.ts';
import { createDryHub, DRY_SECRETS } from '../dry-hub/dry-hub.ts';
import { type PastTabs, rowsFrom } from './read-past.ts';

export interface Rerouted {
  readonly rings: readonly { readonly ring: number; readonly considered: readonly Candidate[] }[];
  /** The opening it would wait for at first; null when somebody is asked at once. */
  readonly heldUntil: number | null;
  /** Who gets it in the end when nobody claims it. */
  readonly endsWith: string;
}

/** A wait, three rings and a manager. */
const MOST_STEPS = 8;

/** `settings`: what the Settings tab would say. */
export function createRouter(past: PastTabs, settings: Readonly<Record<string, string>>): (lead: Lead) => Rerouted {
  const leads = rowsFrom(past, tables.leads);
  const reps = rowsFrom(past, tables.reps);
  const tabs = {
    ...inOrder(past, tables.dealers),
    ...inOrder(past, tables.regions),
    ...inOrder(past, tables.products),
    ...inOrder(past, tables.holidays),
    [tables.settings.name]: Object.entries(settings).map(([key, value]) => [key, value]),
  };
  const hub = createDryHub({ nowMs: 0, tabs });
  const config = hub.deps.config();
  return (lead) => {
    const atMs = lead.heldUntil !== null ? (lead.createdAt ?? 0) : (lead.routedAt ?? lead.createdAt ?? 0);
    const session = new Session(hub.workbook, {
      ...{ keys: [], today: dayNumber(atMs), tails: {}, withRows: [], nowMs: atMs, secret: '' },
      tables: [
        'customers',
        'leads',
        'offers',
        'dealers',
        'reps',
        'conversation',
        'timeline',
        'ledger',
        'outbox',
        'alerts',
      ],
    });
    for (const rep of reps) session.table('reps').append(asThen(rep, leads, lead, atMs));
    session.table('leads').append(unrouted(lead));
    const round = (nowMs: number): Round => ({
      session,
      config,
      nowMs,
      tokenSecret: DRY_SECRETS.tokenSecret,
      eventId: `replay ${lead.id}`,
    });
    const now = () => session.table('leads').get(lead.id) ?? lead;
    offerLead(round(atMs), now(), 'Replayed.');
    const heldUntil = now().ring === null ? now().heldUntil : null;
    for (let step = 0; step < MOST_STEPS && now().status === 'UNCLAIMED'; step++) {
      const due = session.system.state.waiting[lead.id];
      if (due === undefined) break;
      expireWindow(round(due + 1), lead.id);
    }
    return {
      rings: now().asked === '' ? [] : (JSON.parse(now().asked) as Rerouted['rings']),
      heldUntil,
      endsWith: now().repName,
    };
  };
}

/** The lead as screening left it. */
function unrouted(lead: Lead): Lead {
  return {
    ...lead,
    ...{ status: 'SCREENING', ring: null, routedAt: null, windowMinutes: null, windowEndsAt: null, heldUntil: null },
    ...{ asked: '', region: '', dealerId: '', dealerName: '', repId: '', repName: '', returnsTo: '' },
  };
}

/** The rep with the workload of that time. Who was off duty or cooling down then is not recorded, so nobody counts as such. */
function asThen(rep: Rep, leads: readonly Lead[], { id }: Lead, atMs: number): Rep {
  const theirs = leads.filter(
    (each) =>
      each.repId === rep.id &&
      each.id !== id &&
      (each.claimedAt ?? Infinity) < atMs &&
      (each.closedAt ?? Infinity) > atMs,
  );
  const openLeads = theirs.map((each) => `${each.id}:${dayNumber(each.claimedAt ?? 0).toString(36)}`).join(' ');
  return { ...rep, openLeads, offDuty: false, skipUntil: null, unreachableSince: null, ignored: null };
}

/** Staff move columns; here they stand in the order of the table. */
function inOrder(past: PastTabs, table: (typeof tables)[keyof typeof tables]): Record<string, Cell[][]> {
  const [head = [], ...rows] = past[table.name] ?? [];
  const at = Object.values(table.columns).map(({ header }) => head.indexOf(header));
  return { [table.name]: rows.map((row) => at.map((index) => row[index] ?? '')) };
}
