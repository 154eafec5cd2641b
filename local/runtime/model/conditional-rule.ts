/** A conditional format rule as its tab keeps it, whichever of the two services made it. */
import type { RangeRef } from './cell';
import type { RuleRect } from './rect-shift';

export interface KeptRule<Value = unknown> {
  readonly ranges: readonly (RangeRef & RuleRect)[];
  readonly criteria: string;
  readonly values: readonly Value[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly underline: boolean | null;
  readonly strikethrough: boolean | null;
}
