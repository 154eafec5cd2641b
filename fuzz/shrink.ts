/**
 * Minimises a failure: the fewest and smallest inputs that still break the hub in the same way (delta debugging, Zeller 2002).
 */
import { type Input, isList, type Json } from './input.ts';

const MOST_TRIES = 50;

type Breaks = (inputs: readonly Input[]) => boolean;

/**
 * `recent`: how many inputs came since the last good check, which is usually enough. [] when the failure cannot be reproduced.
 */
export function shrink(inputs: readonly Input[], recent: number, breaks: Breaks): readonly Input[] {
  let tries = 0;
  const stillBreaks: Breaks = (some) => ++tries <= MOST_TRIES && breaks(some);
  const since = inputs.slice(-recent);
  const start = stillBreaks(since) ? since : inputs;
  if (start === inputs && !stillBreaks(inputs)) return [];
  const few = fewest(stretch(start, stillBreaks), stillBreaks);
  tries = 0;
  return few.map((input, index) => least(input, (other) => stillBreaks(few.with(index, other))));
}

/** From the last input that is needed back to the first: most failures have one cause, which two bisections find. */
function stretch(inputs: readonly Input[], breaks: Breaks): readonly Input[] {
  const upTo = inputs.slice(
    0,
    smallestNumber(inputs.length, (count) => breaks(inputs.slice(0, count))),
  );
  return upTo.slice(-smallestNumber(upTo.length, (count) => breaks(upTo.slice(-count))));
}

/** The smallest number from 1 to `most` for which it is so; it is so for `most`. */
function smallestNumber(most: number, isSo: (count: number) => boolean): number {
  let [no, yes] = [0, most];
  while (yes - no > 1) {
    const middle = (no + yes) >> 1;
    if (isSo(middle)) yes = middle;
    else no = middle;
  }
  return yes;
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
  const tried = new Set<string>();
  let best = input as unknown as Json;
  for (let smaller: Json | undefined = best; smaller !== undefined; ) {
    smaller = [...smallerThan(best)].find((each) => {
      const text = JSON.stringify(each);
      const isNew = !tried.has(text);
      tried.add(text);
      return isNew && breaks(each as unknown as Input);
    });
    best = smaller ?? best;
  }
  return best as unknown as Input;
}

/** Every way to leave out one part, except parts that an input must have. */
function* smallerThan(value: Json, depth = 0): Generator<Json> {
  if (isList(value)) {
    for (const index of value.keys()) yield value.filter((_, each) => each !== index);
    for (const [index, each] of value.entries())
      for (const less of smallerThan(each, depth + 1)) yield value.with(index, less);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (entries[0]?.[0].startsWith('$') && entries[0][0] !== '$json') return;
  for (const [key] of entries)
    if (depth > 0 && !key.startsWith('$')) yield Object.fromEntries(entries.filter(([name]) => name !== key));
  for (const [key, each] of entries) {
    for (const less of smallerThan(each, depth + 1))
      yield Object.fromEntries(entries.map(([name, old]) => [name, name === key ? less : old]));
  }
}
