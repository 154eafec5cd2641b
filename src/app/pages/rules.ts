/** The precision of alert rules and of rules that judge sales, as their tabs have it. */
import type { TableView } from '../../core/pages/staff-views.ts';
import { WorkbookFault } from '../../ports.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { viewOf } from './table-view.ts';
import { staffAt } from './visitor.ts';

const SHOWN = ['rules', 'alertRules'] as const;

/** Figures of the whole brand that name nobody, so every member of staff may see them. */
export function rulesFor({ deps, proof }: At): { tables: readonly TableView[] } {
  staffAt(proof, deps.config());
  return { tables: SHOWN.flatMap((name) => tableOf(deps, name)) };
}

/** Empty in a workbook that was set up before the tab existed. */
function tableOf({ workbook }: At['deps'], name: (typeof SHOWN)[number]): TableView[] {
  try {
    const rows = readBook(workbook, [name], {}).whole(name);
    // A view shows the last row first; the tab has the most urgent rules first.
    return [viewOf(name, null, [...rows].reverse())];
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'missing-tab') return [];
    throw error;
  }
}
