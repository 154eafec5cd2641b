/** An exported Ledger tab, checked row by row. */
import { parseCsv } from '../../local/server/csv.ts';
import { type LedgerFault, type LedgerHead, openLedger } from '../../src/core/ledger/chain.ts';
import { type LedgerRow, ledger } from '../../src/tables/records.ts';

export type CsvOutcome =
  | { readonly problem: string }
  | { readonly fault: LedgerFault | null; readonly head: LedgerHead };

const COLUMNS = Object.entries(ledger.columns).map(([key, { header }]) => [key, header] as const);

/** `heads`: where the ledger ended at some time, as recorded outside. `fault`: the first row that is wrong, or null. */
export function verifyCsv(text: string, heads: readonly LedgerHead[]): CsvOutcome {
  const [header = [], ...rows] = parseCsv(text);
  const at = COLUMNS.map(([key, name]) => [key, header.indexOf(name)] as const);
  const missing = at
    .filter(([, index]) => index < 0)
    .map(([key]) => ledger.columns[key as keyof typeof ledger.columns].header);
  if (missing.length > 0) return { problem: `No Ledger: no column ${missing.map((name) => `"${name}"`).join(', ')}.` };
  const reader = openLedger(heads, 1_000);
  reader.read(
    rows
      .filter((row) => row.some((cell) => cell !== ''))
      .map((row) => asRow(new Map(at.map(([key, index]) => [key, row[index] ?? ''])))),
  );
  return { fault: reader.finish(), head: reader.head };
}

function asRow(cells: ReadonlyMap<string, string>): LedgerRow {
  const text = (key: keyof LedgerRow) => cells.get(key) ?? '';
  return {
    sequence: /^[1-9]\d*$/.test(text('sequence')) ? Number(text('sequence')) : null,
    at: readMoment(text('at')),
    ...{ type: text('type'), subject: text('subject'), body: text('body') },
    ...{ previousHash: text('previousHash'), hash: text('hash') },
  };
}

/** As the workbook shows it, on Jakarta's clock: 2026-11-23 09:00:00. */
function readMoment(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  const ms = match ? Date.parse(`${match[1]}T${match[2]}+07:00`) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
