/** Seeded chance: the same seed gives the same year. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  /** Sorted moments, as many as asked for, denser where the weight is. */
  spread(count: number, weights: readonly number[]): number[] {
    const sums: number[] = [];
    let sum = 0;
    for (const weight of weights) {
      sum += weight;
      sums.push(sum);
    }
    const counts = new Array<number>(weights.length).fill(0);
    for (let n = 0; n < count; n++) {
      const at = placeIn(sums, this.next() * sum);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts.flatMap((times, at) => new Array<number>(times).fill(at));
  }

  /** A random index, by weight. */
  pick(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [at, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return at;
    }
    return weights.length - 1;
  }
}

/** The index of the first sum above `wanted`, by binary search. */
function placeIn(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
