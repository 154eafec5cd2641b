/**
 * A lead in Qontak CRM. Nothing there is idempotent: after an unconfirmed write the gateway looks for what it may have left: a
 * contact by its number among the newest, a deal by the lead's ID in its name, a note by its number. What people change there
 * stays: a contact is created and never changed, and a deal's stage is changed only while it is where we left it.
 */
import { type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { CrmGateway, CrmLead, CrmProgress } from '../crm-gateway.ts';
import type { Exchange } from '../message-gateway.ts';
import { answerOf, isFine, wordsOf } from './refusal.ts';

export interface CrmAccount {
  /** Base address of the CRM's API, without a slash at the end. */
  readonly base: string;
  /** SSO ID of the user who appears as author; '' for the token's own user. */
  readonly userId: string;
  readonly pipelineId: string;
  /** Stage IDs by status of the lead: "CLAIMED=12, WON=15". */
  readonly stages: string;
}

/** How far before the write to look, since clocks differ. */
const LOOK_BACK_MS = 10 * 60_000;

type Next = CrmProgress | Exchange<CrmProgress>;

/** One lead that is being written. */
interface Writing {
  readonly lead: CrmLead;
  readonly pipelineId: string;
  /** The stage ID for the lead's status, if configured. */
  readonly stage: string | undefined;
  readonly ask: (method: HttpRequest['method'], path: string, body?: Record<string, unknown>) => HttpRequest;
}

/** A gateway that writes contact, deal, stage and notes, in this order. Resumable: `begin` continues from what exists. */
export function createCrmGateway({ base, userId, pipelineId, stages }: CrmAccount): CrmGateway {
  const stageOf = readStages(stages);
  const ask: Writing['ask'] = (method, path, body) => ({
    url: base + path,
    method,
    headers: userId ? { 'X-Crm-User-Sso-Id': userId } : {},
    ...(body ? { contentType: 'application/json', body: JSON.stringify(body) } : {}),
  });
  return {
    begin(lead) {
      const { contactId, dealId, stage, movedByHand } = lead;
      const writing = { lead, pipelineId, stage: stageOf[lead.status], ask };
      return writeContact(writing, { contactId, dealId, stage, movedByHand, notesDone: 0, error: '', unsure: false });
    },
  };
}

/** `then` gets the whole answer; anything but a success ends the exchange with the progress so far. */
function step(done: CrmProgress, request: HttpRequest, then: (answer: JsonRecord) => Next): Exchange<CrmProgress> {
  return { request, read: (response) => (isFine(response) ? then(answerOf(response)) : stopped(done, response)) };
}

function writeContact(writing: Writing, done: CrmProgress): Next {
  if (done.contactId !== '') return writeDeal(writing, done);
  const { lead, ask } = writing;
  const { phone, name, channel, leadId, unsureSince } = lead;
  const found = (contact: JsonRecord) => writeDeal(writing, { ...done, contactId: text(contact, 'id') });
  const make = () => {
    const contact = {
      first_name: harmless(name || phone || leadId),
      ...(phone ? { telephone: `+${phone}` } : {}),
      crm_source_name: channel,
    };
    return step(done, ask('post', '/contacts', contact), (answer) => found(record(answer, 'response')));
  };
  if (unsureSince === null) return make();
  const after = encodeURIComponent(new Date(unsureSince - LOOK_BACK_MS).toISOString());
  return step(done, ask('get', `/contacts?created_after=${after}`), (answer) => {
    const theirs = records(answer, 'response').find((contact) => isContactOf(lead, contact));
    return theirs ? found(theirs) : make();
  });
}

/** Matches by number, or by name where no number is known. */
function isContactOf({ phone, name, leadId }: CrmLead, contact: JsonRecord): boolean {
  if (phone) return digits(text(contact, 'telephone')) === phone;
  return text(contact, 'first_name') === harmless(name || leadId);
}

function writeDeal(writing: Writing, done: CrmProgress): Next {
  if (done.dealId !== '') return moveDeal(writing, done);
  const { lead, pipelineId, stage, ask } = writing;
  const known = (deal: JsonRecord): CrmProgress => ({
    ...done,
    dealId: text(deal, 'id'),
    stage: text(deal, 'crm_stage_id') || (stage ?? ''),
  });
  const make = () => {
    const deal = {
      name: harmless(`${lead.leadId} ${lead.title}`),
      currency: 'IDR',
      crm_lead_ids: [asNumber(done.contactId)],
      ...(pipelineId ? { crm_pipeline_id: asNumber(pipelineId) } : {}),
      ...(stage ? { crm_stage_id: asNumber(stage) } : {}),
    };
    return step(done, ask('post', '/deals', deal), (answer) => writeNotes(writing, known(record(answer, 'response'))));
  };
  if (lead.unsureSince === null) return make();
  return step(done, ask('get', `/deals?name=${encodeURIComponent(lead.leadId)}`), (answer) => {
    const deal = records(answer, 'response').find((each) => text(each, 'name').startsWith(`${lead.leadId} `));
    return deal ? moveDeal(writing, known(deal)) : make();
  });
}

/** Only from the stage where we left it: a person who moved the deal meanwhile knows better. */
function moveDeal(writing: Writing, done: CrmProgress): Next {
  const { stage, ask } = writing;
  if (!stage || stage === done.stage) return writeNotes(writing, done);
  const path = `/deals/${encodeURIComponent(done.dealId)}`;
  return step(done, ask('get', path), (answer) => {
    const now = text(record(answer, 'response'), 'crm_stage_id');
    const moved: CrmProgress = { ...done, stage, movedByHand: false };
    if (now === stage) return writeNotes(writing, moved);
    if (now !== done.stage) return writeNotes(writing, { ...done, movedByHand: true });
    return step(done, ask('put', path, { crm_stage_id: asNumber(stage) }), () => writeNotes(writing, moved));
  });
}

function writeNotes(writing: Writing, done: CrmProgress): Next {
  const { lead, ask } = writing;
  if (lead.unsureSince === null || lead.notes.length === 0) return writeNextNote(writing, done, []);
  const request = ask('get', `/notes?crm_deal_id=${encodeURIComponent(done.dealId)}&per_page=100`);
  return step(done, request, (answer) => {
    const there = records(answer, 'response').map((note) => text(note, 'note'));
    return writeNextNote(writing, done, there);
  });
}

/** `there`: notes that were found. Written one after the other, to keep their order. */
function writeNextNote(writing: Writing, done: CrmProgress, there: readonly string[]): Next {
  const { lead, ask } = writing;
  const note = lead.notes[done.notesDone];
  if (!note) return done;
  const title = `Dealer Hub ${lead.leadId} #${note.number}`;
  const next = () => writeNextNote(writing, { ...done, notesDone: done.notesDone + 1 }, there);
  if (there.some((words) => /^(?!\d)/.test(words.split(title)[1] ?? '0'))) return next();
  const body = {
    note: harmless(`${title}\n${note.text}`),
    type: 'Crm::PersonNote',
    crm_person_id: asNumber(done.contactId),
    crm_deal_id: asNumber(done.dealId),
  };
  return step(done, ask('post', '/notes', body), next);
}

function stopped(done: CrmProgress, response: HttpResponse): CrmProgress {
  const { status } = response;
  const words = wordsOf(response) || text(record(answerOf(response), 'meta'), 'message');
  const unsure = status === 0 || status >= 500;
  return { ...done, error: (status === 0 ? 'no answer' : `${status} ${words}`).trim().slice(0, 200), unsure };
}

/** Escapes a note, since the CRM shows notes as HTML. */
function harmless(words: string): string {
  return words.replace(/</g, '‹').replace(/>/g, '›');
}

/** The CRM expects IDs as numbers. */
function asNumber(id: string): number | string {
  return Number(id) || id;
}

function digits(typed: string): string {
  return typed.replace(/\D/g, '').replace(/^0/, '62');
}

function readStages(typed: string): Readonly<Record<string, string>> {
  const pairs = [...typed.matchAll(/\b(\w+)\s*=\s*(\w+)/g)];
  return Object.fromEntries(pairs.map(([, status = '', stage = '']) => [status.toUpperCase(), stage]));
}
