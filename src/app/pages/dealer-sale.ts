/** The dealer page registers a sale: for the rep whose personal link it is, and for nobody else. */

import { fingerprint } from '../../core/lib/fingerprint.ts';
import { pick } from '../../core/lib/pick.ts';
import type { SaleAnswer } from '../../core/pages/views.ts';
import { ASKED, type Asked } from '../../core/sale/new-sale.ts';
import { saleFromTexts } from '../../core/sale/sale-from-texts.ts';
import { registerSale } from '../sales/register-sale.ts';
import { drainInbox } from '../writer/drain-inbox.ts';
import type { At } from './at.ts';
import { withTrail } from './audit.ts';
import { openView } from './open-view.ts';
import { readBook } from './read-book.ts';
import { PageRefusal } from './refusal.ts';
import { repAt } from './visitor.ts';

/**
 * `fields`: the columns of Sales that people fill, by key, as text; `replaces`: the ID of the refused sale that this one
 * corrects, if any. Sending the same request again gives the same sale; the same request ID with other fields is refused.
 */
export function registerOwnSale(
  { deps, proof }: At,
  { requestId, fields, replaces = '' }: { requestId: string; fields: Record<string, string>; replaces?: string },
): SaleAnswer {
  const { rep, me } = repAt(proof, openView(deps, proof, ['reps']));
  const texts: Partial<Record<Asked, string>> = Object.fromEntries(ASKED.map((key) => [key, fields[key] ?? '']));
  const own = { ...texts, repId: rep.id, dealerId: rep.dealerId };
  const sending = `S-p${fingerprint(`${rep.id}|${requestId}`)}`;
  const id = `${sending}-${fingerprint(JSON.stringify([own, replaces]))}`;
  refuseOther(deps, sending, id);
  const deed = { action: 'sale', subject: id, from: replaces, to: texts.serial ?? '' };
  const registration = registerSale(withTrail(deps, me, deed), {
    ...saleFromTexts(own, { id, source: 'page' }),
    replaces,
  });
  if (registration.kind === 'busy') throw new PageRefusal('busy', 'Many are writing at the moment: send it again.');
  drainInbox(deps);
  const found = registration.sales.find(({ sentId }) => sentId === id);
  if (!found) throw new Error(`Sale ${id} was not found again`);
  return pick(found, ['saleId', 'verdict', 'reason', 'nextStep', 'onHold']);
}

/**
 * Otherwise a person who changed the form and sent it again would get the answer for the old fields, and the change would be
 * lost.
 */
function refuseOther({ workbookAtOnce }: At['deps'], sending: string, id: string): void {
  const known = readBook(workbookAtOnce, [], { sales: ['id'] }).some('sales');
  if (known.some((sale) => sale.id.startsWith(`${sending}-`) && sale.id !== id))
    throw new PageRefusal('input', 'This sale was registered before with other fields: look at your sales below.');
}
