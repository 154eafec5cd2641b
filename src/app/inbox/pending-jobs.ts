/**
 * Work that waits for the minute trigger, one Script Property per job. Three forms: a queue, for work that piles up (the
 * oldest is done first), a single job, for work of which there is only one and whose progress is noted in it, and rows that
 * somebody is typing.
 */
import { parseJson } from '../../core/lib/json.ts';
import type { Person } from '../../core/privacy/person.ts';
import type { Clock, Properties } from '../../ports.ts';
import type { Edit, SheetEdit } from '../round/edit.ts';

/** Each kind of job, and what is kept of it. */
interface Queued {
  /** Rows of Sales or Findings that wait for their verdict. */
  readonly sales: SheetEdit;
  /** Rows of Serials whose units are still to be moved to the dealer that stands in them. */
  readonly moves: Edit;
  /** Responses of a form that are no sales yet. */
  readonly form: Edit;
  /** A tab in which what cannot be used as typed is still to be named. */
  readonly problems: { readonly tab: string };
}

/** A person's data on their way out: see privacy/run-request.ts. */
export interface PrivacyJob {
  readonly act: 'erase' | 'export';
  readonly person: Person;
  /** Epoch ms. */
  readonly askedAt: number;
  /** The inbox entry by which the writer lets them go; '' for an export. */
  readonly entry: string;
  readonly isLetGo: boolean;
  /** Those of their rows that stand in the workbook. */
  readonly live: readonly string[];
  /** Where to go on: 0 is the workbook, then its archives; the table; and the row up to which all was looked at. */
  readonly volume: number;
  readonly table: number;
  readonly row: number;
  /** Rows so far, and in this pass. */
  readonly rows: number;
  readonly inPass: number;
  /** All was looked at once: this time whether anything came meanwhile. */
  readonly isLookingAgain: boolean;
}

interface Single {
  /** Shipments in the Import tab; how far it has come, in words. */
  readonly import: { readonly progress: string };
  /** Exports in the Ad import tab, likewise. */
  readonly 'ad-import': { readonly progress: string };
  /** Rules over everything. See audit-sales.ts. */
  readonly audit: { readonly at: number; readonly mostASlice: number; readonly note: string };
  /** Sales whose units have not heard of them: the row of Sales to go on from. */
  readonly 'unit-sales': { readonly fromRow: number };
  /**
   * Old rows on their way to the archive: which kind is next, how many have gone, and whether a run is at it (or was, when
   * it was cut off), and when the minute trigger goes on with it.
   */
  readonly archive: {
    readonly kind: number;
    readonly moved: number;
    readonly isAtIt: boolean;
    readonly hours: 'night' | 'any';
  };
  readonly privacy: PrivacyJob;
}

export type QueueKind = keyof Queued;
export type SingleKind = keyof Single;
export type JobOf<K extends SingleKind> = Single[K];
type All = Readonly<Record<string, string>>;

interface QueueDeps {
  readonly clock: Clock;
  readonly properties: Properties;
  readonly random: () => string;
}

export function queueJob<K extends QueueKind>({ clock, properties, random }: QueueDeps, kind: K, job: Queued[K]): void {
  const name = `${clock.nowMs().toString(36).padStart(9, '0')}.${random()}`;
  properties.setMany({ [`${prefixOf(kind)}${name}`]: JSON.stringify(job) });
}

/** What waits, oldest first. A job that cannot be read is left out. */
export function queuedJobs<K extends QueueKind>(all: All, kind: K): Queued[K][] {
  return keysOf(all, kind).flatMap((key) => read<Queued[K]>(all[key]) ?? []);
}

/**
 * Does the oldest jobs of a kind, `atMost` so many, and takes each off whatever comes of it: work that could not be finished
 * has queued what is left of it by then.
 */
export function runQueuedJobs<K extends QueueKind>(
  { properties }: Pick<QueueDeps, 'properties'>,
  { all, kind, atMost }: { readonly all: All; readonly kind: K; readonly atMost: number },
  work: (job: Queued[K]) => void,
): void {
  for (const key of keysOf(all, kind).slice(0, atMost)) {
    const job = read<Queued[K]>(all[key]);
    try {
      if (job) work(job);
    } finally {
      properties.delete(key);
    }
  }
}

const TYPED = 'job.typed.';

/** A row of Sales in which somebody types cell by cell; each cell puts it off. */
export function noteTyped({ clock, properties }: Pick<QueueDeps, 'clock' | 'properties'>, row: number): void {
  properties.setMany({ [TYPED + row]: String(clock.nowMs()) });
}

/** The rows in which somebody types, and when the last cell came. */
export function typedRows(all: All): { readonly row: number; readonly at: number }[] {
  const keys = Object.keys(all).filter((key) => key.startsWith(TYPED));
  return keys.map((key) => ({ row: Number(key.slice(TYPED.length)), at: Number(all[key]) || 0 }));
}

export function endTyped(properties: Properties, row: number): void {
  properties.delete(TYPED + row);
}

/** The single job of a kind, or null when none is under way. */
export function jobUnderWay<K extends SingleKind>(all: All, kind: K): Single[K] | null {
  return read<Single[K]>(all[singleKey(kind)]);
}

export function noteJob<K extends SingleKind>(properties: Properties, kind: K, job: Single[K]): void {
  properties.setMany({ [singleKey(kind)]: JSON.stringify(job) });
}

export function endJob(properties: Properties, kind: SingleKind): void {
  properties.delete(singleKey(kind));
}

/** The property that a single job stands in, for who has read only that one. */
export function singleKey(kind: SingleKind): string {
  return `job.${kind}`;
}

function prefixOf(kind: QueueKind): string {
  return `job.${kind}.`;
}

function keysOf(all: All, kind: QueueKind): string[] {
  return Object.keys(all)
    .filter((key) => key.startsWith(prefixOf(kind)))
    .sort();
}

function read<T>(text: string | undefined): T | null {
  const parsed = text === undefined ? null : parseJson(text);
  return parsed?.ok ? (parsed.value as T) : null;
}
