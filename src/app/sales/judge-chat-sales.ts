/**
 * Reads the books once per round for all reps who are entering a sale: looks up serials, and judges the sales that were sent. A
 * sale goes into the round's own commit, on the same path as a row of the Sales tab.
 */
import { caseOf } from '../../core/integrity/book.ts';
import { judgeSale } from '../../core/integrity/judge.ts';
import type { Judgement } from '../../core/integrity/rule.ts';
import { oneLine } from '../../core/lib/text.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import { type Draft, readDraft, stepOf } from '../../core/sale/draft.ts';
import { saleFromDraft } from '../../core/sale/sale-from-draft.ts';
import type { WorkbookReader } from '../../ports.ts';
import type { AddedSale } from '../../store/sales/sales-index.ts';
import type { Rep } from '../../tables/network.ts';
import { sellLead } from '../assignment/close-lead.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { appendToLedger, type Round, raiseAlert } from '../round/round.ts';
import { askNext, type Selling, send } from './chat-sale-questions.ts';
import { type JudgedBook, judgeWanted, NOTHING_WANTED } from './register-sale.ts';

interface Waiting extends Selling {
  readonly round: Round;
  readonly added: AddedSale;
}

/** How long to wait before trying again when the workbook cannot be read. */
const AGAIN_MS = MINUTE_MS;

export function judgeChatSales(shared: Omit<Round, 'eventId'>, workbook: WorkbookReader): void {
  const waiting = whoWaits(shared);
  if (waiting.length === 0) return;
  // Serials are looked up without the sales that are being sent: those may be refused.
  answerAll(
    waiting.filter(({ draft }) => draft.sentAt === 0),
    workbook,
    tellOfSerial,
  );
  answerAll(
    waiting.filter(({ draft }) => draft.sentAt !== 0),
    workbook,
    (each, judged) => giveVerdict(each, judged),
  );
}

function whoWaits(shared: Omit<Round, 'eventId'>): Waiting[] {
  const { session, nowMs } = shared;
  const open = [...session.table('reps').rows()].flatMap((rep) => {
    const draft = readDraft(rep.selling);
    const step = draft && stepOf(draft);
    if (!draft || (step !== 'LOOK_UP' && step !== 'SENT') || nowMs - draft.failedAt < AGAIN_MS) return [];
    return [{ rep, draft }];
  });
  session.ensure({ leads: open.map(({ draft }) => draft.leadId) });
  return open.flatMap(({ rep, draft }) => {
    const lead = session.table('leads').get(draft.leadId);
    const eventId = `sale ${rep.id} ${draft.sentAt || `${draft.leadId} ${draft.serial} ${draft.heardAt}`}`;
    if (!lead) return [];
    const added = { sale: saleFromDraft(draft, lead, rep), replaces: draft.replaces, raw: {} };
    return [{ round: { ...shared, eventId }, rep, lead, draft, added }];
  });
}

/** One read of the books for all waiting reps. */
function answerAll(
  waiting: readonly Waiting[],
  workbook: WorkbookReader,
  answer: (each: Waiting, judged: JudgedBook) => void,
): void {
  const [first] = waiting;
  if (!first) return;
  try {
    const judged = judgeWanted(
      workbook,
      { ...NOTHING_WANTED, added: waiting.map(({ added }) => added) },
      first.round.nowMs,
    );
    if (first.draft.sentAt !== 0) stage(first.round, judged);
    for (const each of waiting) answer(each, judged);
  } catch (error) {
    for (const each of waiting) putOff(each, error);
  }
}

function stage(round: Round, { updates, appends, entries }: JudgedBook): void {
  round.session.stage({ updates, appends });
  for (const { type, subject, body } of entries) appendToLedger(round, type, subject, body);
}

function tellOfSerial({ round, rep, lead, draft, added }: Waiting, { opened: { book, judged } }: JudgedBook): void {
  const located = judged.find(({ sale }) => sale.id === added.sale.id);
  if (!located) throw new Error(`The sale of ${lead.id} is not in the book`);
  const { unit, sale } = caseOf(book, located.sale);
  const fault = judgeSale(book, sale).find(
    ({ rule, severity }) => rule.id.startsWith('serial-') && severity !== 'watch',
  );
  const modelId = unit?.modelId || lead.modelId;
  const { price } = caseOf(book, { ...sale, modelId });
  const listPrice = price.kind === 'found' ? price.price.list : null;
  const known = { ...draft, unit: { modelId, listPrice, fault: fault ? forRep(fault, rep) : '' }, failedAt: 0 };
  askNext(round, { rep: keep(round, rep, known), lead, draft: known });
}

function giveVerdict({ round, rep, lead, draft, added }: Waiting, { opened, sales, verdicts }: JudgedBook): void {
  const at = sales.findIndex(({ sentId }) => sentId === added.sale.id);
  const outcome = sales[at];
  if (!outcome) throw new Error(`The sale of ${lead.id} is not in the book`);
  const values = {
    lead: lead.id,
    name: oneLine(lead.customerName, 60),
    serial: oneLine(draft.serial, 40),
    sale: outcome.saleId,
  };
  const found = verdicts[at] ? judgeSale(opened.book, verdicts[at].sale) : [];
  if (outcome.verdict === 'REFUSED') {
    const open = { ...draft, sentAt: 0, replaces: outcome.saleId, failedAt: 0 };
    const why = reasons(found, rep, ['hard']);
    const titles = [
      ['FIX', 'sale.button.fix'],
      ['CANCEL', 'sale.button.cancel'],
    ] as const;
    send(round, { rep: keep(round, rep, open), lead }, { key: 'sale.refused', values: { ...values, why }, titles });
    return;
  }
  const free = keep(round, rep, null);
  sellLead(round, free, lead, { atMs: draft.sentAt, reason: `Sale ${outcome.saleId} was accepted.` });
  if (outcome.verdict === 'REVIEW') {
    tellRep(round, { rep, lead }, 'sale.review', {
      values: { ...values, why: reasons(found, rep, ['review', 'error']) },
    });
  } else tellRep(round, { rep, lead }, 'sale.accepted', { values });
}

/** The draft waits in the rep's row; staff learn why. */
function putOff({ round, rep, lead, draft }: Waiting, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  if (draft.failedAt === 0) {
    tellRep(round, { rep, lead }, 'sale.beingChecked', { values: { lead: lead.id } });
    raiseAlert(round, {
      rule: 'sale-not-checked',
      subject: lead.id,
      text: `The sale of ${lead.id} by ${rep.name} waits: ${reason}`,
    });
  }
  keep(round, rep, { ...draft, failedAt: round.nowMs });
}

function keep(round: Round, rep: Rep, draft: Draft | null): Rep {
  return round.session.table('reps').update(rep.id, { selling: draft ? JSON.stringify(draft) : '' });
}

const MOST_REASONS = 4;

function reasons(found: readonly Judgement[], rep: Rep, severities: readonly string[]): string {
  const telling = found.filter(({ severity }) => severities.includes(severity));
  return telling
    .slice(0, MOST_REASONS)
    .map((judgement) => `• ${forRep(judgement, rep)}`)
    .join('\n');
}

function forRep({ rule, found }: Judgement, { language }: Rep): string {
  const fault = language === 'en' ? rule.says : (rule.bahasa ?? rule.says);
  return `${fault.replace(/\.$/, '')} (${oneLine(found, 100)}).`;
}
