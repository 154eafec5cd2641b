/**
 * A page's action takes the same route as a tap: into the inbox, so that it is durable before anything else, and through the
 * one writer in order of arrival. Its answer comes from the round that carried it out, in this execution or in the one that
 * held the lock.
 */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { DealerAction, KeptAction, PageAction, PageActor, StaffAction } from '../../core/pages/actions.ts';
import type { ActionAnswer, Me } from '../../core/pages/views.ts';
import { isGenuine, readToken } from '../../core/tokens/offer-token.ts';
import { openLeadsOf } from '../assignment/open-leads.ts';
import { entryName, putDelivery } from '../inbox/inbox.ts';
import { answerKey, readPageAnswer } from '../inbox/page-answers.ts';
import type { WriterDeps } from '../round/deps.ts';
import { runWriter, type WriterReport } from '../writer/writer.ts';
import type { At } from './at.ts';
import { openView } from './open-view.ts';
import { missing, PageRefusal } from './refusal.ts';
import { mustAct, repAt, sees, staffAt } from './visitor.ts';

const BUDGET_MS = 15_000;
const LOCK_WAIT_MS = 8_000;
/** When another execution holds the lock, how long after the request to look for its answer. */
const LOOK_AFTER_MS = [400, 1_200, 2_500];

/** An action on the dealer page. Throws PageRefusal when the lead or offer is not this rep's. */
export function actAsRep(
  at: At,
  { requestId, action }: { readonly requestId: string; readonly action: DealerAction },
): ActionAnswer {
  const { deps, proof } = at;
  if (action.do === 'claim' || action.do === 'pass') {
    const { who, generation } = proof.pass;
    const token = readToken(action.token);
    const isRight = token && (action.do === 'claim') === (token.kind === 'claim');
    if (!isRight || !isGenuine(token, who, proof.tokenSecret)) throw missing('offer');
    // Put it into the inbox before reading anything, since the time of arrival decides a race. The round checks the rep's row.
    const by = { id: who, name: who, role: 'REP', region: '', language: 'id', generation } as const;
    return carryOut(at, { page: 'dealer', ...by }, { requestId, action });
  }
  const { rep, me } = repAt(proof, openView(deps, proof, ['reps', 'auditTrail']));
  if ('leadId' in action && !openLeadsOf(rep).includes(action.leadId)) throw missing(action.leadId);
  return carryOut(at, { page: 'dealer', ...actorOf(me) }, { requestId, action });
}

export function actAsStaff(
  at: At,
  { requestId, action }: { readonly requestId: string; readonly action: StaffAction },
): ActionAnswer {
  const { deps, proof } = at;
  const me = staffAt(proof, deps.config());
  mustAct(me);
  const view = openView(deps, proof, ['leads', 'reps', 'dealers', 'auditTrail']);
  view.ensure({ leads: [action.leadId] });
  const lead = view.table('leads').get(action.leadId);
  if (!lead || !sees(me, lead.region)) throw missing(action.leadId);
  if (action.do === 'give') {
    const rep = view.table('reps').get(action.repId);
    if (!rep || !sees(me, view.table('dealers').get(rep.dealerId)?.region ?? '')) throw missing(action.repId);
  }
  return carryOut(at, { page: 'console', ...actorOf(me) }, { requestId, action });
}

function actorOf({ id, name, role, region, language }: Me): Omit<PageActor, 'page'> {
  return { id, name, role, region, language };
}

function carryOut(
  { deps, receivedAtMs }: At,
  by: PageActor,
  { requestId, action }: { readonly requestId: string; readonly action: PageAction },
): ActionAnswer {
  // The ID includes the action itself: a different action under the same request ID would be taken for a repeat and lost.
  const id = `page-${fingerprint(`${by.page}|${by.id}|${requestId}|${JSON.stringify(action)}`)}`;
  const kept: KeptAction = { id, by, action };
  const name = entryName(receivedAtMs, deps.random());
  try {
    putDelivery(deps.properties, { source: 'page', body: JSON.stringify(kept), receivedAtMs, name });
  } catch (error) {
    deps.log.error('page-action-not-kept', error);
    throw new PageRefusal('busy', 'Too much is waiting at the moment: try again in a minute.');
  }
  const [own] = answersNow(deps).get(id) ?? [];
  if (own && own.verdict !== 'duplicate')
    return { outcome: own.verdict === 'refused' ? 'refused' : 'done', text: own.reason ?? '' };
  return own ? (heard(deps, id) ?? { outcome: 'repeat', text: '' }) : waitFor(deps, id);
}

/**
 * Runs the writer for an answer now. When the workbook is out of order the action stays in the inbox and is carried out later.
 */
function answersNow(deps: WriterDeps): WriterReport['answers'] {
  try {
    return runWriter(deps, { budgetMs: BUDGET_MS, waitMs: LOCK_WAIT_MS }).answers;
  } catch (error) {
    deps.log.error('page-action-waits', error);
    return new Map();
  }
}

function waitFor(deps: WriterDeps, id: string): ActionAnswer {
  for (const pauseMs of LOOK_AFTER_MS) {
    const answer = heard(deps, id);
    if (answer) return answer;
    deps.clock.sleep(pauseMs);
  }
  return heard(deps, id) ?? { outcome: 'pending', text: '' };
}

function heard({ cache }: WriterDeps, id: string): ActionAnswer | null {
  const key = answerKey(id);
  return readPageAnswer(cache.getMany([key])[key]);
}
