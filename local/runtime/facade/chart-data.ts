/**
 * Tables of figures for charts: DataTable and its builder. What they refuse and in which words is taken from Google's own
 * library of such tables, https://github.com/google/google-visualization-java (DataTable.addRow); nobody has published what a
 * script reads.
 */
import { types } from 'node:util';
import type { Bridge } from './bridge';
import { EnumMember, makeEnum } from './enum';
import { guardClass } from './guard';
import { nameType } from './type-names';

export const COLUMN_TYPE = makeEnum('Charts.ColumnType', ['DATE', 'NUMBER', 'STRING']);

export interface ChartColumn {
  readonly type: string;
  readonly label: string;
}

export interface ChartFigures {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Has no members of its own, as on the platform. */
export class DataTable {
  readonly #figures: ChartFigures;

  constructor(figures: ChartFigures) {
    this.#figures = figures;
  }

  /** For the emulation's own use. */
  static figuresOf(table: DataTable): ChartFigures {
    return table.#figures;
  }
}

export class DataTableBuilder {
  readonly #bridge: Bridge;
  readonly #columns: ChartColumn[] = [];
  readonly #rows: unknown[][] = [];

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  addColumn(...args: unknown[]): this {
    const [type, label] = args;
    if (args.length !== 2 || !isMember(type) || typeof label !== 'string')
      return this.#bridge.mismatch('Charts.DataTableBuilder.addColumn', args);
    this.#columns.push({ type: String(type), label });
    for (const row of this.#rows) row.push(null);
    return this;
  }

  addRow(...args: unknown[]): this {
    const [values] = args;
    if (args.length !== 1 || !Array.isArray(values))
      return this.#bridge.mismatch('Charts.DataTableBuilder.addRow', args);
    if (values.length > this.#columns.length)
      throw this.#bridge.exception(`Row has too many cells. Should be at most of size: ${this.#columns.length}`);
    this.#rows.push(this.#columns.map((_, index) => this.#cell(index, values[index])));
    return this;
  }

  setValue(...args: unknown[]): this {
    const [row, column, value] = args;
    const cells = typeof row === 'number' ? this.#rows[row] : undefined;
    if (args.length !== 3 || typeof row !== 'number' || typeof column !== 'number')
      return this.#bridge.mismatch('Charts.DataTableBuilder.setValue', args);
    if (!cells) return this.#bridge.fail('invalidArgument', row);
    if (!this.#columns[column]) return this.#bridge.fail('invalidArgument', column);
    cells[column] = this.#cell(column, value);
    return this;
  }

  build(): DataTable {
    return new DataTable({ columns: [...this.#columns], rows: this.#rows.map((row) => [...row]) });
  }

  #cell(index: number, value: unknown): unknown {
    if (value === null || value === undefined || value === '') return null;
    const { type = '' } = this.#columns[index] ?? {};
    const fits =
      (type === 'NUMBER' && typeof value === 'number') ||
      (type === 'STRING' && typeof value === 'string') ||
      (type === 'DATE' && types.isDate(value));
    if (!fits)
      throw this.#bridge.exception(
        `Cell type does not match column type, at index: ${index}. Should be of type: ${type}`,
      );
    return types.isDate(value) ? value.getTime() : value;
  }
}

function isMember(type: unknown): boolean {
  return type instanceof EnumMember && Object.values(COLUMN_TYPE).includes(type);
}

guardClass(DataTable, 'DataTable');
guardClass(DataTableBuilder, 'DataTableBuilder');
nameType(DataTable, 'Charts.DataTable');
nameType(DataTableBuilder, 'Charts.DataTableBuilder');
