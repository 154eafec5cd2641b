/** Silences, which mute alerts for a while: created and ended from the console, as rows of the Silences tab. */
import { ALERT_RULES } from '../../core/alerts/rules.ts';
import { readSilences } from '../../core/alerts/silences.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { InputOf } from '../../core/pages/contract.ts';
import type { SilenceLine } from '../../core/pages/staff-views.ts';
import type { ActionAnswer, Me } from '../../core/pages/views.ts';
import { wholeTable } from '../../store/read-columns.ts';
import { tables } from '../../tables/index.ts';
import type { SilenceRow } from '../../tables/silences.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY, type Commit } from '../round/with-lock.ts';
import { handleEdit } from '../workbook/handle-edit.ts';
import type { At } from './at.ts';
import { trailRows } from './audit.ts';
import { missing, PageRefusal } from './refusal.ts';
import { mustAct, sees, staffAt } from './visitor.ts';

const { silences: tab } = tables;
const LOCK_WAIT_MS = 10_000;
/** A silence is temporary; an alert that nobody should ever get needs a better rule. */
const LONGEST_MS = 90 * DAY_MS;
const MOST_LINES = 200;
/** How long an ended silence is still known by its old ID: its row, from which the ID is made, now has another end. */
const ENDED_SECONDS = 3_600;

/** Silences of the visitor's region, newest first. A silence without a region is shown only to visitors who see all regions. */
export function silencesFor({ deps, proof }: At): {
  readonly silences: readonly SilenceLine[];
  readonly rules: readonly string[];
} {
  const me = staffAt(proof, deps.config());
  const own = readTab(deps).rows.filter((row) => row.reason !== '' && sees(me, row.region));
  const silences = own.slice(-MOST_LINES).reverse().map((row) => ({ ...row, id: silenceId(row) })); // biome-ignore format: one line
  return { silences, rules: Object.keys(ALERT_RULES) };
}

export function silence({ deps, proof }: At, wish: InputOf<'console.silence'>): ActionAnswer {
  const me = staffAt(proof, deps.config());
  mustAct(me);
  const row: SilenceRow = {
    ...{ rule: wish.rule.trim(), subject: wish.subject.trim(), dealerId: wish.dealerId.trim() },
    // A manager's own region, whatever the request says.
    region: me.role === 'HQ' ? wish.region.trim() : me.region,
    ...{ author: me.name, reason: wish.reason.trim(), until: wish.until, problem: '' },
  };
  const problem = problemOf(row, deps.clock.nowMs());
  if (problem !== '') return { outcome: 'refused', text: problem };
  return written(deps, (commit) => {
    const { layout, rows } = readTab(deps);
    if (rows.some((each) => silenceId(each) === silenceId(row))) return { outcome: 'repeat', text: '' };
    const deed = { action: 'silence', subject: wordsOf(row), from: '', to: lengthOf(row) };
    const added = { sheet: tab.name, rows: [layout.encode(row)] };
    commit({ updates: [], appends: [added, trailRows(deps.workbook, me, [deed], deps.clock.nowMs())] });
    return DONE;
  });
}

/** The row stays; its end is set to now. */
export function endSilence({ deps, proof }: At, { id }: InputOf<'console.unsilence'>): ActionAnswer {
  const me = staffAt(proof, deps.config());
  mustAct(me);
  return written(deps, (commit) => endRow(deps, me, { id, commit }));
}

function endRow(
  deps: WriterDeps,
  me: Me,
  { id, commit }: { readonly id: string; readonly commit: Commit },
): ActionAnswer {
  const { layout, rows } = readTab(deps);
  const at = rows.findIndex((row) => row.reason !== '' && silenceId(row) === id);
  const row = rows[at];
  const ended = `silence.ended.${id}`;
  if (!row && deps.cache.getMany([ended])[ended] !== undefined) return { outcome: 'repeat', text: '' };
  if (!row || !sees(me, row.region)) throw missing(id);
  const nowMs = deps.clock.nowMs();
  if (row.until !== null && row.until <= nowMs) return { outcome: 'repeat', text: '' };
  const key = { column: layout.columnNumber('reason'), value: row.reason };
  const updates = layout
    .encodeRuns({ ...row, until: nowMs }, new Set(['until']))
    .map((run) => ({ sheet: tab.name, row: at + 2, ...run, key }));
  const deed = { action: 'end silence', subject: wordsOf(row), from: lengthOf(row), to: 'ended' };
  // Noted before the row is written: if the answer gets lost, the same request is sent again.
  deps.cache.putMany({ [ended]: '1' }, ENDED_SECONDS);
  commit({ updates, appends: [trailRows(deps.workbook, me, [deed], nowMs)] });
  return DONE;
}

const DONE: ActionAnswer = { outcome: 'done', text: '' };

/** Writes, and then acts as after an edit of the tab: drops its cached copy and checks its rows. */
function written(deps: WriterDeps, work: (commit: Commit) => ActionAnswer): ActionAnswer {
  const answer = deps.withLock(LOCK_WAIT_MS, work);
  if (answer === BUSY) throw new PageRefusal('busy', 'Many are writing at the moment: try again.');
  // A repeat as well: nobody knows how far the first time got after it was written.
  if (answer.outcome !== 'refused') handleEdit(deps, { tab: tab.name, fromRow: 2, toRow: 2 });
  return answer;
}

function problemOf(row: SilenceRow, nowMs: number): string {
  const until = row.until ?? 0;
  if (until <= nowMs || until > nowMs + LONGEST_MS) return 'A silence ends in the future, within 90 days.';
  // The check of rows says nothing about a row with only an author.
  if (row.reason === '') return 'Say why.';
  return readSilences([row]).problems[0] ?? '';
}

function readTab({ workbook }: WriterDeps) {
  const [cells = []] = workbook.read([{ sheet: tab.name, fromRow: 1 }]);
  return wholeTable(tab, cells);
}

/** Rows of this tab have no ID column; the ID is a fingerprint of the content. Cells keep times to the second at best. */
export function silenceId({ rule, subject, dealerId, region, author, reason, until }: SilenceRow): string {
  const end = until === null ? '' : Math.round(until / 1_000);
  return `si-${fingerprint(JSON.stringify([rule, subject, dealerId, region, author, reason, end]))}`;
}

function wordsOf({ rule, subject, dealerId, region }: SilenceRow): string {
  return [rule, subject, dealerId, region].filter((each) => each !== '').join(', ');
}

function lengthOf({ until, reason }: SilenceRow): string {
  return `until ${until === null ? '?' : new Date(until).toISOString()}: ${reason}`;
}
