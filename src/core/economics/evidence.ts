/**
 * What figures were made from, as fingerprints: whether anything changed since, and whether it changed in few months only.
 * Small enough for a property, however many rows there are.
 */
import * as is from '../lib/read-json.ts';

/** Month (`months.ts`) → the fingerprint of the rows in it. Rows that count in no month are not in it. */
type Months = Readonly<Record<string, string>>;

/** Rows of a tab that grows: what tells which sale belongs to which lead, and by month everything else. */
interface GrowingRows {
  readonly rows: number;
  readonly links: string;
  readonly months: Months;
}

export interface Evidence {
  /** The build: another may count in another way. */
  readonly build: string;
  /** Days since 1970-01-01: refunds, days and marks for young months depend on it. */
  readonly today: number;
  /** Headers, and every tab that is not told of below. */
  readonly rest: string;
  /** The tabs of figures, as they stood once they were made. */
  readonly made: string;
  readonly leads: GrowingRows;
  readonly sales: GrowingRows;
  readonly offers: Months;
  readonly findings: Months;
}

/** What stands there now, and what of it was there when the figures were made. */
export interface EvidenceNow extends Evidence {
  /** `links` of the rows that there were then; '' when there are fewer by now. */
  readonly linksThen: { readonly leads: string; readonly sales: string };
}

const months = is.dictionary(is.text);
const growing = is.object({ rows: is.number, links: is.text, months });
const evidence: is.Decode<Evidence> = is.object({
  ...{ build: is.text, today: is.number, rest: is.text, made: is.text },
  ...{ leads: growing, sales: growing, offers: months, findings: months },
});

/** A property holds 9 KB; longer than this it is not kept, and everything is made anew each time. */
const LONGEST = 8_000;

/** '' when there is too much of it. */
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

/** The months of which rows changed; null when something else did, and everything must be made anew. */
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
