/** Seeded random numbers: every random choice of a simulated run is drawn from one of these. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(limit: number): number;
  /** An independent stream, so that one part's draws do not affect another's. */
  fork(): Random;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and good enough to choose schedules with. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = seed >>> 0;
  let c = Math.floor(seed / 4294967296) >>> 0;
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) draw();
  return {
    next: () => draw() / 4294967296,
    below: (limit) => Math.floor((draw() / 4294967296) * limit),
    fork: () => seededRandom(draw()),
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[random.below(from.length)];
  if (chosen === undefined) throw new Error('there is nothing to pick from');
  return chosen;
}
