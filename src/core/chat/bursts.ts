/** Messages of one person that arrive together are one turn: the last of them carries the words of all. */
import type { HubEvent, MessageEvent } from '../events.ts';

const LONGEST_TURN = 4_000;
/** What is read of a turn (words.ts reads 1,500): its end, for the newest words count. */
const LONGEST_READ = 1_400;

/**
 * Texts of one sender that follow each other in one round: all but the last are `isFollowed`, and the last has the words of
 * those before it in `before`. Buttons, pins and everything else stand for themselves, and end what came before. What is
 * not to be handled in this round (a repetition, say) is part of no turn: `isLeftOut`, by ID.
 */
export function gatherBursts(events: readonly HubEvent[], isLeftOut: (id: string) => boolean): HubEvent[] {
  const gathered = [...events];
  const seen = new Set<string>();
  const open = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    if (event.kind !== 'message' || seen.has(event.id) || isLeftOut(event.id)) continue;
    seen.add(event.id);
    const sender = `${event.from.phone}|${event.from.userId}`;
    const previous = open.get(sender) ?? -1;
    const before = gathered[previous];
    open.delete(sender);
    if (!isPartOfTurn(event)) continue;
    open.set(sender, index);
    if (before?.kind !== 'message') continue;
    gathered[previous] = { ...before, isFollowed: true };
    gathered[index] = { ...event, before: wordsSoFar(before), referral: event.referral ?? before.referral };
  }
  return gathered;
}

/** A text, or a picture without words; what answers a message of ours stands for itself. */
function isPartOfTurn({ content, contextId }: MessageEvent): boolean {
  return (content.type === 'text' && contextId === '') || (content.type === 'media' && content.caption === '');
}

function wordsSoFar({ content, before = '' }: MessageEvent): string {
  const words = content.type === 'text' ? content.text : '';
  return join(before, words).slice(-LONGEST_TURN);
}

/** The message as one turn: its own words after those that came with it. */
export function asTurn(event: MessageEvent): MessageEvent {
  const { before = '', content } = event;
  if (before === '') return event;
  if (content.type === 'text') {
    const room = Math.max(0, LONGEST_READ - content.text.length);
    const text = join(room > 0 ? before.slice(-room) : '', content.text);
    return { ...event, content: { type: 'text', text } };
  }
  return content.type === 'media' ? { ...event, content: { type: 'text', text: before } } : event;
}

function join(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
