/**
 * A rep enters a sale in the chat: "Sold" on a lead, then serial, price, the other lines, payment, and "Send". One sale at a
 * time, kept in the rep's row; every button names its lead, so that two leads are never mixed up. The books are asked after
 * the round's events (judge-chat-sales.ts).
 */
import type { MessageEvent } from '../../core/events.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import { readDay } from '../../core/lib/read-day.ts';
import { oneLine, plain } from '../../core/lib/text.ts';
import { workbookDay } from '../../core/lib/time.ts';
import { checkDraft, type Draft, isForgotten, newDraft, readDraft, stepOf } from '../../core/sale/draft.ts';
import { isPlausible, LEAST_VEHICLE, readAmount } from '../../core/sale/read-amount.ts';
import { NO_EXTRAS, readExtras } from '../../core/sale/read-extras.ts';
import type { SignedChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { noteFirstContact } from '../assignment/first-contact.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { tellBroken } from '../round/broken-cell.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { askFix, askNext, askWhich, FIXABLE, PAYMENTS, type Selling } from './chat-sale-questions.ts';

const CANCEL_WORDS = ['batal', 'batalkan', 'cancel'];
const LONGEST_SERIAL = 40;

/** "Sold": asks the first question, or repeats the open one. Selling also counts as contact with the customer. */
export function startSale(round: Round, event: MessageEvent, rep: Rep, lead: Lead): EventOutcome {
  const draft = readDraft(rep.selling);
  const isAlive = draft && !isForgotten(draft, round.nowMs) && isTheirs(round, draft.leadId, rep);
  if (isAlive && draft.leadId !== lead.id) {
    askWhich(round, { rep, lead, draft });
    return { outcome: 'asked which sale', leadId: lead.id };
  }
  const contacted = noteFirstContact(round, lead, { atMs: event.receivedAtMs, reason: 'Says it was sold.' });
  const begun = isAlive ? draft : newDraft(lead.id, workbookDay(round.nowMs), round.nowMs);
  return goOn(round, { rep, lead: contacted, draft: begun });
}

/** Handles a button of the sale. */
export function tapInSale(round: Round, event: MessageEvent, rep: Rep, choice: SignedChoice): EventOutcome {
  const { leadId, what } = choice;
  const lead = round.session.table('leads').get(leadId);
  if (!lead || !isTheirs(round, leadId, rep)) {
    if (readDraft(rep.selling)?.leadId === leadId) keep(round, rep, null);
    tellRep(round, { rep, lead }, 'rep.notYours', { values: { lead: leadId } });
    return { outcome: 'sale: the lead is not theirs', leadId };
  }
  if (what === 'START') return startSale(round, event, keep(round, rep, null), lead);
  const draft = readDraft(rep.selling);
  if (draft?.leadId !== leadId) {
    tellRep(round, { rep, lead }, 'sale.over', { values: { lead: leadId } });
    return { outcome: 'sale: not under way', leadId };
  }
  const selling = { rep, lead, draft };
  if (what === 'CANCEL' && draft.sentAt === 0) return cancel(round, selling);
  if (what === 'FIX' && draft.sentAt === 0) {
    askFix(round, selling);
    return { outcome: 'sale: asked what to correct', leadId };
  }
  return goOn(round, { ...selling, draft: tapped(draft, what, event.receivedAtMs) });
}

/**
 * Handles a message during a sale that quotes nothing, or quotes one of its questions. Null when it is not an answer to the
 * sale.
 */
export function answerInSale(round: Round, event: MessageEvent, rep: Rep): EventOutcome | null {
  const draft = readDraft(rep.selling);
  if (!draft) return null;
  const lead = round.session.table('leads').get(draft.leadId);
  if (!lead || !isTheirs(round, draft.leadId, rep)) {
    keep(round, rep, null);
    return null;
  }
  if (isForgotten(draft, round.nowMs)) {
    keep(round, rep, null);
    tellRep(round, { rep, lead }, 'sale.forgotten', { values: { lead: lead.id }, quote: event.id });
    return { outcome: 'sale: forgotten', leadId: lead.id };
  }
  const selling = { rep, lead, draft };
  if (event.content.type !== 'text') return goOn(round, selling, say(round, 'sale.onlyText', rep.language));
  const { text } = event.content;
  if (CANCEL_WORDS.includes(plain(text)) && draft.sentAt === 0) return cancel(round, selling);
  const answered = typed(draft, text, round.nowMs);
  if (answered) return goOn(round, { ...selling, draft: answered });
  return goOn(round, selling, say(round, 'sale.unclear', rep.language, { text: oneLine(text, 120) }));
}

/** Drops a draft that can no longer be read, and tells the rep. */
export function dropBrokenSale(round: Round, rep: Rep, quote: string): Rep {
  const read = checkDraft(rep.selling);
  if (!read || read.ok) return rep;
  const instead = 'The sale under way was dropped, and the rep was told.';
  const { id: key, selling: content } = rep;
  tellBroken(round, { table: 'reps', key, column: 'selling', content, reason: read.reason, instead });
  tellRep(round, { rep }, 'rep.entryLost', { quote });
  return keep(round, rep, null);
}

/** Only the owner of a lead may sell to its customer. */
function isTheirs(round: Round, leadId: string, rep: Rep): boolean {
  return isOwnedBy(round.session.table('leads').get(leadId), rep.id);
}

/** A lookup or a sale that is sent now is answered in the same round by judge-chat-sales.ts. */
function goOn(round: Round, selling: Selling, before = ''): EventOutcome {
  const draft = { ...selling.draft, heardAt: round.nowMs };
  const rep = keep(round, selling.rep, draft);
  const step = stepOf(draft);
  const waitsForBooks = step === 'LOOK_UP' || step === 'SENT';
  if (!waitsForBooks || before !== '') askNext(round, { ...selling, rep, draft }, before);
  return { outcome: `sale: ${step}`, leadId: selling.lead.id };
}

function cancel(round: Round, { rep, lead }: Selling): EventOutcome {
  keep(round, rep, null);
  tellRep(round, { rep, lead }, 'sale.cancelled', { values: { lead: lead.id } });
  return { outcome: 'sale: cancelled', leadId: lead.id };
}

function keep(round: Round, rep: Rep, draft: Draft | null): Rep {
  return round.session.table('reps').update(rep.id, { selling: draft ? JSON.stringify(draft) : '' });
}

/** A tap that does not fit the question changes nothing, and the question is repeated. */
function tapped(draft: Draft, what: string, atMs: number): Draft {
  const step = stepOf(draft);
  const payment = PAYMENTS.find((kind) => what === `PAY-${kind.toUpperCase()}`);
  const fix = FIXABLE.find((each) => what === `FIX-${each}`);
  if (draft.sentAt !== 0) return draft;
  if (fix) return without(draft, fix);
  if (payment && step === 'PAYMENT') return { ...draft, payment };
  if (what === 'SURE' && step === 'SERIAL_ODD') return { ...draft, isSure: true };
  if (what === 'LIST' && step === 'VEHICLE') return { ...draft, vehicle: draft.unit?.listPrice ?? null };
  if (what === 'NONE' && step === 'EXTRAS') return { ...draft, extras: NO_EXTRAS };
  if (what === 'SEND' && step === 'CONFIRM') return { ...draft, sentAt: atMs };
  return draft;
}

function without(draft: Draft, what: (typeof FIXABLE)[number]): Draft {
  switch (what) {
    case 'SERIAL':
      return { ...draft, serial: '', unit: null, isSure: false };
    case 'VEHICLE':
      return { ...draft, vehicle: null };
    case 'EXTRAS':
      return { ...draft, extras: null };
    case 'PAYMENT':
      return { ...draft, payment: '' };
    case 'DATE':
      return { ...draft, soldOn: null };
  }
}

/** The draft with the answer to the open question; null when the text is not an answer to it. */
function typed(draft: Draft, text: string, nowMs: number): Draft | null {
  switch (stepOf(draft)) {
    case 'SERIAL':
    case 'SERIAL_ODD':
      return readSerial(draft, text);
    // The rep typed the price before the serial was looked up.
    case 'LOOK_UP':
    case 'VEHICLE': {
      const vehicle = readAmount(text);
      return vehicle === null || vehicle < LEAST_VEHICLE || !isPlausible(vehicle) ? null : { ...draft, vehicle };
    }
    case 'EXTRAS': {
      const read = readExtras(text);
      return read.ok ? { ...draft, extras: read.extras } : null;
    }
    case 'DATE': {
      const soldOn = readDay(text, nowMs);
      return soldOn === null || soldOn > workbookDay(nowMs) ? null : { ...draft, soldOn };
    }
    case 'PAYMENT':
    case 'CONFIRM':
    case 'SENT':
      return null;
  }
}

function readSerial(draft: Draft, text: string): Draft | null {
  const serial = oneLine(text, LONGEST_SERIAL + 1);
  return serial === '' || serial.length > LONGEST_SERIAL ? null : { ...draft, serial, unit: null, isSure: false };
}
