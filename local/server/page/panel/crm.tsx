/** Qontak CRM as its people see it: each lead as a deal with its stage and its notes; moving one by hand is theirs. */
import { useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import { timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import type { CrmDeal, CrmState } from '../data/types';
import { Empty, Failed, Loading } from '../ui/empty';

export function CrmPanel() {
  const { data, error, reload } = useResource<CrmState>('/local/crm', ['sheets', 'executions'], 400);
  const [chosen, setChosen] = useState<number | null>(null);
  if (!data) return error ? <Failed what="The CRM" error={error} retry={reload} /> : <Loading what="the CRM" />;
  const deal = data.deals.find(({ id }) => id === chosen) ?? data.deals[0];
  if (!deal)
    return (
      <Empty title="No deals yet">
        {data.on
          ? 'Each lead becomes a deal within a minute or two; setting the clock ahead hurries it.'
          : 'Set crmSync to TRUE in the tab Settings: each lead becomes a deal here, with its stage and notes.'}
      </Empty>
    );
  const statusOf = (stage: number): string => data.stages.find(({ id }) => id === stage)?.status ?? String(stage);
  return (
    <div class="inbox">
      <ul class="inbox-rooms" aria-label="Deals">
        {data.deals.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              class="inbox-room"
              aria-current={each.id === deal.id ? 'true' : undefined}
              onClick={() => setChosen(each.id)}
            >
              <b>{each.name}</b>
              <small class="muted">{statusOf(each.stage)}</small>
            </button>
          </li>
        ))}
      </ul>
      <Deal key={deal.id} deal={deal} stages={data.stages} onMoved={reload} />
    </div>
  );
}

interface DealProps {
  readonly deal: CrmDeal;
  readonly stages: CrmState['stages'];
  readonly onMoved: () => void;
}

function Deal({ deal, stages, onMoved }: DealProps) {
  const move = (stage: number) =>
    attempt(async () => {
      await post(`/local/crm/deals/${deal.id}/move`, { stage });
      onMoved();
    });
  return (
    <section class="inbox-chat" aria-label={`Deal ${deal.name}`}>
      <header class="sheet-bar">
        <h2>{deal.name}</h2>
        <span class="muted">{deal.contact ? `${deal.contact.name} ${deal.contact.phone}` : 'without a contact'}</span>
        <label>
          <span class="visually-hidden">Stage, moved by hand</span>
          <select
            class="field"
            value={String(deal.stage)}
            onChange={(event) => void move(Number(event.currentTarget.value))}
          >
            {stages.map(({ id, status }) => (
              <option key={id} value={String(id)}>
                {status}
              </option>
            ))}
          </select>
        </label>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it */}
      <ol class="inbox-log" aria-live="polite" aria-label={`Notes of ${deal.name}`} tabIndex={0}>
        {deal.notes.map(({ id, text, at }) => (
          <li key={id} class="ours">
            <span>{text}</span>
            <small class="muted num">{timeOfDay(at)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
