/** The tables of unit economics, as the last computation left them in the workbook. */
import type { TableView } from '../../core/pages/staff-views.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { viewOf } from './table-view.ts';
import { staffAt } from './visitor.ts';

const MONTHLY = [
  'monthName', 'slice', 'name', 'leads', 'qualified', 'quota', 'sales', 'revenue', 'eventSpend', 'hqSupport', 'dealerSpend', 'baselineCost',
  'adSpend', 'marketingCost', 'activities', 'activityDays', 'activeDates', 'blank', 'asOf',
] as const; // biome-ignore format: one list
/**
 * A visitor for one region sees its rows only. Channels and the reconciliation cover the whole brand, so they are for head
 * office.
 */
export function economicsFor({ deps, proof }: At): { tables: readonly TableView[] } {
  const { region } = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, ['channelRoi', 'scorecard', 'metricChecks'], {
    metricsMonthly: [...MONTHLY, 'of'],
  });
  const isWhole = region === '';
  const monthly = book
    .some('metricsMonthly')
    .filter(({ slice, of }) => (isWhole ? slice !== 'dealer' : slice === 'region' && of === region));
  const ofBrand = ['channelRoi', 'metricChecks'] as const;
  return {
    tables: [
      viewOf('metricsMonthly', MONTHLY, monthly),
      viewOf(
        'scorecard',
        null,
        book.whole('scorecard').filter((card) => isWhole || card.region === region),
      ),
      ...(isWhole ? ofBrand.map((name) => viewOf(name, null, book.whole(name))) : []),
    ],
  };
}
