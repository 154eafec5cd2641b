/** What the local server needs of the Apps Script runtime; createRuntime's result fits it. */
import type { ChartView } from '../runtime/host/chart-view';
import type { People } from '../runtime/host/types';
import type { Cell } from '../runtime/model/cell';
import type { DemoTarget } from './demo-data';
import type { Shown } from './menu-view';
import type { CallView, FilterViewFacts } from './views';

/** A service call that a fault may affect. */
export interface Call {
  readonly kind: string;
  readonly when: 'before' | 'after';
}

export type CallFault = 'crash' | 'storage down' | { readonly error: string };

interface WebRequest {
  readonly method: string;
  /** Path and query: /exec?… or /macros/echo?… */
  readonly url: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly userAgent?: string;
}

interface WebResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Uint8Array;
}

export interface ExecutionView {
  readonly id: number | string;
  readonly function: string;
  readonly type: string;
  readonly start: number;
  readonly end?: number | null | undefined;
  readonly status: string;
  readonly error?: unknown;
  readonly calls: readonly CallView[];
  readonly logs: readonly unknown[];
}

export interface TabView {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly values: readonly (readonly unknown[])[];
}

export interface RuntimeChange {
  readonly type: 'execution' | 'sheet' | 'mail' | 'property' | 'trigger';
}

/** Cells in the runtime's own form, opaque here. */
export type RawCells = readonly (readonly Cell[])[];

/** What a person sees of a tab besides its cells. */
export interface TabFacts {
  readonly hidden: boolean;
  readonly maxRows: number;
  readonly isBanded: boolean;
  readonly hiddenColumns: readonly number[];
  readonly filterViews: readonly FilterViewFacts[];
  readonly columns: readonly {
    readonly note: string | null;
    readonly choices: readonly string[] | null;
    readonly strict: boolean;
  }[];
}

type RowWork = Pick<People, 'insertRows' | 'deleteRows'>;

export interface HubRuntime {
  request(request: WebRequest): Promise<WebResponse>;
  hasFunction(name: string): boolean;
  run(functionName: string, args?: unknown[], as?: { user?: string }): Promise<unknown>;
  edit(edit: { sheet: string; row: number; column: number; value: string; user?: string }): Promise<unknown>;
  /** Pastes a block: one edit for all of it. */
  paste(paste: { sheet: string; row: number; column: number; cells: string[][]; user?: string }): Promise<unknown>;
  undo(block: { sheet: string; row: number; column: number; cells: RawCells }): Promise<unknown>;
  /** Any other action of a person in the workbook. */
  change(action: (people: RowWork) => ReturnType<RowWork['insertRows']>): Promise<unknown>;
  readonly host: Pick<DemoTarget, 'people'> & {
    readonly owner: string;
    readonly boundId: string | null;
    readTab(tab: { sheet: string }): TabView | null;
    tabFacts(tab: { sheet: string }): TabFacts | null;
    charts(tab: { sheet: string }): readonly ChartView[];
    cellsAt(
      tab: { sheet: string },
      rect: { row: number; column: number; rows: number; columns: number },
    ): RawCells | null;
    versionOf(tab: { sheet: string }): number;
    /** Menus that the script made, and what it showed. */
    readonly ui: {
      readonly menus: readonly unknown[];
      readonly messages: readonly (Shown & { readonly execution: string })[];
    };
    spreadsheets(): readonly { id: string; sheets: readonly { title: string; hidden: boolean }[] }[];
    readonly properties: {
      all(): Readonly<Record<string, string>>;
      set(key: string, value: string): void;
      delete(key: string): void;
    };
  };
  /** A person opens the workbook: the script makes its menu. */
  openWorkbook(): Promise<void>;
  triggers(): readonly unknown[];
  runTrigger(handlerOrId: string): Promise<unknown>;
  executions(): readonly ExecutionView[];
  mail(): readonly unknown[];
  copyTo(file: string): Promise<void>;
  now(): number;
  /** Sets the clock ahead. */
  advance(ms: number): Promise<void>;
  onChange(listener: (change: RuntimeChange) => void): () => void;
  close(): Promise<void>;
}
