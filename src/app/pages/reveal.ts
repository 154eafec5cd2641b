/** Shows a customer's number to a visitor who may see it. The audit trail is written before the page gets it. */

import { BUSY } from '../round/with-lock.ts';
import type { At } from './at.ts';
import { trailRows } from './audit.ts';
import { openView } from './open-view.ts';
import { missing, PageRefusal } from './refusal.ts';
import { mustAct, sees, staffAt } from './visitor.ts';

const LOCK_WAIT_MS = 8_000;

export function reveal({ deps, proof }: At, { leadId }: { readonly leadId: string }): { name: string; phone: string } {
  const me = staffAt(proof, deps.config());
  mustAct(me);
  const view = openView(deps, proof, ['leads']);
  view.ensure({ leads: [leadId] });
  const lead = view.table('leads').get(leadId);
  if (!lead || !sees(me, lead.region)) throw missing(leadId);
  const deed = { action: 'show number', subject: leadId, from: 'masked', to: 'shown' };
  const written = deps.withLock(LOCK_WAIT_MS, (commit) =>
    commit({ updates: [], appends: [trailRows(deps.workbook, me, [deed], deps.clock.nowMs())] }),
  );
  if (written === BUSY) throw new PageRefusal('busy', 'Many are writing at the moment: try again.');
  return { name: lead.customerName, phone: lead.customerPhone === '' ? '' : `+${lead.customerPhone}` };
}
