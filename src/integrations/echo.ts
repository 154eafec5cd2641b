/** What the hub sends comes back from some providers as a webhook without the hub's own id: it is recognised by recipient and words. */
import type { Outgoing } from '../core/events.ts';
import { fingerprint } from '../core/lib/fingerprint.ts';
import { plain } from '../core/lib/text.ts';

/** `words`: of a message into a room; null for a template, whose words the provider puts together. */
export function echoKey(to: string, words: string | null): string {
  // The first line only: where buttons are not available, they follow as words.
  return `e-${fingerprint(`${to}|${words === null ? 'template' : plain(words.split('\n')[0] ?? '')}`)}`;
}

/** The key under which the echo of this message will come back. */
export function echoOf(to: string, content: Outgoing): string {
  if (content.type === 'template') return echoKey(to, null);
  if ('body' in content) return echoKey(to, content.body);
  return echoKey(to, content.type === 'media' ? content.caption : content.type);
}
