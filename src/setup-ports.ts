/** What setup needs of Apps Script: tabs and how they look, and triggers. Implemented by gas. */
import type { WorkbookAddress } from './ports.ts';

/** A tab as setup makes it: made from a table's description. */
export interface TabPlan {
  readonly name: string;
  readonly hidden: boolean;
  /** Of the tab itself, as #rrggbb. */
  readonly color: string;
  /** How many columns stay in sight when the others are scrolled. */
  readonly frozenColumns: number;
  /** It gains rows for ever: blank columns of its grid would fill the workbook. */
  readonly isGrowing: boolean;
  readonly isBanded: boolean;
  readonly views: readonly FilterPlan[];
  readonly columns: readonly {
    /** In the workbook's language. */
    readonly header: string;
    /** By which the column is known besides: its header in another language. */
    readonly formerly: readonly string[];
    /** Older workbooks may lack it. */
    readonly isAppended: boolean;
    readonly note: string;
    readonly format: 'text' | 'integer' | 'number' | 'money' | 'boolean' | 'dateTime' | 'stamp' | 'date';
    readonly choices?: readonly string[];
    readonly isProtected: boolean;
    /** In pixels. */
    readonly width: number;
    readonly wraps: boolean;
    /** Out of sight: nothing in it is for people. */
    readonly isHidden: boolean;
    /** Words that are coloured, and by what they mean. */
    readonly tones: readonly (readonly [word: string, tone: 'good' | 'waits' | 'bad'])[];
    /** Whatever stands in it is a problem. */
    readonly isProblem: boolean;
    /** A column of another tab whose values are offered. */
    readonly offers: { readonly tab: string; readonly header: string } | null;
  }[];
}

/** A filter view of a tab: which rows it shows, and in which order. */
export interface FilterPlan {
  readonly title: string;
  readonly only: readonly ({ readonly header: string } & (
    | { readonly kind: 'is'; readonly word: string }
    | { readonly kind: 'is-not'; readonly words: readonly string[] }
    | { readonly kind: 'is-filled' }
  ))[];
  readonly order: readonly { readonly header: string; readonly direction: 'ascending' | 'descending' }[];
}

/** How far set-up has come with a tab. Where people may have been, only what they have not arranged is changed. */
export interface TabInSetup {
  readonly plan: TabPlan;
  readonly state: 'just made' | 'to dress' | 'dressed';
}

/** The parts of a workbook that setup makes and repairs. */
export interface WorkbookSetup {
  /** Makes the tab, or adds what it lacks. Returns what was done, in words; nothing to do, nothing returned. */
  ensureTab(plan: TabPlan): {
    readonly isNew: boolean;
    readonly added: readonly string[];
    /** Headers that are now in the workbook's language. */
    readonly renamed: readonly string[];
    readonly report: readonly string[];
  };
  /**
   * Protection, colours and dropdowns, for rows to come as well. Every tab must be there. Two calls for all tabs when there is
   * nothing to do. Returns what was done, or refused, in words.
   */
  ensureRules(tabs: readonly TabInSetup[]): readonly string[];
  /** Widths, formats, the tab's colour and frozen keys; where people may have been, only what they have not arranged. */
  dressTab(plan: TabPlan, tab: 'just made' | 'in use'): void;
  /**
   * Bands, filter views and hidden columns; bands and views of these names that are there stay. Two calls for all tabs. Returns
   * what was refused, in words.
   */
  addViews(plans: readonly TabPlan[]): readonly string[];
  /** Where the workbook and its tabs are, for the properties. */
  address(): WorkbookAddress;
  setTimeZone(zone: string): readonly string[];
  /** By which marks and orders a sheet reads what is typed into it. */
  setLocale(locale: string): readonly string[];
  /** Removes the empty first tab that every new workbook comes with. */
  removeBlankTab(): readonly string[];
}

export interface TriggerPlan {
  readonly handler: string;
  readonly kind: 'everyMinute' | 'edit' | 'change' | 'formSubmit';
}

export interface Triggers {
  /** Makes what is missing and removes doubles of ours; others' triggers are left alone. Returns what was done. */
  ensure(plans: readonly TriggerPlan[]): readonly string[];
  /** Makes all of ours anew: the platform has switched them off, and does not say so. Returns what was done. */
  renew(plans: readonly TriggerPlan[]): readonly string[];
}
