/**
 * What becomes of findings when the rules have run again: new ones are opened, known ones refreshed, those whose facts are
 * in order closed. What staff decided stays until the facts change.
 */
import type { Finding } from '../../tables/sales.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { isoDay, workbookDay } from '../lib/time.ts';
import type { Judgement } from './rule.ts';

export interface FindingContext {
  readonly nowMs: number;
  /** What a subject looks like now, for the record. */
  readonly evidenceOf: (subject: string) => string;
  readonly dealerOf: (subject: string) => string;
}

export interface Reconciled {
  readonly opened: readonly Finding[];
  readonly changed: readonly { readonly id: string; readonly patch: Partial<Finding> }[];
  /** Judgements that count: neither resolved nor a false alarm. */
  readonly standing: readonly Judgement[];
}

/** The rest of a cell is left for what staff and time add. */
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
    const patch = finding.state === 'closed' ? settledWhileClosed(finding) : moveTo(finding, 'closed', context.nowMs);
    if (patch) changed.push({ id: finding.id, patch });
  }
  return { opened, changed, standing };
}

/** The same rule on the same subject is one finding for ever. */
export function findingId({ rule, subject }: Pick<Judgement, 'rule' | 'subject'>): string {
  return `F-${fingerprint(`${rule.id}|${subject}`)}`;
}

/** What a decision is made about. */
interface Facts {
  readonly severity: string;
  readonly expected: string;
  readonly found: string;
}

/** What staff decided, taken at once where no rule has to run for it: of prices, serials, units, and sales that are gone. */
export function takeDecision(finding: Finding, nowMs: number): Partial<Finding> | null {
  if (finding.state === 'closed') return settledWhileClosed(finding);
  const state = stateOf(finding, finding);
  const decided = finding.decision === '' ? '' : state === 'open' ? finding.decidedOn : stampOf(state, finding);
  if (state === finding.state && decided === finding.decidedOn) return null;
  return { ...moveTo(finding, state, nowMs), decidedOn: decided };
}

/** A decision on a finding whose facts are in order by now is about what was found then, and not about whatever comes next. */
function settledWhileClosed(finding: Finding): Partial<Finding> | null {
  const { decision, decidedOn } = finding;
  if (decision === '' ? decidedOn === '' : decidedOn.startsWith(`${decision}|`)) return null;
  return { decidedOn: decision === '' ? '' : stampOf(decision, finding) };
}

/** Whether a finding counts: staff have not settled it, and its facts are not in order. */
export function stands({ state }: Pick<Finding, 'state'>): boolean {
  return state === 'open' || state === 'acknowledged';
}

/** A decision holds for the facts it was made about. */
function stateOf({ decision, decidedOn }: Finding, judgement: Facts): Finding['state'] {
  if (decision === '') return 'open';
  const isNew = !decidedOn.startsWith(`${decision}|`);
  return isNew || decidedOn === stampOf(decision, judgement) ? decision : 'open';
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
  // A rule is judged by when its findings were decided, which is no other day because a text reads otherwise.
  const isDecided = state === finding.state && !stands(finding);
  return { state, changedAt: isDecided ? finding.changedAt : nowMs, history };
}
