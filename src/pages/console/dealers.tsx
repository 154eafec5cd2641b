/** The network: scores and the newest month's figures, as a list and on a map drawn from the dealers' coordinates. */
import type { DealerLine } from '../../core/pages/staff-views.ts';
import { number, percent, span } from '../shared/format.ts';
import { filterStart, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { said, w } from './words.ts';

function columns(): readonly ColumnOf<DealerLine>[] {
  return [
    { key: 'name', label: w('dealer'), value: ({ name, id }) => `${name} ${id}`, show: ({ name, id, active }) => <span>{name} <span class="muted">{id}</span>{active ? '' : <span class="badge warning">{w('inactive')}</span>}</span> },
    { key: 'region', label: w('region'), value: ({ region }) => region },
    { key: 'city', label: w('city'), value: ({ city }) => city },
    { key: 'score', label: w('score'), isNumber: true, value: ({ score }) => score, show: ({ score, made }) => <span title={said(made)}>{number(score)}</span> },
    { key: 'reps', label: w('reps'), isNumber: true, value: ({ onDuty }) => onDuty, show: ({ onDuty, reps }) => `${number(onDuty)} / ${number(reps)}` },
    { key: 'open', label: w('openLeads'), isNumber: true, value: ({ openLeads }) => openLeads, show: ({ openLeads }) => number(openLeads) },
    { key: 'win', label: w('winRate'), isNumber: true, value: ({ winRate }) => winRate, show: ({ winRate }) => percent(winRate) },
    { key: 'claim', label: w('claimTime'), isNumber: true, value: ({ claimTime }) => claimTime, show: ({ claimTime }) => (claimTime === null ? '–' : span(claimTime * 1000)) },
    { key: 'contact', label: w('contactRate'), isNumber: true, value: ({ contactRate }) => contactRate, show: ({ contactRate }) => percent(contactRate) },
    { key: 'conversion', label: w('conversion'), isNumber: true, value: ({ conversion }) => conversion, show: ({ conversion }) => percent(conversion) },
    { key: 'problem', label: w('problem'), value: ({ problem }) => said(problem) },
  ]; // biome-ignore format: a column a line
}

export function DealersPage() {
  const { data, error, reload } = useCall('console.dealers', {});
  if (!data) return <Loading error={error} retry={reload} />;
  return (
    <>
      <NetworkMap dealers={data.dealers} />
      <Table
        label={w('dealers')}
        columns={columns()}
        rows={data.dealers}
        idOf={({ id }) => id}
        filter={filterStart.value}
      />
    </>
  );
}

const WIDTH = 640;
const HEIGHT = 180;
const EDGE = 12;

/** A dot for each dealer, sized by its open leads. Nothing is loaded from outside. */
function NetworkMap({ dealers }: { readonly dealers: readonly DealerLine[] }) {
  const placed = dealers.flatMap((dealer) =>
    dealer.latitude === null || dealer.longitude === null
      ? []
      : [{ ...dealer, latitude: dealer.latitude, longitude: dealer.longitude }],
  );
  if (placed.length < 2) return null;
  const [west, east] = [
    Math.min(...placed.map(({ longitude }) => longitude)),
    Math.max(...placed.map(({ longitude }) => longitude)),
  ];
  const [south, north] = [
    Math.min(...placed.map(({ latitude }) => latitude)),
    Math.max(...placed.map(({ latitude }) => latitude)),
  ];
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(0.1, east - west),
    (HEIGHT - 2 * EDGE) / Math.max(0.1, north - south),
  );
  return (
    <figure class="chart map">
      <figcaption>
        {w('map')}: {number(placed.length)} {w('dealers').toLowerCase()}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${w('map')}: ${placed.length}`}>
        {placed.map(({ id, name, latitude, longitude, openLeads, active }) => (
          <circle
            key={id}
            class={active ? 'dealer' : 'dealer off'}
            cx={EDGE + (longitude - west) * scale}
            cy={EDGE + (north - latitude) * scale}
            r={3 + Math.min(7, Math.sqrt(openLeads))}
          >
            <title>
              {name}: {openLeads}
            </title>
          </circle>
        ))}
      </svg>
    </figure>
  );
}
