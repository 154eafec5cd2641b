/** Units by part of their serial, the life of one, and whether the ledger still says what was written. */
import { useState } from 'preact/hooks';
import type { UnitDetail } from '../../core/pages/staff-views.ts';
import type { UnitLine } from '../../core/pages/views.ts';
import { Dialog } from '../shared/dialog.tsx';
import { day, dayAndTime, number } from '../shared/format.ts';
import { ask, filterStart, opened, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { said, stateWord, w } from './words.ts';

function columns(): readonly ColumnOf<UnitLine>[] {
  return [
    { key: 'serial', label: w('serial'), value: ({ serial }) => serial },
    { key: 'state', label: w('state'), value: ({ state }) => `${state} ${stateWord(state)}`, show: ({ state }) => <span class="badge">{stateWord(state)}</span> },
    { key: 'model', label: w('model'), value: ({ model }) => model },
    { key: 'dealer', label: w('dealer'), value: ({ dealer }) => dealer },
    { key: 'sale', label: w('sale'), value: ({ saleId }) => saleId },
    { key: 'km', label: w('odometer'), isNumber: true, value: ({ odometerKm }) => odometerKm, show: ({ odometerKm }) => number(odometerKm) },
    { key: 'battery', label: w('battery'), isNumber: true, value: ({ batteryPct }) => batteryPct, show: ({ batteryPct }) => number(batteryPct) },
    { key: 'heard', label: w('heard'), value: ({ heardAt }) => heardAt, show: ({ heardAt }) => <span class="num">{dayAndTime(heardAt)}</span> },
    { key: 'problem', label: w('problem'), value: ({ problem }) => said(problem) },
  ]; // biome-ignore format: a column a line
}

export function UnitsPage() {
  const [query, setQuery] = useState(filterStart.value);
  const [typed, setTyped] = useState(query);
  const { data, error, reload } = useCall('console.units', { query });
  const find = (event: Event): void => {
    event.preventDefault();
    setQuery(typed.trim());
  };
  return (
    <>
      <form class="tools" onSubmit={find}>
        <input
          class="field"
          type="search"
          maxLength={100}
          aria-label={w('serial')}
          placeholder={w('serial')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {w('filter')}
        </button>
        <Verify />
        {data ? (
          <span class="muted num" role="status">
            {number(data.units.length)} {w('of')} {number(data.total)}
          </span>
        ) : null}
      </form>
      {data ? (
        <Table
          label={w('units')}
          columns={columns()}
          rows={data.units}
          idOf={({ serial }) => serial}
          filter={null}
          onOpen={({ serial }) => {
            opened.value = { kind: 'unit', id: serial };
          }}
        />
      ) : (
        <Loading error={error} retry={reload} />
      )}
    </>
  );
}

function Verify() {
  const [lines, setLines] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask('console.verify', {});
    setBusy(false);
    if (answer) setLines(answer.lines);
  };
  return (
    <>
      <button type="button" class="button" aria-disabled={isBusy} onClick={() => void verify()}>
        {isBusy ? w('verifying') : w('verifyLedger')}
      </button>
      <span role="status" class="verified">
        {lines.map(said).join(' ')}
      </span>
    </>
  );
}

export function UnitDialog({ serial }: { readonly serial: string }) {
  const { data, error, reload } = useCall('console.unit', { serial });
  const close = (): void => {
    opened.value = null;
  };
  return (
    <Dialog title={serial} closeWord={w('close')} onClose={close} className="wide">
      {data ? <Life unit={data} /> : <Loading error={error} retry={reload} />}
    </Dialog>
  );
}

function Life({ unit: { line, shippedAt, events, sale } }: { readonly unit: UnitDetail }) {
  return (
    <div class="detail one">
      <dl class="facts">
        <dt>{w('state')}</dt>
        <dd>{stateWord(line.state)}</dd>
        <dt>{w('dealer')}</dt>
        <dd>{line.dealer}</dd>
        <dt>{w('shipped')}</dt>
        <dd>{day(shippedAt)}</dd>
        <dt>{w('sale')}</dt>
        <dd>{sale ? `${sale.id} · ${sale.customer} · ${day(sale.soldAt)} · ${stateWord(sale.verdict)}` : '–'}</dd>
        <dt>{w('problem')}</dt>
        <dd>{said(line.problem) || '–'}</dd>
      </dl>
      <section>
        <h3>{w('life')}</h3>
        {events.length === 0 ? <p class="muted">{w('noEvents')}</p> : null}
        <ol class="timeline">
          {events.map(({ at, type, to, outcome, by, reason }, index) => (
            <li key={`${at}-${index}`}>
              <span class="muted num">{dayAndTime(at)}</span>
              <span>
                <b>{stateWord(type)}</b> → {stateWord(to)}{' '}
                {outcome === 'applied' ? null : <span class="badge warning">{stateWord(outcome)}</span>} {said(reason)}{' '}
                <span class="muted">{by}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
