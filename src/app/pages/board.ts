/**
 * The lead board: open leads, and those closed recently. Reads four columns of all leads, and whole rows only of those shown.
 */
import { groupBy } from '../../core/lib/group-by.ts';
import { pick } from '../../core/lib/pick.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { AnswerOf } from '../../core/pages/contract.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf } from '../../store/session/row-spans.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { At } from './at.ts';
import { LINE_COLUMNS, lineOf, sightOf } from './lead-line.ts';
import { readBook } from './read-book.ts';
import { sharedView } from './shared-view.ts';
import { sees, staffAt } from './visitor.ts';

const MOST_ROWS = 1_000;
const CLOSED_DAYS = 14;
const OVER: readonly string[] = ['WON', 'LOST', 'ABANDONED', ''];

type Board = AnswerOf<'console.leads'>;

export function boardOf(at: At): Board {
  const { deps, proof } = at;
  const me = staffAt(proof, deps.config());
  const { rows, counts } = sharedView(at, 'board', () => readBoard(deps));
  const sight = sightOf(me);
  const own: Record<string, number> = {};
  for (const [region, status, count] of counts) if (sees(me, region)) own[status] = (own[status] ?? 0) + count;
  return { leads: rows.filter(({ region }) => sees(me, region)).map((lead) => lineOf(lead, sight)), counts: own };
}

/** Reads the board for all regions. */
function readBoard({ clock, workbook }: WriterDeps) {
  const book = readBook(workbook, [], { leads: ['status', 'region', 'createdAt', 'closedAt'] });
  const since = clock.nowMs() - CLOSED_DAYS * DAY_MS;
  const all = book.some('leads').filter(({ status }) => status !== '');
  const isOver = ({ status }: (typeof all)[number]) => OVER.includes(status);
  const open = all.filter((lead) => !isOver(lead)).slice(-MOST_ROWS);
  const closed = all.filter((lead) => isOver(lead) && (lead.closedAt ?? lead.createdAt ?? 0) >= since);
  const shown = [...closed.slice(-MOST_ROWS), ...open].slice(-MOST_ROWS);
  const { name } = tables.leads;
  const header = { sheet: name, fromRow: 1, toRow: 1 };
  const found = readRowsOf(workbook, [header], { [name]: shown.map(({ rowNumber }) => rowNumber - 2) });
  const layout = new Layout(tables.leads, found.extra[0]?.[0] ?? []);
  const rows = found.of(name).map(({ cells }) => pick(layout.decode(cells), LINE_COLUMNS));
  return { rows: rows.filter(({ id }) => id !== ''), counts: countsOf(all) };
}

function countsOf(leads: readonly { readonly region: string; readonly status: string }[]) {
  const groups = groupBy(leads, ({ region, status }) => `${region}|${status}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [[first.region, first.status, group.length] as const] : [];
  });
}
