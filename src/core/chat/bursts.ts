/** Messages of one person that arrive together form one turn: the last of them carries the text of all. */
import type { HubEvent, MessageEvent } from '../events.ts';

const LONGEST_TURN = 4_000;
/** How many characters of a turn are read (words.ts reads 1,500): its end, since the newest words count. */
const LONGEST_READ = 1_400;

/**
 * Joins consecutive texts of one sender within a round: all but the last get `isFollowed`, and the last gets the earlier texts
 * in `before`. Buttons, pins and everything else stand alone and end the turn before them. `isLeftOut`: tells by ID that an
 * event is not handled in this round (for example a repetition) and so belongs to no turn.
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

/** A text, or a picture without a caption. A message that answers one of ours stands alone. */
function isPartOfTurn({ content, contextId }: MessageEvent): boolean {
  return (content.type === 'text' && contextId === '') || (content.type === 'media' && content.caption === '');
}

function wordsSoFar({ content, before = '' }: MessageEvent): string {
  const words = content.type === 'text' ? content.text : '';
  return join(before, words).slice(-LONGEST_TURN);
}

/** The message as a whole turn: its own text after the earlier ones. */
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
