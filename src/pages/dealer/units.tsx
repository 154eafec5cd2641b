/** The units at the dealer: what can be sold, and what became of those that were. */
import { useEffect, useState } from 'preact/hooks';
import type { UnitLine } from '../../core/pages/views.ts';
import { number } from '../shared/format.ts';
import { ask, saleStart, tab } from './state.ts';
import { stateWord, w } from './words.ts';

export function Units() {
  const [units, setUnits] = useState<readonly UnitLine[] | null>(null);
  const [query, setQuery] = useState('');
  useEffect(() => {
    void ask('dealer.units', {}).then((answer) => answer && setUnits(answer.units));
  }, []);
  if (!units) return <p role="status">{w('loading')}</p>;
  const shown = units.filter(({ serial }) => serial.toUpperCase().includes(query.trim().toUpperCase()));
  return (
    <section aria-labelledby="units">
      <h2 id="units">{w('units')}</h2>
      <p class="hint">{units.length === 0 ? w('noUnits') : w('unitsHint')}</p>
      {units.length > 0 ? (
        <label class="label">
          {w('find')}
          <input class="field" type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        </label>
      ) : null}
      <ul class="list">
        {shown.map((unit) => (
          <UnitCard key={unit.serial} unit={unit} />
        ))}
      </ul>
    </section>
  );
}

const SELLABLE: readonly string[] = ['shipped', 'SHIPPED', 'IN_STOCK', ''];

function UnitCard({ unit }: { readonly unit: UnitLine }) {
  const sell = (): void => {
    saleStart.value = { serial: unit.serial, modelId: unit.model };
    tab.value = 'sell';
  };
  return (
    <li class="card">
      <span class="row">
        <b class="num">{unit.serial}</b>
        <span class="badge">{stateWord(unit.state)}</span>
      </span>
      <span class="muted">
        {unit.model}
        {unit.odometerKm === null ? '' : ` · ${number(unit.odometerKm)} km`}
        {unit.batteryPct === null ? '' : ` · ${number(unit.batteryPct)} %`}
      </span>
      {SELLABLE.includes(unit.state) && unit.saleId === '' ? (
        <button type="button" class="button" onClick={sell}>
          {w('sellThis')}
        </button>
      ) : null}
    </li>
  );
}
