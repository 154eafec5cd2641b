/** The lead board: leads that have waited longest come first, each with its running timer. */
import type { LeadLine } from '../../core/pages/views.ts';
import { Countdown } from '../shared/clock.tsx';
import { dayAndTime } from '../shared/format.ts';
import { filterStart, opened, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { stateWord, w } from './words.ts';

const TONE: Readonly<Record<string, string>> = {
  UNCLAIMED: 'warning', WITH_MANAGER: 'critical', CLAIMED: 'info', CONTACTED: 'info', TEST_RIDE: 'info', WON: 'success',
}; // biome-ignore format: one line

export function StatusBadge({ status }: { readonly status: string }) {
  return <span class={`badge ${TONE[status] ?? ''}`}>{stateWord(status)}</span>;
}

function columns(): readonly ColumnOf<LeadLine>[] {
  return [
    { key: 'id', label: w('id'), value: ({ id }) => id },
    { key: 'status', label: w('status'), value: ({ status }) => `${stateWord(status)} ${status}`, show: ({ status }) => <StatusBadge status={status} /> },
    { key: 'clock', label: w('clock'), value: ({ dueAt }) => dueAt, show: ({ dueAt }) => (dueAt ? <Countdown until={dueAt} left={w('left')} late={w('late')} /> : '') },
    { key: 'name', label: w('customer'), value: ({ name }) => name },
    { key: 'wish', label: w('wish'), value: ({ intent, model }) => [stateWord(intent), model].filter((each) => each !== '').join(' · ') },
    { key: 'area', label: w('place'), value: ({ area }) => area },
    { key: 'dealer', label: w('dealer'), value: ({ dealer }) => dealer },
    { key: 'rep', label: w('rep'), value: ({ rep }) => rep },
    { key: 'region', label: w('region'), value: ({ region }) => region },
    { key: 'channel', label: w('channel'), value: ({ channel }) => channel },
    { key: 'created', label: w('created'), value: ({ createdAt }) => createdAt, show: ({ createdAt }) => <span class="num">{dayAndTime(createdAt)}</span> },
  ]; // biome-ignore format: a column a line
}

export function LeadsPage() {
  const { data, error, reload } = useCall('console.leads', {});
  if (!data) return <Loading error={error} retry={reload} />;
  const urgent = [...data.leads].sort(
    (one, other) =>
      (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) || (other.createdAt ?? 0) - (one.createdAt ?? 0),
  );
  return (
    <Table
      label={w('leads')}
      columns={columns()}
      rows={urgent}
      idOf={({ id }) => id}
      filter={filterStart.value}
      onOpen={({ id }) => {
        opened.value = { kind: 'lead', id };
      }}
    />
  );
}
