/** The tables of unit economics as they are in the workbook: slices, channels, scorecards and whether all reconciles. */
import { useState } from 'preact/hooks';
import type { TableView } from '../../core/pages/staff-views.ts';
import { number } from '../shared/format.ts';
import { useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { header, said, w } from './words.ts';

type Line = TableView['rows'][number];

export function EconomicsPage() {
  const { data, error, reload } = useCall('console.economics', {});
  const [title, setTitle] = useState('');
  if (!data) return <Loading error={error} retry={reload} />;
  const table = data.tables.find((each) => each.title === title) ?? data.tables[0];
  if (!table) return <p class="none">{w('noRows')}</p>;
  return (
    <>
      <fieldset class="switch">
        {data.tables.map((each) => (
          <button key={each.title} type="button" aria-pressed={each === table} onClick={() => setTitle(each.title)}>
            {header(each.title)}
          </button>
        ))}
      </fieldset>
      <Table
        key={table.title}
        label={header(table.title)}
        columns={columnsOf(table)}
        rows={table.rows}
        idOf={(row) => row.join('|')}
        none={w('noMetrics')}
      />
    </>
  );
}

function columnsOf({ headers, rows }: TableView): readonly ColumnOf<Line>[] {
  return headers.map((label, at) => {
    const isNumber = rows.some((row) => typeof row[at] === 'number');
    return {
      key: label,
      label: header(label),
      isNumber,
      value: (row) => row[at] ?? null,
      show: (row) => shownAs(row[at] ?? null),
    };
  });
}

function shownAs(value: string | number | null): string {
  if (typeof value === 'number') return number(value, Math.abs(value) < 10 ? 2 : 0);
  return said(header(value ?? ''));
}
