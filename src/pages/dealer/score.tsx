/** The score of the dealer, what it is made of, and what would raise it. */
import { useEffect, useState } from 'preact/hooks';
import type { ScoreView } from '../../core/pages/views.ts';
import { month, number, percent } from '../shared/format.ts';
import { ask } from './state.ts';
import { said, say, w } from './words.ts';

export function Score() {
  const [view, setView] = useState<ScoreView | null>(null);
  useEffect(() => {
    void ask('dealer.score', {}).then((answer) => answer && setView(answer));
  }, []);
  if (!view) return <p role="status">{w('loading')}</p>;
  return (
    <section aria-labelledby="score">
      <h2 id="score">{w('score')}</h2>
      <div class="card">
        <p class="big num">{view.score === null ? '–' : number(view.score)}</p>
        <p class="muted">{view.score === null ? w('noScore') : w('scoreIs')}</p>
        {view.made ? (
          <p>
            <b>{w('madeOf')}:</b> {said(view.made)}
          </p>
        ) : null}
        <p>{w('raise')}</p>
      </div>
      <h3>{w('formula')}</h3>
      <ul class="list">
        {view.weights.map(({ part, weight }) => (
          <li key={part} class="card">
            <span class="pair">
              <span>{say(part)}</span> <b class="num">{number(weight)}</b>
            </span>
            <span class="bar" aria-hidden="true">
              <i style={{ width: `${weight}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {view.months.length > 0 ? <Months months={view.months} /> : null}
    </section>
  );
}

function Months({ months }: { readonly months: ScoreView['months'] }) {
  return (
    <>
      <h3>{w('byMonth')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="scroll" tabIndex={0}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{w('month')}</th>
              <th scope="col">{w('offersWord')}</th>
              <th scope="col">{w('wins')}</th>
              <th scope="col">{w('contacted')}</th>
              <th scope="col">{w('points')}</th>
            </tr>
          </thead>
          <tbody>
            {[...months].reverse().map((each) => (
              <tr key={each.month}>
                <th scope="row">{month(each.month)}</th>
                <td>{number(each.offers)}</td>
                <td>{number(each.wins)}</td>
                <td>{percent(each.contactRate)}</td>
                <td>{number(each.points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
