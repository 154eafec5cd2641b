/** The triggers that setup installed, each with "Run now". */
import { useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import { timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import { Badge } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';
import { Icon } from '../ui/icon';
import { notify } from '../ui/toast';

interface Trigger {
  readonly id: string;
  readonly handler: string;
  readonly type: string;
  readonly clock?: Readonly<Record<string, unknown>>;
  readonly lastRun: number | null;
  readonly next: number | null;
}

export function TriggersPanel() {
  const topics = ['executions', 'triggers'] as const;
  const { data, error, reload } = useResource<{ triggers: readonly Trigger[] }>('/local/triggers', topics, 500);
  const [running, setRunning] = useState<string | null>(null);
  const run = async (trigger: Trigger): Promise<void> => {
    setRunning(trigger.id);
    const path = `/local/triggers/${encodeURIComponent(trigger.handler)}/run`;
    if (await attempt(() => post(path))) notify(`${trigger.handler} ran.`, 'done');
    setRunning(null);
    reload();
  };
  if (!data) return error ? <Failed what="Triggers" error={error} retry={reload} /> : <Loading what="triggers" />;
  if (data.triggers.length === 0) {
    return (
      <Empty title="No triggers are installed">The script’s setup installs them; reset the demo to run it again.</Empty>
    );
  }
  return (
    <ul class="rows">
      {data.triggers.map((trigger) => (
        <li key={trigger.id} class="row trigger-line">
          <span class="clip">
            <b>{trigger.handler}</b>
            <small>{describe(trigger)}</small>
          </span>
          <Badge>{trigger.lastRun ? `last ${timeOfDay(trigger.lastRun)}` : 'not run yet'}</Badge>
          <button type="button" class="button" disabled={running !== null} onClick={() => void run(trigger)}>
            <Icon name="play" /> {running === trigger.id ? 'Running …' : 'Run now'}
          </button>
        </li>
      ))}
    </ul>
  );
}

const EVENTS: Readonly<Record<string, string>> = {
  ON_OPEN: 'When the workbook is opened',
  ON_EDIT: 'When somebody edits a cell',
  ON_CHANGE: 'When rows, columns or tabs change',
  ON_FORM_SUBMIT: 'When a form is submitted',
};

const UNITS = [
  ['everyMinutes', 'minute'],
  ['everyHours', 'hour'],
  ['everyDays', 'day'],
  ['everyWeeks', 'week'],
] as const;

function describe({ type, clock, next }: Trigger): string {
  if (type !== 'CLOCK') return EVENTS[type] ?? type;
  const unit = UNITS.find(([name]) => clock?.[name] !== undefined);
  const count = unit ? Number(clock?.[unit[0]]) : 0;
  const rhythm = unit ? `Every ${count === 1 ? unit[1] : `${count} ${unit[1]}s`}` : 'Once';
  return next ? `${rhythm}, next at ${timeOfDay(next)}` : rhythm;
}
