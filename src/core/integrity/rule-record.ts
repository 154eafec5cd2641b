/**
 * The precision of each rule, by the outcome of its findings in the last 30 days. A rule that was wrong more often than right
 * is demoted by one severity until it does better, unless staff keep it.
 */
import type { Finding } from '../../tables/sales.ts';
import type { RuleRow } from '../../tables/sales-work.ts';
import { DAY_MS } from '../lib/time.ts';
import type { Rule, Severity } from './rule.ts';

const MEMORY_MS = 30 * DAY_MS;
/** With fewer answers a percentage would be meaningless. */
const ENOUGH = 5;
const DEMOTED_UNDER_PCT = 50;
const LOWER: Readonly<Record<Severity, Severity>> = { hard: 'review', review: 'watch', watch: 'watch', error: 'error' };

/** One row per rule, in the order of the catalogue. */
export function recordRules(
  rules: readonly Rule[],
  findings: readonly Finding[],
  before: readonly RuleRow[],
  nowMs: number,
): RuleRow[] {
  const tallies = tally(findings, nowMs);
  const known = new Map(before.map((row) => [row.id, row]));
  return rules.map(({ id, version, says, severity }) => {
    const { open, right, wrong } = tallies.get(id) ?? { open: 0, right: 0, wrong: 0 };
    const precisionPct = right + wrong === 0 ? null : Math.round((right / (right + wrong)) * 100);
    const row = known.get(id);
    const keep = row?.keep ?? false;
    const isKnown = right + wrong >= ENOUGH;
    const isWrong = isKnown ? (precisionPct ?? 100) < DEMOTED_UNDER_PCT : (row?.note ?? '') !== '';
    const isDemoted = isWrong && !keep && LOWER[severity] !== severity;
    const note = isKnown ? `Demoted: right in ${precisionPct} % of ${right + wrong} answers.` : (row?.note ?? '');
    const inForce = isDemoted ? LOWER[severity] : severity;
    return {
      id,
      version,
      says,
      severity,
      inForce,
      open,
      right,
      wrong,
      precisionPct,
      note: isDemoted ? note : '',
      keep,
    };
  });
}

interface Tally {
  open: number;
  right: number;
  wrong: number;
}

function tally(findings: readonly Finding[], nowMs: number): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { rule, state, decision, changedAt } of findings) {
    const counts = tallies.get(rule) ?? { open: 0, right: 0, wrong: 0 };
    tallies.set(rule, counts);
    const isRecent = nowMs - (changedAt ?? 0) <= MEMORY_MS;
    if (state === 'open' || state === 'acknowledged') counts.open++;
    else if (isRecent && decision === 'false alarm') counts.wrong++;
    else if (isRecent) counts.right++;
  }
  return tallies;
}
