/**
 * Which dealers were considered for a lead in each ring, as its row stores it: as JSON for the hub ("Why these dealers"), and
 * as text for people.
 */
import * as is from '../../core/lib/read-json.ts';
import { type Candidate, VERDICTS } from '../../core/routing/rank-dealers.ts';
import { GIVEN, type Ring, ringsInWords } from '../../core/routing/rings-in-words.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellBroken } from '../round/broken-cell.ts';
import type { Round } from '../round/round.ts';

const rings: is.Decode<Ring[]> = is.array(
  is.object(
    {
      ring: is.number,
      considered: is.array(
        is.object({
          dealerId: is.text,
          distanceKm: is.nullable(is.number),
          score: is.nullable(is.number),
          verdict: is.choice(...VERDICTS),
        }),
      ),
    },
    { others: is.number },
  ),
);

/** An unreadable cell counts as no rings; Offers also shows who was asked. */
export function readRings(round: Pick<Round, 'session'>, { id, asked }: Pick<Lead, 'id' | 'asked'>): Ring[] {
  if (asked === '') return [];
  const read = is.readJson(asked, rings);
  if (read.ok) return read.value;
  const instead = 'It goes on from its offers.';
  tellBroken(round, { table: 'leads', key: id, column: 'asked', content: asked, reason: read.reason, instead });
  return [];
}

export type KeptRings = Pick<Lead, 'asked' | 'askedInWords'>;

export function keptRings({ session }: Pick<Round, 'session'>, rings: readonly Ring[]): KeptRings {
  if (rings.length === 0) return { asked: '', askedInWords: '' };
  const language = session.table('leads').layout.languageOf('askedInWords');
  return { asked: JSON.stringify(rings), askedInWords: ringsInWords(rings, language) };
}

/**
 * Notes that this dealer must not be offered the lead again if it is taken back. Noted on the lead itself, since its offers may
 * lie further back than the loaded rows.
 */
export function noteGiven(
  round: Round,
  lead: Lead,
  { dealerId, distanceKm }: Pick<Candidate, 'dealerId' | 'distanceKm'>,
): Lead {
  const before = readRings(round, lead);
  const given =
    before.find(({ ring }) => ring === GIVEN)?.considered.filter((each) => each.dealerId !== dealerId) ?? [];
  const considered: Candidate[] = [...given, { dealerId, distanceKm, score: null, verdict: 'asked' }];
  const rings = [{ ring: GIVEN, considered }, ...before.filter(({ ring }) => ring !== GIVEN)];
  return round.session.table('leads').update(lead.id, keptRings(round, rings));
}
