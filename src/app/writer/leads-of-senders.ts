/** The leads that messages from reps and managers may be about: by button, by quote, or all that they are working on. */
import { readOrder } from '../../core/chat/hub-words.ts';
import type { MessageEvent } from '../../core/events.ts';
import { readDraft } from '../../core/sale/draft.ts';
import { readChoice } from '../../core/tokens/signed-choice.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { Config } from '../../store/config.ts';
import type { Session } from '../../store/session/session.ts';
import { openLeadsOf } from '../assignment/open-leads.ts';
import { isForHub } from '../conversation/choose-customer.ts';
import { quotedBy } from '../conversation/rep-message.ts';
import { findManager, leadsOfManager } from '../messages/lead-owner.ts';
import { leadOfMessage, sentAs } from '../messages/quoted-messages.ts';
import { findRep } from '../screening/identify-sender.ts';
import type { Recall } from './recall-customers.ts';

export interface InRound {
  readonly session: Session;
  readonly config: Config;
  /** Finds customers in the archive. */
  readonly recall?: Recall;
}

export function leadsOfSenders(
  round: InRound,
  messages: readonly MessageEvent[],
  receipts: readonly Receipt[],
): string[] {
  const { session } = round;
  const chosen = messages.flatMap(({ content }) => (content.type === 'reply' ? [readChoice(content.id)] : []));
  const writers = messages.flatMap((message) => {
    const open = mayBeAboutAll(message) || message.content.type !== 'reply' ? leadsAtWork(round, message) : null;
    return open ? [{ open, quoted: quotedBy(message), isAboutAll: mayBeAboutAll(message) }] : [];
  });
  const reps = session.table('reps').rows();
  const selling = messages.map(({ from }) => readDraft(findRep(reps, from)?.selling ?? ''));
  const arrived = new Map(receipts.flatMap(([id, r]) => (r.kind === 'sent' ? [[r.providerId, id] as const] : [])));
  const isKnown = (id: string) => arrived.has(id) || sentAs({ session }, id) || session.table('conversation').has(id);
  session.find(
    'outbox',
    'providerId',
    writers.map(({ quoted }) => quoted).filter((id) => id !== '' && !isKnown(id)),
  );
  const quotedLead = (id: string) =>
    session.table('outbox').get(arrived.get(id) ?? '')?.leadId || leadOfMessage({ session }, id);
  return [
    // Other choices are about alerts.
    ...chosen.flatMap((choice) => (choice?.leadId.startsWith('L-') ? [choice.leadId] : [])),
    ...selling.map((draft) => draft?.leadId ?? ''),
    ...writers.flatMap(({ open, quoted, isAboutAll }) => {
      const lead = quotedLead(quoted);
      return lead && !isAboutAll ? lead : [lead, ...open];
    }),
  ];
}

/**
 * Whether the message may be about any of the sender's leads whatever it quotes: an order to the hub, typed now or held
 * earlier.
 */
function mayBeAboutAll({ content }: MessageEvent): boolean {
  if (content.type === 'text') return readOrder(content.text) !== null;
  const choice = content.type === 'reply' ? readChoice(content.id) : null;
  return choice !== null && isForHub(choice);
}

/** IDs of the leads that the sender is working on; null when the sender is neither rep nor manager. */
function leadsAtWork(round: InRound, { from }: MessageEvent): readonly string[] | null {
  const rep = findRep(round.session.table('reps').rows(), from);
  const manager = findManager(round, from);
  if (!rep && !manager) return null;
  const asManager = manager ? leadsOfManager(round.session.system.state, manager.phone) : [];
  return [...(rep ? openLeadsOf(rep) : []), ...asManager];
}
