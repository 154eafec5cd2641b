/** Writing a message down for sending: one Outbox row, one line in the conversation, free form or template by the window. */
import type { Outgoing } from '../../core/events.ts';
import { fullShare, unsettledOf } from '../../store/state/unsettled.ts';
import { logMessage, type Round } from '../round/round.ts';
import { carrierOf, nameOf } from './choose-carrier.ts';
import { costOf } from './message-cost.ts';
import { isWindowOpen, outboxId, type Payload, type Post } from './post.ts';
import { paceOf, turnOf } from './rate-limits.ts';

/** After this long without a receipt, the sending execution died or its answer was lost. */
export const RECEIPT_DUE_MS = 3 * 60_000;

/** What the row and staff are told when a sender's share is full. */
const FULL = {
  to: 'too many messages wait for this person',
  from: 'too many of this person’s messages wait to be passed on',
  by: 'too many messages wait for this provider',
  all: 'too many messages are waiting',
} as const;

/**
 * 'full': not sent, because waiting messages use up the share. The caller must tell the person whose message was being passed
 * on.
 */
export function postMessage(round: Round, post: Post): 'posted' | 'full' {
  const { session, nowMs, onPage } = round;
  // A person at a page reads the answer there; a message with a template goes to WhatsApp in any case.
  if (onPage?.partyId === post.partyId && post.party !== 'customer' && !post.template) {
    onPage.say(wordsOf(post.content, 'body'));
    return 'posted';
  }
  const id = outboxId(round, post);
  if (session.table('outbox').has(id)) return 'posted';
  const content = isWindowOpen(round, post.lastHeardMs) || !post.template ? post.content : post.template;
  const { unsettled } = session.system.state;
  const carrier = carrierOf(round, post);
  const waiting = unsettledOf(nowMs + RECEIPT_DUE_MS, { to: post.to, sender: post.sender ?? '', carrier });
  const share = fullShare(unsettled, waiting);
  const problem = post.to === '' ? 'no number to send to' : share ? FULL[share] : '';
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
    payload: JSON.stringify({ ...keptOf(post, content), ...(carrier ? { name: nameOf(round, post) } : {}) }),
  });
  if (!problem) unsettled[id] = { ...waiting, at: turn ?? waiting.at };
  else tellNotSent(round, post, problem);
  if (content.type !== 'room') logPost(round, post, { id, type: content.type, problem });
  addToLead(round, post.leadId, costRp);
  return share ? 'full' : 'posted';
}

function logPost(
  round: Round,
  post: Post,
  { id, type, problem }: { readonly id: string; readonly type: string; readonly problem: string },
): void {
  logMessage(round, {
    id,
    leadId: post.leadId,
    direction: 'out',
    party: post.party,
    partyId: post.partyId,
    type,
    text: wordsOf(post.content, 'whole'),
    delivery: problem ? 'FAILED' : 'QUEUED',
  });
}

/** Once a day for each cause and person. */
function tellNotSent({ session }: Round, post: Post, problem: string): void {
  const subject = (problem === FULL.from && post.sender) || post.partyId || post.to;
  const isAboutAll = problem === FULL.by || problem === FULL.all;
  const text = `Message ${post.key} to ${post.partyId}: ${problem}. It is given up, as are others like it today.`;
  session.tellStaff(
    { tier: isAboutAll ? 'P0' : 'P1', rule: 'message-not-sent', subject: isAboutAll ? 'outbox' : subject, text },
    problem,
  );
}

function addToLead({ session }: Round, leadId: string, costRp: number): void {
  const lead = costRp > 0 ? session.table('leads').get(leadId) : undefined;
  if (lead) session.table('leads').update(leadId, { messageCostRp: (lead.messageCostRp ?? 0) + costRp });
}

function keptOf({ content: free, template, quote, source, pass }: Post, content: Outgoing): Payload {
  return {
    content,
    ...(template && content === free ? { template } : {}),
    ...(quote ? { quote } : {}),
    ...(source ? { source } : {}),
    ...(pass ? { pass } : {}),
  };
}

/** What the recipient reads, as it stands in the conversation log. */
function wordsOf(content: Outgoing, part: 'whole' | 'body'): string {
  if (part === 'body' && (content.type === 'buttons' || content.type === 'list')) return content.body;
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
