/** The silence stage: staff say which alerts notify nobody, who decided that, why, and until when. */
import type { SilenceRow } from '../../tables/silences.ts';
import { sentences } from '../lib/text.ts';
import type { Alarm } from './alarm.ts';
import { ALERT_RULES } from './rules.ts';

/** A valid row. */
export type Silence = Pick<SilenceRow, 'rule' | 'subject' | 'dealerId' | 'region' | 'author' | 'reason'> & {
  /** Epoch ms. */
  readonly until: number;
};

/** Reads the rows of Silences, ignoring spaces around values. */
export function readSilences(typed: readonly SilenceRow[]): { silences: Silence[]; problems: string[] } {
  const rows = typed.map((row) => {
    const { rule, subject, dealerId, region } = row;
    return { ...row, rule: rule.trim(), subject: subject.trim(), dealerId: dealerId.trim(), region: region.trim() };
  });
  const problems = rows.map(problemOf);
  const silences = rows.flatMap((row, index) =>
    problems[index] === '' && row.until !== null ? [{ ...row, until: row.until }] : [],
  );
  return { silences: silences.filter((row) => matchers(row).length > 0), problems };
}

/**
 * Problems of all rows, one text per row. Names that the network does not know are a problem too, since such a row matches no
 * alert.
 */
export function silenceProblems(
  rows: readonly SilenceRow[],
  { dealers, regions }: { readonly dealers: ReadonlySet<string>; readonly regions: ReadonlySet<string> },
): string[] {
  return readSilences(rows).problems.map((problem, at) => {
    const [dealer, region] = [rows[at]?.dealerId.trim() ?? '', rows[at]?.region.trim() ?? ''];
    return sentences([
      problem,
      dealer === '' || dealers.has(dealer) ? '' : `There is no dealer "${dealer}".`,
      region === '' || regions.has(region) ? '' : `There is no region "${region}".`,
    ]);
  });
}

function problemOf(row: SilenceRow): string {
  const isBlank = matchers(row).length === 0 && row.author === '' && row.reason === '' && row.until === null;
  if (isBlank) return '';
  return sentences([
    matchers(row).length === 0 ? 'Say which alerts: a rule, a subject, a dealer or a region.' : '',
    row.rule !== '' && !Object.hasOwn(ALERT_RULES, row.rule)
      ? `There is no rule "${row.rule}": see docs/ALERTS.md.`
      : '',
    row.author === '' ? 'Say who you are.' : '',
    row.reason === '' ? 'Say why.' : '',
    row.until === null ? 'A silence needs an end.' : '',
  ]);
}

type Matcher = 'rule' | 'subject' | 'dealerId' | 'region';

function matchers(row: Pick<SilenceRow, Matcher>): Matcher[] {
  return (['rule', 'subject', 'dealerId', 'region'] as const).filter((key) => row[key] !== '');
}

/** The silence that applies to the alarm: everything it names must match. Null for none. `nowMs`: epoch ms. */
export function silencedBy(alarm: Alarm, silences: readonly Silence[], nowMs: number): Silence | null {
  const fits = (silence: Silence) =>
    silence.until > nowMs && matchers(silence).every((key) => silence[key] === alarm[key]);
  return silences.find(fits) ?? null;
}
