/**
 * Verifies the ledger: every row against the one before, and against the heads that were recorded outside the workbook. Once a
 * night and from the menu; the health answer shows the head.
 */
import { LEDGER_FAULTS, type LedgerHead, openLedger } from '../../core/ledger/chain.ts';
import { isoDay, workbookDay } from '../../core/lib/time.ts';
import { WorkbookFault, type WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { stateFrom, stateRange } from '../../store/state/system-tab.ts';
import { tables } from '../../tables/index.ts';
import type { LedgerRow } from '../../tables/records.ts';
import { alertChanges } from '../round/alert-changes.ts';
import type { WriterDeps } from '../round/deps.ts';
import { headsAsProperties, readHeads } from '../round/ledger-heads.ts';
import { BUSY } from '../round/with-lock.ts';

const BROKEN_KEY = 'ledger.broken';
/** Rows of seven columns; a read of some 3 MB. */
const ROWS_A_READ = 20_000;
const LOCK_WAIT_MS = 15_000;

export interface LedgerReport {
  readonly head: LedgerHead;
  /** A sentence about the first fault, or '' when everything is in order. */
  readonly fault: string;
}

/** Reads the whole ledger, without the lock, since rows are only ever appended. */
export function verifyLedger(deps: Pick<WriterDeps, 'workbook' | 'properties'>): LedgerReport {
  const heads = readHeads(deps.properties.getAll());
  const { name } = tables.ledger;
  const [head = [], state] = deps.workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }, stateRange()]);
  const layout = new Layout(tables.ledger, head[0] ?? []);
  const { ledgerSequence, ledgerHash } = stateFrom(state);
  const known = ledgerSequence > 0 ? [{ sequence: ledgerSequence, hash: ledgerHash }] : [];
  const ledger = openLedger([...heads, ...known]);
  for (let fromRow = 2; ; fromRow += ROWS_A_READ) {
    const rows = readSome(deps, name, { fromRow, count: ROWS_A_READ });
    if (ledger.read(rows.map((cells) => layout.decode(cells))) || rows.length < ROWS_A_READ) break;
  }
  const fault = ledger.finish();
  const words = fault ? `No. ${fault.sequence}: ${LEDGER_FAULTS[fault.reason]}.` : '';
  return { head: ledger.head, fault: words };
}

function readSome(
  { workbook }: Pick<WriterDeps, 'workbook'>,
  sheet: string,
  { fromRow, count }: { readonly fromRow: number; readonly count: number },
) {
  try {
    return workbook.read([{ sheet, fromRow, toRow: fromRow + count - 1 }])[0] ?? [];
  } catch (error) {
    if (!(error instanceof WorkbookFault) || error.reason !== 'beyond-grid') throw error;
    return readToEnd(workbook, sheet, fromRow).slice(0, count);
  }
}

/** No rows when the grid ends above that row. */
function readToEnd(workbook: WorkbookReader, sheet: string, fromRow: number) {
  try {
    return workbook.read([{ sheet, fromRow }])[0] ?? [];
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'beyond-grid') return [];
    throw error;
  }
}

/** Some 600 KB per answer. */
const ROWS_AN_ANSWER = 1_000;

/** At most a thousand rows after this sequence number, as they are in the tab; none at its end. */
export function ledgerRows(deps: Pick<WriterDeps, 'workbook'>, after: number): LedgerRow[] {
  const { name } = tables.ledger;
  const [head = []] = deps.workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const layout = new Layout(tables.ledger, head[0] ?? []);
  // Sequence number 1 is in row 2.
  const rows = readSome(deps, name, { fromRow: after + 2, count: ROWS_AN_ANSWER }).map((cells) => layout.decode(cells));
  return rows.filter(({ hash }) => hash !== '');
}

/** Nightly: records the head when the ledger is in order; otherwise raises an alert once. */
export function watchLedger(deps: WriterDeps): void {
  const { head, fault } = verifyLedger(deps);
  const properties = deps.properties.getAll();
  if (fault === '') {
    const day = isoDay(workbookDay(deps.clock.nowMs()));
    const heads = [...readHeads(properties).filter((each) => each.day !== day), { day, ...head }];
    deps.properties.setMany(headsAsProperties(heads));
    deps.log.info('ledger-head', { day, sequence: head.sequence, hash: head.hash });
    if (properties[BROKEN_KEY]) deps.properties.delete(BROKEN_KEY);
    return;
  }
  if (properties[BROKEN_KEY] === fault) return;
  const text = `The ledger does not hold. ${fault} Compare with File → Version history; corrections are new rows.`;
  const alert = { rule: 'ledger-broken', subject: fault.split(':')[0] ?? '', text } as const;
  const raised = deps.withLock(LOCK_WAIT_MS, (commit) =>
    commit(alertChanges(deps.workbook, deps.clock.nowMs(), alert)),
  );
  if (raised === BUSY) return;
  deps.properties.setMany({ [BROKEN_KEY]: fault });
}

/** For the menu. */
export function ledgerLines(deps: WriterDeps): string[] {
  const { head, fault } = verifyLedger(deps);
  if (fault !== '') return ['The ledger does not hold.', fault];
  const heads = readHeads(deps.properties.getAll());
  return [
    `The ledger holds: ${head.sequence} rows, ${heads.length} heads recorded outside.`,
    `Head: ${head.sequence} ${head.hash}`,
  ];
}
