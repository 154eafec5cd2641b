/** Whole amounts shared out so that the parts add up to the whole, to the last rupiah. */

/** By weight, with the largest remainder (Hamilton's method); ties go to the earlier part. A negative whole gives negative parts. */
export function splitByWeight(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return splitByWeight(whole, weights.map(() => 1)); // biome-ignore format: one line
  const sign = whole < 0 ? -1 : 1;
  const exact = weights.map((weight) => (Math.abs(whole) * weight) / total);
  const parts = exact.map(Math.floor);
  let left = Math.abs(whole) - parts.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left--;
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part));
}

/** In so many equal parts; the earlier ones are larger by one where it does not come out even. */
export function splitEvenly(whole: number, parts: number): number[] {
  const sign = whole < 0 ? -1 : 1;
  const each = Math.floor(Math.abs(whole) / parts);
  const larger = Math.abs(whole) - each * parts;
  return Array.from({ length: parts }, (_, index) => {
    const part = each + (index < larger ? 1 : 0);
    return part === 0 ? 0 : sign * part;
  });
}

/** What the parts from place `from` to before `to` of `splitEvenly` come to. */
export function evenParts(whole: number, parts: number, from: number, to: number): number {
  const each = Math.floor(Math.abs(whole) / parts);
  const larger = Math.abs(whole) - each * parts;
  const amount = each * (to - from) + Math.max(0, Math.min(larger, to) - from);
  return amount === 0 ? 0 : Math.sign(whole) * amount;
}
