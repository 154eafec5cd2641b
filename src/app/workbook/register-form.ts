/**
 * A Google Form's response tab: each response becomes a sale, with its verdict in columns after the response. A response that
 * cannot be used, for example because a question was renamed, keeps its row, with the reason beside it.
 */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { fromSerial, isoDay, workbookDay } from '../../core/lib/time.ts';
import { type FormQuestions, readQuestions } from '../../core/sale/form-questions.ts';
import type { Asked } from '../../core/sale/new-sale.ts';
import { saleFromTexts } from '../../core/sale/sale-from-texts.ts';
import type { Cell, CellWrite, WorkbookChanges } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import { queueJob, runQueuedJobs } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Edit } from '../round/edit.ts';
import { BUSY } from '../round/with-lock.ts';
import { registerSale } from '../sales/register-sale.ts';
import { drainInbox } from '../writer/drain-inbox.ts';

/** Columns that the hub adds after a response. */
const MARKS = ['Sale ID', 'Verdict', 'Reason', 'Next step'] as const;
const LOCK_WAIT_MS = 15_000;
/** How many responses one run of the minute trigger handles. */
const MOST_WAITING = 20;

export function registerResponses(deps: WriterDeps, edit: Edit): void {
  try {
    registerRows(deps, edit);
  } catch (error) {
    // Handling a response again that already has its verdict gives the same result.
    queueJob(deps, 'form', edit);
    throw error;
  }
}

function registerRows(deps: WriterDeps, { tab, fromRow, toRow }: Edit): void {
  if (tab === '') return;
  const form = readForm(deps, tab, Math.max(2, fromRow), toRow);
  if (!form) return;
  for (const response of form.responses) {
    const marks = registerResponse(deps, form, response);
    const written = marks && deps.withLock(LOCK_WAIT_MS, (commit) => commit(markRow(form, response.row, marks)));
    if (!written || written === BUSY) {
      queueJob(deps, 'form', { tab, fromRow: response.row, toRow });
      return;
    }
  }
  drainInbox(deps);
}

/** By the minute trigger: registers responses that found the lock taken. */
export function registerWaiting(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  runQueuedJobs(deps, { all: properties, kind: 'form', atMost: MOST_WAITING }, (edit) => registerResponses(deps, edit));
}

interface Form extends FormQuestions {
  readonly tab: string;
  readonly headers: readonly string[];
  readonly responses: readonly { readonly row: number; readonly cells: readonly Cell[] }[];
  /** IDs by what a respondent may write instead of them, in lower case. */
  readonly ids: Readonly<Partial<Record<Asked, ReadonlyMap<string, string>>>>;
}

/** Null when the form is not about sales. */
function readForm({ workbook }: WriterDeps, tab: string, fromRow: number, toRow: number): Form | null {
  const [[head = []] = [], rows = [], products = [], dealers = []] = workbook.read([
    { sheet: tab, fromRow: 1, toRow: 1 },
    { sheet: tab, fromRow, toRow },
    { sheet: tables.products.name, fromRow: 1 },
    { sheet: tables.dealers.name, fromRow: 1 },
  ]);
  const headers = head.map(String);
  const questions = readQuestions(headers);
  if (!questions) return null;
  const named = (table: typeof tables.products | typeof tables.dealers, [header = [], ...all]: Cell[][]) => {
    const layout = new Layout<typeof tables.products.columns>(table as typeof tables.products, header);
    return new Map(all.map((cells) => layout.decode(cells)).map(({ id, name }) => [name.trim().toLowerCase(), id]));
  };
  const responses = rows.map((cells, index) => ({ row: fromRow + index, cells }));
  return {
    ...{
      tab,
      headers,
      ...questions,
      ids: { modelId: named(tables.products, products), dealerId: named(tables.dealers, dealers) },
    },
    responses: responses.filter(({ cells }) => cells.some((cell) => cell !== '')),
  };
}

type Marks = readonly [saleId: string, verdict: string, reason: string, nextStep: string];

/** Null when somebody else holds the lock. */
function registerResponse(deps: WriterDeps, form: Form, { cells }: Form['responses'][number]): Marks | null {
  if (form.missing.length > 0) {
    const reason = `No question of the form asks for ${form.missing.join(', ')}; one may have been renamed.`;
    return ['', 'NOT READ', reason, 'Name the question as the column of the Sales tab, and send the response again.'];
  }
  const before = String(cells[form.headers.indexOf(MARKS[0])] ?? '');
  const answers = cells.filter((_, column) => !MARKS.some((mark) => mark === form.headers[column]));
  const id = `S-f${fingerprint(JSON.stringify([form.tab, ...answers]))}`;
  const written = saleFromTexts(textsOf(form, cells), { id, source: 'form' });
  const registration = registerSale(deps, { ...written, replaces: before === id ? '' : before });
  if (registration.kind === 'busy') return null;
  const found = registration.sales.find(({ sentId }) => sentId === id);
  return found
    ? [found.saleId, found.verdict, found.reason, found.nextStep]
    : ['', 'NOT READ', 'The sale was not found again.', ''];
}

function textsOf({ columns, ids }: Form, cells: readonly Cell[]): Partial<Record<Asked, string>> {
  const entries = Object.entries(columns) as [Asked, number][];
  return Object.fromEntries(
    entries.map(([key, column]) => {
      const cell = cells[column] ?? '';
      const isDate = key === 'soldAt' && typeof cell === 'number';
      const text = isDate ? isoDay(workbookDay(fromSerial(cell))) : String(cell).trim();
      return [key, ids[key]?.get(text.toLowerCase()) ?? text];
    }),
  );
}

/** Writes the hub's columns after the response, and their headers where missing. */
function markRow({ tab, headers }: Form, row: number, marks: Marks): WorkbookChanges {
  let next = headers.length;
  const updates = MARKS.flatMap((mark, index) => {
    const at = headers.indexOf(mark);
    const column = (at >= 0 ? at : next++) + 1;
    const cell = (value: string): CellWrite => (value === '' ? { kind: 'blank', of: 'text' } : { kind: 'text', value });
    const header = at >= 0 ? [] : [{ sheet: tab, row: 1, column, cells: [cell(mark)] }];
    return [...header, { sheet: tab, row, column, cells: [cell(marks[index] ?? '')] }];
  });
  return { updates, appends: [] };
}
