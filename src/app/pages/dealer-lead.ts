/**
 * One of a rep's leads: what is known, what was said, what happened. A dealer's owner sees colleagues' leads with the customer
 * masked.
 */
import type { LeadDetail } from '../../core/pages/views.ts';
import type { At } from './at.ts';
import { colleagues } from './dealer-home.ts';
import { openView } from './open-view.ts';
import { missing } from './refusal.ts';
import { detailOf } from './talk.ts';
import { repAt } from './visitor.ts';

export function dealerLead({ deps, proof }: At, { leadId }: { readonly leadId: string }): LeadDetail {
  const view = openView(deps, proof, ['reps', 'leads', 'conversation', 'timeline']);
  const { rep } = repAt(proof, view);
  view.ensure({ leads: [leadId] });
  const lead = view.table('leads').get(leadId);
  const owner = colleagues(view, rep).find(({ id }) => id === lead?.repId);
  if (!lead || !owner) throw missing(leadId);
  return detailOf(view, lead, owner.id === rep.id ? 'whole' : 'masked');
}
