/**
 * Fingerprints of everything that the figures were computed from. They tell whether anything changed since, and whether the
 * change is confined to a few months. Small enough for a script property, however many rows there are.
 */
import * as is from '../lib/read-json.ts';

/** Month (see `months.ts`) → the fingerprint of its rows. Rows that count in no month are left out. */
type Months = Readonly<Record<string, string>>;

/** A growing tab. `links`: the columns that decide which sale belongs to which lead; the other columns are in `months`. */
interface GrowingRows {
  readonly rows: number;
  readonly links: string;
  readonly months: Months;
}

export interface Evidence {
  /** The build of the code: another one may count differently. */
  readonly build: string;
  /** Days since 1970-01-01. Refunds, the daily figures and the marks of young months depend on it. */
  readonly today: number;
  /** Headers, and every tab that has no field of its own. */
  readonly rest: string;
  /** The tabs of figures as the last run left them. */
  readonly made: string;
  readonly leads: GrowingRows;
  readonly sales: GrowingRows;
  readonly offers: Months;
  readonly findings: Months;
}

/** The evidence of the tabs as they are now. */
export interface EvidenceNow extends Evidence {
  /** `links` up to the last row of the previous run; '' when there are fewer rows now. */
  readonly linksThen: { readonly leads: string; readonly sales: string };
}

const months = is.dictionary(is.text);
const growing = is.object({ rows: is.number, links: is.text, months });
const evidence: is.Decode<Evidence> = is.object({
  ...{ build: is.text, today: is.number, rest: is.text, made: is.text },
  ...{ leads: growing, sales: growing, offers: months, findings: months },
});

/** A property holds 9 KB. Longer evidence is not kept, and every run computes everything. */
const LONGEST = 8_000;

/** '' when it is too long. */
export function evidenceText({ build, today, rest, made, leads, sales, offers, findings }: Evidence): string {
  const text = JSON.stringify({ build, today, rest, made, leads, sales, offers, findings });
  return text.length > LONGEST ? '' : text;
}

export function readEvidence(text: string | undefined): Evidence | null {
  const read = is.readJson(text ?? '', evidence);
  return read.ok ? read.value : null;
}

export function isSameEvidence(then: Evidence, now: Evidence): boolean {
  return evidenceText(then) === evidenceText(now);
}

/** The months whose rows changed. Null when anything else changed: then everything must be computed. */
export function changedMonths(then: Evidence, now: EvidenceNow): number[] | null {
  const isRestSame =
    then.build === now.build && then.today === now.today && then.rest === now.rest && then.made === now.made;
  if (!isRestSame || then.leads.links !== now.linksThen.leads || then.sales.links !== now.linksThen.sales) return null;
  const pairs = [
    [then.leads.months, now.leads.months],
    [then.sales.months, now.sales.months],
    [then.offers, now.offers],
    [then.findings, now.findings],
  ] as const;
  const changed = pairs.flatMap(([before, after]) =>
    Object.keys({ ...before, ...after }).filter((month) => before[month] !== after[month]),
  );
  return [...new Set(changed)].map(Number);
}
