/** A lead as a page lists it, with as much of the customer as the visitor may see. */

import { isWithOwner } from '../../core/lead/progress.ts';
import { maskPhone } from '../../core/lib/phone.ts';
import { pick } from '../../core/lib/pick.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { LeadLine, Me } from '../../core/pages/views.ts';
import type { Lead } from '../../tables/leads.ts';
import { maskedName } from '../messages/format-words.ts';

/** Columns shown as they are. */
const SHOWN = [
  'id', 'status', 'intent', 'area', 'region', 'channel', 'createdAt', 'claimedAt', 'lateMinutes', 'closedAt',
] as const satisfies readonly (keyof Lead)[]; // biome-ignore format: one list
/** Columns needed to make a line. */
export const LINE_COLUMNS = [
  ...SHOWN,
  ...([
    'customerName',
    'customerPhone',
    'modelName',
    'dealerName',
    'repName',
    'firstContactAt',
    'windowEndsAt',
    'ownerDueAt',
    'takenBack',
  ] as const),
] as const;
type LeadOfLine = Pick<Lead, (typeof LINE_COLUMNS)[number]>;

/**
 * How much of the customer is shown. whole: the winner. number masked: staff, who may ask to see it. masked: everybody else.
 */
export type Sight = 'whole' | 'number masked' | 'masked';

export function sightOf({ role }: Pick<Me, 'role'>): Sight {
  return role === 'HQ' || role === 'MANAGER' ? 'number masked' : 'masked';
}

export function nameFor(name: string, sight: Sight): string {
  return sight === 'masked' ? maskedName(name) : oneLine(name, 80);
}

export function phoneFor(phone: string, sight: Sight): string {
  if (phone === '') return '';
  return sight === 'whole' ? `+${phone}` : maskPhone(phone);
}

export function lineOf(lead: LeadOfLine, sight: Sight): LeadLine {
  return {
    ...pick(lead, SHOWN),
    name: nameFor(lead.customerName, sight),
    phone: phoneFor(lead.customerPhone, sight),
    model: lead.modelName,
    dealer: lead.dealerName,
    rep: lead.repName,
    contactedAt: lead.firstContactAt,
    dueAt: dueOf(lead),
    takenBack: lead.takenBack ?? 0,
  };
}

function dueOf({ status, windowEndsAt, ownerDueAt }: LeadOfLine): number | null {
  if (status === 'UNCLAIMED') return windowEndsAt;
  return status === 'CLAIMED' && isWithOwner({ status }) ? ownerDueAt : null;
}
