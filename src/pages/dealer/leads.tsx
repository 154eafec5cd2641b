/** The rep's leads with their clocks, and those of the team for a dealer's owner. */
import { useState } from 'preact/hooks';
import type { OwnLead } from '../../core/pages/views.ts';
import { Countdown } from '../shared/clock.tsx';
import { dayAndTime } from '../shared/format.ts';
import { Offers } from './offers.tsx';
import { home, openLead } from './state.ts';
import { WalkIn } from './walk-in.tsx';
import { say, stateWord, w } from './words.ts';

export function Leads() {
  const [isEntering, setEntering] = useState(false);
  const leads = home.value?.leads ?? [];
  const [own, team] = [leads.filter(({ isMine }) => isMine), leads.filter(({ isMine }) => !isMine)];
  return (
    <>
      <Offers />
      <section aria-labelledby="own">
        <div class="row">
          <h2 id="own">{w('myLeads')}</h2>
          <button type="button" class="button" onClick={() => setEntering(true)}>
            + {w('walkIn')}
          </button>
        </div>
        {own.length === 0 ? <p class="hint">{w('noLeads')}</p> : <LeadList leads={own} />}
      </section>
      {team.length > 0 ? (
        <section aria-labelledby="team">
          <h2 id="team">{w('teamLeads')}</h2>
          <LeadList leads={team} />
        </section>
      ) : null}
      {isEntering ? <WalkIn onClose={() => setEntering(false)} /> : null}
    </>
  );
}

/** A list of leads, those with a running timer first. */
function LeadList({ leads }: { readonly leads: readonly OwnLead[] }) {
  const sorted = [...leads].sort(
    (one, other) =>
      (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) || (other.claimedAt ?? 0) - (one.claimedAt ?? 0),
  );
  return (
    <ul class="list">
      {sorted.map((lead) => (
        <li key={lead.id}>
          <button type="button" class="card item" onClick={() => void openLead(lead.id)}>
            <span class="row">
              <b class="name">{lead.name || lead.id}</b>
              {lead.dueAt ? (
                <Countdown until={lead.dueAt} left={w('contactIn')} late={w('late')} />
              ) : (
                <span class="badge">{stateWord(lead.status)}</span>
              )}
            </span>
            <span class="muted">
              {[lead.id, say(lead.intent), lead.model, lead.isMine ? lead.area : lead.rep]
                .filter((each) => each !== '')
                .join(' · ')}
            </span>
            <span class="muted num">{dayAndTime(lead.claimedAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
