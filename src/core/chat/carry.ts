/** A message as words, and as what is sent on to the person on the other side of the bridge. */
import { readCarrier } from '../carrier.ts';
import type { Content, Outgoing } from '../events.ts';
import { clip, oneLine, splitForCells } from '../lib/text.ts';
import { DAY_MS } from '../lib/time.ts';

/** A message in words, for the conversation log and for whoever reads it there. */
export function wordsOf(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'reply':
      return content.title || content.id;
    case 'location':
      return `📍 ${content.latitude}, ${content.longitude} ${content.name}`.trim();
    case 'media':
      return `[${content.media}] ${content.caption}`.trim();
    case 'reaction':
      return content.emoji;
    case 'contacts':
      return `[contact] ${content.phones.join(', ')}`.trim();
    case 'edit':
      return `[edited] ${content.text}`.trim();
    case 'revoke':
      return '[deleted a message]';
    case 'number-change':
      return `[changed number] ${content.newPhone || content.newUserId}`;
    case 'preference':
      return content.wants ? '[messages on]' : '[messages off]';
    case 'order':
      return `[order] ${content.productIds.join(', ')} ${content.text}`.trim();
    case 'other':
      return `[${content.what}] ${content.text}`.trim();
  }
}

/** Longest text that goes on in one message; WhatsApp takes 4,096 characters, and the sender's name stands before it. */
const TEXT_PART = 3_800;
const CAPTION = 1_024;
const PLACE_NAME = 200;

/** `label` puts the sender's name before words. One message may become several: long texts, a voice note with a name. */
export function sentOn(content: Content, label: (words: string) => string): readonly Outgoing[] {
  if (content.type === 'media') return mediaSentOn(content, label);
  if (content.type === 'location') {
    const { latitude, longitude, name } = content;
    return [{ type: 'location', latitude, longitude, name: clip(oneLine(label(name), PLACE_NAME), PLACE_NAME) }];
  }
  const words = wordsOf(content);
  if (words.trim() === '') return [];
  return splitForCells(words, TEXT_PART).map((part) => ({ type: 'text', body: label(part) }));
}

/** What a phone shows of a file's name is shorter. */
const LONGEST_NAME = 240;

function mediaSentOn(
  { media, mediaId, caption, filename }: Extract<Content, { type: 'media' }>,
  label: (words: string) => string,
): readonly Outgoing[] {
  const labelled = label(caption).trim();
  const canCarry = media !== 'audio' && media !== 'sticker' && labelled.length <= CAPTION;
  const medium = { type: 'media', media, mediaId, filename: clip(filename, LONGEST_NAME) } as const;
  if (canCarry) return [{ ...medium, caption: labelled }];
  return [
    { type: 'text', body: label(`[${media}] ${caption}`.trim()) },
    { ...medium, caption: '' },
  ];
}

/** Says of files by which number they came, and when. */
export function cameBy(
  parts: readonly Outgoing[],
  { carrier = '', receivedAtMs }: { readonly carrier?: string; readonly receivedAtMs: number },
): readonly Outgoing[] {
  const { account: from } = readCarrier(carrier);
  return parts.map((part) => (part.type === 'media' ? { ...part, from, cameAt: receivedAtMs } : part));
}

/** Files that came in can be had for seven days. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
const FILE_DAYS = 7;

/** Why a file cannot be sent on by this carrier, or ''. One that has an address can be had by anybody. */
export function fileProblem(content: Outgoing, carrier: string, nowMs: number): string {
  if (content.type !== 'media' || content.mediaId.startsWith('https://')) return '';
  const { from = '', cameAt = nowMs } = content;
  if (nowMs - cameAt > FILE_DAYS * DAY_MS) return 'the file came more than seven days ago';
  const { provider, account } = readCarrier(carrier);
  const isAnother = provider === 'meta' && from !== '' && account !== '' && from !== account;
  return isAnother ? 'the file came by another number' : '';
}

/** What goes on when a file cannot: what was written to it, or null. */
export function wordsInstead(content: Outgoing): Outgoing | null {
  if (content.type !== 'media' || content.caption === '') return null;
  return { type: 'text', body: `${content.caption} [${content.media}]` };
}

/** The message that a reaction, an edit or a deletion is about. */
export function aboutMessage(content: Content): string {
  return content.type === 'reaction' || content.type === 'edit' || content.type === 'revoke' ? content.originalId : '';
}
