/** Offers that are open to this rep: claiming here is the same race as in WhatsApp. */
import type { OpenOffer } from '../../core/pages/views.ts';
import { Countdown } from '../shared/clock.tsx';
import { number } from '../shared/format.ts';
import { act, busy, home } from './state.ts';
import { say, w } from './words.ts';

export function Offers() {
  const offers = home.value?.offers ?? [];
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{w('offers')}</h2>
      {offers.length === 0 ? <p class="hint">{w('noOffers')}</p> : null}
      {offers.map((offer) => (
        <OfferCard key={offer.claim} offer={offer} />
      ))}
    </section>
  );
}

function OfferCard({ offer }: { readonly offer: OpenOffer }) {
  const isBusy = busy.value !== '';
  const pass = (token: string) => void act({ do: 'pass', token }, w('passed'));
  return (
    <article class="card offer" aria-label={offer.leadId}>
      <div class="row">
        <b class="num">{offer.leadId}</b>
        {offer.expiresAt ? <Countdown until={offer.expiresAt} left={w('left')} late={w('late')} /> : null}
      </div>
      <p>
        {[say(offer.intent), offer.model].filter((each) => each !== '').join(' · ')}
        <br />
        <span class="muted">
          {offer.area}
          {offer.distanceKm === null ? '' : ` · ${number(offer.distanceKm, 1)} ${w('away')}`} · {offer.name}
        </span>
      </p>
      <div class="actions">
        <button
          type="button"
          class="button primary wide"
          aria-disabled={isBusy}
          onClick={() => void act({ do: 'claim', token: offer.claim }, w('won'))}
        >
          {busy.value.includes(offer.claim) ? w('claiming') : w('claim')}
        </button>
        <button type="button" class="button" aria-disabled={isBusy} onClick={() => pass(offer.decline)}>
          {w('pass')}
        </button>
        {offer.noStock ? (
          <button type="button" class="button" aria-disabled={isBusy} onClick={() => pass(offer.noStock)}>
            {w('noStock')}
          </button>
        ) : null}
      </div>
    </article>
  );
}
