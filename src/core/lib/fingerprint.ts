/** Short hashes for memories and indexes: fast and well distributed, but not secure. */

/** Two independent 32-bit hashes of a text (FNV-1a with different seeds, then mixed). */
function hashPair(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return [mix(a), mix(b)];
}

/** The finaliser of MurmurHash3, so that every input bit reaches every output bit. */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Ten characters holding 51 bits: two of 100,000 texts collide with a chance of about 1 in 450,000. */
export function fingerprint(text: string): string {
  const [a, b] = hashPair(text);
  return ((a & 0x7ffff) * 0x100000000 + b).toString(36).padStart(10, '0');
}

/** 0 to `buckets` - 1, the same for the same text for ever: stored memories rely on it. */
export function bucketOf(text: string, buckets: number): number {
  return hashPair(`#${text}`)[0] % buckets;
}
