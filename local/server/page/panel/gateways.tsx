/** Gateways: what each would send, sending it, its units and their lives, and every answer as it comes. */
import { attempt, post } from '../data/api';
import { useResource } from '../data/resource';
import type { FleetView, GatewayView } from '../data/types';
import { Badge } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';
import { notify } from '../ui/toast';
import { GatewayLog } from './gateway-log';
import { GatewaySample } from './gateway-sample';
import { GatewayUnits } from './gateway-units';
import { gatewayInFront as chosen } from './place';

export function GatewaysPanel() {
  const { data, error, reload } = useResource<FleetView>('/local/gateways', ['gateways', 'sheets', 'clock'], 300);
  if (!data) return error ? <Failed what="The gateways" error={error} retry={reload} /> : <Loading what="gateways" />;
  const gateway = data.gateways.find(({ id }) => id === chosen.value) ?? data.gateways[0];
  if (!gateway)
    return (
      <Empty title="No gateway yet">
        Add a row to the tab Gateways, and its secret to the script properties. Resetting the demo brings one for each
        format.
      </Empty>
    );
  const units = data.units.filter(({ gatewayId }) => gatewayId === gateway.id);
  return (
    <div class="gateways">
      <div class="section-title">
        <h2>Gateways</h2>
        <label class="grow">
          <span class="visually-hidden">Gateway</span>
          <select
            class="field"
            value={gateway.id}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {data.gateways.map(({ id, name, silent }) => (
              <option key={id} value={id}>
                {name} ({id}){silent ? ' · silent' : ''}
              </option>
            ))}
          </select>
        </label>
      </div>
      <GatewayFacts gateway={gateway} moods={data.moods} />
      <GatewayUnits units={units} gateway={gateway} />
      <GatewaySample key={gateway.id} gateway={gateway} />
      <GatewayLog lines={data.log} />
    </div>
  );
}

/** Labels for how a gateway answers when the hub asks it to unlock a unit. */
const MOODS: Readonly<Record<string, string>> = {
  honest: 'takes it and unlocks the unit',
  busy: 'is busy: try later (503)',
  silent: 'does not answer',
  refuses: 'refuses: the unit is blocked (409)',
  lies: 'says it did, and did not',
  'talks nonsense': 'answers with a page of HTML',
};

function GatewayFacts({ gateway, moods }: { gateway: GatewayView; moods: readonly string[] }) {
  const { id, format, proof, active, silent, mood, url, secretProperty, silentMinutes, problem } = gateway;
  const silence = (next: boolean): void => {
    void attempt(() => post(`/local/gateways/${encodeURIComponent(id)}/silence`, { silent: next })).then((done) => {
      if (done && next) notify(`${id} is silent. Its alarm comes after ${silentMinutes || 10} minutes.`, 'done');
    });
  };
  return (
    <section class="facts" aria-label={`About ${id}`}>
      <p class="fact-badges">
        <Badge>{format}</Badge>
        <Badge>{proof === 'key' ? 'key in the address' : 'signed'}</Badge>
        {active ? null : <Badge tone="warning">not active</Badge>}
        {silent ? <Badge tone="critical">silent</Badge> : <Badge tone="success">heard</Badge>}
        {problem ? <Badge tone="critical">{problem}</Badge> : null}
      </p>
      <dl class="fact-list">
        <div>
          <dt>Address</dt>
          <dd class="mono break">{url}</dd>
        </div>
        <div>
          <dt>Secret</dt>
          <dd class="mono break">script property {secretProperty}</dd>
        </div>
      </dl>
      <div class="fact-acts">
        <button type="button" class="button" onClick={() => silence(!silent)}>
          {silent ? 'Let it speak again' : 'Go silent'}
        </button>
        {silent ? <LaterButton minutes={Number(silentMinutes) || 10} /> : null}
        {mood === null ? null : (
          <label class="mood">
            Asked to unlock a unit it
            <select
              class="field"
              value={mood}
              onChange={(event) => {
                const next = { mood: event.currentTarget.value };
                void attempt(() => post(`/local/gateways/${encodeURIComponent(id)}/mood`, next));
              }}
            >
              {moods.map((each) => (
                <option key={each} value={each}>
                  {MOODS[each] ?? each}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </section>
  );
}

function LaterButton({ minutes }: { minutes: number }) {
  const wait = async (): Promise<void> => {
    const done = await attempt(() => post('/local/clock', { forwardMs: (minutes + 1) * 60_000 }));
    if (done) notify(`${minutes + 1} minutes later: look at Alerts.`, 'done');
  };
  return (
    <button type="button" class="button" onClick={() => void wait()}>
      {minutes + 1} minutes later
    </button>
  );
}
