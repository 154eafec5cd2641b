/** The precision of rules as their tabs tell it: alert rules, and rules that judge sales. */
import type { TableView } from '../../core/pages/staff-views.ts';
import { WorkbookFault } from '../../ports.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { viewOf } from './table-view.ts';
import { staffAt } from './visitor.ts';

const SHOWN = ['rules', 'alertRules'] as const;

/** They are of the whole brand, and name nobody. */
export function rulesFor({ deps, proof }: At): { tables: readonly TableView[] } {
  staffAt(proof, deps.config());
  return { tables: SHOWN.flatMap((name) => tableOf(deps, name)) };
}

/** A workbook that was not set up since a tab came has none of it. */
function tableOf({ workbook }: At['deps'], name: (typeof SHOWN)[number]): TableView[] {
  try {
    const rows = readBook(workbook, [name], {}).whole(name);
    // A view begins with the last row; rules stand with the most urgent first.
    return [viewOf(name, null, [...rows].reverse())];
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'missing-tab') return [];
    throw error;
  }
}
