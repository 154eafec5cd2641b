/**
 * A Google Form's response tab: each response becomes a sale, and its verdict stands behind the response. A response that
 * cannot be used, because a question was renamed, say, keeps its row and is told why.
 */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { parseJson } from '../../core/lib/json.ts';
import { fromSerial, isoDay, workbookDay } from '../../core/lib/time.ts';
import { type FormQuestions, readQuestions } from '../../core/sale/form-questions.ts';
import type { Asked } from '../../core/sale/new-sale.ts';
import { saleFromTexts } from '../../core/sale/sale-from-texts.ts';
import type { Cell, CellWrite, RowUpdate } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Edit } from '../round/edit.ts';
import { registerSale } from '../sales/register-sale.ts';
import { drainInbox } from '../writer/drain-inbox.ts';

/** What the hub writes behind a response. */
const MARKS = ['Sale ID', 'Verdict', 'Reason', 'Next step'] as const;
const WAITING = 'form.waiting.';

export function registerResponses(deps: WriterDeps, edit: Edit): void {
  try {
    registerRows(deps, edit);
  } catch (error) {
    // What was marked already is told the same again.
    wait(deps, edit);
    throw error;
  }
}

function registerRows(deps: WriterDeps, { tab, fromRow, toRow }: Edit): void {
  if (tab === '') return;
  const form = readForm(deps, tab, Math.max(2, fromRow), toRow);
  if (!form) return;
  for (const response of form.responses) {
    const marks = registerResponse(deps, form, response);
    if (!marks) {
      wait(deps, { tab, fromRow: response.row, toRow });
      return;
    }
    deps.workbook.commit({ updates: markRow(form, response.row, marks), appends: [] });
  }
  drainInbox(deps);
}

/** By the minute trigger: responses that found the lock taken. */
export function registerWaiting(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  for (const key of Object.keys(properties).filter((each) => each.startsWith(WAITING))) {
    const parsed = parseJson(properties[key] ?? '');
    try {
      if (parsed.ok) registerResponses(deps, parsed.value as Edit);
    } finally {
      deps.properties.delete(key);
    }
  }
}

function wait(deps: WriterDeps, edit: Edit): void {
  deps.properties.setMany({ [`${WAITING}${edit.fromRow}.${deps.random()}`]: JSON.stringify(edit) });
}

interface Form extends FormQuestions {
  readonly tab: string;
  readonly headers: readonly string[];
  readonly responses: readonly { readonly row: number; readonly cells: readonly Cell[] }[];
  /** IDs by what a respondent may write instead, in lower case. */
  readonly ids: Readonly<Partial<Record<Asked, ReadonlyMap<string, string>>>>;
}

/** Null for a form that is not about sales. */
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

/** The marks behind the response; their headers too, where they are missing. */
function markRow({ tab, headers }: Form, row: number, marks: Marks): RowUpdate[] {
  let next = headers.length;
  return MARKS.flatMap((mark, index) => {
    const at = headers.indexOf(mark);
    const column = (at >= 0 ? at : next++) + 1;
    const cell = (value: string): CellWrite => (value === '' ? { kind: 'blank', of: 'text' } : { kind: 'text', value });
    const header = at >= 0 ? [] : [{ sheet: tab, row: 1, column, cells: [cell(mark)] }];
    return [...header, { sheet: tab, row, column, cells: [cell(marks[index] ?? '')] }];
  });
}
