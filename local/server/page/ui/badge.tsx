/** A state in a word, coloured by what it means; the word always says it without the colour. */
import type { ComponentChildren } from 'preact';

export type Tone = 'neutral' | 'success' | 'critical' | 'warning' | 'info';

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
