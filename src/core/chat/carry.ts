/** A message as text, and in the form passed on to the other person (from customer to rep, or back). */
import { readCarrier } from '../carrier.ts';
import type { Content, Outgoing } from '../events.ts';
import { clip, oneLine, splitForCells } from '../lib/text.ts';
import { DAY_MS } from '../lib/time.ts';

/** A message as text, for the conversation log. */
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

/** Longest text passed on in one message: WhatsApp allows 4,096 characters, and the sender's name is put before it. */
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

/** Longer than what a phone shows of a file name. */
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

/** Adds to files the number by which they came, and when. */
export function cameBy(
  parts: readonly Outgoing[],
  { carrier = '', receivedAtMs }: { readonly carrier?: string; readonly receivedAtMs: number },
): readonly Outgoing[] {
  const { account: from } = readCarrier(carrier);
  return parts.map((part) => (part.type === 'media' ? { ...part, from, cameAt: receivedAtMs } : part));
}

/** Received files can be downloaded for seven days. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
const FILE_DAYS = 7;

/** Why a file cannot be passed on by this carrier, or ''. A file with a URL can be downloaded by anybody. */
export function fileProblem(content: Outgoing, carrier: string, nowMs: number): string {
  if (content.type !== 'media' || content.mediaId.startsWith('https://')) return '';
  const { from = '', cameAt = nowMs } = content;
  if (nowMs - cameAt > FILE_DAYS * DAY_MS) return 'the file came more than seven days ago';
  const { provider, account } = readCarrier(carrier);
  const isAnother = provider === 'meta' && from !== '' && account !== '' && from !== account;
  return isAnother ? 'the file came by another number' : '';
}

/** What to send when a file cannot be passed on: its caption, or null without one. */
export function wordsInstead(content: Outgoing): Outgoing | null {
  if (content.type !== 'media' || content.caption === '') return null;
  return { type: 'text', body: `${content.caption} [${content.media}]` };
}

/** ID of the message that a reaction, an edit or a deletion is about; '' for anything else. */
export function aboutMessage(content: Content): string {
  return content.type === 'reaction' || content.type === 'edit' || content.type === 'revoke' ? content.originalId : '';
}
