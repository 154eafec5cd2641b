/** Writing a message down for sending: one Outbox row, one line in the conversation, free form or template by the window. */
import type { Outgoing } from '../../core/events.ts';
import { logMessage, type Round, raiseAlert } from '../round/round.ts';
import { carrierOf, nameOf } from './choose-carrier.ts';
import { costOf } from './message-cost.ts';
import { isWindowOpen, outboxId, type Payload, type Post } from './post.ts';
import { paceOf, turnOf } from './rate-limits.ts';

/** If no receipt has come by then, the execution that was to send it died or its answer was lost. */
export const RECEIPT_DUE_MS = 3 * 60_000;

/** More than this many unsettled messages means that sending is broken; they would not fit the System tab's cell. */
const MAX_UNSETTLED = 600;

export function postMessage(round: Round, post: Post): void {
  const { session, nowMs } = round;
  const id = outboxId(round, post);
  if (session.table('outbox').has(id)) return;
  const content = isWindowOpen(round, post.lastHeardMs) || !post.template ? post.content : post.template;
  const overflow = Object.keys(session.system.state.unsettled).length >= MAX_UNSETTLED;
  const problem =
    post.to === '' ? 'no number to send to' : overflow ? 'too many messages are waiting for an answer' : '';
  const carrier = carrierOf(round, post);
  const turn = problem ? null : (turnOf(round, post.to) ?? paceOf(round, carrier, content));
  const costRp = problem ? 0 : costOf(round, content);
  session.table('outbox').append({
    id,
    createdAt: nowMs,
    to: post.to,
    party: post.party,
    partyId: post.partyId,
    leadId: post.leadId,
    key: post.key,
    state: problem ? 'FAILED' : turn === null ? 'SENDING' : 'RETRY',
    attempts: problem || turn !== null ? 0 : 1,
    lastTriedAt: problem || turn !== null ? null : nowMs,
    nextTryAt: turn,
    costRp,
    providerId: '',
    error: problem,
    carrier,
    payload: JSON.stringify({ ...payloadOf(post, content), ...(carrier ? { name: nameOf(round, post) } : {}) }),
  });
  if (content.type === 'room') {
    session.system.state.unsettled[id] = turn ?? nowMs + RECEIPT_DUE_MS;
    return;
  }
  logMessage(round, {
    id,
    leadId: post.leadId,
    direction: 'out',
    party: post.party,
    partyId: post.partyId,
    type: content.type,
    text: wordsOf(post.content),
    delivery: problem ? 'FAILED' : 'QUEUED',
  });
  if (problem)
    raiseAlert(round, {
      tier: 'P1',
      rule: 'message-not-sent',
      subject: id,
      text: `Message ${post.key} to ${post.partyId}: ${problem}.`,
    });
  else session.system.state.unsettled[id] = turn ?? nowMs + RECEIPT_DUE_MS;
  addToLead(round, post.leadId, costRp);
}

function addToLead({ session }: Round, leadId: string, costRp: number): void {
  const lead = costRp > 0 ? session.table('leads').get(leadId) : undefined;
  if (lead) session.table('leads').update(leadId, { messageCostRp: (lead.messageCostRp ?? 0) + costRp });
}

function payloadOf({ content: free, template, quote, source }: Post, content: Outgoing): Payload {
  return {
    content,
    ...(template && content === free ? { template } : {}),
    ...(quote ? { quote } : {}),
    ...(source ? { source } : {}),
  };
}

/** What the recipient reads, as it stands in the conversation log. */
function wordsOf(content: Outgoing): string {
  switch (content.type) {
    case 'buttons':
      return `${content.body}\n[${content.buttons.map((button) => button.title).join('] [')}]`;
    case 'list':
      return `${content.body}\n[${content.button}]`;
    case 'template':
      return `${content.name}: ${content.parameters.join(' · ')}`;
    case 'media':
      return `[${content.media}] ${content.caption}`.trim();
    case 'location':
      return `📍 ${content.latitude}, ${content.longitude} ${content.name}`.trim();
    case 'room':
      return '';
    default:
      return content.body;
  }
}
