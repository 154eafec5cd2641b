/**
 * One execution as the owner sees it. Sheet writes wait in a buffer, invisible to others, until the execution reads,
 * flushes or ends (https://developers.google.com/apps-script/guides/support/best-practices, "look-ahead caching and
 * write caching"); a killed execution loses them.
 */
import { message } from '../model/messages';
import { Refusal } from '../model/refusal';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { type HostSession, ServiceFailure } from '../port';
import { CallArgs } from './call-args';
import type { HostState } from './state';
import type { ExecutionContext } from './types';

export type Handler = (session: Session, args: CallArgs) => unknown;
export type Handlers = Readonly<Record<string, Handler>>;

interface PendingWrite {
  readonly cells: number;
  readonly apply: () => void;
}

export class Session implements HostSession {
  readonly state: HostState;
  readonly context: ExecutionContext;
  /** The row that the next append of this execution takes, per tab, while earlier appends still wait. */
  readonly appended = new Map<string, number>();
  readonly #handlers: ReadonlyMap<string, Handler>;
  #pending: PendingWrite[] = [];
  /** Whether a validation waits: later writes must be checked against it. */
  #rulesWait = false;

  constructor(state: HostState, context: ExecutionContext, handlers: ReadonlyMap<string, Handler>) {
    this.state = state;
    this.context = context;
    this.#handlers = handlers;
  }

  call(method: string, args: readonly unknown[]): unknown {
    const handler = this.#handlers.get(method);
    if (!handler) throw new ServiceFailure(`not emulated: ${method}`);
    try {
      return handler(this, new CallArgs(method, args));
    } catch (error) {
      if (error instanceof Refusal) throw new ServiceFailure(message(this.state.locale, error.key, ...error.fill));
      throw error;
    }
  }

  end(): void {
    try {
      this.settle();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  discard(): void {
    this.#pending = [];
    this.appended.clear();
  }

  /** Buffers a write. */
  write(cells: number, apply: () => void): void {
    this.appended.clear();
    this.#pending.push({ cells, apply });
  }

  /** Buffers a change of validations. */
  writeRules(cells: number, apply: () => void): void {
    this.write(cells, apply);
    this.#rulesWait = true;
  }

  /** Applies buffered writes when later writes depend on them. */
  settleRules(): void {
    if (this.#rulesWait) this.settle();
  }

  /** Buffers an append, remembering where earlier ones went. */
  writeAppended(cells: number, apply: () => void): void {
    this.#pending.push({ cells, apply });
  }

  /** Whether anything other than appends is buffered. */
  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Applies the buffered writes in order and returns the number of cells. A refused write discards those after it. */
  settle(): number {
    const pending = this.#pending;
    this.#pending = [];
    this.#rulesWait = false;
    this.appended.clear();
    let cells = 0;
    for (const write of pending) {
      write.apply();
      cells += write.cells;
    }
    return cells;
  }

  /** The workbook as this execution sees it: its own writes included. */
  workbook(id: string): Workbook {
    this.settle();
    return this.state.workbook(id);
  }

  sheet(ref: { spreadsheetId: string; sheetId: number }): Sheet {
    return requireSheet(this.workbook(ref.spreadsheetId), ref.sheetId);
  }

  /** The tab without applying buffered writes, for checks at the time of a write call. */
  peek(ref: { spreadsheetId: string; sheetId: number }): Sheet {
    return requireSheet(this.state.workbook(ref.spreadsheetId), ref.sheetId);
  }
}

export function requireSheet(workbook: Workbook, sheetId: number): Sheet {
  const sheet = workbook.sheetById(sheetId);
  if (!sheet) throw new Refusal('sheetNotFound', sheetId);
  return sheet;
}
