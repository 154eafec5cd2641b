import type { UnreadableEvent } from '../../core/events.ts';
import { splitForCells } from '../../core/lib/text.ts';
import type { Round } from './round.ts';

/** Stores a delivery or event in Dead letters, in several rows when it is longer than a cell. */
export function bury(
  round: Round,
  letter: Pick<UnreadableEvent, 'id' | 'source' | 'reason' | 'raw' | 'receivedAtMs'>,
): void {
  const parts = splitForCells(letter.raw);
  parts.forEach((content, index) => {
    round.session.table('deadLetters').append({
      id: index === 0 ? letter.id : `${letter.id}#${index + 1}`,
      receivedAt: letter.receivedAtMs,
      source: letter.source,
      reason: letter.reason,
      part: `${index + 1}/${parts.length}`,
      content,
    });
  });
}
