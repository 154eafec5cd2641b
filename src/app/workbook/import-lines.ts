/** Shared by imports of pasted lines: works slice by slice, each one commit with its results, until the time is up. */
import { endJob, jobUnderWay, noteJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';

type LinesDeps = Pick<WriterDeps, 'clock' | 'properties'>;

export interface ImportReport {
  readonly outcome: 'done' | 'goes-on' | 'busy';
  readonly imported: number;
  readonly refused: number;
  /** Lines that wait for the next run. */
  readonly left: number;
}

export type Slice = Omit<ImportReport, 'outcome'>;
export type ImportKind = 'import' | 'ad-import';

export const LINES_A_SLICE = 2_000;
const BUDGET_MS = 90_000;

/** `slice`: null when somebody else holds the lock. */
export function importLines(deps: LinesDeps, kind: ImportKind, slice: () => Slice | null): ImportReport {
  const stopAt = deps.clock.nowMs() + BUDGET_MS;
  let [imported, refused] = [0, 0];
  noteJob(deps.properties, kind, { progress: 'it has just begun' });
  for (;;) {
    const done = slice();
    imported += done?.imported ?? 0;
    refused += done?.refused ?? 0;
    const left = done?.left ?? 0;
    if (done && left === 0) {
      endJob(deps.properties, kind);
      return { outcome: 'done', imported, refused, left };
    }
    noteJob(deps.properties, kind, { progress: done ? `${left} lines are left` : 'it waits for its turn' });
    if (!done) return { outcome: 'busy', imported, refused, left };
    if (deps.clock.nowMs() >= stopAt) return { outcome: 'goes-on', imported, refused, left };
  }
}

export function linesProgress(properties: Readonly<Record<string, string>>): string[] {
  const said = (kind: ImportKind, what: string): string[] => {
    const job = jobUnderWay(properties, kind);
    return job ? [`Import of ${what} under way: ${job.progress}.`] : [];
  };
  return [...said('import', 'serials'), ...said('ad-import', 'ad spend')];
}
