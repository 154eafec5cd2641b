/**
 * Old rows move to the archive: nightly, and from the menu. Each slice is copied, read back, and only then removed from its
 * tab. A run that is cut off leaves rows in both places at worst, and the next run removes them from the workbook. Copying
 * needs no lock; removing holds it for one commit. Where BigQuery is chosen, a slice is also counted there before it is
 * removed.
 */
import { ARCHIVE_KINDS, type ArchiveKind, type OldRow, oldRows } from '../../core/archive/kinds.ts';
import { lastSlice, runsOf } from '../../core/archive/slices.ts';
import { isNight } from '../../core/lib/time.ts';
import type { Cell } from '../../ports.ts';
import { headersOf, keyPlace } from '../../store/archive/raw-rows.ts';
import { unlessGone } from '../../store/archive/volumes.ts';
import { someColumns } from '../../store/read-columns.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import { endJob, type JobOf, jobUnderWay, noteJob, singleKey } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { asOneRun } from '../round/one-run.ts';
import { BUSY } from '../round/with-lock.ts';
import { copyKnown, copyRows, type RawRow } from './copy-rows.ts';
import { type Feed, type FeedDeps, openFeed } from './feed-warehouse.ts';
import { maySpendTrigger } from './measure-capacity.ts';
import { lastVolumes, type OpenVolume, openVolume, type VolumeDeps } from './open-volume.ts';
import { type Opened, readStanding } from './read-standing.ts';
import { emptyBin, settleBin, type TakeDeps, takeRows } from './take-rows.ts';

export type ArchiveDeps = VolumeDeps & TakeDeps & FeedDeps & Pick<WriterDeps, 'log'>;

/** Set while a run is in progress, so that nothing else touches old rows. */
export const BEGUN_KEY = 'archive.begun';
/** After this long, no new slice starts: the runtime of clock triggers is limited per day. */
const BUDGET_MS = 40_000;

export interface ArchiveReport {
  readonly outcome: 'done' | 'goes-on' | 'busy' | 'off';
  /** Rows that left the workbook since the job began. */
  readonly moved: number;
}

type Job = JobOf<'archive'>;
const NEW_JOB: Job = { kind: 0, moved: 0, isAtIt: false, hours: 'night' };

/** Each night; resumable: one in progress continues from the current state. */
export function startArchive(deps: ArchiveDeps): void {
  if (!deps.config().settings.archiveRows || readJob(deps)) return;
  noteJob(deps.properties, 'archive', NEW_JOB);
}

/**
 * By the minute trigger: at night unless it was asked for, and only while enough trigger runtime is left for other work. A run
 * that was cut off is finished at once: until then rows are in both places, and nobody's data can be erased.
 */
export function continueArchive(deps: ArchiveDeps, properties: Readonly<Record<string, string>>): void {
  const job = jobUnderWay(properties, 'archive');
  if (!job) return;
  const nowMs = deps.clock.nowMs();
  if (job.hours === 'night' && !isNight(nowMs) && !job.isAtIt) return;
  if (job.isAtIt || maySpendTrigger(properties, deps.config().settings, nowMs)) run(deps);
}

/** From the menu. What does not fit into one execution is continued by the minute trigger. */
export function archiveNow(deps: ArchiveDeps): ArchiveReport {
  const job = readJob(deps);
  if (!job && !deps.config().settings.archiveRows) return { outcome: 'off', moved: 0 };
  noteJob(deps.properties, 'archive', { ...(job ?? NEW_JOB), hours: 'any' });
  return run(deps);
}

function readJob({ properties }: ArchiveDeps): Job | null {
  return jobUnderWay({ [singleKey('archive')]: properties.get(singleKey('archive')) ?? '' }, 'archive');
}

function run(deps: ArchiveDeps): ArchiveReport {
  const report = asOneRun(deps, BEGUN_KEY, () => {
    const job = readJob(deps) ?? NEW_JOB;
    const { isDone, ...done } = archiveFrom(deps, job);
    if (!isDone) {
      noteJob(deps.properties, 'archive', done);
      return { outcome: 'goes-on', moved: done.moved } as const;
    }
    endJob(deps.properties, 'archive');
    deps.log.info('archived', { rows: done.moved });
    return { outcome: 'done', moved: done.moved } as const;
  });
  return report === 'busy' ? { outcome: 'busy', moved: 0 } : report;
}

/** What one run works with. */
interface Run {
  readonly deps: ArchiveDeps;
  readonly opened: Opened;
  readonly volume: () => OpenVolume;
  /** BigQuery, where it was chosen. */
  readonly feed: Feed | null;
  /** False once the run has spent its part of the minute. */
  readonly mayGoOn: (reads: number) => boolean;
}

/**
 * Sixty reads per minute are shared with everything else, rounds included:
 * https://developers.google.com/workspace/sheets/api/limits
 */
const READS_A_RUN = 26;
const READS_A_SLICE = 6;
const READS_A_COPY = 4;
const READS_TO_FEED = 1;
/** Further reads, to check that nothing has put the rows back in use. */
const READS_MORE: Partial<Record<ArchiveKind['table'], number>> = { leads: 2, crm: 2 };

function archiveFrom(deps: ArchiveDeps, job: Job): Job & { readonly isDone: boolean } {
  const until = deps.clock.nowMs() + BUDGET_MS;
  let reads = READS_A_RUN;
  const mayGoOn = (more: number) => {
    reads -= more;
    return reads >= 0 && deps.clock.nowMs() < until;
  };
  let open: OpenVolume | null = null;
  const volume = (): OpenVolume => {
    open ??= openVolume(deps, job.isAtIt ? 'one that was cut off' : 'a run that ended');
    return open;
  };
  if (job.isAtIt && settle(deps) === BUSY) return { ...job, isDone: false };
  const feed = openFeed(deps);
  const run: Run = { deps, opened: readStanding(deps), volume, feed, mayGoOn };
  let { kind, moved } = job;
  let isRunning = false;
  for (; kind < ARCHIVE_KINDS.length; kind++) {
    const each = ARCHIVE_KINDS[kind];
    const result = each ? archiveKind(run, each, { ...job, kind, moved, isAtIt: true }) : null;
    moved += result?.moved ?? 0;
    isRunning = result?.isRunning ?? false;
    if (result && !result.isDone) break;
  }
  if (moved > job.moved || job.isAtIt) emptyBin(deps);
  const isMoved = kind === ARCHIVE_KINDS.length;
  const missed = isMoved && feed ? catchUp(run, feed, { ...job, kind, moved, isAtIt: true }) : 'done';
  // While BigQuery is loading, a person erased now would reappear there afterwards.
  return { ...job, kind, moved, isAtIt: isRunning || missed === 'running', isDone: isMoved && missed === 'done' };
}

/** Cleans up after a run that was cut off. */
function settle(deps: ArchiveDeps): 'settled' | typeof BUSY {
  return settleBin(deps, (table, header, rows) =>
    lastVolumes(deps).reduce(
      (left, workbook) => unlessGone(left, () => copyKnown(workbook, table, header, left)),
      rows,
    ),
  );
}

function catchUp({ deps, mayGoOn }: Run, feed: Feed, atIt: Job): ReturnType<Feed['catchUp']> {
  let isNoted = false;
  return feed.catchUp(() => {
    const may = mayGoOn(READS_TO_FEED);
    if (may && !isNoted) noteJob(deps.properties, 'archive', atIt);
    isNoted ||= may;
    return may;
  });
}

interface Moved {
  readonly moved: number;
  readonly isDone: boolean;
  /** BigQuery has not said yet that it has them. */
  readonly isRunning?: boolean;
}

function archiveKind(at: Run, each: ArchiveKind, atIt: Job): Moved {
  if (!at.mayGoOn(1)) return { moved: 0, isDone: false };
  const { workbook, properties } = at.deps;
  const header = at.opened.headerOf(each.table);
  const some = someColumns(tables[each.table] as unknown as Table<Columns>, header, each.columns);
  const rows = some.rows(workbook.read(some.ranges));
  let old: readonly OldRow[] = oldRows(each, rows, at.opened.standing, at.opened.upTo(each.table));
  if (old.length === 0) return { moved: 0, isDone: true };
  let moved = 0;
  while (old.length > 0) {
    const reads = READS_A_SLICE + (READS_MORE[each.table] ?? 0) + (at.feed ? READS_TO_FEED : 0);
    if (!at.mayGoOn(reads)) return { moved, isDone: false };
    // From here on rows may stand in both places.
    if (moved === 0) noteJob(properties, 'archive', atIt);
    const slice = lastSlice(old, header.length);
    const taken = moveSlice(at, each, header, slice);
    if (taken === BUSY) return { moved, isDone: false };
    if (taken === 'running') return { moved, isDone: false, isRunning: true };
    moved += taken;
    old = old.slice(0, old.length - slice.length);
  }
  return { moved, isDone: true };
}

/** How many rows left the tab. BUSY: the lock was taken. 'running': BigQuery has not confirmed the rows yet. */
function moveSlice(at: Run, kind: ArchiveKind, header: readonly Cell[], slice: readonly OldRow[]) {
  const { table: name } = kind;
  const table = tables[name] as unknown as Table<Columns>;
  const rows = readRaw(at, kind, header, slice);
  if (rows.length === 0) return 0;
  const volume = at.volume();
  const { id, workbook } = volume;
  const stand = copyRows(workbook, table, header, rows);
  if (at.feed?.keep(volume, name, stand) === 'running') return 'running';
  const taken = takeRows(at.deps, { name, header, rows, volumeId: id });
  if (taken && taken.later.length > 0) {
    // A formula that people wrote is archived as its last value.
    at.mayGoOn(READS_A_COPY);
    copyRows(workbook, table, header, taken.later);
  }
  return taken === null ? BUSY : taken.count;
}

/** The rows that are still where they were seen, and still old. */
function readRaw(
  { deps, opened }: Run,
  { table: name, isOld }: ArchiveKind,
  header: readonly Cell[],
  slice: readonly OldRow[],
): readonly RawRow[] {
  const table = tables[name] as unknown as Table<Columns>;
  const layout = new Layout(table, header);
  const runs = runsOf(slice.map(({ row }) => row));
  const blocks = deps.workbook.read(runs.map((each) => ({ sheet: table.name, ...each })));
  const cellsAt = new Map(
    runs.flatMap(({ fromRow, toRow }, index) =>
      Array.from({ length: toRow - fromRow + 1 }, (_, down) => [fromRow + down, blocks[index]?.[down] ?? []] as const),
    ),
  );
  const place = keyPlace(table, headersOf(table, header));
  return slice.flatMap(({ row, key }) => {
    const cells = cellsAt.get(row) ?? [];
    const isMeant = String(cells[place] ?? '') === key && isOld(layout.decode(cells), opened.standing);
    return isMeant ? [{ row, key, cells }] : [];
  });
}
