/**
 * Links that make a Looker Studio report of the economics tabs (Linking API,
 * https://developers.google.com/looker-studio/integrate/linking-api). Sources are made with the rights of whoever clicks.
 */
import { channelRoi, funnel, metricsDaily, metricsMonthly, scorecard } from '../../tables/metrics.ts';

/** By the alias of its source in a template report; an alias that the template lacks is an error at Google. */
const SOURCES = { monthly: metricsMonthly, daily: metricsDaily, channels: channelRoi, scorecard, funnel } as const;

/** The one source of Google's own new report. */
const ONLY_SOURCE = 'ds0';

export interface ReportLink {
  readonly title: string;
  readonly url: string;
}

export interface ReportTarget {
  readonly spreadsheetId: string;
  readonly sheetIds: Readonly<Record<string, number>>;
  readonly brand: string;
  /** A report of one's own with these five sources; '' for none. */
  readonly templateId: string;
}

/** One link with every tab when there is a template to fill; otherwise one for each tab, since a new report has one source. */
export function reportLinks(target: ReportTarget): ReportLink[] {
  const tabs = Object.entries(SOURCES).flatMap(([alias, { name }]) => {
    const id = Object.hasOwn(target.sheetIds, name) ? target.sheetIds[name] : undefined;
    return id === undefined ? [] : [{ alias, name, id }];
  });
  if (target.templateId !== '' && tabs.length > 0) {
    // The template's own fields and types stay: the tabs have the columns that it was made with.
    const sources = tabs.flatMap(({ alias, name, id }) =>
      sourceOf(target, { alias, name, id, refreshFields: 'false' }),
    );
    const title = `${target.brand}: unit economics`;
    return [{ title, url: linkOf([['c.reportId', target.templateId], ['r.reportName', title], ...sources]) }]; // biome-ignore format: one line
  }
  return tabs.map(({ name, id }) => {
    const title = `${target.brand}: ${name}`;
    return { title, url: linkOf([['r.reportName', title], ...sourceOf(target, { alias: ONLY_SOURCE, name, id })]) };
  });
}

type Parameter = readonly [string, string];

function sourceOf(
  { spreadsheetId }: ReportTarget,
  { alias, name, id, ...more }: { alias: string; name: string; id: number; refreshFields?: string },
): Parameter[] {
  const source = { connector: 'googleSheets', spreadsheetId, worksheetId: String(id), datasourceName: name, ...more };
  return Object.entries(source).map(([key, value]) => [`ds.${alias}.${key}`, value]);
}

function linkOf(parameters: readonly Parameter[]): string {
  const query = parameters.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `https://lookerstudio.google.com/reporting/create?${query}`;
}
