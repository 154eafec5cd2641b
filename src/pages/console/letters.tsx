/** Dead letters, and replaying them. */
import { useState } from 'preact/hooks';
import type { Letter } from '../../core/pages/staff-views.ts';
import { dayAndTime } from '../shared/format.ts';
import { notify } from '../shared/notice.tsx';
import { ask, noteDeed, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { said, w } from './words.ts';

export function LettersPage() {
  const { data, error, reload } = useCall('console.letters', {});
  if (!data) return <Loading error={error} retry={reload} />;
  if (data.letters.length === 0) return <p class="none">{w('noLetters')}</p>;
  return (
    <ul class="letters">
      {data.letters.map((letter) => (
        <LetterCard key={letter.id} letter={letter} />
      ))}
    </ul>
  );
}

function LetterCard({ letter }: { readonly letter: Letter }) {
  const [isBusy, setBusy] = useState(false);
  const replay = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask('console.replay', { id: letter.id });
    setBusy(false);
    if (!answer) return;
    if (answer.outcome === 'refused') notify(said(answer.text), 'error');
    else notify(w(answer.outcome === 'pending' ? 'pending' : 'replayed'));
    noteDeed();
  };
  return (
    <li class="card">
      <p class="row">
        <b>{said(letter.reason)}</b>
        <button type="button" class="button" aria-disabled={!letter.canReplay || isBusy} onClick={() => void replay()}>
          {w('replay')}
        </button>
      </p>
      <p class="muted num">
        {letter.id} · {letter.source} · {dayAndTime(letter.at)}
      </p>
      <details>
        <summary>{w('content')}</summary>
        <pre>{letter.content}</pre>
      </details>
    </li>
  );
}
