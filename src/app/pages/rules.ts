/** How right rules have been, as their tabs say: those of alerts, and those that judge sales. */
import type { TableView } from '../../core/pages/staff-views.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { viewOf } from './table-view.ts';
import { staffAt } from './visitor.ts';

const SHOWN = ['rules', 'alertRules'] as const;

/** They are of the whole brand, and name nobody. */
export function rulesFor({ deps, proof }: At): { tables: readonly TableView[] } {
  staffAt(proof, deps.config());
  const book = readBook(deps.workbook, SHOWN, {});
  // A view begins with the last row; rules stand with the most urgent first.
  return { tables: SHOWN.map((name) => viewOf(name, null, [...book.whole(name)].reverse())) };
}
