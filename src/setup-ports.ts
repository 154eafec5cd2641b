/** What setup needs of Apps Script: tabs and how they look, and triggers. Implemented by gas. */
import type { WorkbookAddress } from './ports.ts';

/** A tab as setup creates it, derived from a table's description. */
export interface TabPlan {
  readonly name: string;
  readonly hidden: boolean;
  /** Colour of the tab itself, as #rrggbb. */
  readonly color: string;
  /** How many columns stay in sight when the others are scrolled. */
  readonly frozenColumns: number;
  /** The tab grows for ever, so its grid gets no spare columns: blank cells count towards the workbook's limit. */
  readonly isGrowing: boolean;
  readonly isBanded: boolean;
  readonly views: readonly FilterPlan[];
  readonly columns: readonly {
    /** In the workbook's language. */
    readonly header: string;
    /** Other headers by which the column is recognised, such as the one in the other language. */
    readonly formerly: readonly string[];
    /** The column was added later, so older workbooks may lack it. */
    readonly isAppended: boolean;
    readonly note: string;
    /** The note in the other language, which setup may have written there. */
    readonly otherNotes: readonly string[];
    readonly format: 'text' | 'integer' | 'number' | 'money' | 'boolean' | 'dateTime' | 'stamp' | 'date';
    readonly choices?: readonly string[];
    readonly isProtected: boolean;
    /** In pixels. */
    readonly width: number;
    readonly wraps: boolean;
    /** Hidden, because nothing in it is meant for people. */
    readonly isHidden: boolean;
    /** Cell values that get a colour, each with its meaning. */
    readonly tones: readonly (readonly [word: string, tone: 'good' | 'waits' | 'bad'])[];
    /** Any text in this column is a problem, and is coloured as one. */
    readonly isProblem: boolean;
    /** A column of another tab whose values the dropdown offers. */
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

/** How far setup has come with a tab. In a tab that people may have arranged, only what they left alone is changed. */
export interface TabInSetup {
  readonly plan: TabPlan;
  readonly state: 'just made' | 'to dress' | 'dressed';
}

/** The parts of a workbook that setup makes and repairs. */
export interface WorkbookSetup {
  /** Creates the tab, or adds what it lacks. Returns sentences about what was done; none when there was nothing to do. */
  ensureTab(plan: TabPlan): {
    readonly isNew: boolean;
    readonly added: readonly string[];
    /** Headers that were changed to the workbook's language. */
    readonly renamed: readonly string[];
    readonly report: readonly string[];
  };
  /**
   * Protection, colours and dropdowns, for future rows as well. Every tab must be there. Two calls for all tabs when there is
   * nothing to do. Returns sentences about what was done or refused.
   */
  ensureRules(tabs: readonly TabInSetup[]): readonly string[];
  /**
   * Sets widths, formats, the tab's colour and frozen columns. In a tab in use, only what people have not arranged themselves.
   */
  dressTab(plan: TabPlan, tab: 'just made' | 'in use'): void;
  /**
   * Bands, filter views and hidden columns; existing bands and views of the same name are kept. Two calls for all tabs. Returns
   * sentences about what was refused.
   */
  addViews(plans: readonly TabPlan[]): readonly string[];
  /** Replaces notes that setup wrote in the other language. People's own notes stay. Returns whether anything changed. */
  turnNotes(plan: TabPlan): boolean;
  /** The IDs of the workbook and its tabs, to be kept in Script Properties. */
  address(): WorkbookAddress;
  setTimeZone(zone: string): readonly string[];
  /** Sets the locale by which the workbook reads typed numbers and dates. Returns sentences about what was done. */
  setLocale(locale: string): readonly string[];
  /** Removes the empty first tab that every new workbook comes with. */
  removeBlankTab(): readonly string[];
}

export interface TriggerPlan {
  readonly handler: string;
  readonly kind: 'everyMinute' | 'edit' | 'change' | 'formSubmit';
}

export interface Triggers {
  /**
   * Creates missing triggers and removes duplicates of ours; other triggers are left alone. Returns sentences about what was
   * done.
   */
  ensure(plans: readonly TriggerPlan[]): readonly string[];
  /**
   * Recreates all our triggers, for when the platform has switched them off without saying so. Returns sentences about what was
   * done.
   */
  renew(plans: readonly TriggerPlan[]): readonly string[];
}
