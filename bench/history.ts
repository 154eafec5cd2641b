/** Years of finished business, put straight into a snapshot: numbered as the hub would have numbered it. */
import type { SimHub } from '../sim/hub';

type Snapshot = ReturnType<SimHub['rt']['snapshot']>;
type Sheet = Snapshot['host']['workbooks'][number]['sheets'][number];
type Row = NonNullable<Sheet['rows'][number]>;

/** Rows a lead leaves behind in each tab. */
const ROWS_A_LEAD: Readonly<Record<string, number>> = {
  Leads: 1,
  Customers: 1,
  Offers: 3,
  Conversation: 8,
  Timeline: 3,
  Outbox: 4,
  'Inbox log': 5,
};

export function withHistory(snapshot: Snapshot, leads: number): Snapshot {
  if (leads === 0) return snapshot;
  const workbooks = snapshot.host.workbooks.map((workbook) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet) =>
      sheet.title === 'System' ? withCounters(sheet, leads) : withOldRows(sheet, leads),
    ),
  }));
  return { ...snapshot, host: { ...snapshot.host, workbooks } };
}

function withOldRows(sheet: Sheet, leads: number): Sheet {
  const each = ROWS_A_LEAD[sheet.title];
  const [header] = sheet.rows;
  if (!each || !header) return sheet;
  const rows: (Row | null)[] = [header];
  for (let n = 1; n <= leads; n++) for (let i = 1; i <= each; i++) rows.push(oldRow(sheet.title, header, n, i));
  return { ...sheet, rows, maxRows: Math.max(sheet.maxRows, rows.length + 1000) };
}

function oldRow(title: string, header: Row, n: number, i: number): Row {
  const number = String(n).padStart(6, '0');
  const ids: Readonly<Record<string, string>> = {
    Leads: `L-${number}`,
    Customers: `C-${number}`,
    Offers: `L-${number}-${i}`,
  };
  const status = title === 'Leads' ? 'WON' : title === 'Offers' ? 'EXPIRED' : 'SENT';
  return header.map((name, column) =>
    column === 0
      ? (ids[title] ?? `${number}.${i}`)
      : name === 'Status' || name === 'State'
        ? status
        : `former ${column}`,
  );
}

/** The System tab's row of numbers, as if they had been given out. */
function withCounters(sheet: Sheet, leads: number): Sheet {
  const numbers: Row = ['numbers', JSON.stringify({ customers: leads, leads, ledgerSequence: 0, ledgerHash: '' })];
  return { ...sheet, rows: sheet.rows.map((row) => (row?.[0] === 'numbers' ? numbers : row)) };
}
