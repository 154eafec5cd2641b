/** One tab: what can be done in it above, its cells, and below what the column in focus is for. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import { useResource } from '../data/resource';
import type { SheetView } from '../data/types';
import { Empty, Failed, Loading } from '../ui/empty';
import { Grid } from '../ui/grid';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { notify } from '../ui/toast';
import { SheetCharts } from './sheet-charts';
import { type SheetLook, useSheetLook } from './sheet-look';
import { WorkbookMenus } from './workbook-menu';

interface Undo {
  /** In words; null: there is nothing to undo. */
  readonly what: string | null;
  readonly run: () => void;
}

/** Row 0 of the data is row 2 of the sheet: the header is row 1. */
const FIRST_ROW = 2;

interface Cursor {
  readonly row: number;
  readonly column: number;
}

export function Sheet({ name, version, undo }: { name: string; version: number; undo: Undo }) {
  const path = `/local/sheets/${encodeURIComponent(name)}`;
  const { data, error, reload } = useResource<SheetView>(`${path}?display=1`, [], 0);
  const [filtering, setFiltering] = useState(false);
  const [writing, setWriting] = useState(false);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const changed = useChangedRows(data);
  const look = useSheetLook(data);
  useEffect(() => {
    if (data && data.version !== version) reload();
  }, [version]);

  const act = (what: string, body: object): Promise<boolean> =>
    attempt(async () => {
      await post(`${path}/${what}`, body);
      reload();
    });
  const cellAt = (row: number, column: number) => ({ row: row + FIRST_ROW, column: look.columnAt(column) + 1 });
  const paste = (row: number, column: number, text: string): void => {
    if (filtering || look.shown.order) notify(IN_THE_WAY);
    else void act('paste', { ...cellAt(row, column), text });
  };

  if (!data) return <NotYet name={name} error={error} retry={reload} />;
  return (
    <div class="sheet" id="sheet" role="tabpanel" aria-label={name}>
      <SheetBar
        name={name}
        count={data.rows.length}
        filtering={filtering}
        onFilter={setFiltering}
        undo={undo}
        look={look}
        row={cursor.row}
        onRows={(action, row) => void act('rows', { action, row: row + FIRST_ROW })}
      />
      <SheetCharts charts={data.charts} />
      {isAllCharts(data) ? null : data.rows.length === 0 && !writing ? (
        <NoRows name={name} headers={data.headers} onWrite={() => setWriting(true)} />
      ) : (
        <>
          <Grid
            label={name}
            {...look.shown}
            banded={data.isBanded}
            firstRowNumber={FIRST_ROW}
            filtering={filtering}
            changed={changed}
            onEdit={(row, column, value) => act('edit', { ...cellAt(row, column), value })}
            onPaste={paste}
            onUndo={undo.run}
            onCursor={(row, column) => setCursor((was) => at(was, row, column))}
          />
          <ColumnNote view={data} column={look.columnAt(cursor.column)} />
        </>
      )}
    </div>
  );
}

const IN_THE_WAY = 'Close the filter first, or show all rows: pasted rows go into rows that follow each other.';

/** Returns the same object for the same cell, so that nothing is redrawn. */
function at(was: Cursor, row: number, column: number): Cursor {
  return was.row === row && was.column === column ? was : { row, column };
}

function isAllCharts({ charts, headers }: SheetView): boolean {
  return charts.length > 0 && headers.length === 0;
}

function NoRows({ name, headers, onWrite }: { name: string; headers: readonly string[]; onWrite: () => void }) {
  return (
    <Empty title={`No rows in ${name} yet`} action={{ label: 'Write the first row', run: onWrite }}>
      {EMPTY[name] ?? 'The hub writes here as things happen.'}
      {headers.length > 0 ? ` Its columns: ${headers.slice(0, 8).join(', ')}${headers.length > 8 ? ' …' : ''}` : ''}
    </Empty>
  );
}

interface NotYetProps {
  readonly name: string;
  readonly error: string | undefined;
  readonly retry: () => void;
}

/** The panel that its tab controls is there from the start. */
function NotYet({ name, error, retry }: NotYetProps) {
  return (
    <div class="sheet" id="sheet" role="tabpanel" aria-label={name}>
      {error ? <Failed what={name} error={error} retry={retry} /> : <Loading what={name} />}
    </div>
  );
}

interface BarProps {
  readonly name: string;
  readonly count: number;
  readonly filtering: boolean;
  readonly onFilter: (filtering: boolean) => void;
  readonly undo: Undo;
  readonly look: SheetLook;
  /** In focus, from 0. */
  readonly row: number;
  readonly onRows: (action: 'insert' | 'delete', row: number) => void;
}

function SheetBar({ name, count, filtering, onFilter, undo, look, row, onRows }: BarProps) {
  const number = row + FIRST_ROW;
  return (
    <div class="sheet-bar">
      <h2>{name}</h2>
      <span class="muted num">
        {count.toLocaleString('en')} {count === 1 ? 'row' : 'rows'}
      </span>
      <WorkbookMenus />
      {look.items.length > 0 ? <Menu label={`View: ${look.title}`} text="View" icon="down" items={look.items} /> : null}
      <Menu
        label={`Rows, at row ${number}`}
        text="Rows"
        icon="down"
        items={[
          { label: `Insert above row ${number}`, icon: 'plus', run: () => onRows('insert', row) },
          { label: `Insert below row ${number}`, icon: 'plus', run: () => onRows('insert', row + 1) },
          { label: `Delete row ${number}`, icon: 'trash', run: () => onRows('delete', row) },
        ]}
      />
      <button
        type="button"
        class="button quiet icon"
        disabled={undo.what === null}
        aria-label={undo.what === null ? 'Nothing to undo' : `Undo ${undo.what}`}
        title={undo.what === null ? 'Nothing to undo' : `Undo ${undo.what}`}
        onClick={undo.run}
      >
        <Icon name="reply" />
      </button>
      <button
        type="button"
        class="button quiet"
        aria-pressed={filtering}
        onClick={() => onFilter(!filtering)}
        disabled={count === 0}
      >
        <Icon name="filter" /> {filtering ? 'Close filter' : 'Filter'}
      </button>
      <a class="button quiet" href={`/local/sheets/${encodeURIComponent(name)}/csv`} download={`${name}.csv`}>
        CSV
      </a>
    </div>
  );
}

/** What the column in focus is for, as the note on its header says. */
function ColumnNote({ view, column }: { view: SheetView; column: number }) {
  const { note = null, choices = null, strict = false } = view.columns[column] ?? {};
  const offer = choices === null ? '' : strict ? 'Choose from its list.' : 'It suggests values; others are taken.';
  return (
    <p class="column-note">
      <b>{view.headers[column]}</b> {note ?? 'No note on this column.'} <span class="muted">{offer}</span>
    </p>
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
