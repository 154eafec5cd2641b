/**
 * A lead in Qontak CRM. Nothing there is idempotent, so that after a writing that was not seen to end, what it may have left
 * is looked for: a contact by its number among the newest, a deal by the lead's ID in its name, a note by its number.
 * What people change there stays: a contact is made and never changed, a deal's stage only while it is where we left it.
 */
import { type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { CrmGateway, CrmLead, CrmProgress } from '../crm-gateway.ts';
import type { Exchange } from '../message-gateway.ts';
import { answerOf, isFine, wordsOf } from './refusal.ts';

export interface CrmAccount {
  readonly base: string;
  /** SSO ID of the user in whose name is written; '' for the token's own. */
  readonly userId: string;
  readonly pipelineId: string;
  /** "CLAIMED=12, WON=15". */
  readonly stages: string;
}

/** Clocks differ; what is looked for was made after this. */
const LOOK_BACK_MS = 10 * 60_000;

type Next = CrmProgress | Exchange<CrmProgress>;

export function createCrmGateway(account: CrmAccount): CrmGateway {
  const stageOf = readStages(account.stages);
  const ask = (method: HttpRequest['method'], path: string, body?: Record<string, unknown>): HttpRequest => ({
    url: account.base + path,
    method,
    headers: account.userId ? { 'X-Crm-User-Sso-Id': account.userId } : {},
    ...(body ? { contentType: 'application/json', body: JSON.stringify(body) } : {}),
  });

  return {
    begin(lead) {
      const { contactId, dealId, stage, movedByHand } = lead;
      return writeContact(lead, {
        contactId,
        dealId,
        stage,
        movedByHand,
        notesDone: 0,
        error: '',
        unsure: false,
      });
    },
  };

  /** `then` gets the answer's `response`; anything but a success ends the exchange with what is done so far. */
  function step(done: CrmProgress, request: HttpRequest, then: (answer: JsonRecord) => Next): Exchange<CrmProgress> {
    return { request, read: (response) => (isFine(response) ? then(answerOf(response)) : stopped(done, response)) };
  }

  function writeContact(lead: CrmLead, done: CrmProgress): Next {
    const { phone, name, unsureSince } = lead;
    if (done.contactId !== '') return writeDeal(lead, done);
    const made = (answer: JsonRecord) =>
      writeDeal(lead, { ...done, contactId: text(record(answer, 'response'), 'id') });
    const make = () =>
      step(
        done,
        ask('post', '/contacts', {
          first_name: harmless(name || phone || lead.leadId),
          ...(phone ? { telephone: `+${phone}` } : {}),
          crm_source_name: lead.channel,
        }),
        made,
      );
    if (unsureSince === null) return make();
    const after = encodeURIComponent(new Date(unsureSince - LOOK_BACK_MS).toISOString());
    return step(done, ask('get', `/contacts?created_after=${after}`), (answer) => {
      const theirs = records(answer, 'response').find((contact) =>
        phone
          ? digits(text(contact, 'telephone')) === phone
          : text(contact, 'first_name') === harmless(name || lead.leadId),
      );
      return theirs ? writeDeal(lead, { ...done, contactId: text(theirs, 'id') }) : make();
    });
  }

  function writeDeal(lead: CrmLead, done: CrmProgress): Next {
    if (done.dealId !== '') return moveDeal(lead, done);
    const name = harmless(`${lead.leadId} ${lead.title}`);
    const stage = stageOf[lead.status];
    const known = (deal: JsonRecord): CrmProgress => ({
      ...done,
      dealId: text(deal, 'id'),
      stage: text(deal, 'crm_stage_id') || (stage ?? ''),
    });
    const make = () =>
      step(
        done,
        ask('post', '/deals', {
          name,
          currency: 'IDR',
          crm_lead_ids: [asNumber(done.contactId)],
          ...(account.pipelineId ? { crm_pipeline_id: asNumber(account.pipelineId) } : {}),
          ...(stage ? { crm_stage_id: asNumber(stage) } : {}),
        }),
        (answer) => writeNotes(lead, known(record(answer, 'response'))),
      );
    if (lead.unsureSince === null) return make();
    return step(done, ask('get', `/deals?name=${encodeURIComponent(lead.leadId)}`), (answer) => {
      const deal = records(answer, 'response').find((each) => text(each, 'name').startsWith(`${lead.leadId} `));
      return deal ? moveDeal(lead, known(deal)) : make();
    });
  }

  /** Only from where we left it: whoever moved it meanwhile knows better. */
  function moveDeal(lead: CrmLead, done: CrmProgress): Next {
    const stage = stageOf[lead.status];
    const next = (progress: CrmProgress) => writeNotes(lead, progress);
    if (!stage || stage === done.stage) return next(done);
    const path = `/deals/${encodeURIComponent(done.dealId)}`;
    return step(done, ask('get', path), (answer) => {
      const now = text(record(answer, 'response'), 'crm_stage_id');
      if (now === stage) return next({ ...done, stage, movedByHand: false });
      if (now !== done.stage) return next({ ...done, movedByHand: true });
      return step(done, ask('put', path, { crm_stage_id: asNumber(stage) }), () =>
        next({ ...done, stage, movedByHand: false }),
      );
    });
  }

  function writeNotes(lead: CrmLead, done: CrmProgress): Next {
    if (lead.unsureSince === null || lead.notes.length === 0) return writeFrom(lead, done, []);
    const request = ask('get', `/notes?crm_deal_id=${encodeURIComponent(done.dealId)}&per_page=100`);
    return step(done, request, (answer) => {
      const there = records(answer, 'response').map((note) => text(note, 'note'));
      return writeFrom(lead, done, there);
    });
  }

  /** `there`: notes that were found. One after the other, so that they stand in order. */
  function writeFrom(lead: CrmLead, done: CrmProgress, there: readonly string[]): Next {
    const note = lead.notes[done.notesDone];
    if (!note) return done;
    const title = `Dealer Hub ${lead.leadId} #${note.number}`;
    const next = (): Next => writeFrom(lead, { ...done, notesDone: done.notesDone + 1 }, there);
    if (there.some((words) => /^(?!\d)/.test(words.split(title)[1] ?? '0'))) return next();
    return step(
      done,
      ask('post', '/notes', {
        note: harmless(`${title}\n${note.text}`),
        type: 'Crm::PersonNote',
        crm_person_id: asNumber(done.contactId),
        crm_deal_id: asNumber(done.dealId),
      }),
      next,
    );
  }
}

function stopped(done: CrmProgress, response: HttpResponse): CrmProgress {
  const { status } = response;
  const words = wordsOf(response) || text(record(answerOf(response), 'meta'), 'message');
  const unsure = status === 0 || status >= 500;
  return { ...done, error: (status === 0 ? 'no answer' : `${status} ${words}`).trim().slice(0, 200), unsure };
}

/** Notes are shown as HTML. */
function harmless(words: string): string {
  return words.replace(/</g, '‹').replace(/>/g, '›');
}

/** The CRM's ids are numbers. */
function asNumber(id: string): number | string {
  return Number(id) || id;
}

function digits(typed: string): string {
  return typed.replace(/\D/g, '').replace(/^0/, '62');
}

function readStages(typed: string): Readonly<Record<string, string>> {
  const pairs = [...typed.matchAll(/(\w+)\s*=\s*(\w+)/g)];
  return Object.fromEntries(pairs.map(([, status = '', stage = '']) => [status.toUpperCase(), stage]));
}
