/** One ticking clock shared by all countdowns of a page. */
import { signal } from '@preact/signals';
import { now } from './call.ts';
import { span } from './format.ts';

const tick = signal(0);
setInterval(() => {
  if (!document.hidden) tick.value += 1;
}, 1000);

interface CountdownProps {
  readonly until: number;
  /** The words before the remaining time, and before the time by which it is late. */
  readonly left: string;
  readonly late: string;
}

/** Coloured by how near the end is; the words say it, too. Not read out each second. */
export function Countdown({ until, left, late }: CountdownProps) {
  void tick.value;
  const rest = until - now();
  const tone = rest < 0 ? 'critical' : rest < 3 * 60_000 ? 'warning' : 'neutral';
  return (
    <span class={`badge num ${tone}`} aria-live="off">
      {rest < 0 ? late : left} {span(rest)}
    </span>
  );
}
