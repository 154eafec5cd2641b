/** The workbook: tabs below, as in a spreadsheet, and the grid of the one in front. */
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import { useResource } from '../data/resource';
import type { SheetInfo, SheetView } from '../data/types';
import { Empty, Failed, Loading } from '../ui/empty';
import { Grid } from '../ui/grid';
import { Icon } from '../ui/icon';
import { Tabs } from '../ui/tabs';
import { WorkbookMenus } from './workbook-menu';

const chosen = signal('Leads');

export function Sheets() {
  const { data, error, reload } = useResource<{ sheets: readonly SheetInfo[] }>('/local/sheets', ['sheets'], 400);
  if (!data)
    return error ? <Failed what="The workbook" error={error} retry={reload} /> : <Loading what="the workbook" />;
  const names = data.sheets.map(({ name }) => name);
  const name = names.includes(chosen.value) ? chosen.value : (names[0] ?? '');
  const version = data.sheets.find((sheet) => sheet.name === name)?.version ?? 0;
  return (
    <div class="sheets">
      <Sheet key={name} name={name} version={version} />
      <Tabs
        label="Tabs of the workbook"
        items={data.sheets.map((sheet) => ({ id: sheet.name, label: sheet.name, count: sheet.rows }))}
        selected={name}
        onSelect={(id) => {
          chosen.value = id;
        }}
        controls="sheet"
      />
    </div>
  );
}

function Sheet({ name, version }: { name: string; version: number }) {
  const path = `/local/sheets/${encodeURIComponent(name)}?display=1`;
  const { data, error, reload } = useResource<SheetView>(path, [], 0);
  const [filtering, setFiltering] = useState(false);
  const changed = useChangedRows(data);
  useEffect(() => {
    if (data && data.version !== version) reload();
  }, [version]);

  const edit = (row: number, column: number, value: string): Promise<boolean> =>
    attempt(async () => {
      await post(`/local/sheets/${encodeURIComponent(name)}/edit`, { row: row + 2, column: column + 1, value });
      reload();
    });

  if (!data) return error ? <Failed what={name} error={error} retry={reload} /> : <Loading what={name} />;
  return (
    <div class="sheet" id="sheet" role="tabpanel" aria-label={name}>
      <div class="sheet-bar">
        <h2>{name}</h2>
        <span class="muted num">
          {data.rows.length.toLocaleString('en')} {data.rows.length === 1 ? 'row' : 'rows'}
        </span>
        <button
          type="button"
          class="button quiet"
          aria-pressed={filtering}
          onClick={() => setFiltering(!filtering)}
          disabled={data.rows.length === 0}
        >
          <Icon name="filter" /> {filtering ? 'Close filter' : 'Filter'}
        </button>
        <WorkbookMenus />
        <a class="button quiet" href={`/local/sheets/${encodeURIComponent(name)}/csv`} download={`${name}.csv`}>
          Download CSV
        </a>
      </div>
      {data.rows.length === 0 ? (
        <Empty title={`No rows in ${name} yet`}>
          {EMPTY[name] ?? 'The hub writes here as things happen.'}
          {data.headers.length > 0
            ? ` Its columns: ${data.headers.slice(0, 8).join(', ')}${data.headers.length > 8 ? ' …' : ''}`
            : ''}
        </Empty>
      ) : (
        <Grid
          label={name}
          headers={data.headers}
          rows={data.rows}
          firstRowNumber={2}
          filtering={filtering}
          changed={changed}
          onEdit={edit}
        />
      )}
    </div>
  );
}

const EMPTY: Readonly<Record<string, string>> = {
  Leads: 'A lead appears when a customer writes. Play the story, or write as a customer.',
  Offers: 'Offers appear when a lead is shown to reps.',
  Customers: 'People who write to the brand appear here.',
  Conversation: 'Every message, both ways, is logged here.',
  Timeline: 'Every change of a lead is logged here.',
  Ledger: 'Hand-offs are recorded here once a rep has claimed.',
  'Dead letters': 'Nothing had to be put aside. That is good.',
  Alerts: 'Nothing needs anybody’s attention.',
};

/** Rows that differ from the last time the same tab was read. */
function useChangedRows(view: SheetView | undefined): ReadonlySet<number> {
  const before = useRef<SheetView | undefined>(undefined);
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const old = before.current;
    before.current = view;
    if (!old || !view || old === view) return;
    const rows = new Set<number>();
    for (const [index, row] of view.rows.entries()) {
      const was = old.rows[index];
      if (!was || row.some((cell, column) => cell !== was[column])) rows.add(index);
      // A sort or a reload of everything is not news about single rows.
      if (rows.size > 60) return;
    }
    setChanged(rows);
    const timer = setTimeout(() => setChanged(new Set()), 2400);
    return () => clearTimeout(timer);
  }, [view]);
  return changed;
}
