/**
 * What the hub needs from the world, as small synchronous interfaces. `gas/` provides them from Apps Script's services,
 * tests provide them from memory; nothing else in `src/` knows that Apps Script exists.
 */

import type { ChartChanges } from './chart-ports.ts';

export interface Clock {
  nowMs(): number;
  sleep(ms: number): void;
}

export interface Lock {
  /** True if this execution now holds the one lock. Waits at most `waitMs`. */
  tryAcquire(waitMs: number): boolean;
  release(): void;
}

/**
 * Script Properties: durable, visible to every execution at once, keys independent of each other. Each method is one service
 * call; a value holds 9 KB, the whole store 500 KB.
 */
export interface Properties {
  getAll(): Record<string, string>;
  get(key: string): string | null;
  /** Throws when the store is full. */
  setMany(values: Record<string, string>): void;
  delete(key: string): void;
}

/** The script cache: fast, and free to forget anything at any time. Each method is one service call; a value holds 100 KB. */
export interface Cache {
  getMany(keys: readonly string[]): Record<string, string>;
  putMany(values: Record<string, string>, ttlSeconds: number): void;
  removeMany(keys: readonly string[]): void;
}

/** A cell as it is read: blank is ''; dates are serial numbers (days since 1899-12-30 in the workbook's zone). */
export type Cell = string | number | boolean;

/**
 * A cell as it is written: text is never parsed, so never a formula, a number or a date by accident. `note`: a comment attached
 * to the cell.
 */
export type CellWrite =
  /** Empty, for a value of this kind. */
  | { readonly kind: 'blank'; readonly of?: 'text' | 'dateTime' | 'stamp' | 'date' | 'money' }
  /** In an appended row: a column that people added, which is left empty. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'text'; readonly value: string; readonly note?: string }
  | { readonly kind: 'number' | 'money'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'dateTime' | 'stamp' | 'date'; readonly serial: number };

/** Rows `fromRow` to `toRow` (1-based, to the end when absent) of a tab; columns likewise, all when absent. */
export interface ReadRange {
  readonly sheet: string;
  readonly fromRow: number;
  readonly toRow?: number;
  readonly column?: number;
  readonly columns?: number;
}

/** A run of cells in one row. `key`: the value that the row must have in that column, checked in the same call as the write. */
export interface RowUpdate {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cells: readonly CellWrite[];
  readonly key?: { readonly column: number; readonly value: string };
}

export interface WorkbookChanges {
  readonly updates: readonly RowUpdate[];
  /** Whole rows, from column 1, behind the last row that holds anything. */
  readonly appends: readonly { sheet: string; rows: readonly (readonly CellWrite[])[] }[];
  /** Whole rows, removed after everything else. Must not be all the rows of a tab's grid. */
  readonly deletes?: readonly { readonly sheet: string; readonly fromRow: number; readonly toRow: number }[];
  readonly take?: RowsTaken;
  readonly charts?: ChartChanges;
}

/**
 * Rows to remove, whatever they hold at that moment. The same call first replaces the content of the tab `into` with a copy of
 * them, so that rows which somebody moved meanwhile can be put back.
 */
export interface RowsTaken {
  readonly sheet: string;
  /** In ascending order. */
  readonly rows: readonly { readonly fromRow: number; readonly toRow: number }[];
  /** How many columns are copied. */
  readonly columns: number;
  readonly into: string;
}

export interface WorkbookReader {
  /** One call for all ranges. Trailing blank cells and rows are left out. Throws WorkbookFault. */
  read(ranges: readonly ReadRange[]): Cell[][][];
}

/** Only the holder of the lock may write: see app/round/with-lock.ts. */
export interface Workbook extends WorkbookReader {
  /**
   * One atomic call: everything or nothing. Returns the updates whose row turned out to hold another key, because somebody
   * moved rows between our read and our write. Throws WorkbookFault; `unclear` when it may have been applied.
   */
  commit(changes: WorkbookChanges): readonly RowUpdate[];
}

/** A tab's grid; Google counts all cells of it, blank ones too: https://support.google.com/drive/answer/37603 */
export interface TabSize {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** A workbook that old rows are moved to. Every method throws ArchiveFault. */
export interface ArchiveWorkbook extends Workbook {
  /** One call. */
  tabs(): readonly TabSize[];
  /** Creates the tab or widens it, so that its first row holds `header`. Two calls. */
  putHeader(tab: string, header: readonly string[]): void;
}

export interface Archives {
  /** The tabs of the workbook that is in use. One call. */
  liveTabs(): readonly TabSize[];
  /** Creates an empty workbook in the owner's Drive and returns its ID. Throws ArchiveFault. */
  create(name: string): string;
  open(spreadsheetId: string): ArchiveWorkbook;
}

/**
 * busy: try again later. missing-tab: the tab was removed or renamed. beyond-grid: the rows do not exist. unclear: the call may
 * have been carried out. refused: trying again cannot help, something in it is unacceptable. full: the workbook has no cells
 * left.
 */
export type FaultReason = 'busy' | 'missing-tab' | 'beyond-grid' | 'unclear' | 'refused' | 'full';

export class WorkbookFault extends Error {
  constructor(
    readonly reason: FaultReason,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A fault of an archive, not of the workbook itself. busy: try again later. gone: removed, or no longer shared with the owner.
 */
export class ArchiveFault extends Error {
  constructor(
    readonly reason: 'busy' | 'gone',
    message: string,
  ) {
    super(message);
  }
}

export interface HttpRequest {
  readonly url: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
  /**
   * Instead of a body: a form with a file in it, which is fetched first. If the file cannot be fetched, the answer has status
   * 424.
   */
  readonly form?: {
    readonly fields: Readonly<Record<string, string>>;
    readonly file: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly name: string };
  };
  /** Default true. */
  readonly followRedirects?: boolean;
}

/** `status` 0: no answer came, so nobody knows whether the request was carried out. */
export interface HttpResponse {
  readonly status: number;
  readonly body: string;
}

export interface Http {
  /** Sends all requests at once and returns the answers in the same order. One service call; never throws. */
  sendAll(requests: readonly HttpRequest[]): readonly HttpResponse[];
}

export type PlaceAnswer =
  | { readonly kind: 'found'; readonly latitude: number; readonly longitude: number; readonly name: string }
  | { readonly kind: 'unknown' }
  /** The map cannot be asked now, because of a quota or a fault. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** A map of the country. One service call; never throws. */
export interface Geocoder {
  find(text: string): PlaceAnswer;
}

/** A PNG that comes with a mail, as bytes. */
export interface MailPicture {
  readonly name: string;
  readonly bytes: readonly number[];
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The sender's name as recipients see it. */
  readonly name: string;
  /** The HTML shows them by `cid:` and their name. */
  readonly pictures?: readonly MailPicture[];
}

/** Mail from the owner's account. Each method is one service call. */
export interface Mailer {
  /** How many more recipients the day's quota allows. */
  remaining(): number;
  /** Throws when the mail is not accepted, for example for a wrong address or a spent quota. */
  send(mail: MailMessage): void;
}

/** Pages that were pushed beside the code. */
export interface Pages {
  /** The page's text; null when it was not pushed. One service call. */
  read(name: string): string | null;
}

/** Compresses long texts for storing. */
export interface Packer {
  /** base64 of gzip of the text's UTF-8. */
  pack(text: string): string;
  /** Throws when the text did not come from `pack`. */
  unpack(packed: string): string;
}

/** Figures and names of things; nothing about people and nothing they wrote. */
export type LogFacts = Readonly<Record<string, string | number>>;

/** `event`: what happened, as a fixed name with hyphens. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, error?: unknown, facts?: LogFacts): void;
}

/** What reached the web app. */
export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  /** Set when the relay has already proved the sender: the request then needs no webhook key. */
  readonly proof?: 'relay';
}

/** `raw` text goes out by ContentService (behind a redirect), `ack` by HtmlService (a plain 200 for strict senders). */
export type WebResponse =
  /** A page that was pushed beside the code; `body`: the page's text. */
  | { readonly kind: 'page'; readonly body: string; readonly title: string }
  | { readonly kind: 'raw'; readonly body: string; readonly json: boolean }
  | { readonly kind: 'ack'; readonly body: string };

export interface WorkbookAddress {
  readonly spreadsheetId: string;
  readonly sheetIds: Readonly<Record<string, number>>;
}
