/** The tables of BigQuery in SQLite: schema, loads and statements, with what the real one refuses. */
import Database from 'libsql';
import { duplicate, invalid, notFound, Refusal } from './refusal';
import { boundTo, inSqlite, type QueryParameter, tablesIn } from './statements';

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly mode?: string;
  readonly description?: string;
}

export interface LoadConfiguration {
  readonly destinationTable: { readonly projectId: string; readonly datasetId: string; readonly tableId: string };
  readonly schema: { readonly fields: readonly Field[] };
  readonly timePartitioning?: { readonly type: string; readonly field: string };
  readonly clustering?: { readonly fields: readonly string[] };
  readonly sourceFormat: string;
  readonly createDisposition?: string;
  readonly writeDisposition?: string;
  readonly schemaUpdateOptions?: readonly string[];
}

export interface TableState {
  fields: Field[];
  /** Of a view. */
  query: string;
  readonly layout: string;
  /** Epoch ms, as text; undefined: for ever. */
  expirationTime?: string;
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  ...{ STRING: 'TEXT', TIMESTAMP: 'TEXT', DATE: 'TEXT', BOOLEAN: 'INTEGER', NUMERIC: 'REAL', FLOAT: 'REAL' },
  INTEGER: 'INTEGER',
};
const MOST_ROW_BYTES = 100 * 1024 * 1024;

export class Tables {
  readonly #db = new Database(':memory:');
  readonly #known = new Map<string, TableState>();

  get(name: string): TableState | undefined {
    return this.#known.get(name);
  }

  names(): string[] {
    return [...this.#known.keys()];
  }

  drop(name: string): void {
    const state = this.#known.get(name);
    if (state) this.#db.exec(`DROP ${state.query ? 'VIEW' : 'TABLE'} "${name}"`);
    this.#known.delete(name);
  }

  putView(name: string, query: string, over: 'nothing' | 'another'): void {
    if (over === 'nothing' && this.#known.has(name)) throw duplicate(`Table ${shown(name)}`);
    this.#expect(query);
    if (this.#known.has(name)) this.drop(name);
    this.#run(() => this.#db.exec(`CREATE VIEW "${name}" AS ${inSqlite(query)}`));
    this.#known.set(name, { fields: [], query, layout: '' });
  }

  /** Loads all rows or none; returns how many. */
  load(load: LoadConfiguration, body: string, expirationTime: string | undefined): number {
    const { projectId, datasetId, tableId } = load.destinationTable;
    const name = `${projectId}.${datasetId}.${tableId}`;
    const rows = body.split('\n').filter((line) => line !== '');
    const values = rows.map((line, at) => valuesOf(line, at, load.schema.fields));
    this.#prepareFor(name, load, expirationTime);
    if (load.writeDisposition === 'WRITE_TRUNCATE') this.#db.exec(`DELETE FROM "${name}"`);
    const columns = load.schema.fields.map((field) => field.name);
    const places = columns.map(() => '?').join(', ');
    const insert = this.#db.prepare(
      `INSERT INTO "${name}" (${columns.map((each) => `"${each}"`).join(', ')}) VALUES (${places})`,
    );
    this.#db.transaction(() => {
      for (const row of values) insert.run(...columns.map((each) => row[each] ?? null));
    })();
    return values.length;
  }

  #prepareFor(name: string, load: LoadConfiguration, expirationTime: string | undefined): void {
    const { fields } = load.schema;
    const layout = JSON.stringify([load.timePartitioning ?? null, load.clustering ?? null]);
    const before = this.#known.get(name);
    if (!before) {
      if (load.createDisposition !== 'CREATE_IF_NEEDED') throw notFound(`Table ${shown(name)}`);
      this.#db.exec(`CREATE TABLE "${name}" (${fields.map(columnOf).join(', ')})`);
      const expires = expirationTime === undefined ? {} : { expirationTime };
      this.#known.set(name, { fields: [...fields], query: '', layout, ...expires });
      return;
    }
    if (before.layout !== layout) throw invalid('Incompatible table partitioning specification.');
    const mismatch = `Provided Schema does not match Table ${shown(name)}.`;
    for (const field of fields) {
      const old = before.fields.find((each) => each.name === field.name);
      if (old && old.type !== field.type)
        throw invalid(`${mismatch} Field ${field.name} has changed type from ${old.type} to ${field.type}`);
      if (old) continue;
      if (!load.schemaUpdateOptions?.includes('ALLOW_FIELD_ADDITION'))
        throw invalid(`${mismatch} Cannot add fields (field: ${field.name})`);
      this.#db.exec(`ALTER TABLE "${name}" ADD COLUMN ${columnOf(field)}`);
      before.fields.push(field);
    }
    for (const { name: column } of before.fields)
      if (!fields.some((field) => field.name === column))
        throw invalid(`${mismatch} Field ${column} is missing in new schema`);
  }

  /** Rows by column, and of which type the columns are. */
  query(sql: string, parameters: readonly QueryParameter[]) {
    this.#expect(sql);
    const statement = this.#run(() => this.#db.prepare(inSqlite(sql)));
    const bound = boundTo(sql, parameters);
    if (!/^SELECT/i.test(sql)) {
      this.#run(() => statement.run(bound));
      return { fields: [], rows: [] };
    }
    const rows = this.#run(() => statement.all(bound)) as Readonly<Record<string, unknown>>[];
    const known = tablesIn(sql).flatMap((name) => this.#fieldsOf(name));
    const fields = Object.keys(rows[0] ?? {}).map(
      (name): Field => known.find((field) => field.name === name) ?? { name, type: 'INTEGER' },
    );
    return { fields, rows };
  }

  #fieldsOf(name: string): Field[] {
    const state = this.#known.get(name);
    return state?.query ? tablesIn(state.query).flatMap((each) => this.#fieldsOf(each)) : [...(state?.fields ?? [])];
  }

  #expect(sql: string): void {
    for (const name of tablesIn(sql)) if (!this.#known.has(name)) throw notFound(`Table ${shown(name)}`);
  }

  #run<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Refusal(400, 'invalidQuery', `Syntax error: ${message} at [1:1]`);
    }
  }
}

/** As the API writes a table's name. */
function shown(name: string): string {
  return name.replace('.', ':');
}

function columnOf({ name, type }: Field): string {
  return `"${name}" ${SQL_TYPES[type] ?? 'TEXT'}`;
}

type Scalar = string | number | null;

function valuesOf(line: string, at: number, fields: readonly Field[]): Record<string, Scalar> {
  if (Buffer.byteLength(line) > MOST_ROW_BYTES) throw invalid(`Row size is larger than: ${MOST_ROW_BYTES}.`);
  const row = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const field = fields.find((each) => each.name === name);
      if (!field) throw tooManyErrors(at, `No such field: ${name}.`);
      return [name, scalarOf(field, value, at)];
    }),
  );
}

/** A time as 2026-11-24T02:00:00.000Z, by which texts sort. */
function scalarOf({ name, type }: Field, value: unknown, at: number): Scalar {
  const wrong = () =>
    tooManyErrors(at, `Could not convert value to ${type.toLowerCase()}. Field: ${name}; Value: ${String(value)}`);
  if (value === null || value === undefined) return null;
  if (type === 'BOOLEAN') return typeof value === 'boolean' ? Number(value) : fail(wrong());
  if (type === 'STRING') return String(value);
  if (type === 'DATE') return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : fail(wrong());
  if (type !== 'TIMESTAMP') return Number.isFinite(Number(value)) ? Number(value) : fail(wrong());
  const ms = Date.parse(String(value));
  return Number.isFinite(ms) ? new Date(ms).toISOString() : fail(wrong());
}

function fail(refusal: Refusal): never {
  throw refusal;
}

function tooManyErrors(at: number, why: string): Refusal {
  return invalid(
    `Error while reading data, error message: JSON table encountered too many errors, giving up. Rows: ${at + 1}; errors: 1. Please look into the errors[] collection for more details. ${why}`,
  );
}
