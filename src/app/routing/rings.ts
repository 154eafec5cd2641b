/** Who was considered for a lead in each ring, as its row keeps it ("Why these dealers"). */
import * as is from '../../core/lib/read-json.ts';
import { type Candidate, VERDICTS } from '../../core/routing/rank-dealers.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellBroken } from '../round/broken-cell.ts';
import type { Round } from '../round/round.ts';

export interface Ring {
  readonly ring: number;
  readonly considered: readonly Candidate[];
  /** Dealers further down the list than those. */
  readonly others?: number;
}

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

/** What cannot be read counts as nothing considered; who was asked stands in Offers too. */
export function readRings(round: Pick<Round, 'session'>, { id, asked }: Pick<Lead, 'id' | 'asked'>): Ring[] {
  if (asked === '') return [];
  const read = is.readJson(asked, rings);
  if (read.ok) return read.value;
  const instead = 'It goes on from its offers.';
  tellBroken(round, { table: 'leads', key: id, column: 'asked', content: asked, reason: read.reason, instead });
  return [];
}
