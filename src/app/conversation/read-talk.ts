/** The conversation with the customer of a lead, for the owner of the lead who asks for it. */
import { clip, oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Round } from '../round/round.ts';

const MOST_LINES = 40;
const LONGEST_LINE = 400;
/** WhatsApp takes 4,096 characters, with the words in front. */
const LONGEST = 3_600;

/** The newest lines that fit, oldest first. Two calls, for they may lie anywhere in the tab. */
export function talkOf({ session }: Pick<Round, 'session'>, lead: Lead): string {
  const [ids = []] = session.columns([['conversation', 'leadId']]);
  const rows = ids.flatMap((id, index) => (id === lead.id ? [index + 2] : []));
  // Roughly two rows of three are messages to owners and dealers.
  session.loadRows(rows.slice(-MOST_LINES * 3).map((row) => ({ name: 'conversation', row })));
  const said = [...session.table('conversation').rows()]
    .filter(({ leadId, party, text }) => leadId === lead.id && party === 'customer' && text !== '')
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
    .slice(-MOST_LINES);
  const name = oneLine(lead.customerName, 40) || '—';
  let talk = '';
  for (const { direction, text } of said.reverse()) {
    const line = clip(direction === 'in' ? `${name}: ${text}` : `→ ${text}`, LONGEST_LINE);
    if (talk.length + line.length > LONGEST) break;
    talk = talk === '' ? line : `${line}\n${talk}`;
  }
  return talk || '—';
}
