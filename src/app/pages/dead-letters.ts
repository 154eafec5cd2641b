/** Lists dead letters and puts them into the inbox once more. For head office only, since a letter may hold anything. */

import { SOURCES } from '../../core/events.ts';
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import { clip } from '../../core/lib/text.ts';
import type { Letter } from '../../core/pages/staff-views.ts';
import type { ActionAnswer, Me } from '../../core/pages/views.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf } from '../../store/session/row-spans.ts';
import { tables } from '../../tables/index.ts';
import { entryName, putDelivery } from '../inbox/inbox.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { isEventKind } from '../writer/event-kinds.ts';
import { runWriter } from '../writer/writer.ts';
import type { At } from './at.ts';
import { trailRows } from './audit.ts';
import { readBook } from './read-book.ts';
import { missing, PageRefusal } from './refusal.ts';
import { staffAt } from './visitor.ts';

const MOST_LETTERS = 100;
const LONGEST_SHOWN = 2_000;
const LOCK_WAIT_MS = 8_000;
const BUDGET_MS = 15_000;

interface Whole extends Omit<Letter, 'canReplay'> {
  readonly isComplete: boolean;
}

export function lettersFor({ deps, proof }: At): { letters: readonly Letter[] } {
  headOffice(staffAt(proof, deps.config()));
  const letters = readLetters(deps, (ids) => ids.slice(-MOST_LETTERS));
  return {
    letters: letters.reverse().map(({ isComplete, ...letter }) => ({
      ...letter,
      content: clip(letter.content, LONGEST_SHOWN),
      canReplay: isComplete && replayOf(letter) !== null,
    })),
  };
}

export function replayLetter({ deps, proof }: At, { id }: { readonly id: string }): ActionAnswer {
  const me = staffAt(proof, deps.config());
  headOffice(me);
  const [letter] = readLetters(deps, (ids) => ids.filter((each) => each === id));
  if (!letter) throw missing(id);
  const delivery = letter.isComplete ? replayOf(letter) : null;
  if (!delivery) return { outcome: 'refused', text: 'It is not whole, or nothing that can be put in again.' };
  const nowMs = deps.clock.nowMs();
  const deed = { action: 'replay', subject: id, from: letter.reason, to: 'put in again' };
  const written = deps.withLock(LOCK_WAIT_MS, (commit) =>
    commit({ updates: [], appends: [trailRows(deps.workbook, me, [deed], nowMs)] }),
  );
  if (written === BUSY) throw new PageRefusal('busy', 'Many are writing at the moment: try again.');
  putDelivery(deps.properties, { ...delivery, receivedAtMs: nowMs, name: entryName(nowMs, deps.random()) });
  const { outcome } = runWriter(deps, { budgetMs: BUDGET_MS, waitMs: LOCK_WAIT_MS });
  return { outcome: outcome === 'done' ? 'done' : 'pending', text: '' };
}

function headOffice({ role }: Me): void {
  if (role !== 'HQ') throw new PageRefusal('role', 'Dead letters are for head office.');
}

/**
 * The delivery as it came, or the event that the hub made of it. An event goes in under a new ID, since its own counts as
 * handled. Only content stored under the event's own ID was written by the hub: anything else that looks like an event may come
 * from a sender.
 */
function replayOf({ id, source, content }: Pick<Letter, 'id' | 'source' | 'content'>) {
  const known = SOURCES.find((each) => each === source);
  const parsed = parseJson(content);
  const body = parsed.ok ? asRecord(parsed.value) : null;
  if (!known || !body) return null;
  const isOurs = body.id === id;
  if (isOurs && !(isEventKind(text(body, 'kind')) && typeof body.receivedAtMs === 'number')) return null;
  return isOurs
    ? ({ source: 'page', body: JSON.stringify({ replay: body }) } as const)
    : ({ source: known, body: content } as const);
}

/** Reads the IDs of all letters, and whole rows only of the chosen ones. A letter stored in several rows is joined. */
function readLetters({ workbook }: WriterDeps, choose: (ids: readonly string[]) => readonly string[]): Whole[] {
  const rows = readBook(workbook, [], { deadLetters: ['id'] }).some('deadLetters');
  const idOf = (id: string) => id.replace(/#\d+$/, '');
  const chosen = new Set(choose([...new Set(rows.map(({ id }) => idOf(id)).filter((id) => id !== ''))]));
  const { name } = tables.deadLetters;
  const wanted = rows.filter(({ id }) => chosen.has(idOf(id))).map(({ rowNumber }) => rowNumber - 2);
  const read = readRowsOf(workbook, [{ sheet: name, fromRow: 1, toRow: 1 }], { [name]: wanted });
  const layout = new Layout(tables.deadLetters, read.extra[0]?.[0] ?? []);
  const parts = read.of(name).map(({ cells }) => layout.decode(cells));
  return [...chosen].flatMap((id) => {
    const own = parts.filter((part) => idOf(part.id) === id);
    const [first] = own;
    if (!first) return [];
    const content = own.map((part) => part.content).join('');
    const isComplete = first.part === `1/${own.length}`;
    return [{ id, at: first.receivedAt, source: first.source, reason: first.reason, content, isComplete }];
  });
}
