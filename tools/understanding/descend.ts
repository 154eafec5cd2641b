/** Stochastic gradient descent in an order that is the same on every machine, so that the same messages give the same weights. */

/** Calls `learn` with drawn examples, `epochs` times as many as there are, with a rate that falls from epoch to epoch. */
export function descend<T>(
  examples: readonly T[],
  { epochs, rate }: { readonly epochs: number; readonly rate: number },
  learn: (example: T, rate: number) => void,
): void {
  let seed = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const _ of examples) {
      // Lehmer's generator: https://en.wikipedia.org/wiki/Lehmer_random_number_generator
      seed = (seed * 16_807) % 2_147_483_647;
      const example = examples[seed % examples.length];
      if (example !== undefined) learn(example, rate / (1 + epoch * 0.3));
    }
  }
}
