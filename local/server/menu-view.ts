/** What the API answers of the workbook's menu, and the page reads: described once for both. */

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

/** Something that a script showed to whoever is at the workbook. */
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
  /** What the script threw, if it did. */
  readonly error: string | null;
  readonly shown: readonly Shown[];
}
