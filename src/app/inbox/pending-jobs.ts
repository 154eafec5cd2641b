/**
 * Work that waits for the minute trigger, one Script Property per job. It has three forms: a queue for work that piles up
 * (oldest first), a single job for work of which there is one at a time (the property holds its progress), and rows that
 * somebody is typing in.
 */
import { parseJson } from '../../core/lib/json.ts';
import type { Person } from '../../core/privacy/person.ts';
import type { Clock, Properties } from '../../ports.ts';
import type { Edit, SheetEdit } from '../round/edit.ts';

/** What is stored for each kind of queued job. */
interface Queued {
  /** Rows of Sales or Findings that wait for their verdict. */
  readonly sales: SheetEdit;
  /** Rows of Serials whose units must still be moved to the dealer named in the row. */
  readonly moves: Edit;
  /** Form responses that have not become sales yet. */
  readonly form: Edit;
  /** A tab whose Problem column must still be updated. */
  readonly problems: { readonly tab: string };
}

/** An export or erasure of a person's data: see privacy/run-request.ts. */
export interface PrivacyJob {
  readonly act: 'erase' | 'export';
  readonly person: Person;
  /** Epoch ms. */
  readonly askedAt: number;
  /** Name of the inbox entry by which the writer releases the person's leads; '' for an export. */
  readonly entry: string;
  readonly isLetGo: boolean;
  /** Which of the person's customer rows are in the live workbook. */
  readonly live: readonly string[];
  /** Where to continue: the volume (0 is the workbook, then its archives), the table, and the last row that was looked at. */
  readonly volume: number;
  readonly table: number;
  readonly row: number;
  /** Rows handled so far, in all and in this pass. */
  readonly rows: number;
  readonly inPass: number;
  /** Everything was looked at once; this pass looks for rows that were added meanwhile. */
  readonly isLookingAgain: boolean;
}

interface Single {
  /** Shipments in the Import tab. `progress`: a sentence for staff. */
  readonly import: { readonly progress: string };
  /** Exports in the Ad import tab, likewise. */
  readonly 'ad-import': { readonly progress: string };
  /** The full audit. See audit-sales.ts. */
  readonly audit: { readonly at: number; readonly mostASlice: number; readonly note: string };
  /** Sales that their units do not know yet. `fromRow`: the row of Sales to continue from. */
  readonly 'unit-sales': { readonly fromRow: number };
  /**
   * Old rows moving to the archive: which kind is next, how many rows have moved, whether a run is in progress (or was cut
   * off), and when the minute trigger continues.
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

/** Adds a job to the queue of its kind. Throws when the property store is full. */
export function queueJob<K extends QueueKind>({ clock, properties, random }: QueueDeps, kind: K, job: Queued[K]): void {
  const name = `${clock.nowMs().toString(36).padStart(9, '0')}.${random()}`;
  properties.setMany({ [`${prefixOf(kind)}${name}`]: JSON.stringify(job) });
}

/** The waiting jobs of a kind, oldest first. A job that cannot be read is left out. */
export function queuedJobs<K extends QueueKind>(all: All, kind: K): Queued[K][] {
  return keysOf(all, kind).flatMap((key) => read<Queued[K]>(all[key]) ?? []);
}

/**
 * Does the oldest jobs of a kind, at most `atMost`, and removes each whatever its outcome: a job that could not be finished has
 * queued the rest of its work by then.
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

/** Notes a row of Sales in which somebody types cell by cell; each further cell postpones its check. */
export function noteTyped({ clock, properties }: Pick<QueueDeps, 'clock' | 'properties'>, row: number): void {
  properties.setMany({ [TYPED + row]: String(clock.nowMs()) });
}

/** The rows in which somebody is typing, with the time of the last cell (epoch ms). */
export function typedRows(all: All): { readonly row: number; readonly at: number }[] {
  const keys = Object.keys(all).filter((key) => key.startsWith(TYPED));
  return keys.map((key) => ({ row: Number(key.slice(TYPED.length)), at: Number(all[key]) || 0 }));
}

/** Forgets a row that was being typed. */
export function endTyped(properties: Properties, row: number): void {
  properties.delete(TYPED + row);
}

/** The single job of a kind, or null when none is in progress. */
export function jobUnderWay<K extends SingleKind>(all: All, kind: K): Single[K] | null {
  return read<Single[K]>(all[singleKey(kind)]);
}

/** Starts the single job of a kind, or stores its progress. */
export function noteJob<K extends SingleKind>(properties: Properties, kind: K, job: Single[K]): void {
  properties.setMany({ [singleKey(kind)]: JSON.stringify(job) });
}

/** Ends the single job of a kind. */
export function endJob(properties: Properties, kind: SingleKind): void {
  properties.delete(singleKey(kind));
}

/** The key of the property that holds a single job, for callers that read only that property. */
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
