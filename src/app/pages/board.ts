/** The lead board: whatever is open, and what was closed of late. Of all leads four columns are read; of these the rows. */
import { DAY_MS } from '../../core/lib/time.ts';
import type { LeadLine } from '../../core/pages/views.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf } from '../../store/session/row-spans.ts';
import { tables } from '../../tables/index.ts';
import type { At } from './at.ts';
import { lineOf, sightOf } from './lead-line.ts';
import { readBook } from './read-book.ts';
import { sees, staffAt } from './visitor.ts';

const MOST_ROWS = 1_000;
const CLOSED_DAYS = 14;
const OVER: readonly string[] = ['WON', 'LOST', 'ABANDONED', ''];

export function boardOf({ deps, proof }: At): { leads: readonly LeadLine[]; counts: Readonly<Record<string, number>> } {
  const me = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, [], { leads: ['status', 'region', 'createdAt', 'closedAt'] });
  const since = deps.clock.nowMs() - CLOSED_DAYS * DAY_MS;
  const own = book.some('leads').filter(({ region, status }) => status !== '' && sees(me, region));
  const shown = own.filter(
    ({ status, createdAt, closedAt }) => !OVER.includes(status) || (closedAt ?? createdAt ?? 0) >= since,
  );
  const open = shown.filter(({ status }) => !OVER.includes(status)).slice(-MOST_ROWS);
  const closed = shown.filter(({ status }) => OVER.includes(status)).slice(-(MOST_ROWS - open.length) || Infinity);
  const counts: Record<string, number> = {};
  for (const { status } of own) counts[status] = (counts[status] ?? 0) + 1;
  const { name } = tables.leads;
  const header = { sheet: name, fromRow: 1, toRow: 1 };
  const rows = [...open, ...closed].map(({ rowNumber }) => rowNumber - 2);
  const found = readRowsOf(deps.workbook, [header], { [name]: rows });
  const layout = new Layout(tables.leads, found.extra[0]?.[0] ?? []);
  const sight = sightOf(me);
  const leads = found.of(name).map(({ cells }) => layout.decode(cells));
  // Somebody may have sorted the tab between the two reads.
  return {
    leads: leads.filter(({ id, region }) => id !== '' && sees(me, region)).map((lead) => lineOf(lead, sight)),
    counts,
  };
}
