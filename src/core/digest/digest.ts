/** What a digest says, as data: made once for an audience, shown as HTML and as text. */
import type { Language } from '../../tables/customers.ts';
import type { DigestChart } from './figure.ts';

/** `quiet`: nothing to decide. `decide`: something waits. `critical`: it cannot wait. */
export type DigestStatus = 'quiet' | 'decide' | 'critical';

/** One thing to decide, or to know. */
export interface DigestItem {
  readonly id: string;
  readonly what: string;
  /** Epoch ms, or null. */
  readonly since: number | null;
  /** Rupiah, or null when it is not known. */
  readonly stake: number | null;
  readonly next: string;
  readonly owner: string;
  /** Since the last digest, or before. */
  readonly mark: 'new' | 'open';
  /** Where to act on it. */
  readonly url: string;
}

/** How the leads of one region went. */
export interface RegionHealth {
  readonly region: string;
  /** Yesterday. */
  readonly leads: number;
  readonly claimedInTime: number;
  readonly contactedInTime: number;
  readonly claimed: number;
  readonly sold: number;
  /** Rupiah a lead, of the month so far and of the month before; null when there were none. */
  readonly costPerLead: number | null;
  readonly costPerLeadBefore: number | null;
}

export interface DigestMetric {
  readonly name: string;
  readonly unit: 'IDR' | 'count' | 'days' | 'seconds' | 'ratio';
  readonly value: number | null;
  /** Of the whole month before. */
  readonly before: number | null;
}

export interface Digest {
  /** Yesterday, days since 1970-01-01: what it is about. */
  readonly day: number;
  readonly audience: string;
  readonly brand: string;
  readonly language: Language;
  readonly status: DigestStatus;
  /** The number that matters most, and what it is of. */
  readonly headline: { readonly value: string; readonly label: string };
  readonly regions: readonly RegionHealth[];
  readonly charts: readonly DigestChart[];
  readonly metrics: readonly DigestMetric[];
  readonly items: readonly DigestItem[];
  /** How many items there are beyond those shown. */
  readonly more: number;
  /** Closed since yesterday. */
  readonly closed: number;
  /** When the figures were made, epoch ms; null when they never were. */
  readonly asOf: number | null;
  /** What could not be checked, in sentences. */
  readonly unchecked: readonly string[];
  readonly workbookUrl: string;
  /** How to change these mails. */
  readonly change: string;
}
