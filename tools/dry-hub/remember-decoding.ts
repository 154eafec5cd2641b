/**
 * In the hub each execution reads a row once; here a thousand rounds read the same rows. A decoded row is remembered as long as
 * it is the same array, which makes simulating many days fast enough. The workbook in memory never changes a row in place.
 */

import type { Cell } from '../../src/ports.ts';
import { Layout } from '../../src/store/session/layout.ts';

type Decode = (this: { readonly table: object }, cells: readonly Cell[]) => unknown;

/** Changes Layout for the rest of the process. */
export function rememberDecoding(): void {
  const known = new WeakMap<object, WeakMap<readonly Cell[], unknown>>();
  const decode = Layout.prototype.decode as Decode;
  const remembering: Decode = function (cells) {
    const rows = known.get(this.table) ?? new WeakMap<readonly Cell[], unknown>();
    known.set(this.table, rows);
    const before = rows.get(cells);
    if (before) return before;
    const row = decode.call(this, cells);
    rows.set(cells, row);
    return row;
  };
  Object.assign(Layout.prototype, { decode: remembering });
}
