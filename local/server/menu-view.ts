/** Types of the API's answers about the workbook's menu, shared with the page. */

export interface WorkbookMenuItem {
  readonly caption: string;
  /** Null for a separator. */
  readonly functionName: string | null;
  /** Of a submenu. */
  readonly items?: readonly WorkbookMenuItem[];
}

export interface WorkbookMenu {
  readonly caption: string;
  readonly items: readonly WorkbookMenuItem[];
}

/** Something that a script showed in the workbook. */
export interface Shown {
  /** alert, dialog, sidebar or toast. */
  readonly kind: string;
  /** Title and text, as far as there are any. */
  readonly texts: readonly string[];
  /** Of a dialog or sidebar. */
  readonly page: { readonly html: string; readonly width: number | null; readonly height: number | null } | null;
}

export interface MenuRun {
  readonly execution: number | string | null;
  /** The script's error, if it threw one. */
  readonly error: string | null;
  readonly shown: readonly Shown[];
}
