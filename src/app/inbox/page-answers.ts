/** Results of page actions, in the cache: the page may be waiting in another execution than the one that runs the round. */
import * as is from '../../core/lib/read-json.ts';
import type { ActionAnswer } from '../../core/pages/views.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Answers } from '../round/unit-context.ts';

const TTL_SECONDS = 600;
const PREFIX = 'page-';

/** Cache key of a page action's result. */
export function answerKey(eventId: string): string {
  return `answer.${eventId}`;
}

const answer = is.object({ outcome: is.choice('done', 'refused'), text: is.text });

/** The result stored under `answerKey`; null when there is none yet. */
export function readPageAnswer(text: string | undefined): ActionAnswer | null {
  const read = is.readJson(text ?? '', answer);
  return read.ok ? read.value : null;
}

/** Makes no call when the round had no page action. */
export function keepPageAnswers({ cache, log }: Pick<WriterDeps, 'cache' | 'log'>, answers: Answers): void {
  const values = [...answers].flatMap(([id, [first]]) =>
    id.startsWith(PREFIX) && first && first.verdict !== 'duplicate'
      ? [[answerKey(id), JSON.stringify({ outcome: first.verdict === 'refused' ? 'refused' : 'done', text: first.reason ?? '' })]] // biome-ignore format: one pair
      : [],
  );
  if (values.length === 0) return;
  try {
    cache.putMany(Object.fromEntries(values), TTL_SECONDS);
  } catch (error) {
    log.error('page-answers-not-kept', error);
  }
}
