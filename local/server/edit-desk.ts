/** Edits of people in the local workbook, each with its undo: cells, pasted blocks, rows added and deleted. */
import { ApiError } from './http/reply';
import type { HubRuntime, RawCells } from './runtime-contract';

interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** How a step is undone, and what to call it. */
interface Step {
  readonly what: string;
  readonly undo: (runtime: HubRuntime) => Promise<unknown>;
}

const STEPS_KEPT = 50;

export class EditDesk {
  readonly #runtime: () => HubRuntime;
  readonly #changed: () => void;
  #steps: Step[] = [];

  constructor(runtime: () => HubRuntime, changed: () => void) {
    this.#runtime = runtime;
    this.#changed = changed;
  }

  /** A phrase for the step that undo would take back; null when there is none. */
  next(): string | null {
    return this.#steps.at(-1)?.what ?? null;
  }

  forget(): void {
    this.#steps = [];
  }

  /** As typed. A row below the last one of the sheet is added first. */
  async type(at: Block, value: string): Promise<unknown> {
    const runtime = this.#runtime();
    const { sheet, row, column } = at;
    const before = this.#cells(at, 1, 1);
    await this.#growTo(runtime, sheet, row);
    const outcome = await runtime.edit({ sheet, row, column, value });
    if (wasRefused(outcome) === null)
      this.#keep(`the edit of ${place(at)}`, (now) => now.undo({ ...at, cells: before }));
    return outcome;
  }

  /** One edit for all of it, as Google's paste. */
  async paste(at: Block, cells: string[][]): Promise<void> {
    const columns = Math.max(1, ...cells.map((line) => line.length));
    const before = this.#cells(at, cells.length, columns);
    // A row that is shorter than others leaves what lies beyond it alone.
    await this.#refusing(() => this.#runtime().paste({ ...at, cells }));
    this.#keep(`the paste of ${cells.length} × ${columns} cells at ${place(at)}`, (now) =>
      now.undo({ ...at, cells: before }),
    );
  }

  async insertRows(sheet: string, row: number, count: number): Promise<void> {
    await this.#refusing(() => this.#runtime().change((people) => people.insertRows({ sheet }, row, count)));
    this.#keep(`${rows(count)} added to ${sheet}`, (now) =>
      now.change((people) => people.deleteRows({ sheet }, row, count)),
    );
  }

  async deleteRows(sheet: string, row: number, count: number): Promise<void> {
    const width = this.#runtime().host.tabFacts({ sheet })?.columns.length ?? 1;
    const before = this.#cells({ sheet, row, column: 1 }, count, width);
    await this.#refusing(() => this.#runtime().change((people) => people.deleteRows({ sheet }, row, count)));
    this.#keep(`${rows(count)} deleted from ${sheet}`, async (now) => {
      await now.change((people) => people.insertRows({ sheet }, row, count));
      await now.undo({ sheet, row, column: 1, cells: before });
    });
  }

  /** Returns a phrase for what was undone. */
  async undo(): Promise<string> {
    const step = this.#steps.pop();
    if (!step) throw new ApiError(409, 'There is nothing to undo.', 'Only edits made on this page can be undone.');
    await this.#refusing(() => step.undo(this.#runtime()));
    this.#changed();
    return step.what;
  }

  #cells({ sheet, row, column }: Block, rowCount: number, columns: number): RawCells {
    return this.#runtime().host.cellsAt({ sheet }, { row, column, rows: rowCount, columns }) ?? [];
  }

  async #growTo(runtime: HubRuntime, sheet: string, row: number): Promise<void> {
    const facts = runtime.host.tabFacts({ sheet });
    if (facts && row === facts.maxRows + 1) await runtime.change((people) => people.insertRows({ sheet }, row, 1));
  }

  /** Passes the sheet's refusal on to the person, for example for a protected range or a rejected value. */
  async #refusing(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (error instanceof ApiError) throw error;
      const words = error instanceof Error ? error.message : String(error);
      throw new ApiError(409, /[.!?]$/.test(words) ? words : `${words}.`, 'Choose another cell or value.');
    }
  }

  #keep(what: string, undo: Step['undo']): void {
    this.#steps = [...this.#steps, { what, undo }].slice(-STEPS_KEPT);
    this.#changed();
  }
}

/** The sheet's own message when it refused an edit; null when it accepted it. */
export function wasRefused(outcome: unknown): string | null {
  if (typeof outcome !== 'object' || outcome === null) return null;
  const { kind, message } = outcome as { kind?: unknown; message?: unknown };
  return kind === 'refused' ? String(message ?? 'The sheet refused the edit.') : null;
}

function place({ sheet, row, column }: Block): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${sheet}!${letters}${row}`;
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
