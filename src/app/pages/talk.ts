/** The conversation and the timeline of a lead, from the two logs. Only the lead's own rows are read whole. */
import { clip } from '../../core/lib/text.ts';
import type { LeadDetail } from '../../core/pages/views.ts';
import type { Session } from '../../store/session/session.ts';
import type { Lead } from '../../tables/leads.ts';
import { lineOf, type Sight } from './lead-line.ts';

const MOST_LINES = 60;
const LONGEST_LINE = 1_500;

/** `view` must have both logs open. Two calls. */
export function detailOf(view: Session, lead: Lead, sight: Sight): LeadDetail {
  const [talked = [], moved = []] = view.columns([
    ['conversation', 'leadId'],
    ['timeline', 'leadId'],
  ]);
  const rowsIn = (ids: readonly string[]) =>
    ids.flatMap((id, at) => (id === lead.id ? [at + 2] : [])).slice(-MOST_LINES);
  view.loadRows([
    ...rowsIn(talked).map((row) => ({ name: 'conversation', row }) as const),
    ...rowsIn(moved).map((row) => ({ name: 'timeline', row }) as const),
  ]);
  const talk = [...view.table('conversation').rows()].filter((row) => row.leadId === lead.id && row.text !== '');
  const timeline = [...view.table('timeline').rows()].filter((row) => row.leadId === lead.id);
  const isMasked = sight === 'masked';
  return {
    line: lineOf(lead, sight),
    lostReason: lead.lostReason,
    said: isMasked ? '' : clip(lead.said, LONGEST_LINE),
    questions: isMasked ? '' : clip(lead.questions, LONGEST_LINE),
    note: isMasked ? '' : clip(lead.staffNote, LONGEST_LINE),
    // Visitors who may not see a customer's name may not read their messages either.
    talk: isMasked
      ? []
      : talk.sort(byTime).map(({ at, direction, party, text, delivery }) => ({ at, direction, party, text: clip(text, LONGEST_LINE), delivery })), // biome-ignore format: one line of talk
    timeline: timeline
      .sort(byTime)
      .map(({ at, from, to, actor, reason }) => ({ at, from, to, actor: isMasked ? '' : actor, reason: isMasked ? '' : clip(reason, 400) })), // biome-ignore format: one entry
  };
}

function byTime(one: { readonly at: number | null }, other: { readonly at: number | null }): number {
  return (one.at ?? 0) - (other.at ?? 0);
}
