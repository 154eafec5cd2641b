/** A Range's values, formulas and notes. */
import { types } from 'node:util';
import { cellIn } from './bridge';
import { RangeBase } from './range-base';

export class RangeValues extends RangeBase {
  getValues(): unknown[][] {
    return this.bridge.call('Range.getValues', this.ref) as unknown[][];
  }

  getValue(): unknown {
    return this.#first('Range.getValues');
  }

  getDisplayValues(): string[][] {
    return this.bridge.call('Range.getDisplayValues', this.ref) as string[][];
  }

  getDisplayValue(): unknown {
    return this.#first('Range.getDisplayValues');
  }

  setValues(...args: unknown[]): this {
    const rows = this.matrixIn('setValues', args);
    this.bridge.ask(
      'Range.setValues',
      this.ref,
      rows.map((row) => row.map(cellIn)),
    );
    return this;
  }

  /** The one value goes into every cell. */
  setValue(...args: unknown[]): this {
    const [value] = args;
    if (args.length !== 1) this.mismatch('setValue', args);
    this.bridge.ask('Range.setValues', this.ref, this.repeated(cellIn(value)));
    return this;
  }

  getFormulas(): string[][] {
    return this.bridge.call('Range.getFormulas', this.ref) as string[][];
  }

  getFormula(): unknown {
    return this.#first('Range.getFormulas');
  }

  getFormulasR1C1(): string[][] {
    return this.bridge.call('Range.getFormulasR1C1', this.ref) as string[][];
  }

  getFormulaR1C1(): unknown {
    return this.#first('Range.getFormulasR1C1');
  }

  setFormula(...args: unknown[]): this {
    return this.#setFormula('setFormula', 'Range.setFormulas', args);
  }

  setFormulas(...args: unknown[]): this {
    return this.#setFormulas('setFormulas', 'Range.setFormulas', args);
  }

  setFormulaR1C1(...args: unknown[]): this {
    return this.#setFormula('setFormulaR1C1', 'Range.setFormulasR1C1', args);
  }

  setFormulasR1C1(...args: unknown[]): this {
    return this.#setFormulas('setFormulasR1C1', 'Range.setFormulasR1C1', args);
  }

  getNotes(): string[][] {
    return this.bridge.call('Range.getNotes', this.ref) as string[][];
  }

  getNote(): unknown {
    return this.#first('Range.getNotes');
  }

  setNotes(...args: unknown[]): this {
    const rows = this.matrixIn('setNotes', args);
    this.bridge.ask(
      'Range.setNotes',
      this.ref,
      rows.map((row) => row.map(noteIn)),
    );
    return this;
  }

  setNote(...args: unknown[]): this {
    const [note] = args;
    if (args.length !== 1) this.mismatch('setNote', args);
    this.bridge.ask('Range.setNotes', this.ref, [[noteIn(note)]]);
    return this;
  }

  isBlank(): boolean {
    return this.bridge.ask('Range.isBlank', this.ref) === true;
  }

  /** A two-dimensional array of the range's own size, or the platform's refusal. */
  matrixIn(method: string, args: readonly unknown[]): readonly (readonly unknown[])[] {
    const [values] = args;
    if (args.length !== 1 || !Array.isArray(values) || values.some((row) => !Array.isArray(row)))
      this.mismatch(method, args);
    const rows = values as readonly (readonly unknown[])[];
    const { rows: height, columns: width } = this.ref;
    if (rows.length !== height) this.bridge.fail('rowMismatch', rows.length, height);
    const odd = rows.find((row) => row.length !== width);
    if (odd) this.bridge.fail('columnMismatch', odd.length, width);
    return rows;
  }

  mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`SpreadsheetApp.Range.${method}`, args);
  }

  /** The same value for every cell. */
  repeated<T>(value: T): T[][] {
    const row = Array.from({ length: this.ref.columns }, () => value);
    return Array.from({ length: this.ref.rows }, () => row);
  }

  /** Asks about the top-left cell only. */
  #first(method: string): unknown {
    const [[value] = []] = this.bridge.matrix(method, { ...this.ref, rows: 1, columns: 1 });
    return this.bridge.toScript(value);
  }

  #setFormula(name: string, method: string, args: readonly unknown[]): this {
    const [formula] = args;
    if (args.length !== 1 || (formula !== null && typeof formula === 'object')) this.mismatch(name, args);
    this.bridge.ask(method, this.ref, String(formula ?? ''));
    return this;
  }

  #setFormulas(name: string, method: string, args: readonly unknown[]): this {
    const rows = this.matrixIn(name, args);
    this.bridge.ask(
      method,
      this.ref,
      rows.map((row) => row.map((cell) => String(cell ?? ''))),
    );
    return this;
  }
}

/** Numbers become Java doubles on their way into a note: 25 reads "25.0". */
function noteIn(note: unknown): string {
  if (note === null || note === undefined) return '';
  if (typeof note === 'number' && Number.isInteger(note)) return note.toFixed(1);
  return types.isDate(note) ? note.toString() : String(note);
}
