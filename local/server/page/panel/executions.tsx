/** Every execution of the script: what ran, how it ended, how long it took, and which services it called. */
import { useState } from 'preact/hooks';
import { duration, timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import type { Execution } from '../data/types';
import { Badge, type Tone } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';
import { Icon } from '../ui/icon';
import { ExecutionDetails } from './execution-details';

const TONES: Readonly<Record<string, Tone>> = {
  completed: 'success',
  failed: 'critical',
  killed: 'critical',
  'timed out': 'critical',
  running: 'info',
};

export function Executions() {
  const { data, error, reload } = useResource<{ executions: readonly Execution[] }>(
    '/local/executions?limit=200',
    ['executions'],
    300,
  );
  const [open, setOpen] = useState<number | string | null>(null);
  if (!data) return error ? <Failed what="Executions" error={error} retry={reload} /> : <Loading what="executions" />;
  if (data.executions.length === 0) {
    return (
      <Empty title="Nothing has run yet">Each webhook, trigger and edit runs the script once and shows here.</Empty>
    );
  }
  return (
    <div class="rows">
      <div class="row-head execution-line" aria-hidden="true">
        <span>Started</span>
        <span>Function</span>
        <span>Status</span>
        <span class="right">Calls</span>
        <span class="right">Took</span>
        <span />
      </div>
      <ul>
        {data.executions.map((execution) => (
          <li key={execution.id}>
            <button
              type="button"
              class="row execution-line"
              aria-expanded={open === execution.id}
              onClick={() => setOpen(open === execution.id ? null : execution.id)}
            >
              <span class="num muted">{timeOfDay(execution.start)}</span>
              <span class="clip">
                <b>{execution.function}</b>{' '}
                {execution.type === execution.function ? '' : <small>{execution.type}</small>}
              </span>
              <span>
                <Badge tone={TONES[execution.status] ?? 'neutral'}>{execution.status}</Badge>
              </span>
              <span class="num right">
                {execution.callCount}
                <span class="visually-hidden"> service calls</span>
              </span>
              <span class="num right">{execution.end ? duration(execution.end - execution.start) : '…'}</span>
              <Icon name={open === execution.id ? 'up' : 'down'} />
            </button>
            {open === execution.id ? <ExecutionDetails execution={execution} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
