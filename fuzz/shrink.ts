/** The fewest inputs, and of each the least, that still break the hub the same way (delta debugging, Zeller 2002). */
import { type Input, isList, type Json } from './input.ts';

const MOST_TRIES = 120;

type Breaks = (inputs: readonly Input[]) => boolean;

/** `recent`: what came since the hub was last well, which mostly is enough. [] when it cannot be brought about again. */
export function shrink(inputs: readonly Input[], recent: number, breaks: Breaks): readonly Input[] {
  let tries = 0;
  const stillBreaks: Breaks = (some) => ++tries <= MOST_TRIES && breaks(some);
  const since = inputs.slice(-recent);
  const start = stillBreaks(since) ? since : inputs;
  if (start === inputs && !stillBreaks(inputs)) return [];
  const few = fewest(start, stillBreaks);
  tries = 0;
  return few.map((input, index) => least(input, (other) => stillBreaks(few.with(index, other))));
}

function fewest(inputs: readonly Input[], breaks: Breaks): readonly Input[] {
  let left = inputs;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < left.length && left.length > 1; ) {
      const without = [...left.slice(0, at), ...left.slice(at + size)];
      if (without.length > 0 && breaks(without)) left = without;
      else at += size;
    }
  }
  return left;
}

/** Drops members and items one by one, the largest parts first. */
function least(input: Input, breaks: (input: Input) => boolean): Input {
  let best = input;
  for (let changed = true; changed; ) {
    changed = false;
    for (const smaller of smallerThan(best as unknown as Json)) {
      if (!breaks(smaller as unknown as Input)) continue;
      best = smaller as unknown as Input;
      changed = true;
      break;
    }
  }
  return best;
}

/** Every way to leave one part out; what an input cannot be without stays. */
function* smallerThan(value: Json, depth = 0): Generator<Json> {
  if (isList(value)) {
    for (const index of value.keys()) yield value.filter((_, each) => each !== index);
    for (const [index, each] of value.entries()) for (const less of smallerThan(each, depth + 1)) yield value.with(index, less);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (entries[0]?.[0].startsWith('$') && entries[0][0] !== '$json') return;
  for (const [key] of entries) if (depth > 0 && !key.startsWith('$')) yield Object.fromEntries(entries.filter(([name]) => name !== key));
  for (const [key, each] of entries) {
    for (const less of smallerThan(each, depth + 1)) yield Object.fromEntries(entries.map(([name, old]) => [name, name === key ? less : old]));
  }
}
