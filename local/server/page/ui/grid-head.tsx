// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be drawn in part; these are its roles
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on the grid, which names the active cell
/** The frozen header of a grid: a click sorts (up, down, not at all), and a second line filters. */
import type { ColumnFacts } from '../data/types';
import type { SortState } from './grid-view';
import { Icon } from './icon';

interface HeadProps {
  readonly headers: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly template: string;
  readonly numeric: readonly boolean[];
  readonly sort: SortState | null;
  readonly onSort: (sort: SortState | null) => void;
  /** Null when the filter line is not open. */
  readonly filters: Readonly<Record<number, string>> | null;
  readonly onFilter: (filters: Readonly<Record<number, string>>) => void;
}

export function GridHead({ headers, facts, template, numeric, sort, onSort, filters, onFilter }: HeadProps) {
  const next = (column: number): SortState | null => {
    if (sort?.column !== column) return { column, descending: false };
    return sort.descending ? null : { column, descending: true };
  };
  return (
    <div class="grid-head" role="rowgroup">
      <div class="grid-row" role="row" style={{ gridTemplateColumns: template }}>
        <span class="gutter" />
        {headers.map((header, column) => {
          const sorted = sort?.column === column ? sort : null;
          const note = facts[column]?.note ?? null;
          return (
            <span
              key={`${column}-${header}`}
              role="columnheader"
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
              class={['head', numeric[column] ? 'numeric' : '', note ? 'noted' : ''].join(' ')}
            >
              <button
                type="button"
                tabIndex={-1}
                title={note ?? `Sort by ${header}`}
                onClick={() => onSort(next(column))}
              >
                <span>{header}</span>
                {sorted ? <Icon name={sorted.descending ? 'down' : 'up'} /> : null}
              </button>
            </span>
          );
        })}
      </div>
      {filters ? (
        <div class="grid-row filters" role="row" style={{ gridTemplateColumns: template }}>
          <span class="gutter" />
          {headers.map((header, column) => (
            <span key={`${column}-${header}`} role="gridcell">
              <input
                type="text"
                aria-label={`Filter ${header}`}
                placeholder="Filter"
                value={filters[column] ?? ''}
                onInput={(event) => onFilter({ ...filters, [column]: event.currentTarget.value })}
              />
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}
