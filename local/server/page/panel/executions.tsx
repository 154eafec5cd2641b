/** Every execution of the script: what ran, how it ended, how long it took, and which services it called. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { duration, timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import type { Execution } from '../data/types';
import { Badge, type Tone } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';
import { Icon } from '../ui/icon';
import { ExecutionDetails } from './execution-details';
import { openExecution } from './place';

const TONES: Readonly<Record<string, Tone>> = {
  completed: 'success',
  failed: 'critical',
  killed: 'critical',
  'timed out': 'critical',
  running: 'info',
};

/** Most deliveries are receipts of WhatsApp's, answered with a call or none: out of the way when one looks for work done. */
const RECEIPT_CALLS = 1;
const hideReceipts = signal(false);
/** In names, errors, logs and messages. */
const search = signal('');

export function Executions() {
  const { data, error, reload } = useResource<{ executions: readonly Execution[] }>(
    `/local/executions?limit=200&search=${encodeURIComponent(search.value)}`,
    ['executions'],
    300,
  );
  const open = openExecution.value;
  const setOpen = (id: number | string | null): void => {
    openExecution.value = id;
  };
  if (!data) return error ? <Failed what="Executions" error={error} retry={reload} /> : <Loading what="executions" />;
  if (data.executions.length === 0 && search.value === '') {
    return (
      <Empty title="Nothing has run yet">Each webhook, trigger and edit runs the script once and shows here.</Empty>
    );
  }
  const shown = hideReceipts.value
    ? data.executions.filter(
        ({ id, callCount, status }) => callCount > RECEIPT_CALLS || status !== 'completed' || id === open,
      )
    : data.executions;
  return (
    <div class="rows">
      <Finder count={shown.length} />
      <div class="row-head execution-line" aria-hidden="true">
        <span>Started</span>
        <span>Function</span>
        <span>Status</span>
        <span class="right">Calls</span>
        <span class="right">Took</span>
        <span />
      </div>
      <ul>
        {shown.map((execution) => (
          <li key={execution.id}>
            <ExecutionRow
              execution={execution}
              open={open === execution.id}
              onToggle={() => setOpen(open === execution.id ? null : execution.id)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Which of them are looked at. */
function Finder({ count }: { count: number }) {
  return (
    <div class="section-title">
      <h2>Executions</h2>
      <span class="muted num">{count} newest</span>
      <input
        type="search"
        class="field search"
        aria-label="Search executions and their logs"
        placeholder="Search logs"
        value={search.value}
        onInput={(event) => {
          search.value = event.currentTarget.value;
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={hideReceipts.value}
          onChange={(event) => {
            hideReceipts.value = event.currentTarget.checked;
          }}
        />
        Hide those with one call or none
      </label>
    </div>
  );
}

function ExecutionRow({ execution, open, onToggle }: { execution: Execution; open: boolean; onToggle: () => void }) {
  // Scroll to the execution that a link led to.
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <>
      <button ref={row} type="button" class="row execution-line" aria-expanded={open} onClick={onToggle}>
        <span class="num muted">{timeOfDay(execution.start)}</span>
        <span class="clip">
          <b>{execution.function}</b> {execution.type === execution.function ? '' : <small>{execution.type}</small>}
          {execution.about ? <small> {execution.about}</small> : null}
        </span>
        <span>
          <Badge tone={TONES[execution.status] ?? 'neutral'}>{execution.status}</Badge>
        </span>
        <span class="num right">
          {execution.callCount}
          <span class="visually-hidden"> service calls</span>
        </span>
        <span class="num right">{execution.end ? duration(execution.end - execution.start) : '…'}</span>
        <Icon name={open ? 'up' : 'down'} />
      </button>
      {open ? <ExecutionDetails execution={execution} /> : null}
    </>
  );
}
