/** A digest as a mail: subject, HTML by the page that was built for it, and the same in Markdown for whoever reads text. */
import { oneLine } from '../lib/text.ts';
import { workbookStamp } from '../lib/time.ts';
import type { Digest, DigestItem, DigestStatus, RegionHealth } from './digest.ts';
import { fillTemplate, type Slots } from './fill-template.ts';
import { dayText, metricText, numberText, rupiahText, shareText } from './numbers.ts';
import { digestWords } from './words.ts';

export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Readable as text on white and as a cell behind white text, also where clients turn colours round. */
const COLOURS: Readonly<Record<DigestStatus, string>> = { quiet: '#0b6e4f', decide: '#8a5a00', critical: '#a3202a' };
const LONGEST_SUBJECT = 150;
const LONGEST_LINE = 400;

/** `drawn`: names of the charts whose pictures come with it; of the others the finding alone is shown. */
export function showDigest(digest: Digest, template: string, drawn: readonly string[] = []): Mail {
  const html = fillTemplate(template, slotsOf(digest, drawn));
  return { subject: subjectOf(digest), html, text: markdownOf(digest) };
}

export function subjectOf({ brand, audience, day, status, language }: Digest): string {
  const words = digestWords[language];
  return oneLine(words.subject(brand, audience, dayText(day, language), words.status[status]), LONGEST_SUBJECT);
}

function slotsOf(digest: Digest, drawn: readonly string[]): Slots {
  const { language, status, headline, items, more, closed, regions, charts, metrics, unchecked, workbookUrl } = digest;
  const words = digestWords[language];
  const present = (isThere: boolean) => (isThere ? [{}] : []);
  return {
    text: {
      ...{ language, subject: subjectOf(digest), status: words.status[status], statusColour: COLOURS[status] },
      ...{ audience: digest.audience, day: dayText(digest.day, language) },
      ...{ headline: headline.value, headlineLabel: `${words.yesterday}: ${headline.label}` },
      ...{ decisions: words.decisions, noDecisions: words.noDecisions, more: words.more(more) },
      ...{ closed: words.closed(closed), health: words.health, metricsTitle: words.metrics },
      ...{ uncheckedTitle: words.unchecked, fresh: freshOf(digest), change: digest.change },
      ...{ workbookUrl, openWorkbook: words.open },
    },
    lists: {
      quiet: present(items.length === 0),
      more: present(more > 0),
      closed: present(closed > 0),
      hasRegions: present(regions.length > 0),
      hasUnchecked: present(unchecked.length > 0),
      items: items.map((item) => ({
        ...{
          mark: words.mark[item.mark],
          what: oneLine(item.what, LONGEST_LINE),
          facts: factsOf(item, digest),
          url: item.url,
        },
        ...{ next: `${words.next}: ${item.next}`, open: words.open },
      })),
      healthColumns: words.healthColumns.map((name) => ({ name })),
      regions: regions.map((row) => healthCells(row, digest)),
      charts: charts
        .filter(({ name }) => drawn.includes(name))
        .map(({ name, finding, alt }) => ({ name, finding, alt })),
      findings: charts.filter(({ name }) => !drawn.includes(name)).map(({ finding }) => ({ finding })),
      metricColumns: words.metricColumns.map((name) => ({ name })),
      metrics: metrics.map(({ name, unit, value, before }) => ({
        name,
        value: metricText(value, unit, language),
        before: metricText(before, unit, language),
      })),
      unchecked: unchecked.map((text) => ({ text })),
    },
  };
}

function healthCells(row: RegionHealth, { language }: Digest): Record<string, string> {
  const bar = row.leads === 0 ? 0 : Math.round((row.claimedInTime / row.leads) * 100);
  return {
    region: row.region,
    leads: numberText(row.leads, language),
    inTime: shareText(row.claimedInTime, row.leads, language),
    barWidth: String(bar),
    restWidth: String(100 - bar),
    contacted: shareText(row.contactedInTime, row.claimed, language),
    sold: numberText(row.sold, language),
    costPerLead: metricText(row.costPerLead, 'IDR', language),
    costPerLeadBefore: metricText(row.costPerLeadBefore, 'IDR', language),
  };
}

function factsOf({ since, stake, owner }: DigestItem, { language }: Digest): string {
  const words = digestWords[language];
  const facts = [
    since === null ? '' : `${words.since} ${workbookStamp(since)}`,
    stake === null ? '' : words.stake(rupiahText(stake, language)),
    `${words.owner}: ${owner || words.nobody}`,
  ];
  return facts.filter(Boolean).join(' · ');
}

function freshOf({ asOf, language }: Digest): string {
  const words = digestWords[language];
  return asOf === null ? words.neverMade : words.fresh(workbookStamp(asOf));
}

function markdownOf(digest: Digest): string {
  const { language, status, headline, items, more, closed, regions, charts, metrics, unchecked, workbookUrl } = digest;
  const words = digestWords[language];
  const table = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
    [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cellText).join(' | ')} |`);
  const health = regions.map((row) => {
    const cells = healthCells(row, digest);
    return ['region', 'leads', 'inTime', 'contacted', 'sold', 'costPerLead', 'costPerLeadBefore'].map(
      (key) => cells[key] ?? '',
    );
  });
  const lines = [
    `# ${words.status[status].toUpperCase()} · ${digest.audience} · ${dayText(digest.day, language)}`,
    `**${headline.value}** ${words.yesterday}: ${headline.label}`,
    `## ${words.decisions}`,
    ...(items.length === 0 ? [words.noDecisions] : []),
    ...items.map((item) =>
      [`- **${words.mark[item.mark]}** ${oneLine(item.what, LONGEST_LINE)}`, `  ${factsOf(item, digest)}`, `  ${words.next}: ${item.next} ${item.url}`].join('\n'),
    ),
    ...(more > 0 ? [words.more(more)] : []),
    ...(closed > 0 ? [words.closed(closed)] : []),
    ...(regions.length > 0 ? [`## ${words.health}`, table(words.healthColumns, health).join('\n')] : []),
    ...charts.map(({ finding }) => finding),
    `## ${words.metrics}`,
    table(words.metricColumns, metrics.map(({ name, unit, value, before }) => [name, metricText(value, unit, language), metricText(before, unit, language)])).join('\n'),
    ...(unchecked.length > 0 ? [`## ${words.unchecked}`, ...unchecked.map((text) => `- ${text}`)] : []),
    `${words.open}: ${workbookUrl}`,
    freshOf(digest),
    digest.change,
  ]; // biome-ignore format: the order of the mail
  return `${lines.join('\n\n')}\n`;
}

/** A bar in a value would be a new cell. */
function cellText(text: string): string {
  return oneLine(text, LONGEST_LINE).replaceAll('|', '/');
}
