/** Once a night: the score of every dealer, from the offers and leads of the last 90 days, archived ones too. Two reads and a commit, whatever their number; four more for each archive that was filled since. */
import { DAY_MS } from '../../core/lib/time.ts';
import { SCORE_DAYS, scoreDealers } from '../../core/routing/score.ts';
import type { Cell, RowUpdate } from '../../ports.ts';
import { readArchived, withArchived } from '../../store/archive/volumes.ts';
import { someColumns } from '../../store/read-columns.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';

const OF_OFFERS = ['id', 'dealerId', 'status', 'offeredAt', 'answerMs'] as const;
const OF_LEADS = ['id', 'dealerId', 'status', 'claimedAt', 'lateMinutes', 'firstContactAt', 'customerSays'] as const;

type RateDeps = Pick<WriterDeps, 'archives' | 'clock' | 'withLock' | 'workbook'>;

const LOCK_WAIT_MS = 15_000;

/** Throws when the lock was taken; the next minute tries again. */
export function rateDealers(deps: RateDeps): void {
  const updates = newScores(deps);
  if (updates.length === 0) return;
  const outcome = deps.withLock(LOCK_WAIT_MS, (commit) =>
    // Somebody sorted the tab between our read and our write: score again, so that every row is right.
    commit({ updates, appends: [] }, (_, { write }) => write(newScores(deps)).map(({ row }) => `Dealers row ${row}`)),
  );
  if (outcome === BUSY) throw new Error('The scores of dealers wait: the hub is busy.');
}

function newScores({ archives, clock, workbook }: Omit<RateDeps, 'withLock'>): RowUpdate[] {
  const [dealerRows = [], offerHead = [], leadHead = []] = workbook.read([
    { sheet: tables.dealers.name, fromRow: 1 },
    { sheet: tables.offers.name, fromRow: 1, toRow: 1 },
    { sheet: tables.leads.name, fromRow: 1, toRow: 1 },
  ]);
  const offerColumns = someColumns(tables.offers, offerHead[0], OF_OFFERS);
  const leadColumns = someColumns(tables.leads, leadHead[0], OF_LEADS);
  const blocks = workbook.read([...offerColumns.ranges, ...leadColumns.ranges]);
  const since = clock.nowMs() - SCORE_DAYS * DAY_MS;
  const idOf = ({ id }: { readonly id: string }) => id;
  const offers = [...offerColumns.rows(blocks.slice(0, offerColumns.ranges.length))];
  const leads = [...leadColumns.rows(blocks.slice(offerColumns.ranges.length))];
  const archived = readArchived({ archives, workbook }, since, { offers: OF_OFFERS, leads: OF_LEADS });
  const scores = scoreDealers(
    withArchived(offers, archived.offers, idOf),
    withArchived(leads, archived.leads, idOf),
    clock.nowMs(),
  );
  return changes(dealerRows, scores);
}

function changes([head = [], ...cells]: readonly (readonly Cell[])[], scores: ReturnType<typeof scoreDealers>) {
  const layout = new Layout(tables.dealers, head);
  return cells.flatMap((row, index): RowUpdate[] => {
    const dealer = layout.decode(row);
    const { score, made: scoreMade } = scores.get(dealer.id) ?? { score: null, made: '' };
    if (dealer.id === '' || (dealer.score === score && dealer.scoreMade === scoreMade)) return [];
    const runs = layout.encodeRuns({ ...dealer, score, scoreMade }, new Set(['score', 'scoreMade']));
    const key = { column: layout.columnNumber('id'), value: dealer.id };
    return runs.map((run) => ({ sheet: tables.dealers.name, row: index + 2, ...run, key }));
  });
}
