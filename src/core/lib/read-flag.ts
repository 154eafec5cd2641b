/** Yes and no as people and other spreadsheets write them. */
import { visible } from './text.ts';

/** BENAR and SALAH: how an Indonesian spreadsheet copies a tick box as text. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 'ya', 'iya', '1', 'benar', 'betul', 'aktif', 'active', 'on', '✓', '✔', '☑', '✅'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'tidak', 'tdk', '0', 'salah', 'nonaktif', 'non aktif', 'non-aktif', 'tidak aktif', 'inactive', 'off', '☐', '-'].map((word) => [word, false] as const),
]); // biome-ignore format: a list

/** Null for anything else, even for an x, which may mean yes or no. */
export function readFlag(written: string): boolean | null {
  return WORDS.get(visible(written).toLowerCase()) ?? null;
}
