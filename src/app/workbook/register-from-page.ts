/** The dealer page registers a sale: for the rep whose personal link it is, and for nobody else. */

import { fingerprint } from '../../core/lib/fingerprint.ts';
import { asRecord, text } from '../../core/lib/json.ts';
import { ASKED, type Asked } from '../../core/sale/new-sale.ts';
import { saleFromTexts } from '../../core/sale/sale-from-texts.ts';
import { readPageToken } from '../../core/tokens/page-token.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { Rep } from '../../tables/network.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type RegisteredSale, registerSale } from '../sales/register-sale.ts';
import { drainInbox } from '../writer/drain-inbox.ts';

/**
 * Plain data for google.script.run. `busy`: send the same again, with the same request ID. `link`: the link is not valid
 * (any more). `input`: what was sent is no sale.
 */
export type PageAnswer =
  | ({ readonly outcome: 'registered' } & Pick<RegisteredSale, 'saleId' | 'verdict' | 'reason' | 'nextStep' | 'onHold'>)
  | { readonly outcome: 'busy' | 'link' | 'input'; readonly reason: string };

const BUSY: PageAnswer = { outcome: 'busy', reason: 'Many are writing at the moment.' };
/** Of a sale that is corrected. */
const LONGEST_ID = 80;

/**
 * `input`: the columns of Sales that people fill, by their keys, as text; `requestId`, the page's own ID of this sending;
 * and `replaces`, the ID of the refused sale that it corrects, if any. Any visitor can call this with anything, and gets an
 * answer: it never throws.
 */
export function registerFromPage(deps: WriterDeps, token: unknown, input: unknown): PageAnswer {
  try {
    return register(deps, token, input);
  } catch (error) {
    deps.log.error('page-sale-failed', error);
    return { ...BUSY, reason: 'The sale could not be registered now.' };
  }
}

function register(deps: WriterDeps, token: unknown, input: unknown): PageAnswer {
  const { tokenSecret } = deps.secrets(deps.properties.getAll());
  const visitor = readPageToken(token, deps.clock.nowMs(), tokenSecret);
  const rep = visitor.kind === 'rep' ? findActiveRep(deps, visitor.repId) : undefined;
  if (!rep) {
    const reason = visitor.kind === 'expired' ? 'This link has expired: ask for a new one.' : 'This link is not valid.';
    return { outcome: 'link', reason };
  }
  const sent = asRecord(input);
  const requestId = sent ? text(sent, 'requestId') : '';
  if (!sent || !/^[\w-]{8,80}$/.test(requestId)) return { outcome: 'input', reason: 'The request has no ID.' };
  const texts: Partial<Record<Asked, string>> = Object.fromEntries(ASKED.map((key) => [key, text(sent, key)]));
  const own = { ...texts, repId: rep.id, dealerId: rep.dealerId };
  const id = `S-p${fingerprint(`${rep.id}|${requestId}`)}`;
  const registration = registerSale(deps, {
    ...saleFromTexts(own, { id, source: 'page' }),
    replaces: text(sent, 'replaces').slice(0, LONGEST_ID),
  });
  if (registration.kind === 'busy') return BUSY;
  drainInbox(deps);
  const found = registration.sales.find(({ sentId }) => sentId === id);
  if (!found) throw new Error(`Sale ${id} was not found again`);
  const { saleId, verdict, reason, nextStep, onHold } = found;
  return { outcome: 'registered', saleId, verdict, reason, nextStep, onHold };
}

function findActiveRep({ workbook }: WriterDeps, repId: string): Rep | undefined {
  const [[head = [], ...rows] = []] = workbook.read([{ sheet: tables.reps.name, fromRow: 1 }]);
  const layout = new Layout(tables.reps, head);
  return rows.map((cells) => layout.decode(cells)).find(({ id, active }) => id === repId && active);
}
