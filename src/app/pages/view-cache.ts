/** How views are stored in the cache: compressed when long, and not at all when still too long. */
import { sha256Hex } from '../../core/lib/bytes.ts';
import { VERSION } from '../../core/lib/version.ts';
import { byteLength } from '../inbox/inbox.ts';
import type { WriterDeps } from '../round/deps.ts';

type Packer = WriterDeps['packer'];

export interface Kept {
  /** Epoch ms. */
  readonly atMs: number;
  /** The change counter when the view was read. */
  readonly count: string;
  readonly data: unknown;
}

/** A value of the cache holds 100 KB: https://developers.google.com/apps-script/reference/cache/cache */
const LONGEST_VALUE = 95_000;

/** `of`: what is shown, and to whom. The key includes the build, since another build may show it differently. */
export function viewKey(of: readonly unknown[]): string {
  return `view.${sha256Hex(JSON.stringify([VERSION, ...of]))}`;
}

/** '' when the view is too long for the cache. */
export function keptText({ atMs, count, data }: Kept, { pack }: Packer): string {
  const text = JSON.stringify(data);
  const plain = [atMs, count, 'plain', text].join('|');
  if (byteLength(plain) <= LONGEST_VALUE) return plain;
  const packed = [atMs, count, 'packed', pack(text)].join('|');
  return packed.length <= LONGEST_VALUE ? packed : '';
}

/** The cached view; null when it is absent or cannot be read. */
export function readKept(value: string | undefined, { unpack }: Packer): Kept | null {
  const [, atMs, count, form, text] = /^(\d+)\|(\w*)\|(plain|packed)\|(.*)$/s.exec(value ?? '') ?? [];
  if (text === undefined || count === undefined) return null;
  try {
    return { atMs: Number(atMs), count, data: JSON.parse(form === 'packed' ? unpack(text) : text) as unknown };
  } catch {
    return null;
  }
}
