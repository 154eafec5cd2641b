/** Undoes a merge when staff say that the two are different people: each gets back what is theirs, and they stay apart. */
import type { SetApartEvent } from '../../core/events.ts';
import type { Customer } from '../../tables/customers.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round } from '../round/round.ts';
import { idNow, numberOf } from './identify-sender.ts';

export function setApart(round: Round, event: SetApartEvent): EventOutcome {
  const customers = round.session.table('customers');
  const row = customers.get(event.customerId);
  if (!row || row.mergedInto === '') return { outcome: 'not set apart: the row was not joined', leadId: '' };
  const otherId = idNow(round, row.id);
  const own = customers.update(row.id, { mergedInto: '', setApartFrom: otherId });
  for (const alias of [own.phone, own.userId])
    if (alias !== '' && [event.phone, event.userId].includes(alias))
      round.session.system.setCustomer(alias, numberOf(own.id));
  const other = customers.get(otherId);
  const rest = other && customers.update(other.id, without(other, own));
  writeOnLead(round, own, `${own.id} and ${otherId} are two people, staff say.`);
  if (rest) writeOnLead(round, rest, `${own.id} and ${otherId} are two people, staff say.`);
  return { outcome: `set apart from ${otherId}`, leadId: own.leadId };
}

/** Removes what the merge had brought. A number that only the other row had is blank until that customer writes again. */
function without(other: Customer, own: Customer): Partial<Customer> {
  return {
    phone: other.phone === own.phone ? '' : other.phone,
    userId: other.userId === own.userId ? '' : other.userId,
    leadId: other.leadId === own.leadId ? '' : other.leadId,
  };
}

function writeOnLead(round: Round, { id, leadId, phone, userId }: Customer, reason: string): void {
  const lead = round.session.table('leads').get(leadId);
  if (!lead) return;
  round.session.table('leads').update(leadId, { customerId: id, customerPhone: phone, customerUserId: userId });
  noteOnTimeline(round, lead, 'SET APART', { actor: 'staff', reason });
}
