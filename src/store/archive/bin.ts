/**
 * Where rows stand for a moment on their way out of their tab: whatever was removed can be read here afterwards, also when
 * somebody sorted the tab at that very moment. Row 2 names the tab that they were taken from.
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
