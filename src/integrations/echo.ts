/** Some providers report the hub's own messages as webhooks without the hub's ID: they are recognised by recipient and text. */
import type { Outgoing } from '../core/events.ts';
import { fingerprint } from '../core/lib/fingerprint.ts';
import { plain } from '../core/lib/text.ts';

/** `words`: the text of a message into a room; null for a template, whose text the provider composes. */
export function echoKey(to: string, words: string | null): string {
  // The first line only: where buttons are not available, they follow as text.
  return `e-${fingerprint(`${to}|${words === null ? 'template' : plain(words.split('\n')[0] ?? '')}`)}`;
}

/** The key under which the echo of this message will come back. */
export function echoOf(to: string, content: Outgoing): string {
  if (content.type === 'template') return echoKey(to, null);
  if ('body' in content) return echoKey(to, content.body);
  return echoKey(to, content.type === 'media' ? content.caption : content.type);
}
