/** The stored form of a workbook: plain JSON, with the tabs separate. */
import type { Rect } from './cell';
import type { RuleRect } from './rect-shift';
import type { SheetSnapshot } from './sheet-state';

export interface NamedRange {
  readonly name: string;
  readonly sheetId: number;
  readonly rect: Rect;
}

export interface Protection {
  readonly id: number;
  readonly kind: 'RANGE' | 'SHEET';
  readonly sheetId: number;
  /** Null for a whole sheet. */
  readonly rect: Rect | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly domainEdit: boolean;
  /** Besides the owner, who may always edit. */
  readonly editors: readonly string[];
  readonly unprotected: readonly RuleRect[];
  readonly rangeName: string | null;
}

export interface WorkbookMeta {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly owner: string;
  readonly editors: readonly string[];
  /** Missing in what was saved before they were kept. */
  readonly viewers?: readonly string[];
  readonly nextId: number;
  readonly activeSheetId: number;
  readonly namedRanges: readonly NamedRange[];
  readonly protections: readonly Protection[];
}

export interface WorkbookSnapshot extends WorkbookMeta {
  readonly sheets: readonly SheetSnapshot[];
}
