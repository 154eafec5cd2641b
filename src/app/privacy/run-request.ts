/**
 * Erases a person, or exports their data: tab by tab through the workbook and its archives, some rows at a time. Idempotent: an
 * interrupted run continues where it stopped, and an erasure ends with a pass that finds nothing left. It does not run while
 * rows are being archived, since those are in both places.
 */
import { markOf } from '../../core/privacy/person.ts';
import { PERSONAL_TABLES } from '../../core/privacy/personal-data.ts';
import { type Cell, type RowUpdate, WorkbookFault, type WorkbookReader } from '../../ports.ts';
import { BIN_TAB } from '../../store/archive/bin.ts';
import { readVolumes, unlessGone } from '../../store/archive/volumes.ts';
import { HELD_TAB } from '../../store/held-back-tab.ts';
import { SYSTEM_TAB } from '../../store/state/system-tab.ts';
import type { ArchiveRow } from '../../tables/archives.ts';
import { allTables, tables } from '../../tables/index.ts';
import { WarehouseFault } from '../../warehouse-ports.ts';
import { warehouseOf } from '../archive/open-warehouse.ts';
import { BEGUN_KEY } from '../archive/run-archive.ts';
import { putDelivery, readEntries } from '../inbox/inbox.ts';
import { CHANGES_KEY } from '../inbox/keys.ts';
import { endJob, jobUnderWay, noteJob, type PrivacyJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { asOneRun } from '../round/one-run.ts';
import { BUSY } from '../round/with-lock.ts';
import { type Marks, marksOf } from './clean-row.ts';
import { eraseRows, exportRows, type Place } from './handle-rows.ts';
import { writeOnTrail } from './note-on-trail.ts';
import { openTab, rowsOfPerson } from './rows-of-person.ts';
import { openWarehousePlace, warehouseLeft } from './warehouse-place.ts';

export type PrivacyDeps = Pick<
  WriterDeps,
  'archives' | 'clock' | 'config' | 'log' | 'properties' | 'warehouse' | 'withLock' | 'workbook'
>;
type All = Readonly<Record<string, string>>;

const LOCK_WAIT_MS = 15_000;
const BUDGET_MS = 40_000;
/** Sixty reads per minute are shared with everything else: https://developers.google.com/workspace/sheets/api/limits */
const READS_A_RUN = 26;

/** By the minute trigger. */
export function continuePrivacy(deps: PrivacyDeps, properties: All): void {
  const job = jobUnderWay(properties, 'privacy');
  if (job?.act === 'erase' && !job.isLetGo) letGo(deps, job);
  else if (job && !isAwaited(deps, properties, job)) asOneRun(deps, BEGUN_KEY, () => runUnlessAway(deps, job));
}

/** Tries again in a minute while BigQuery does not answer. */
function runUnlessAway(deps: PrivacyDeps, job: PrivacyJob): void {
  try {
    run(deps, job);
  } catch (error) {
    if (!(error instanceof WarehouseFault)) throw error;
    deps.log.warn('bigquery-refuses', { reason: error.reason });
  }
}

/** The entry has a fixed name, so putting it in twice has the effect of once. */
function letGo({ properties }: PrivacyDeps, job: PrivacyJob): void {
  const { person, live, entry, askedAt } = job;
  const aliases = [...person.phones, ...person.userIds].join(' ');
  const body = JSON.stringify({ kind: 'person-leaves', ids: live.join(' '), aliases });
  putDelivery(properties, { source: 'staff', body, receivedAtMs: askedAt, name: entry });
  noteJob(properties, 'privacy', { ...job, isLetGo: true });
}

/**
 * Whether to wait: rows being archived are in two places, and deliveries that arrived before the person's release are handled
 * first.
 */
function isAwaited({ workbook }: PrivacyDeps, all: All, { entry, person }: PrivacyJob): boolean {
  if (jobUnderWay(all, 'archive')?.isAtIt) return true;
  if (entry === '') return false;
  if (readEntries(all).some(({ name }) => name <= entry)) return true;
  const mark = markOf(person);
  const isReceipt = ([key, value]: [string, string]) =>
    key.startsWith('sent.') && mark !== null && value.search(mark) >= 0;
  return Object.entries(all).some(isReceipt) || rowsIn(workbook, HELD_TAB).length > 0;
}

function rowsIn(workbook: WorkbookReader, sheet: string): Cell[][] {
  try {
    return workbook.read([{ sheet, fromRow: 2 }])[0] ?? [];
  } catch (error) {
    if (error instanceof WorkbookFault && ['missing-tab', 'beyond-grid'].includes(error.reason)) return [];
    throw error;
  }
}

interface Run {
  readonly deps: PrivacyDeps;
  readonly volumes: readonly ArchiveRow[];
  readonly marks: Marks;
  /** Places already opened; null for one that is gone. */
  readonly places: Map<number, Opened | null>;
}

interface Opened extends Place {
  readonly headers: ReadonlyMap<string, readonly Cell[]>;
}

function run(deps: PrivacyDeps, first: PrivacyJob): void {
  const { clock, properties } = deps;
  const until = clock.nowMs() + BUDGET_MS;
  const at: Run = { deps, volumes: readVolumes(deps.workbook), marks: marksOf(first.person), places: new Map() };
  let job = first;
  let reads = 0;
  while (reads < READS_A_RUN && clock.nowMs() < until) {
    const place = placeOf(at, job);
    if (!place && (job.inPass === 0 || job.isLookingAgain || job.act === 'export')) {
      finish(deps, job, at.marks);
      return;
    }
    const next = place ? slice(at, place, job) : lookAgain(job);
    if (next === 'wait') return;
    reads += next.reads;
    if (next.job !== job) noteJob(properties, 'privacy', next.job);
    job = next.job;
  }
}

/**
 * Another pass over the workbook, where rounds may have written rows of theirs meanwhile. The archives need none: nothing else
 * writes there.
 */
function lookAgain(job: PrivacyJob): Step {
  return { job: { ...job, volume: 0, table: 0, row: 0, inPass: 0, isLookingAgain: true }, reads: 0 };
}

/**
 * The place at the job's position: the workbook, its archives, BigQuery. Null after the last, and after the workbook on the
 * second pass.
 */
function placeOf(at: Run, { act, volume, isLookingAgain }: PrivacyJob): Opened | null {
  if (isLookingAgain && volume > 0) return null;
  const known = at.places.get(volume);
  if (known !== undefined) return known;
  if (volume === at.volumes.length + 1) {
    const warehouse = openWarehousePlace(at.deps, at.marks, act);
    at.places.set(volume, warehouse);
    return warehouse;
  }
  const place = openPlace(at, volume);
  // Skip an archive that is gone; the trail names it.
  const opened = place && {
    ...place,
    headers: unlessGone(NONE, () => headersOf(place, at.deps, at.volumes[volume - 1]?.id)),
  };
  at.places.set(volume, opened);
  return opened;
}

const NONE: Opened['headers'] = new Map();

function openPlace({ deps, volumes }: Run, volume: number): Place | null {
  const { archives, withLock, workbook } = deps;
  if (volume === 0) return { workbook, write: (work) => withLock(LOCK_WAIT_MS, work) !== BUSY, isLive: true };
  const id = volumes[volume - 1]?.id;
  if (id === undefined) return null;
  const archive = archives.open(id);
  const write: Place['write'] = (work) => {
    work((changes) => archive.commit(changes));
    return true;
  };
  return { workbook: archive, write, isLive: false };
}

/** Headers of the tabs that exist. Two calls. */
function headersOf({ workbook }: Place, { archives }: PrivacyDeps, id: string | undefined) {
  const there = new Set((id === undefined ? archives.liveTabs() : archives.open(id).tabs()).map(({ name }) => name));
  const names = PERSONAL_TABLES.map(({ table }) => tables[table].name).filter((name) => there.has(name));
  const blocks = names.length > 0 ? workbook.read(names.map((sheet) => ({ sheet, fromRow: 1, toRow: 1 }))) : [];
  return new Map(names.map((name, index) => [name, blocks[index]?.[0] ?? []]));
}

interface Step {
  readonly job: PrivacyJob;
  readonly reads: number;
}

function slice({ deps, marks }: Run, place: Opened, job: PrivacyJob): Step | 'wait' {
  const spec = PERSONAL_TABLES[job.table];
  if (!spec) return { job: { ...job, volume: job.volume + 1, table: 0, row: 0 }, reads: 2 };
  const nextTable = { ...job, table: job.table + 1, row: 0 };
  const isItsOwn = spec.table === 'dataRequests' && job.act === 'export';
  const header = isItsOwn ? [] : (place.headers.get(tables[spec.table].name) ?? []);
  if (header.length === 0) return { job: nextTable, reads: 0 };
  const tab = openTab(spec, header);
  const found = rowsOfPerson(place.workbook, tab, marks, job.askedAt).filter(
    ({ row, isTheirs }) => row > job.row && (isTheirs || job.act === 'erase'),
  );
  if (found.length === 0) return { job: nextTable, reads: 1 };
  const done = job.act === 'erase' ? eraseRows(place, tab, found, marks) : exportRows(deps, place, tab, { found, job });
  if (done === 'wait') return 'wait';
  const isAll = done.upTo === found.at(-1)?.row;
  const next = isAll ? nextTable : { ...job, row: done.upTo };
  return { job: { ...next, rows: job.rows + done.rows, inPass: job.inPass + done.rows }, reads: 3 };
}

function finish(deps: PrivacyDeps, job: PrivacyJob, marks: Marks): void {
  const { clock, log, properties, workbook } = deps;
  if (isAwaited(deps, properties.getAll(), job)) return;
  const isErasure = job.act === 'erase';
  const elsewhere = [
    ...(isErasure ? tabsOfPeople(deps, marks) : []),
    ...archivesGone(deps),
    ...warehouseLeft(deps, job.act),
  ];
  const byHand = elsewhere.length > 0 ? ` By hand: ${elsewhere.join('; ')}.` : '';
  const reach = warehouseOf(deps.config().settings) ? ', BigQuery included' : '';
  const deed = { action: `person ${isErasure ? 'erased' : 'exported'}`, job, to: `${job.rows} rows${reach}.${byHand}` };
  if (!writeOnTrail(deps, deed, () => (isErasure ? withoutCopies(workbook) : []))) return;
  // Make open pages read again.
  properties.setMany({ [CHANGES_KEY]: clock.nowMs().toString(36) });
  endJob(properties, 'privacy');
  log.info('privacy-request-done', { act: job.act, rows: job.rows });
}

/** Empties the hidden tab that still holds the rows archived last. */
function withoutCopies(workbook: WorkbookReader): RowUpdate[] {
  return rowsIn(workbook, BIN_TAB).flatMap((cells, at) => {
    const blank = cells.map(() => ({ kind: 'blank' }) as const);
    return blank.length > 0 ? [{ sheet: BIN_TAB, row: at + 2, column: 1, cells: blank }] : [];
  });
}

const OURS: ReadonlySet<string> = new Set([...allTables.map(({ name }) => name), SYSTEM_TAB, HELD_TAB, BIN_TAB]);

/** Archives that could not be searched, because they were removed or are no longer shared. */
function archivesGone({ archives, workbook }: PrivacyDeps): string[] {
  return readVolumes(workbook).flatMap(({ id, name }) =>
    unlessGone([`the archive “${name}”, which the hub cannot open`], () => {
      archives.open(id).tabs();
      return [];
    }),
  );
}

/** Tabs that people made and that contain the number. The hub does not touch them; people must clear them. */
function tabsOfPeople({ archives, workbook }: PrivacyDeps, { mark }: Marks): string[] {
  if (!mark) return [];
  const names = archives.liveTabs().flatMap(({ name }) => (OURS.has(name) ? [] : [name]));
  return names.flatMap((name) => {
    const at = rowsIn(workbook, name).findIndex((cells) => cells.some((cell) => String(cell).search(mark) >= 0));
    return at < 0 ? [] : [`${name} row ${at + 2}`];
  });
}
