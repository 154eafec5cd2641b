/**
 * The vocabulary for describing a tab: kinds of column, and the row type that follows from them. A table is described
 * once; the workbook, its templates, its documentation, its protection and the row types are all made from that.
 */

/**
 * What a column holds. Dates are epoch milliseconds in rows and real dates in the workbook's zone in cells. Degrees are
 * typed as text: a sheet whose locale has decimal commas makes thousands of -6.208. A stamp is a dateTime that is shown the same
 * in every language, for programs that read exported tabs.
 */
export type ColumnKind =
  | 'text' | 'phone' | 'integer' | 'number' | 'degrees' | 'boolean' | 'dateTime' | 'stamp' | 'date' | 'choice' | 'json'; // biome-ignore format: a list

export interface Column<K extends ColumnKind = ColumnKind, C extends string = string> {
  readonly header: string;
  readonly kind: K;
  /** What staff read when they point at the header. */
  readonly note: string;
  /** Who fills the column: the hub alone (protected), or staff. */
  readonly by: 'hub' | 'staff';
  /** What the hub says in words: kept in the language of its header, in English everywhere else. */
  readonly isSaid?: true;
  readonly choices?: readonly C[];
}

// biome-ignore format: one line a kind
type ValueOf<T> = T extends Column<infer K, infer C>
  ? K extends 'integer' | 'number' | 'degrees' | 'dateTime' | 'stamp' | 'date' ? number | null
  : K extends 'boolean' ? boolean
  : K extends 'choice' ? C | ''
  : string
  : never;

export type Columns = Readonly<Record<string, Column>>;

/** A row as the code sees it: blank text is '', a blank number or date is null, a blank tick box is false. */
export type Row<C extends Columns> = { -readonly [K in keyof C]: ValueOf<C[K]> };

/**
 * How the hub uses a table: `config` is read whole through the cache and edited by staff; `live` is read whole in each
 * round; `growing` gains rows for ever and is read from its end or by key; `log` is only ever appended to.
 */
export type TableRole = 'config' | 'live' | 'growing' | 'log';

export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly role: TableRole;
  /** The column that identifies a row, for ever. */
  readonly key: string;
  readonly purpose: string;
  readonly columns: C;
  /** Columns that workbooks of an earlier version lack until set up again: they read as blank and are not written. */
  readonly appended?: readonly string[];
}

export type RowOf<T> = T extends Table<infer C> ? Row<C> : never;

/** The table itself; the call checks that its key and what was appended are among its columns. */
export function defineTable<const C extends Columns>(
  table: Table<C> & { readonly key: keyof C; readonly appended?: readonly (keyof C)[] },
): Table<C> {
  return table;
}

/** Whole rupiah, by the header’s unit. */
export function isMoney({ header, kind }: Pick<Column, 'header' | 'kind'>): boolean {
  return (kind === 'integer' || kind === 'number') && header.endsWith('(Rp)');
}

type Maker<K extends ColumnKind> = (header: string, note: string) => Column<K>;

function makers(by: 'hub' | 'staff') {
  const of =
    <K extends ColumnKind>(kind: K): Maker<K> =>
    (header, note) => ({ header, kind, note, by });
  return {
    text: of('text'),
    phone: of('phone'),
    integer: of('integer'),
    number: of('number'),
    degrees: of('degrees'),
    boolean: of('boolean'),
    dateTime: of('dateTime'),
    stamp: of('stamp'),
    date: of('date'),
    json: of('json'),
    choice: <const C extends string>(header: string, choices: readonly C[], note: string): Column<'choice', C> => ({
      header,
      kind: 'choice',
      note,
      by,
      choices,
    }),
  };
}

/** Columns that only the hub writes; `said`: see Column.isSaid. */
export const hub = {
  ...makers('hub'),
  said: (header: string, note: string): Column<'text'> => ({ header, kind: 'text', note, by: 'hub', isSaid: true }),
};
/** Columns that staff write. */
export const staff = makers('staff');
