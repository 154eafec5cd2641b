/**
 * While the property store is down, for minutes at a time or with the day's quota used up, deliveries are held back in a
 * hidden tab before the sender is told that they were taken. The minute's work takes them back in, in their own names.
 */
import { SOURCES } from '../../core/events.ts';
import { type Cell, WorkbookFault } from '../../ports.ts';
import { HELD_TAB } from '../../store/held-back-tab.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type InboxEntry, putDelivery } from './inbox.ts';

/** A cell holds 50,000 characters. https://support.google.com/drive/answer/37603 */
const LONGEST = 49_000;
/** The store holds 500 KB, and others need room in it. */
const MOST_AT_ONCE = 150_000;
const LOCK_WAIT_MS = 5_000;
/** A cell that begins so is text whatever follows: no number, no date, no formula. */
const TEXT = 'x';

/** False when it cannot be held back either. */
export function holdBack({ appendRow, log, packer }: WriterDeps, { name, source, body }: InboxEntry): boolean {
  try {
    const packed = TEXT + packer.pack(body);
    if (packed.length > LONGEST) return false;
    appendRow(HELD_TAB, [TEXT + name, source, packed]);
    log.warn('held-back', { entry: name });
    return true;
  } catch (error) {
    log.error('not-held-back', error, { entry: name });
    return false;
  }
}

/** Whether there was anything. All is read again under the lock, so that no two take the same rows away. */
export function takeBack(deps: WriterDeps): boolean {
  if (readHeld(deps).length === 0) return false;
  deps.withLock(LOCK_WAIT_MS, (commit) => {
    const rows = readHeld(deps);
    const sizes = rows.map((row) => String(row[2]).length);
    const taken = rows.filter((_, at) => at === 0 || sum(sizes.slice(0, at + 1)) <= MOST_AT_ONCE);
    for (const row of taken) putBack(deps, row);
    const deletes = [{ sheet: HELD_TAB, fromRow: 2, toRow: taken.length + 1 }];
    if (taken.length > 0) commit({ updates: [], appends: [], deletes });
  });
  return true;
}

/** A row that is none of ours is left out, and goes with the others. */
function putBack({ packer, properties }: WriterDeps, row: readonly Cell[]): void {
  const [name, source, packed] = row.map(String);
  const known = SOURCES.find((each) => each === source);
  if (!known || !packed || !/^x\w{9}\.\w+$/.test(name ?? '')) return;
  const own = (name ?? '').slice(TEXT.length);
  const receivedAtMs = Number.parseInt(own.slice(0, 9), 36);
  putDelivery(properties, { source: known, body: packer.unpack(packed.slice(TEXT.length)), name: own, receivedAtMs });
}

/** A workbook that was set up before this tab was there holds nothing back. */
function readHeld({ workbook }: WriterDeps): Cell[][] {
  try {
    return workbook.read([{ sheet: HELD_TAB, fromRow: 2 }])[0] ?? [];
  } catch (error) {
    if (error instanceof WorkbookFault && (error.reason === 'missing-tab' || error.reason === 'beyond-grid')) return [];
    throw error;
  }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}
