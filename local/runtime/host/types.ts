/** The interface of the owner side: its options, its methods, and its snapshots for saving and restoring. */
import type { CacheSnapshot } from '../model/cache';
import type { Cell, Rect, Row, Scalar } from '../model/cell';
import type { Mail } from '../model/mailbox';
import type { Locale } from '../model/messages';
import type { PropertiesSnapshot } from '../model/properties';
import type { SheetMeta } from '../model/sheet-state';
import type { WorkbookMeta, WorkbookSnapshot } from '../model/workbook-state';
import type { HostSession } from '../port';
import type { ChartView } from './chart-view';

export interface HostOptions {
  /** Epoch ms. */
  now(): number;
  /** 0 to 1, seeded in simulation. */
  random(): number;
  /** The language of the platform's error texts. Default en. */
  locale?: Locale;
  /** Of the script and of new spreadsheets. Default Asia/Jakarta. */
  timeZone?: string;
  /** The account that owns script and spreadsheets. */
  owner?: string;
  /** HTML files for HtmlService, by name with or without ".html". */
  files?: Readonly<Record<string, string>>;
  snapshot?: HostSnapshot;
  /** Whether there is a bound workbook, made on first start with one tab "Sheet1". Default true. */
  containerBound?: boolean;
}

export interface ExecutionContext {
  readonly id: string;
  /** The active user; '' when unknown, as for anonymous web app visitors. */
  readonly user: string;
  readonly effectiveUser: string;
  readonly trigger?: string;
  readonly userAgent?: string | null;
  readonly webAppUrl?: string;
  readonly scriptId?: string;
  /** Language of error texts thrown on the script side. Default en. */
  readonly locale?: Locale;
  /** The script's zone. Default Asia/Jakarta. */
  readonly timeZone?: string;
  /** Advanced services of the manifest besides Sheets, by the name that the script calls them by. */
  readonly advancedServices?: readonly string[];
}

export interface HostSnapshot {
  readonly boundId: string | null;
  readonly nextSpreadsheet: number;
  readonly workbooks: readonly WorkbookSnapshot[];
  /** By scope: "script", "document", "user:<email>". */
  readonly properties: Readonly<Record<string, PropertiesSnapshot>>;
  readonly caches: Readonly<Record<string, CacheSnapshot>>;
  readonly mail: readonly Mail[];
}

/** A change that must be persisted. A deleted property has the value null. */
export type HostChange =
  | { readonly store: 'host'; readonly boundId: string | null; readonly nextSpreadsheet: number }
  | {
      readonly store: 'workbook';
      readonly spreadsheetId: string;
      readonly meta: WorkbookMeta;
      readonly sheetIds: readonly number[];
    }
  | { readonly store: 'sheetMeta'; readonly spreadsheetId: string; readonly meta: SheetMeta }
  | {
      readonly store: 'sheet';
      readonly spreadsheetId: string;
      readonly sheetId: number;
      /** 'all': the stored rows are replaced; a list: only these are. */
      readonly rows: 'all' | readonly number[];
      /** Row number and cells; an empty list of cells is an empty row. */
      readonly data: readonly (readonly [number, Row])[];
    }
  | { readonly store: 'property'; readonly scope: string; readonly key: string; readonly value: string | null }
  | { readonly store: 'mail'; readonly mail: Mail };

export type EditOutcome =
  | {
      readonly kind: 'edited';
      readonly spreadsheetId: string;
      readonly sheetId: number;
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly a1: string;
      /** As in the edit event: undefined when the cell was empty. */
      readonly oldValue: string | number | boolean | undefined;
      readonly value: string | number | boolean | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly reason: 'protected' | 'invalid' | 'no-such-sheet' | 'outside';
      readonly message: string;
    };

/** What a person did to rows and columns, as in the change event. */
export interface ChangeOutcome {
  readonly changeType:
    | 'EDIT'
    | 'INSERT_ROW'
    | 'INSERT_COLUMN'
    | 'REMOVE_ROW'
    | 'REMOVE_COLUMN'
    | 'INSERT_GRID'
    | 'REMOVE_GRID'
    | 'OTHER';
  readonly spreadsheetId: string;
  readonly sheetId: number | null;
}

/** A tab of a workbook, named as people name it; the bound workbook when no id is given. */
export interface TabName {
  readonly spreadsheetId?: string;
  readonly sheet: string;
}

/** Text cells and the place of the first of them. */
export interface TypedBlock {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly string[])[];
}

/** Earlier cells, and the person who restores them. */
export interface BlockBefore {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly Cell[])[];
  readonly user: string;
}

/** What people do in the workbook besides typing. All methods apply at once, and throw ServiceFailure when refused. */
export interface People {
  insertRows(tab: TabName, at: number, count: number): ChangeOutcome;
  deleteRows(tab: TabName, at: number, count: number): ChangeOutcome;
  insertColumns(tab: TabName, at: number, count: number): ChangeOutcome;
  deleteColumns(tab: TabName, at: number, count: number): ChangeOutcome;
  moveColumns(tab: TabName, from: number, count: number, to: number): ChangeOutcome;
  moveRows(tab: TabName, from: number, count: number, to: number): ChangeOutcome;
  /** Sorts the data below the frozen (at least the first) row by one column. */
  sort(tab: TabName, column: number, ascending: boolean): ChangeOutcome;
  /** Pastes text cells as if typed. */
  paste(tab: TabName, block: TypedBlock, user: string): ChangeOutcome;
  /** Undo: restores cells to what cellsAt returned earlier. */
  putBack(tab: TabName, block: BlockBefore): ChangeOutcome;
  /** Types a row below the data. */
  appendRow(tab: TabName, cells: readonly string[], user: string): ChangeOutcome;
  renameSheet(tab: TabName, title: string): ChangeOutcome;
  /** File → Settings: how the workbook of this tab reads what is typed from now on. */
  setLocale(tab: TabName, locale: string): ChangeOutcome;
  /** A new last tab, as created by linking a form. */
  insertSheet(title: string): ChangeOutcome;
}

/** A whole tab as a person reads it: row 1 is the header. */
export interface TabView {
  readonly headers: readonly string[];
  /** As shown in the cells. */
  readonly rows: readonly (readonly string[])[];
  /** As stored; dates are epoch-free ISO texts in the workbook's zone. */
  readonly values: readonly (readonly Scalar[])[];
}

/** What a person sees of a column besides its cells. */
export interface ColumnFacts {
  /** The note on its header. */
  readonly note: string | null;
  /** What its dropdown offers; null: it has none. */
  readonly choices: readonly string[] | null;
  /** Whether anything else is refused. */
  readonly strict: boolean;
}

export interface TabFacts {
  readonly hidden: boolean;
  readonly maxRows: number;
  /** Rows have alternating colours. */
  readonly isBanded: boolean;
  /** Positions of hidden columns, from 0. */
  readonly hiddenColumns: readonly number[];
  readonly filterViews: readonly FilterViewFacts[];
  readonly columns: readonly ColumnFacts[];
}

/** A filter view: which rows it shows, and in which order. Columns count from 0. */
export interface FilterViewFacts {
  readonly title: string;
  readonly only: readonly FilterTest[];
  readonly order: readonly { readonly column: number; readonly descending: boolean }[];
}

/** hides: values that are not shown, '' for blank. holds: the only value that is shown. */
export type FilterTest = { readonly column: number } & (
  | { readonly kind: 'hides'; readonly words: readonly string[] }
  | { readonly kind: 'holds'; readonly word: string }
  | { readonly kind: 'filled' }
);

export interface StoreAccess {
  get(key: string, scope?: string): string | null;
  set(key: string, value: string, scope?: string): void;
  delete(key: string, scope?: string): void;
  all(scope?: string): Readonly<Record<string, string>>;
}

/** The page of a dialog or sidebar, with the size that the script asked for, in pixels. */
export interface UiPage {
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Something that a script showed in the workbook. */
export interface UiMessage {
  /** alert, dialog, sidebar or toast. */
  readonly kind: string;
  /** Title and text, as far as there are any. */
  readonly texts: readonly string[];
  readonly page: UiPage | null;
  readonly at: number;
  /** Id of the execution that showed it. */
  readonly execution: string;
}

export interface Host {
  /** Starts an execution. */
  open(context: ExecutionContext): HostSession;
  readonly boundId: string | null;
  readonly owner: string;
  readonly timeZone: string;
  readonly locale: Locale;
  spreadsheets(): readonly {
    id: string;
    name: string;
    url: string;
    sheets: readonly { sheetId: number; title: string; hidden: boolean }[];
  }[];
  /** Null when there is no such tab. */
  readTab(tab: TabName): TabView | null;
  /** Null when there is no such tab. */
  tabFacts(tab: TabName): TabFacts | null;
  /** In order of creation. */
  charts(tab: TabName): readonly ChartView[];
  /** Cells as they are kept, for putting them back; null when there is no such tab. */
  cellsAt(tab: TabName, rect: Rect): readonly (readonly Cell[])[] | null;
  /** Increases with every change of the tab; -1 when there is no such tab. */
  versionOf(tab: TabName): number;
  typeInto(edit: TabName & { row: number; column: number; value: string; user: string }): EditOutcome;
  readonly people: People;
  readonly properties: StoreAccess;
  /** Drops the oldest items of every cache, as the platform does at will. */
  evictCache(count: number): void;
  readonly mail: readonly Mail[];
  /** Menus that scripts made, and alerts, toasts and dialogs they showed, in this process. */
  readonly ui: {
    readonly menus: readonly unknown[];
    readonly messages: readonly UiMessage[];
  };
  snapshot(): HostSnapshot;
  drainChanges(): readonly HostChange[];
}
