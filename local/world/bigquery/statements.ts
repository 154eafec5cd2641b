/** Translates the part of GoogleSQL that SQLite can express: arrays as parameters, raw strings, and tables of a dataset. */
import { invalid } from './refusal';

export interface QueryParameter {
  readonly name: string;
  readonly parameterType: { readonly type: string };
  readonly parameterValue: { readonly value?: string; readonly arrayValues?: readonly { readonly value: string }[] };
}

/** What stands between letters and digits in what people write. */
const SEPARATORS = [
  ' ',
  '-',
  '(',
  ')',
  '.',
  '+',
  '/',
  ',',
  ':',
  '_',
  '\u2010',
  '\u2011',
  '\u2012',
  '\u2013',
  '\u2014',
  '\u00a0',
  '\n',
  '\t',
];

/** `project.dataset.table`, as they stand in a statement. */
export function tablesIn(sql: string): string[] {
  return [...sql.matchAll(/`([^`.]+\.[^`.]+\.[^`]+)`/g)].map(([, name = '']) => name);
}

export function inSqlite(sql: string): string {
  return sql
    .replace(/IN UNNEST\(@(\w+)\)/g, 'IN (SELECT value FROM json_each(@$1))')
    .replace(/FROM UNNEST\(@(\w+)\) AS (\w+)/g, 'FROM (SELECT value AS $2 FROM json_each(@$1))')
    .replace(/REGEXP_REPLACE\((`\w+`), r'\[\^0-9A-Za-z\]', ''\)/g, (_, column: string) =>
      SEPARATORS.reduce((inner, each) => `REPLACE(${inner}, '${each}', '')`, column),
    );
}

/** By name, as SQLite takes them. Throws Refusal for one that is missing. */
export function boundTo(sql: string, parameters: readonly QueryParameter[]): Record<string, string> {
  const known = new Map(
    parameters.map(({ name, parameterType, parameterValue }) => [
      name,
      parameterType.type === 'ARRAY'
        ? JSON.stringify((parameterValue.arrayValues ?? []).map(({ value }) => value))
        : (parameterValue.value ?? ''),
    ]),
  );
  const asked = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => name))];
  return Object.fromEntries(
    asked.map((name) => {
      const value = known.get(name);
      if (value === undefined) throw invalid(`Query parameter '${name}' not found at [1:1]`);
      return [name, value];
    }),
  );
}
