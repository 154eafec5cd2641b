/**
 * The card that a manager gets about a lead: why it is with them, what is known of the customer, what was said, and what can be
 * done.
 */
import { clip } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import { managerAsRep } from '../messages/lead-owner.ts';
import { type Decisions, decisionRows } from '../messages/tell-manager.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { type Round, say, sayKnown } from '../round/round.ts';
import { inOneSentence, knownOf } from './tell-owner.ts';

const ACTIONS: Decisions = [
  ['GIVE', 'manager.row.give'],
  ['WON', 'step.WON'],
  ['LOST', 'manager.row.close'],
  ['TALK', 'rep.row.talk'],
];

/** `reason`: in the manager's language. */
export function tellManagerOfLead(round: Round, lead: Lead, reason: string): void {
  const rep = managerAsRep(round, lead.region);
  if (rep.phone === '') return;
  const known = { ...knownOf(round, { lead, rep, distanceKm: null }), why: reason };
  tellRep(round, { rep, lead }, 'manager.unclaimed', {
    content: {
      type: 'list',
      body: clip(sayKnown(round, 'manager.unclaimed', rep.language, known), 4000),
      button: say(round, 'rep.button.status', rep.language),
      rows: decisionRows(round, lead, rep, ACTIONS),
    },
    template: {
      type: 'template',
      name: round.config.settings.managerTemplate,
      language: rep.language || 'id',
      parameters: [lead.id, reason, inOneSentence(known)],
      payloads: [],
    },
  });
}
