/**
 * Prepares what to write to the CRM: new lines of Timeline and Conversation become notes that wait in the lead's row of the CRM
 * tab. The position in the logs is written in the same commit, so that no line is taken twice.
 */

import { groupBy } from '../../core/lib/group-by.ts';
import * as is from '../../core/lib/read-json.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import { workbookStamp } from '../../core/lib/time.ts';
import type { WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Session } from '../../store/session/session.ts';
import { withinGrid } from '../../store/session/within-grid.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import type { CrmRow } from '../../tables/crm.ts';
import { tables } from '../../tables/index.ts';
import { tellBroken } from '../round/broken-cell.ts';

/** How many lines of a log one slice reads. */
const LINES_A_SLICE = 200;
/** How many leads may wait at a time: their list is kept in one cell. */
const MOST_WAITING = 300;
const LONGEST_LINE = 1_000;
const LONGEST_NOTE = 3_500;
/** A cell holds 50,000 characters; longer values stay in the workbook. */
const LONGEST_WAITING = 40_000;

interface Line {
  readonly leadId: string;
  readonly at: number;
  readonly text: string;
}

/** Stages the notes, and makes the leads due. */
export function planNotes(session: Session, workbook: WorkbookReader, nowMs: number): void {
  const { crm } = session.system.state;
  if (Object.keys(crm.due).length >= MOST_WAITING) return;
  if (crm.timeline === 0 || crm.conversation === 0) {
    goOnFromTheEnd(session, workbook);
    return;
  }
  const timeline = readLog(workbook, tables.timeline, crm.timeline);
  const conversation = readLog(workbook, tables.conversation, crm.conversation);
  const lines = [
    ...timeline.rows.map(({ leadId, at, to, actor, reason }): Line => {
      return { leadId, at: at ?? nowMs, text: `${to} (${oneLine(actor, 40)}): ${oneLine(reason, 300)}` };
    }),
    // The customer’s side only: what goes between the hub and reps is no part of the conversation.
    ...conversation.rows
      .filter(({ party }) => party === 'customer')
      .map(({ leadId, at, direction, text }): Line => {
        return { leadId, at: at ?? nowMs, text: `${direction === 'in' ? '←' : '→'} ${clip(text, LONGEST_LINE)}` };
      }),
  ].filter(({ leadId }) => leadId !== '');
  const byLead = groupBy(lines, ({ leadId }) => leadId);
  session.ensure({ crm: byLead.keys(), leads: byLead.keys() });
  for (const [leadId, theirs] of byLead) addNotes(session, leadId, theirs, nowMs);
  session.system.state.crm = {
    ...crm,
    timeline: crm.timeline + timeline.taken,
    conversation: crm.conversation + conversation.taken,
  };
}

/**
 * The position in the logs was lost: start from their end. Earlier lines are not written twice, though some may never be
 * written.
 */
function goOnFromTheEnd(session: Session, workbook: WorkbookReader): void {
  const logs = [tables.timeline, tables.conversation];
  const [timeline = [], conversation = []] = workbook.read(
    logs.map(({ name }) => ({ sheet: name, fromRow: 1, column: 1, columns: 1 })),
  );
  Object.assign(session.system.state.crm, { timeline: timeline.length, conversation: conversation.length });
}

function addNotes(session: Session, leadId: string, lines: readonly Line[], nowMs: number): void {
  const table = session.table('crm');
  table.append({ ...BLANK, leadId, customerId: session.table('leads').get(leadId)?.customerId ?? '' });
  const row = table.get(leadId);
  if (!row) return;
  const waiting = [...notesOf(session, row)];
  const before = waiting.length;
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const text = `${workbookStamp(line.at)} ${line.text}`;
    const last = waiting.length - 1;
    const room = JSON.stringify(waiting).length + text.length < LONGEST_WAITING;
    // A note that may already be on its way to the CRM must not change: new lines start a new note.
    const isOpen = last >= before && (waiting[last]?.length ?? 0) + text.length < LONGEST_NOTE;
    if (!room && waiting[last] !== MORE) waiting.push(MORE);
    if (!room) break;
    if (isOpen) waiting[last] = `${waiting[last]}\n${text}`;
    else waiting.push(text);
  }
  table.update(leadId, { waiting: JSON.stringify(waiting), state: row.state === 'DONE' ? 'WAITING' : row.state });
  session.system.state.crm.due[leadId] ??= nowMs;
}

const MORE = '… more in the workbook';

/** The waiting notes of a lead; none when the cell cannot be read. The workbook still has every line. */
export function notesOf(session: Session, { leadId, waiting }: Pick<CrmRow, 'leadId' | 'waiting'>): readonly string[] {
  if (waiting === '') return [];
  const read = is.readJson(waiting, is.array(is.text));
  if (read.ok) return read.value;
  const instead = 'These notes are not written to the CRM.';
  const { reason } = read;
  tellBroken({ session }, { table: 'crm', key: leadId, column: 'waiting', content: waiting, reason, instead });
  return [];
}

const BLANK: CrmRow = {
  leadId: '',
  state: 'WAITING',
  contactId: '',
  dealId: '',
  stage: '',
  movedByHand: false,
  notes: 0,
  doneAt: null,
  attempts: 0,
  nextTryAt: null,
  error: '',
  customerId: '',
  unsureSince: null,
  waiting: '',
};

/** Rows below row `after`; `taken`: how many rows were looked at. */
function readLog<C extends Columns>(
  workbook: WorkbookReader,
  table: Table<C>,
  after: number,
): { rows: Row<C>[]; taken: number } {
  const fromRow = after + 1;
  const read = () => {
    const [head = [], cells = []] = workbook.read([
      { sheet: table.name, fromRow: 1, toRow: 1 },
      { sheet: table.name, fromRow, toRow: fromRow + LINES_A_SLICE - 1 },
    ]);
    const layout = new Layout(table, head[0] ?? []);
    return { rows: cells.map((row) => layout.decode(row)), taken: cells.length };
  };
  // Nothing was added below the last row of the sheet's grid.
  return withinGrid(read, () => ({ rows: [], taken: 0 }));
}
