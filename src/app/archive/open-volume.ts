/** The archive workbook that is being filled: a new one each year, and when one is full. */
import { workbookDay, yearOf } from '../../core/lib/time.ts';
import type { ArchiveWorkbook, TabSize } from '../../ports.ts';
import { readVolumes, unlessGone } from '../../store/archive/volumes.ts';
import { Layout } from '../../store/session/layout.ts';
import type { ArchiveRow } from '../../tables/archives.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';

/** Google's limit of 10 million cells, less what one night moves: https://support.google.com/drive/answer/37603 */
const MOST_CELLS = 7_000_000;
const LOCK_WAIT_MS = 15_000;

export type VolumeDeps = Pick<WriterDeps, 'archives' | 'clock' | 'config' | 'withLock' | 'workbook'>;

export interface OpenVolume {
  readonly id: string;
  readonly workbook: ArchiveWorkbook;
}

/** The number of cells in all tabs' grids, blank ones included, as Google counts them. */
export function cellsOf(tabs: readonly TabSize[]): number {
  return tabs.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}

/**
 * `after`: after a run that was cut off, rows may be in both places, so the volume which that run was filling is used again.
 */
export function openVolume(deps: VolumeDeps, after: 'a run that ended' | 'one that was cut off'): OpenVolume {
  const volumes = readVolumes(deps.workbook);
  const last = volumes.at(-1);
  const year = yearOf(workbookDay(deps.clock.nowMs()));
  if (last) {
    const workbook = deps.archives.open(last.id);
    // Nothing is known about a volume that is gone: start another.
    const cells = unlessGone(Infinity, () => cellsOf(workbook.tabs()));
    const isFilledStill = after === 'one that was cut off' && cells < Infinity;
    if (isFilledStill || (yearIn(last) === year && cells < MOST_CELLS)) return { id: last.id, workbook };
  }
  const number = volumes.filter((volume) => yearIn(volume) === year).length + 1;
  const part = number > 1 ? ` (${number})` : '';
  return makeVolume(deps, `${deps.config().settings.brandName} archive ${year}${part}`);
}

/** The volumes that an interrupted run may have been filling, newest first. */
export function lastVolumes({ archives, workbook }: VolumeDeps): ArchiveWorkbook[] {
  const ids = readVolumes(workbook).map(({ id }) => id);
  return ids
    .slice(-2)
    .reverse()
    .map((id) => archives.open(id));
}

function yearIn({ openedAt }: ArchiveRow): number {
  return yearOf(workbookDay(openedAt ?? 0));
}

/**
 * The volume is noted before anything is written to it: an execution that dies in between leaves only an empty workbook behind.
 */
function makeVolume({ archives, clock, withLock, workbook }: VolumeDeps, name: string): OpenVolume {
  const nowMs = clock.nowMs();
  const { name: sheet } = tables.archives;
  const made = withLock(LOCK_WAIT_MS, (commit) => {
    // Check the lock and the header before creating the workbook, so that no workbook is made that nobody knows of.
    const [[head = []] = []] = workbook.read([{ sheet, fromRow: 1, toRow: 1 }]);
    const layout = new Layout(tables.archives, head);
    const id = archives.create(name);
    const row = layout.encode({
      ...{ id, name, link: `https://docs.google.com/spreadsheets/d/${id}/edit`, openedAt: nowMs, lastAt: nowMs },
      ...{ leadsFrom: null, leadsTo: null, customersFrom: null, customersTo: null },
    });
    commit({ updates: [], appends: [{ sheet, rows: [row] }] });
    return id;
  });
  if (made === BUSY) throw new Error('The archive waits: the hub is busy.');
  return { id: made, workbook: archives.open(made) };
}
