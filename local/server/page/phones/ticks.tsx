/** The ticks under a message: one sent, two delivered, two filled in when read; said in words for screen readers. */
import type { ChatMessage } from '../data/types';

const WORDS = { accepted: 'Waiting', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' };

export function Ticks({ message }: { message: ChatMessage }) {
  const { ticks } = message;
  if (ticks === 'failed') return null;
  return (
    <span class={`ticks ${ticks}`} role="img" aria-label={WORDS[ticks]} title={WORDS[ticks]}>
      <svg class="ticks-svg" viewBox="0 0 18 12" aria-hidden="true">
        {ticks === 'accepted' ? <path d="M9 2.5v3.8l2.6 1.5M14 6A5 5 0 1 1 4 6a5 5 0 0 1 10 0z" /> : null}
        {ticks === 'accepted' ? null : <path d="M2 6.5l3 3 6-7" />}
        {ticks === 'delivered' || ticks === 'read' ? <path d="M8 9l.5.5 6-7" /> : null}
      </svg>
    </span>
  );
}
