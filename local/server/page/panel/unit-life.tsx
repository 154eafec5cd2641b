/** The life of a unit, drawn: the states it went through with their times, what did not fit, and its ledger. */
import { dateTime } from '../data/format';
import { useResource } from '../data/resource';
import type { LifeStep, UnitLife as UnitLifeData } from '../data/types';
import { Failed, Loading } from '../ui/empty';

/** The usual states; other events are shown where they happened. */
const USUAL = ['SHIPPED', 'SOLD', 'ACTIVATED', 'IN_SERVICE'];

const WORDS: Readonly<Record<string, string>> = {
  MANUFACTURED: 'Made',
  SHIPPED: 'Shipped',
  IN_STOCK: 'In stock',
  SOLD: 'Sold',
  ACTIVATED: 'Activated',
  IN_SERVICE: 'In service',
  RETURNED: 'Returned',
  STOLEN: 'Stolen',
  SCRAPPED: 'Scrapped',
};

export function UnitLife({ serial }: { serial: string }) {
  const path = `/local/units/${encodeURIComponent(serial)}`;
  const { data, error, reload } = useResource<UnitLifeData>(path, ['sheets'], 300);
  if (!data) return error ? <Failed what={serial} error={error} retry={reload} /> : <Loading what={serial} />;
  const reached = data.steps.filter(({ state }) => state !== '');
  const ahead = USUAL.slice(USUAL.indexOf(reached.at(-1)?.state ?? '') + 1);
  const isUsual = reached.every(({ state }) => USUAL.includes(state) || state === 'IN_STOCK');
  return (
    <div class="life">
      <ol class="life-line" aria-label={`States of ${serial}`}>
        {reached.map((step, index) => (
          <LifePoint key={`${index}-${step.type}`} step={step} isNow={index === reached.length - 1} />
        ))}
        {(isUsual ? ahead : []).map((state) => (
          <li key={state} class="ahead">
            <b>{WORDS[state]}</b>
            <small>not yet</small>
          </li>
        ))}
      </ol>
      <Oddities steps={data.steps} />
      <Ledger entries={data.ledger} />
    </div>
  );
}

function LifePoint({ step: { type, at, by, state }, isNow }: { step: LifeStep; isNow: boolean }) {
  return (
    <li class={isNow ? 'now' : ''} aria-current={isNow ? 'step' : undefined}>
      <b>{WORDS[state] ?? state}</b>
      <span class="num">{at === null ? 'no date' : dateTime(at)}</span>
      <small class="break">
        {type.replace('_', ' ').toLowerCase()}, by {by}
      </small>
    </li>
  );
}

function Oddities({ steps }: { steps: readonly LifeStep[] }) {
  const odd = steps.filter(({ outcome }) => outcome === 'exception' || outcome === 'quarantined');
  if (odd.length === 0) return null;
  return (
    <>
      <h4>Does not fit</h4>
      <ul class="plain">
        {odd.map(({ type, at, reason, outcome }) => (
          <li key={`${type}-${at}`} class="details-error">
            {reason || `${type}: ${outcome}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Ledger({ entries }: { entries: UnitLifeData['ledger'] }) {
  if (entries.length === 0) return <p class="muted">Nothing in the ledger yet.</p>;
  return (
    <>
      <h4>In the ledger</h4>
      <table class="calls">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">At</th>
            <th scope="col">Entry</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ no, at, type, entry }) => (
            <tr key={no}>
              <td class="num">{no}</td>
              <td class="num">{at}</td>
              <td>
                <details>
                  <summary>
                    {type.replace(/_/g, ' ').toLowerCase()} {stateIn(entry)}
                  </summary>
                  <code class="mono break">{entry}</code>
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The most telling word of an entry. */
function stateIn(entry: string): string {
  try {
    const { state, outcome } = JSON.parse(entry) as { state?: string; outcome?: string };
    return state ? (WORDS[state] ?? state) : (outcome ?? '');
  } catch {
    return '';
  }
}
