/** The units of one gateway, what can happen to each, and the life of the one that is opened. */
import { useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import type { DeskLine, FleetUnit, GatewayView } from '../data/types';
import { Badge, type Tone } from '../ui/badge';
import { Icon } from '../ui/icon';
import { notify } from '../ui/toast';
import { UnitLife } from './unit-life';

const TONES: Readonly<Record<string, Tone>> = {
  SOLD: 'warning',
  ACTIVATED: 'success',
  IN_SERVICE: 'success',
  STOLEN: 'critical',
  SCRAPPED: 'critical',
};

export function GatewayUnits({ units, gateway }: { units: readonly FleetUnit[]; gateway: GatewayView }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section aria-label={`Units of ${gateway.id}`}>
      <h3 class="section-title">
        Units <span class="muted num">{units.length}</span>
      </h3>
      {units.length === 0 ? (
        <p class="section-empty">
          None reports through it yet. Name the device in the tab Devices, or send a report with a serial.
        </p>
      ) : (
        <ul class="plain">
          {units.map((unit) => (
            <li key={unit.serial} class="unit">
              <UnitLine unit={unit} isSilent={gateway.silent} />
              <button
                type="button"
                class="button quiet"
                aria-expanded={open === unit.serial}
                onClick={() => setOpen(open === unit.serial ? null : unit.serial)}
              >
                <Icon name={open === unit.serial ? 'up' : 'down'} /> Life of {unit.serial}
              </button>
              {open === unit.serial ? <UnitLife serial={unit.serial} /> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function UnitLine({ unit, isSilent }: { unit: FleetUnit; isSilent: boolean }) {
  const { serial, model, dealer, device, state, odometerKm, batteryPct, activation, exceptions } = unit;
  return (
    <>
      <p class="unit-head">
        <b class="num">{serial}</b> <Badge tone={TONES[state] ?? 'info'}>{state || 'unknown'}</Badge>
        <span class="muted">
          {model}, {dealer}
        </span>
      </p>
      <p class="muted num">
        {odometerKm || '–'} km, battery {batteryPct || '–'} %{device === serial ? '' : `, device ${device}`}
      </p>
      {activation ? <p>Activation: {activation}</p> : null}
      {exceptions ? <p class="details-error">{exceptions}</p> : null}
      <UnitActs unit={unit} isSilent={isSilent} />
    </>
  );
}

function UnitActs({ unit: { serial, state, activation, saleId }, isSilent }: { unit: FleetUnit; isSilent: boolean }) {
  const path = `/local/units/${encodeURIComponent(serial)}`;
  const report = (act: string, body: object = {}): void => {
    void attempt(async () => {
      const { verdicts, refused } = await post<DeskLine>(`${path}/${act}`, body);
      const said = refused ?? verdicts.map(({ verdict, reason }) => [verdict, reason].filter(Boolean).join(': '));
      notify(`${serial}: ${String(said)}`, refused ? 'error' : 'done');
    });
  };
  const sell = (): void => {
    void attempt(async () => {
      const { row } = await post<{ row: number }>(`${path}/sell`);
      notify(`Sold: row ${row} of Sales. The hub asks its gateway within a minute.`, 'done');
    });
  };
  const isForSale = (state === 'SHIPPED' || state === 'IN_STOCK') && saleId === '';
  const isWaiting = isForSale || activation.startsWith('Waiting');
  return (
    <div class="unit-acts">
      {isForSale ? (
        <button type="button" class="button" onClick={sell}>
          Sell it
        </button>
      ) : null}
      <button type="button" class="button" disabled={isSilent} onClick={() => report('purchase')}>
        Report its purchase
      </button>
      <button type="button" class="button" disabled={isSilent} onClick={() => report('ride', { km: 5 })}>
        Ride 5 km
      </button>
      <button type="button" class="button" disabled={isSilent} onClick={() => report('heartbeat')}>
        Heartbeat
      </button>
      {isWaiting ? (
        <button
          type="button"
          class="button quiet"
          onClick={() => void attempt(() => post('/local/triggers/everyMinute/run'))}
        >
          Let the minute pass
        </button>
      ) : null}
    </div>
  );
}
