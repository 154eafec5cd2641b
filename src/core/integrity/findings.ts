/**
 * Updates findings after the rules have run: new ones are opened, known ones refreshed, and those whose facts are now in order
 * closed. A decision of staff stays until the facts change.
 */
import type { Finding } from '../../tables/sales.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { isoDay, workbookDay } from '../lib/time.ts';
import type { Judgement } from './rule.ts';

export interface FindingContext {
  readonly nowMs: number;
  /** The present state of a subject, stored as evidence. */
  readonly evidenceOf: (subject: string) => string;
  readonly dealerOf: (subject: string) => string;
}

export interface Reconciled {
  readonly opened: readonly Finding[];
  readonly changed: readonly { readonly id: string; readonly patch: Partial<Finding> }[];
  /** Judgements that count: not resolved by staff or marked as false alarms. */
  readonly standing: readonly Judgement[];
}

/** In characters, so that the cell has room for later entries. */
const MAX_HISTORY = 5_000;

/** `known`: every finding of the subjects that were judged, and no others. */
export function reconcileFindings(
  known: readonly Finding[],
  judgements: readonly Judgement[],
  context: FindingContext,
): Reconciled {
  const before = new Map(known.map((finding) => [finding.id, finding]));
  const opened: Finding[] = [];
  const changed: { id: string; patch: Partial<Finding> }[] = [];
  const standing: Judgement[] = [];
  for (const judgement of judgements) {
    const id = findingId(judgement);
    const finding = before.get(id);
    before.delete(id);
    const state = finding ? stateOf(finding, judgement) : 'open';
    if (state !== 'resolved' && state !== 'false alarm') standing.push(judgement);
    if (!finding) opened.push(openFinding(judgement, id, context));
    else if (hasChanged(finding, judgement, state)) {
      changed.push({ id, patch: refresh(finding, judgement, state, context) });
    }
  }
  for (const finding of before.values()) {
    const patch =
      finding.state === 'closed'
        ? stamped(finding)
        : { ...moveTo(finding, 'closed', context.nowMs), ...stamped(finding) };
    if (patch) changed.push({ id: finding.id, patch });
  }
  return { opened, changed, standing };
}

/** The same rule on the same subject is always the same finding. */
export function findingId({ rule, subject }: Pick<Judgement, 'rule' | 'subject'>): string {
  return `F-${fingerprint(`${rule.id}|${subject}`)}`;
}

/** The facts that a decision is about. */
interface Facts {
  readonly severity: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * Applies a decision of staff at once where no rule has to run: for prices, serials, units, and sales whose row is gone. Null
 * when there is nothing to apply.
 */
export function takeDecision(finding: Finding, nowMs: number): Partial<Finding> | null {
  if (finding.state === 'closed') return stamped(finding);
  const state = stateOf(finding, finding);
  const decided = finding.decision === '' ? '' : state === 'open' ? finding.decidedOn : stampOf(state, finding);
  if (state === finding.state && decided === finding.decidedOn) return null;
  return { ...moveTo(finding, state, nowMs), decidedOn: decided };
}

/** A decision on a finding that closes, or is closed, is about what it says now: other facts later are not decided by it. */
function stamped({ decision, decidedOn, ...facts }: Finding): Pick<Finding, 'decidedOn'> | null {
  const stamp = decision === '' ? '' : stampOf(decision, facts);
  return isOf(decision, decidedOn) || stamp === decidedOn ? null : { decidedOn: stamp };
}

/** Whether the stamp is of this decision, whatever facts it was made about. */
function isOf(decision: string, decidedOn: string): boolean {
  return decision !== '' && decidedOn.startsWith(`${decision}|`);
}

/** Whether a finding counts: staff have not settled it, and its facts are still not in order. */
export function stands({ state }: Pick<Finding, 'state'>): boolean {
  return state === 'open' || state === 'acknowledged';
}

/** A decision holds for the facts it was made about. */
function stateOf({ decision, decidedOn }: Finding, judgement: Facts): Finding['state'] {
  if (decision === '') return 'open';
  return !isOf(decision, decidedOn) || decidedOn === stampOf(decision, judgement) ? decision : 'open';
}

function stampOf(decision: string, { severity, expected, found }: Facts): string {
  return `${decision}|${fingerprint(`${severity}|${expected}|${found}`)}`;
}

function decidedOn(finding: Finding, judgement: Judgement, state: Finding['state']): string {
  if (finding.decision === '') return '';
  return state === 'open' ? finding.decidedOn : stampOf(finding.decision, judgement);
}

function hasChanged(finding: Finding, judgement: Judgement, state: Finding['state']): boolean {
  return (
    finding.state !== state ||
    finding.expected !== judgement.expected ||
    finding.found !== judgement.found ||
    finding.severity !== judgement.severity ||
    finding.version !== judgement.rule.version ||
    finding.decidedOn !== decidedOn(finding, judgement, state)
  );
}

function openFinding(judgement: Judgement, id: string, context: FindingContext): Finding {
  return {
    id,
    ...factsOf(judgement, context),
    rule: judgement.rule.id,
    subject: judgement.subject,
    state: 'open',
    openedAt: context.nowMs,
    changedAt: context.nowMs,
    decidedOn: '',
    history: `${isoDay(workbookDay(context.nowMs))} open`,
    decision: '',
    owner: '',
    snoozedUntil: null,
    note: '',
  };
}

function factsOf(judgement: Judgement, { evidenceOf, dealerOf }: FindingContext) {
  const { rule, severity, subject, expected, found, stake } = judgement;
  return {
    version: rule.version,
    severity,
    dealerId: dealerOf(subject),
    what: rule.says,
    expected,
    found,
    evidence: evidenceOf(subject),
    stake: stake === undefined ? null : Math.round(stake),
  };
}

function refresh(
  finding: Finding,
  judgement: Judgement,
  state: Finding['state'],
  context: FindingContext,
): Partial<Finding> {
  return {
    ...factsOf(judgement, context),
    ...moveTo(finding, state, context.nowMs),
    decidedOn: decidedOn(finding, judgement, state),
  };
}

function moveTo(finding: Finding, state: Finding['state'], nowMs: number): Partial<Finding> {
  const what = state === finding.state ? `${state}, facts changed` : state;
  const history = `${finding.history}\n${isoDay(workbookDay(nowMs))} ${what}`.slice(-MAX_HISTORY);
  // The day of a decision counts for the rule's precision, so it must not change just because a text was reworded.
  const isDecided = state === finding.state && !stands(finding);
  return { state, changedAt: isDecided ? finding.changedAt : nowMs, history };
}
