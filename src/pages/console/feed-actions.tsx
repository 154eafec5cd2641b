/** Actions for the selected findings and alerts, shown below the list while any is selected. */
import { useState } from 'preact/hooks';
import type { InputOf } from '../../core/pages/contract.ts';
import { now } from '../shared/call.ts';
import { number } from '../shared/format.ts';
import { start } from './state.ts';
import { type Word, w } from './words.ts';

type Wish = Omit<InputOf<'console.decide'>, 'table' | 'ids'>;
type State = NonNullable<Wish['state']>;

interface DecisionBarProps {
  readonly count: number;
  readonly onDecide: (wish: Wish) => Promise<void>;
  readonly onClear: () => void;
}

const STATES: readonly (readonly [State, Word])[] = [
  ['acknowledged', 'acknowledge'],
  ['resolved', 'resolve'],
  ['false alarm', 'falseAlarm'],
  ['open', 'reopen'],
];

export function DecisionBar({ count, onDecide, onClear }: DecisionBarProps) {
  const [asking, setAsking] = useState<'' | 'assign' | 'snooze' | 'note'>('');
  const [isBusy, setBusy] = useState(false);
  const decide = async (wish: Wish): Promise<void> => {
    setBusy(true);
    await onDecide(wish);
    setBusy(false);
    setAsking('');
  };
  return (
    <section class="decision" aria-label={w('feed')}>
      <b class="num" role="status">
        {number(count)} {w('selected')}
      </b>
      {asking === '' ? (
        <>
          {STATES.map(([state, word]) => (
            <button
              key={state}
              type="button"
              class="button"
              aria-disabled={isBusy}
              onClick={() => void decide({ state })}
            >
              {w(word)}
            </button>
          ))}
          {(['assign', 'snooze', 'note'] as const).map((each) => (
            <button key={each} type="button" class="button" aria-disabled={isBusy} onClick={() => setAsking(each)}>
              {w(each)} …
            </button>
          ))}
          <button type="button" class="button quiet" onClick={onClear}>
            {w('cancel')}
          </button>
        </>
      ) : (
        <Detail asking={asking} isBusy={isBusy} onDecide={decide} onCancel={() => setAsking('')} />
      )}
    </section>
  );
}

interface DetailProps {
  readonly asking: 'assign' | 'snooze' | 'note';
  readonly isBusy: boolean;
  readonly onDecide: (wish: Wish) => Promise<void>;
  readonly onCancel: () => void;
}

const DAY_MS = 86_400_000;
const isoDay = (atMs: number) => new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 10);

function Detail({ asking, isBusy, onDecide, onCancel }: DetailProps) {
  const beginnings = { assign: start.value?.me.name ?? '', snooze: isoDay(now() + 7 * DAY_MS), note: '' };
  const [text, setText] = useState(beginnings[asking]);
  const send = (event: Event): void => {
    event.preventDefault();
    // Midnight in the workbook's time zone.
    const until = Date.parse(`${text}T00:00:00+07:00`);
    const wishes: Record<typeof asking, Wish> = {
      assign: { owner: text.trim() },
      snooze: { until },
      note: { note: text.trim() },
    };
    void onDecide(wishes[asking]);
  };
  const labels: Record<typeof asking, Word> = { assign: 'assignTo', snooze: 'snoozeUntil', note: 'note' };
  return (
    <form class="doing" onSubmit={send}>
      <label class="label">
        {w(labels[asking])}
        <input
          class="field"
          type={asking === 'snooze' ? 'date' : 'text'}
          required={asking === 'snooze'}
          min={asking === 'snooze' ? isoDay(now()) : undefined}
          maxLength={asking === 'note' ? 1000 : 100}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button primary" aria-disabled={isBusy}>
        {w('save')}
      </button>
      <button type="button" class="button quiet" onClick={onCancel}>
        {w('cancel')}
      </button>
    </form>
  );
}
