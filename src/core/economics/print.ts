/** Fingerprints of cells: 64 bits in two halves, equal for equal cells in equal places. Fast, and not meant to be secret. */

/** What stands in a cell. */
export type Printed = string | number | boolean | undefined;
type Rows = readonly (readonly Printed[])[];

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** The fingerprint of a sequence of numbers. */
export class Print {
  private a = 0x811c9dc5 | 0;
  private b = 0x9e3779b9 | 0;

  add(value: number): void {
    this.a = mixA(this.a, value);
    this.b = mixB(this.b, value);
  }

  toString(): string {
    return textOf(finished(this.a), finished(this.b ^ this.a));
  }
}

/** `at`: the column's index in a row. `place`: a number that distinguishes it from the other columns. */
export interface PrintedColumn {
  readonly place: number;
  readonly at: number;
}

/** A fingerprint for each row of a tab. */
export class RowPrints {
  readonly a: Int32Array;
  readonly b: Int32Array;

  /** `scale`: numbers are rounded to multiples of 1 / scale; 0: they are not rounded. */
  constructor(
    readonly rows: number,
    private readonly scale = 0,
  ) {
    this.a = new Int32Array(rows);
    this.b = new Int32Array(rows);
  }

  /** Row by row, which is the order of the cells in memory: fetching them takes longer than hashing them. Blank cells are skipped. */
  add(rows: Rows, columns: readonly PrintedColumn[]): void {
    const length = Math.min(rows.length, this.rows);
    for (let number = 0; number < length; number++) {
      const row = rows[number];
      for (let index = 0; row && index < columns.length; index++) {
        const { place, at } = columns[index] as PrintedColumn;
        const cell = row[at];
        if (cell === undefined || cell === '') continue;
        if (typeof cell === 'string') this.addText(number, place, cell);
        // No column holds both truth values and numbers.
        else this.addNumber(number, place, typeof cell === 'number' ? cell : cell ? -0.1 : -0.2);
      }
    }
  }

  private addText(row: number, place: number, cell: string): void {
    let a = mixA(this.a[row] ?? 0, place);
    let b = mixB(this.b[row] ?? 0, place);
    for (let letter = 0; letter < cell.length; letter++) {
      const code = cell.charCodeAt(letter);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b + code, 0x85ebca6b);
    }
    this.a[row] = mixA(a, ~cell.length);
    this.b[row] = mixB(b, cell.length);
  }

  private addNumber(row: number, place: number, cell: number): void {
    double[0] = this.scale === 0 ? cell : Math.round(cell * this.scale);
    const low = halves[0] ?? 0;
    const high = halves[1] ?? 0;
    this.a[row] = mixA(mixA(mixA(this.a[row] ?? 0, place), low), high);
    this.b[row] = mixB(mixB(mixB(this.b[row] ?? 0, place), low), high);
  }
}

/** Fingerprints of groups of rows: the sum over the rows of each group. */
export class Sums<K> {
  private readonly sums = new Map<K, [number, number]>();

  /** `seed`: the row's number, so that two rows cannot swap their contents unnoticed. */
  add(key: K, seed: number, a: number, b: number): void {
    let sum = this.sums.get(key);
    if (!sum) {
      sum = [0, 0];
      this.sums.set(key, sum);
    }
    sum[0] = (sum[0] + finished(mixA(a, seed))) | 0;
    sum[1] = (sum[1] + finished(mixB(b, seed))) | 0;
  }

  *entries(): Generator<readonly [K, string]> {
    for (const [key, [a, b]] of this.sums) yield [key, textOf(a, b)];
  }
}

function mixA(hash: number, value: number): number {
  return Math.imul(hash ^ value ^ (hash >>> 15), 0x01000193);
}

function mixB(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x85ebca6b) ^ (hash >>> 13);
}

function textOf(a: number, b: number): string {
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}

/** The finaliser of MurmurHash3, so that every bit reaches every other. */
function finished(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
