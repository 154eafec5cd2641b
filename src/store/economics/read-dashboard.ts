/** What the Dashboard is made from where nobody has just computed it: the metric tabs as they stand. One read. */
import type { DashboardFigures } from '../../core/economics/dashboard.ts';
import type { WorkbookReader } from '../../ports.ts';
import { parseSettings } from '../../settings.ts';
import type { Language } from '../../tables/customers.ts';
import { tables } from '../../tables/index.ts';
import { wholeTable } from '../read-columns.ts';

/** Throws WorkbookFault and HeaderFault. */
export function readDashboard(workbook: WorkbookReader): { figures: DashboardFigures; language: Language } {
  const { settings, metricsMonthly, metricsDaily, channelRoi, funnel, scorecard } = tables;
  const read = [settings, metricsMonthly, metricsDaily, channelRoi, funnel, scorecard];
  const [set = [], monthly = [], daily = [], channels = [], steps = [], dealers = []] = workbook.read(
    read.map(({ name }) => ({ sheet: name, fromRow: 1 })),
  );
  return {
    figures: {
      monthly: wholeTable(metricsMonthly, monthly).rows,
      daily: wholeTable(metricsDaily, daily).rows,
      channels: wholeTable(channelRoi, channels).rows,
      funnel: wholeTable(funnel, steps).rows,
      scorecards: wholeTable(scorecard, dealers).rows,
    },
    language: parseSettings(wholeTable(settings, set).rows).settings.hqLanguage === 'en' ? 'en' : 'id',
  };
}
