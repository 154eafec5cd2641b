/** The tables that unit economics left in the workbook, as they stand there. */
import type { TableView } from '../../core/pages/staff-views.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { viewOf } from './table-view.ts';
import { staffAt } from './visitor.ts';

const MONTHLY = [
  'monthName', 'slice', 'name', 'leads', 'qualified', 'quota', 'sales', 'revenue', 'eventSpend', 'hqSupport', 'dealerSpend', 'baselineCost',
  'adSpend', 'marketingCost', 'activities', 'activityDays', 'activeDates', 'blank', 'asOf',
] as const; // biome-ignore format: one list
/** Of a region: its own rows. Channels and the reconciliation are of the whole brand. */
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
