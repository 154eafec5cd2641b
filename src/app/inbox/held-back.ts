/**
 * While the property store is down, for minutes at a time or with the day's quota used up, deliveries are kept in a hidden tab
 * before the sender is told that they were received. The minute trigger puts them into the inbox later, under their own names.
 */
import { SOURCES } from '../../core/events.ts';
import { utf8 } from '../../core/lib/bytes.ts';
import { type Cell, WorkbookFault } from '../../ports.ts';
import { HELD_TAB } from '../../store/held-back-tab.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type InboxEntry, putDelivery } from './inbox.ts';

/** A cell holds 50,000 characters. https://support.google.com/drive/answer/37603 */
const LONGEST = 49_000;
/** The unpacked body must fit into the property store later. */
const LONGEST_BODY = 300_000;
/** The store holds 500 KB, and other entries need room as well. */
const MOST_AT_ONCE = 150_000;
const LOCK_WAIT_MS = 5_000;
/** A prefix that keeps a cell text whatever follows: never a number, a date or a formula. */
const TEXT = 'x';

/** False when the delivery cannot be kept here either. */
export function holdBack({ appendRow, log, packer }: WriterDeps, { name, source, body }: InboxEntry): boolean {
  try {
    if (body.length > LONGEST_BODY) return false;
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

/**
 * True when there was anything to take back. Everything is read again under the lock, so that no two executions take the same
 * rows.
 */
export function takeBack(deps: WriterDeps): boolean {
  if (readHeld(deps).length === 0) return false;
  deps.withLock(LOCK_WAIT_MS, (commit) => {
    const { taken, unreadable } = putBackSome(deps, readHeld(deps));
    if (taken === 0) return;
    const deletes = [{ sheet: HELD_TAB, fromRow: 2, toRow: taken + 1 }];
    commit({ updates: [], appends: unreadable.length > 0 ? [deadLetters(deps, unreadable)] : [], deletes });
  });
  return true;
}

/** Row by row while the store has room: a row that went in is removed, whatever happens to the next one. */
function putBackSome(deps: WriterDeps, rows: readonly (readonly Cell[])[]) {
  const unreadable: (readonly Cell[])[] = [];
  let taken = 0;
  let bytes = 0;
  for (const row of rows) {
    const entry = entryOf(deps, row);
    const size = entry ? utf8(JSON.stringify(entry.body)).length : 0;
    if (taken > 0 && bytes + size > MOST_AT_ONCE) break;
    if (entry && !isPut(deps, entry)) break;
    if (!entry) unreadable.push(row);
    bytes += size;
    taken++;
  }
  return { taken, unreadable };
}

function isPut({ log, properties }: WriterDeps, entry: HeldEntry): boolean {
  try {
    putDelivery(properties, entry);
    return true;
  } catch (error) {
    log.error('not-taken-back', error, { entry: entry.name });
    return false;
  }
}

type HeldEntry = Parameters<typeof putDelivery>[1];

/** Null for a row that somebody typed or changed. */
function entryOf({ packer }: WriterDeps, row: readonly Cell[]): HeldEntry | null {
  const [name = '', source = '', packed = ''] = row.map(String);
  const known = SOURCES.find((each) => each === source);
  if (!known || packed === '' || !/^x\w{9}\.\w+$/.test(name)) return null;
  const own = name.slice(TEXT.length);
  try {
    const body = packer.unpack(packed.slice(TEXT.length));
    return { source: known, body, name: own, receivedAtMs: Number.parseInt(own.slice(0, 9), 36) };
  } catch {
    return null;
  }
}

/** What cannot be read goes to Dead letters, where staff look. */
function deadLetters({ clock, workbook }: WriterDeps, rows: readonly (readonly Cell[])[]) {
  const { name } = tables.deadLetters;
  const [head = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const layout = new Layout(tables.deadLetters, head[0] ?? []);
  const nowMs = clock.nowMs();
  const letters = rows.map((row, index) =>
    layout.encode({
      ...{ id: `held.${nowMs.toString(36)}.${index}`, receivedAt: nowMs, source: String(row[1] ?? '') },
      ...{
        reason: 'It was held back, and cannot be read any more.',
        part: '1/1',
        content: row.map(String).join(' | '),
      },
    }),
  );
  return { sheet: name, rows: letters };
}

/** None in a workbook that was set up before this tab existed. */
function readHeld({ workbook }: WriterDeps): Cell[][] {
  try {
    return workbook.read([{ sheet: HELD_TAB, fromRow: 2 }])[0] ?? [];
  } catch (error) {
    if (error instanceof WorkbookFault && (error.reason === 'missing-tab' || error.reason === 'beyond-grid')) return [];
    throw error;
  }
}
