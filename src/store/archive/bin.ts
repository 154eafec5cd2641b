/**
 * The hidden tab that briefly holds rows on their way out of their tab, so that what was really removed can be read afterwards,
 * even if somebody sorted the tab at that moment. Row 2 names the tab that they came from.
 */
import type { Cell, ReadRange } from '../../ports.ts';

export const BIN_TAB = 'Being archived';
export const BIN_HEADER = ['Rows on their way to the archive'] as const;

export const binRange: ReadRange = { sheet: BIN_TAB, fromRow: 2 };

/** `block`: what was read of `binRange`. */
export function binFrom(block: readonly (readonly Cell[])[] | undefined): {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
} {
  const [[sheet = ''] = [], ...rows] = block ?? [];
  return { sheet: String(sheet), rows };
}
