/** The command line of `npm run mesh`. */
import { join } from 'node:path';

export interface MeshOptions {
  readonly folder: string;
  /** Null: once. */
  readonly everyMs: number | null;
  /** An exported ledger: a file or an address; '' for none. */
  readonly ledger: string;
  /** Run by the shell when something is wrong; '' for none. */
  readonly notify: string;
  readonly code: 'compared' | 'left alone';
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LEAST_MS = 5 * UNITS.m;

/** Or what is wrong with it. */
export function readOptions(words: readonly string[]): MeshOptions | string {
  const known = ['--every', '--folder', '--ledger', '--notify-command'];
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--once' || word === '--no-code') given.set(word, '');
    else if (known.includes(word) && words[at + 1] !== undefined) given.set(word, words[++at] ?? '');
    else return `${word} is unknown, or lacks its value. See npm run mesh -- --help.`;
  }
  const every = given.get('--every');
  const [, count = '', unit = ''] = /^(\d+)([mhd])$/.exec(every ?? '') ?? [];
  const everyMs = every === undefined ? null : Number(count) * (UNITS[unit as keyof typeof UNITS] ?? 0);
  if (everyMs !== null && everyMs < LEAST_MS) return '--every is such as 30m, 6h or 1d, five minutes at least.';
  return {
    folder: given.get('--folder') ?? join('.data', 'mesh'),
    everyMs: given.has('--once') ? null : everyMs,
    ledger: given.get('--ledger') ?? '',
    notify: given.get('--notify-command') ?? '',
    code: given.has('--no-code') ? 'left alone' : 'compared',
  };
}
