/** A digest for one audience: a region's manager reads their own region, HQ reads all of them. Pure. */

import type { Language } from '../../tables/customers.ts';
import { tables } from '../../tables/index.ts';
import { labelOf } from '../../tables/labels.ts';
import type { Lead } from '../../tables/leads.ts';
import { MEASURES, METRICS, type MetricsMonth, RATIOS } from '../../tables/metrics.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { Finding } from '../../tables/sales.ts';
import { monthName, monthOfDay } from '../economics/months.ts';
import { oneLine } from '../lib/text.ts';
import { DAY_MS, dayStart, workbookDay } from '../lib/time.ts';
import { translateTo } from '../words/speak.ts';
import type { Digest, DigestItem, DigestMetric, DigestStatus, RegionHealth } from './digest.ts';
import { type ChartInputs, chartsOf } from './digest-charts.ts';
import { numberText, shareText } from './numbers.ts';
import { digestWords } from './words.ts';

/** The columns that a digest is made from. */
export const DIGEST_COLUMNS = {
  leads: [
    'id', 'status', 'intent', 'region', 'createdAt', 'routedAt', 'claimedAt', 'firstContactAt', 'lateMinutes',
    'secondsToClaim', 'windowMinutes', 'closedAt',
  ],
  findings: [
    'id', 'rule', 'severity', 'subject', 'dealerId', 'what', 'found', 'stake', 'state', 'openedAt', 'changedAt', 'owner',
  ],
  alerts: ['id', 'at', 'tier', 'rule', 'subject', 'text', 'state', 'region'],
} as const; // biome-ignore format: one list a tab

type ColumnOf<T extends keyof typeof DIGEST_COLUMNS> = (typeof DIGEST_COLUMNS)[T][number];
export type DigestLead = Pick<Lead, ColumnOf<'leads'>>;
export type DigestFinding = Pick<Finding, ColumnOf<'findings'>>;
export type DigestAlert = Pick<AlertRow, ColumnOf<'alerts'>>;

export interface DigestInputs extends ChartInputs {
  readonly leads: readonly DigestLead[];
  readonly findings: readonly DigestFinding[];
  readonly alerts: readonly DigestAlert[];
  readonly monthly: readonly MetricsMonth[];
  /** Those of Metric checks that do not agree. */
  readonly differences: readonly string[];
  readonly regionOfDealer: ReadonlyMap<string, string>;
  readonly nowMs: number;
  readonly brand: string;
  /** Of its headers. */
  readonly workbookLanguage: Language;
  /** The tab's address, or the workbook's. */
  readonly urlOf: (tab: 'Leads' | 'Findings' | 'Alerts' | '') => string;
}

export const HQ = 'HQ';
const MOST_ITEMS = 25;
const LONGEST = 300;
const LONGEST_NAME = 60;
/** Leads older than this are the archive's matter. */
const WAITING_DAYS = 14;

export function buildDigest(inputs: DigestInputs, audience: string, language: Language): Digest {
  const { nowMs, brand, differences, findings, monthly, urlOf, workbookLanguage } = inputs;
  const words = digestWords[language];
  const yesterday = workbookDay(nowMs) - 1;
  const regions = healthOf(inputs, audience, yesterday);
  const items = itemsOf(inputs, audience, language);
  const shown = items.slice(0, MOST_ITEMS);
  const failed = findings.filter(({ severity, state }) => severity === 'error' && state === 'open');
  return {
    ...{
      day: yesterday,
      audience: oneLine(audience, LONGEST_NAME),
      brand: oneLine(brand, LONGEST_NAME),
      language,
      regions,
      items: shown,
      more: items.length - shown.length,
    },
    status: statusOf(inputs, audience, items),
    headline: headlineOf(regions, language),
    charts: chartsOf(inputs, yesterday, { region: audience === HQ ? null : audience, language }),
    metrics: metricsOf(inputs, audience, language),
    closed: findings.filter((each) => isOf(inputs, audience, each) && isClosedSince(each, nowMs - DAY_MS)).length,
    asOf: latest(monthly.map(({ asOf }) => asOf)),
    unchecked: [
      ...(monthly.length === 0 ? [words.noMetrics] : []),
      ...differences.slice(0, 5).map(words.checkDiffers),
      ...[...new Set(failed.map(({ rule }) => rule))].slice(0, 5).map(words.ruleErrors),
    ],
    workbookUrl: urlOf(''),
    change: words.change(labelOf(tables.regions, tables.regions.columns.digestTo, workbookLanguage)),
  };
}

/** Whether there is anything that somebody must read. Metrics that were never made are no news every morning. */
export function hasSomethingToSay({ items, unchecked, closed, regions, asOf }: Digest): boolean {
  const news = unchecked.length - (asOf === null ? 1 : 0);
  return items.length > 0 || news > 0 || closed > 0 || regions.some(({ leads }) => leads > 0);
}

function isOf(
  { regionOfDealer }: DigestInputs,
  audience: string,
  { dealerId }: { readonly dealerId: string },
): boolean {
  return audience === HQ || regionOfDealer.get(dealerId) === audience;
}

function healthOf({ leads, monthly }: DigestInputs, audience: string, day: number): RegionHealth[] {
  const [from, to] = [dayStart(day), dayStart(day + 1)];
  const rows = new Map<
    string,
    { leads: number; claimedInTime: number; contactedInTime: number; claimed: number; sold: number }
  >();
  for (const lead of leads) {
    const region = lead.region || '–';
    if (lead.intent === 'SERVICE' || (audience !== HQ && region !== audience)) continue;
    const row = rows.get(region) ?? { leads: 0, claimedInTime: 0, contactedInTime: 0, claimed: 0, sold: 0 };
    if (lead.status === 'WON' && isBetween(lead.closedAt, from, to)) row.sold++;
    else if (!isBetween(lead.createdAt, from, to)) continue;
    rows.set(region, row);
    if (!isBetween(lead.createdAt, from, to)) continue;
    row.leads++;
    if (lead.claimedAt === null) continue;
    row.claimed++;
    // A lead that was given to somebody was claimed by nobody.
    const { secondsToClaim: seconds, windowMinutes: window } = lead;
    if (seconds !== null && seconds <= (window ?? Number.POSITIVE_INFINITY) * 60) row.claimedInTime++;
    if (lead.firstContactAt !== null && (lead.lateMinutes ?? 0) === 0) row.contactedInTime++;
  }
  const month = monthOfDay(day);
  const costOf = (region: string, name: string) =>
    monthly.find((row) => row.slice === 'region' && row.of === region && row.monthName === name)?.costPerLead ?? null;
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, counts]) => ({
      ...{ region: oneLine(region, LONGEST_NAME), ...counts },
      costPerLead: costOf(region, monthName(month)),
      costPerLeadBefore: costOf(region, monthName(month - 1)),
    }));
}

function isBetween(at: number | null, from: number, to: number): boolean {
  return at !== null && at >= from && at < to;
}

/** What cannot wait first, then by money, then by age. */
function itemsOf(inputs: DigestInputs, audience: string, language: Language): DigestItem[] {
  const items = [
    ...findingItems(inputs, audience, language),
    ...leadItems(inputs, audience, language),
    ...alertItems(inputs, audience, language),
  ];
  return items
    .sort((a, b) => b.weight - a.weight || (b.stake ?? 0) - (a.stake ?? 0) || (a.since ?? 0) - (b.since ?? 0))
    .map(({ weight: _, ...item }) => item);
}

type Weighed = DigestItem & { readonly weight: number };

function findingItems(inputs: DigestInputs, audience: string, language: Language): Weighed[] {
  const { findings, nowMs, urlOf, workbookLanguage } = inputs;
  const words = digestWords[language];
  const says = (text: string) => translateTo(text, language);
  return findings
    .filter((finding) => finding.state === 'open' && finding.severity !== 'watch' && isOf(inputs, audience, finding))
    .map(({ id, severity, rule, subject, dealerId, what, found, stake, openedAt, owner }) => ({
      ...{
        id,
        since: openedAt,
        stake,
        owner: oneLine(owner, LONGEST_NAME),
        next: words.steps.finding(labelOf(tables.findings, tables.findings.columns.decision, workbookLanguage)),
        url: urlOf('Findings'),
      },
      what: oneLine(
        `${says(what) || rule} · ${subject}${dealerId === '' ? '' : ` · ${dealerId}`}${found === '' ? '' : `: ${says(found)}`}`,
        LONGEST,
      ),
      mark: markOf(openedAt, nowMs),
      weight: severity === 'hard' ? 2 : 1,
    }));
}

function leadItems(
  { leads, nowMs, urlOf, workbookLanguage }: DigestInputs,
  audience: string,
  language: Language,
): Weighed[] {
  const words = digestWords[language];
  return leads
    .filter(({ status, region, createdAt }) => {
      const waits = status === 'WITH_MANAGER' || status === 'UNCLAIMED';
      return waits && (audience === HQ || region === audience) && (createdAt ?? 0) > nowMs - WAITING_DAYS * DAY_MS;
    })
    .map(({ id, status, region, createdAt }) => ({
      ...{
        id,
        since: createdAt,
        stake: null,
        owner: oneLine(region, LONGEST_NAME),
        next: words.steps.lead(labelOf(tables.leads, tables.leads.columns.handOverTo, workbookLanguage)),
        url: urlOf('Leads'),
      },
      ...{ what: words.leadWaits(id, status === 'WITH_MANAGER'), mark: markOf(createdAt, nowMs), weight: 2 },
    }));
}

/** Findings have items of their own. */
const OF_FINDINGS = 'hard-findings';

/** Of a region's manager only what is of that region, and no item of its own; everything else is for HQ. */
function alertItems(
  { alerts, nowMs, urlOf, workbookLanguage }: DigestInputs,
  audience: string,
  language: Language,
): Weighed[] {
  const column = labelOf(tables.alerts, tables.alerts.columns.state, workbookLanguage);
  const next = digestWords[language].steps.alert(column);
  const open = alerts.filter(({ state, tier, rule }) => state === 'open' && tier !== 'P2' && rule !== OF_FINDINGS);
  return groupedByRule(open)
    .filter(
      ({ rule, subject, region }) =>
        audience === HQ || subject === audience || (region === audience && rule !== 'lead-unclaimed'),
    )
    .map(({ id, at, tier, text, count }) => ({
      ...{ id, since: at, stake: null, owner: '', next, url: urlOf('Alerts') },
      what: oneLine(`${count > 1 ? `${count} × ` : ''}${translateTo(text, language)}`, LONGEST),
      ...{ mark: markOf(at, nowMs), weight: tier === 'P0' ? 3 : 0 },
    }));
}

/** Ten of a kind about one subject are one line, with the oldest's time. */
function groupedByRule(alerts: readonly DigestAlert[]): (DigestAlert & { readonly count: number })[] {
  const groups = new Map<string, DigestAlert & { count: number }>();
  for (const alert of alerts) {
    const key = `${alert.rule}|${alert.subject}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { ...alert, count: 1 });
  }
  return [...groups.values()];
}

function markOf(since: number | null, nowMs: number): 'new' | 'open' {
  return since !== null && since > nowMs - DAY_MS ? 'new' : 'open';
}

function isClosedSince({ state, changedAt }: DigestFinding, since: number): boolean {
  return state !== 'open' && state !== 'acknowledged' && (changedAt ?? 0) > since;
}

function statusOf({ alerts }: DigestInputs, audience: string, items: readonly DigestItem[]): DigestStatus {
  const isCritical = audience === HQ && alerts.some(({ state, tier }) => state === 'open' && tier === 'P0');
  return isCritical ? 'critical' : items.length > 0 ? 'decide' : 'quiet';
}

function headlineOf(regions: readonly RegionHealth[], language: Language): Digest['headline'] {
  const words = digestWords[language];
  const leads = sum(regions, 'leads');
  return leads === 0
    ? { value: numberText(0, language), label: words.headlineLeads }
    : { value: shareText(sum(regions, 'claimedInTime'), leads, language), label: words.headlineInTime };
}

function sum(regions: readonly RegionHealth[], key: 'leads' | 'claimedInTime'): number {
  return regions.reduce((total, row) => total + row[key], 0);
}

const UNITS: Readonly<Record<string, DigestMetric['unit']>> = Object.fromEntries([
  ...Object.entries(MEASURES).map(([key, { unit }]) => [key, unit]),
  ...Object.entries(RATIOS).map(([key, { unit }]) => [key, unit]),
]);

function metricsOf({ monthly, nowMs }: DigestInputs, audience: string, language: Language): DigestMetric[] {
  const month = monthOfDay(workbookDay(nowMs) - 1);
  const rowOf = (name: string) =>
    monthly.find(
      (row) =>
        row.monthName === name &&
        (audience === HQ ? row.slice === 'all' : row.slice === 'region' && row.of === audience),
    );
  const [now, before] = [rowOf(monthName(month)), rowOf(monthName(month - 1))];
  return METRICS.map(({ name, shows }) => {
    const [first] = shows;
    const unit = UNITS[first] ?? 'count';
    return { name: name[language], unit, value: now?.[first] ?? null, before: before?.[first] ?? null };
  });
}

function latest(times: readonly (number | null)[]): number | null {
  return times.reduce<number | null>((found, time) => (time !== null && time > (found ?? 0) ? time : found), null);
}
