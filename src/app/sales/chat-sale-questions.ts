/** The questions of a sale that a rep enters in the chat, each with what can be tapped instead of typed. */
import type { Outgoing } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import { isoDay } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { type Draft, type DraftStep, stepOf } from '../../core/sale/draft.ts';
import { rupiah } from '../../core/sale/read-amount.ts';
import { signChoice } from '../../core/tokens/signed-choice.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { type Round, say } from '../round/round.ts';

export interface Selling {
  readonly rep: Rep;
  readonly lead: Lead;
  readonly draft: Draft;
}

export const PAYMENTS = ['cash', 'transfer', 'credit', 'leasing'] as const;
export const FIXABLE = ['SERIAL', 'VEHICLE', 'EXTRAS', 'PAYMENT', 'DATE'] as const;

type Values = Readonly<Record<string, string | number>>;
/** What is tapped → the title of its button or row. */
type Titles = readonly (readonly [what: string, title: MessageKey])[];

interface Question {
  readonly key: MessageKey;
  readonly values?: Values;
  /** A sentence to put before the question. */
  readonly before?: string;
  readonly titles: Titles;
}

const paymentTitles: Titles = PAYMENTS.map((kind) => [`PAY-${kind.toUpperCase()}`, `sale.pay.${kind}`] as const);
const CANCEL = ['CANCEL', 'sale.button.cancel'] as const;

/** Asks the next missing thing. `before`: a sentence to put before the question. */
export function askNext(round: Round, selling: Selling, before = ''): void {
  const { lead, draft, rep } = selling;
  const ask = (key: MessageKey, values: Values, ...titles: Titles) =>
    send(round, selling, { key, values, before, titles: [...titles, CANCEL] });
  const serial = oneLine(draft.serial, 40);
  const questions: Readonly<Record<DraftStep, () => void>> = {
    SERIAL: () => ask('sale.askSerial', { lead: lead.id, name: oneLine(lead.customerName, 60) }),
    SERIAL_ODD: () => ask('sale.serialOdd', { serial, why: draft.unit?.fault ?? '' }, ['SURE', 'sale.button.sure']),
    VEHICLE: () => askPrice(round, selling, before),
    EXTRAS: () => ask('sale.askExtras', {}, ['NONE', 'sale.button.none']),
    PAYMENT: () => askList(round, selling, { key: 'sale.askPayment', before, titles: paymentTitles }),
    DATE: () => ask('sale.askDate', {}),
    CONFIRM: () =>
      ask('sale.summary', summaryOf(round, selling), ['SEND', 'sale.button.send'], ['FIX', 'sale.button.fix']),
    LOOK_UP: () => tellRep(round, { rep, lead }, 'sale.beingChecked', { values: { lead: lead.id } }),
    SENT: () => tellRep(round, { rep, lead }, 'sale.beingChecked', { values: { lead: lead.id } }),
  };
  questions[stepOf(draft)]();
}

export function askFix(round: Round, selling: Selling): void {
  const titles = FIXABLE.map((what) => [`FIX-${what}`, `sale.fix.${what}`] as const);
  askList(round, selling, { key: 'sale.askFix', titles });
}

/** Asks which sale is meant, when a sale for another lead is in progress. Nothing is carried over from that one. */
export function askWhich(round: Round, { rep, lead, draft }: Selling): void {
  const values = { lead: lead.id, other: draft.leadId };
  const button = (leadId: string, what: string, key: MessageKey) => choice(round, rep, leadId, [what, key]);
  const buttons = [button(draft.leadId, 'GO_ON', 'sale.button.goOn'), button(lead.id, 'START', 'sale.button.start')];
  const body = say(round, 'sale.another', rep.language, values);
  tellRep(round, { rep, lead }, 'sale.another', { content: { type: 'buttons', body, buttons } });
}

/** Sends a message of the sale with buttons. */
export function send(
  round: Round,
  { rep, lead }: Pick<Selling, 'rep' | 'lead'>,
  { key, titles, ...question }: Question,
): void {
  const body = bodyOf(round, rep, { key, titles, ...question });
  const buttons = titles.map((title) => choice(round, rep, lead.id, title));
  tellRep(round, { rep, lead }, key, { content: { type: 'buttons', body, buttons } });
}

function askPrice(round: Round, selling: Selling, before: string): void {
  const { draft, rep } = selling;
  const { modelId = '', listPrice = null } = draft.unit ?? {};
  const model = round.config.products.find(({ id }) => id === modelId)?.name ?? modelId;
  const list = listPrice === null ? '—' : rupiah(listPrice, rep.language);
  const titles: Titles = listPrice === null ? [CANCEL] : [['LIST', 'sale.button.list'], CANCEL];
  const values = { serial: oneLine(draft.serial, 40), model, list };
  send(round, selling, { key: 'sale.askPrice', values, before, titles });
}

function askList(round: Round, { rep, lead }: Selling, { key, titles, ...question }: Question): void {
  const body = bodyOf(round, rep, { key, titles, ...question });
  const rows = [...titles, CANCEL].map((title) => choice(round, rep, lead.id, title));
  const button = say(round, 'sale.button.choose', rep.language);
  const content: Outgoing = { type: 'list', body, button, rows };
  tellRep(round, { rep, lead }, key, { content });
}

function bodyOf(round: Round, rep: Rep, { key, values = {}, before = '' }: Question): string {
  return [before, say(round, key, rep.language, values)].filter((text) => text !== '').join('\n\n');
}

function choice(round: Round, rep: Rep, leadId: string, [what, title]: Titles[number]) {
  const id = signChoice({ kind: 'V1', leadId, what }, rep.id, round.tokenSecret);
  return { id, title: say(round, title, rep.language) };
}

function summaryOf(round: Round, { lead, draft, rep }: Selling): Values {
  const language = rep.language || 'id';
  const { vehicle, extras, payment, soldOn } = draft;
  const amounts = [
    ['vehicle', vehicle],
    ['accessories', extras?.accessories ?? null],
    ['fees', extras?.fees ?? null],
    ['discounts', extras?.discounts ?? null],
    ['gifts', extras?.gifts ?? null],
  ] as const;
  const lines = amounts.flatMap(([line, amount]) =>
    amount === null ? [] : [`${say(round, `sale.line.${line}`, language)}: ${rupiah(amount, language)}`],
  );
  const promotions = extras?.promotions
    ? [`${say(round, 'sale.line.promotions', language)}: ${extras.promotions}`]
    : [];
  const plus = (vehicle ?? 0) + (extras?.accessories ?? 0) + (extras?.fees ?? 0);
  const { modelId = '' } = draft.unit ?? {};
  return {
    lead: lead.id,
    name: oneLine(lead.customerName, 60),
    serial: oneLine(draft.serial, 40),
    model: round.config.products.find(({ id }) => id === modelId)?.name ?? modelId,
    date: soldOn === null ? '' : dayInWords(soldOn, language),
    lines: [...lines, ...promotions].join('\n'),
    net: rupiah(plus - (extras?.discounts ?? 0) - (extras?.gifts ?? 0), language),
    payment: payment === '' ? '' : say(round, `sale.pay.${payment}`, language),
  };
}

/** 24/11/2026 in Bahasa, 2026-11-24 in English. */
function dayInWords(day: number, language: Language): string {
  const iso = isoDay(day);
  return language === 'id' ? iso.split('-').reverse().join('/') : iso;
}
