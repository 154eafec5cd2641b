/** The silence stage: staff say which alerts are to tell nobody, who says so, why, and until when. */
import type { SilenceRow } from '../../tables/silences.ts';
import { sentences } from '../lib/text.ts';
import type { Alarm } from './alarm.ts';
import { ALERT_RULES } from './rules.ts';

/** A row that is in use. */
export type Silence = Pick<SilenceRow, 'rule' | 'subject' | 'dealerId' | 'region' | 'author' | 'reason'> & {
  /** Epoch ms. */
  readonly until: number;
};

export function readSilences(rows: readonly SilenceRow[]): { silences: Silence[]; problems: string[] } {
  const problems = rows.map(problemOf);
  const silences = rows.flatMap((row, index) =>
    problems[index] === '' && row.until !== null ? [{ ...row, until: row.until }] : [],
  );
  return { silences: silences.filter((row) => matchers(row).length > 0), problems };
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

/** Whatever it names must fit. `nowMs`: epoch ms. */
export function silencedBy(alarm: Alarm, silences: readonly Silence[], nowMs: number): Silence | null {
  const fits = (silence: Silence) =>
    silence.until > nowMs && matchers(silence).every((key) => silence[key] === alarm[key]);
  return silences.find(fits) ?? null;
}
