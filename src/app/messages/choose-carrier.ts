/** How a person is reached: through the provider, number and room that they last wrote to, else the brand's first number. */
import { firstCarrier } from '../../core/carrier.ts';
import type { Round } from '../round/round.ts';
import type { Post } from './post.ts';

/** The carrier (see core/carrier.ts) by which this person is reached. */
export function carrierOf(round: Round, { party, partyId, to }: Pick<Post, 'party' | 'partyId' | 'to'>): string {
  const known =
    party === 'manager' ? round.session.system.state.managers[to]?.carrier : personOf(round, party, partyId)?.carrier;
  // Somebody without a row who has just written.
  return known || (partyId === '' && round.carrier) || firstCarrier(round.config.numbers);
}

/** The person's display name, for a provider that requires one. */
export function nameOf(round: Round, { party, partyId }: Pick<Post, 'party' | 'partyId'>): string {
  return party === 'manager' ? '' : (personOf(round, party, partyId)?.name ?? '');
}

function personOf(
  { session }: Round,
  party: 'customer' | 'rep',
  id: string,
): { carrier: string; name: string } | undefined {
  return session.table(party === 'rep' ? 'reps' : 'customers').get(id) as { carrier: string; name: string } | undefined;
}
