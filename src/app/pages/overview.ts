/** What staff see first: the figures of the last months, the present states of leads, open decisions, and health. */

import { isWithOwner } from '../../core/lead/progress.ts';
import { readOtherHubs } from '../../core/lib/other-hubs.ts';
import { pick } from '../../core/lib/pick.ts';
import { workbookDay } from '../../core/lib/time.ts';
import type { HealthView, MonthFigures, Overview } from '../../core/pages/staff-views.ts';
import type { Me } from '../../core/pages/views.ts';
import type { Config } from '../../store/config.ts';
import type { FunnelMonth, MetricsMonth } from '../../tables/metrics.ts';
import type { WriterDeps } from '../round/deps.ts';
import { healthOf } from '../schedule/health.ts';
import type { At } from './at.ts';
import { type Book, readBook } from './read-book.ts';
import { PageRefusal } from './refusal.ts';
import { sharedView } from './shared-view.ts';
import { sees, staffAt } from './visitor.ts';

const MONTH_COLUMNS = [
  'month', 'eventSpend', 'hqSupport', 'baselineCost', 'dealerSpend', 'costPerActivity', 'costPerDay', 'costPerLead', 'activities',
  'activityDays', 'activeDates', 'leads', 'quota', 'sales', 'activated', 'asOf',
] as const satisfies readonly (keyof MetricsMonth & keyof MonthFigures)[]; // biome-ignore format: one list

const MONTHS = 13;
const DAYS = 60;

const COLUMNS = {
  metricsMonthly: ['slice', 'of', ...MONTH_COLUMNS],
  metricsDaily: ['date', 'channel', 'costPerLead7'],
  leads: ['status', 'region', 'createdAt', 'ownerDueAt'],
  findings: ['state', 'severity', 'dealerId', 'stake', 'snoozedUntil'],
  alerts: ['state', 'tier', 'region', 'snoozedUntil'],
  disputes: ['state', 'leadId'],
} as const;

type Scope = Pick<Me, 'role' | 'region'>;
type Parts = Pick<Overview, 'months' | 'days' | 'funnel' | 'now' | 'decisions'>;

export function overviewFor(at: At): Overview {
  const { deps, proof } = at;
  const config = deps.config();
  const me = staffAt(proof, config);
  const nowMs = deps.clock.nowMs();
  const kept = sharedView(at, 'overview', () => readParts(deps, config));
  const [, parts] = kept.find(([region]) => region === me.region) ?? [];
  if (!parts) throw new PageRefusal('busy', 'Your region is new here: try again in half a minute.');
  return {
    me,
    brand: config.settings.brandName,
    regions: config.regions.map(({ region }) => region).filter((region) => region !== '' && sees(me, region)),
    otherHubs: me.role === 'HQ' ? readOtherHubs(config.settings.otherHubs).hubs : [],
    ...parts,
    health: healthView(proof.properties(), nowMs),
  };
}

/** The parts for every possible visitor: the whole brand, and each region. */
function readParts({ clock, workbook }: WriterDeps, { people, regions }: Config): [region: string, parts: Parts][] {
  const nowMs = clock.nowMs();
  const book = readBook(workbook, ['dealers', 'funnel'], COLUMNS);
  const regionsOf = new Map(book.whole('dealers').map(({ id, region }) => [id, region]));
  const scopes = new Set(['', ...regions.map(({ region }) => region), ...people.map(({ region }) => region)]);
  return [...scopes].map((region) => {
    const scope: Scope = { role: region === '' ? 'HQ' : 'MANAGER', region };
    const days = book.some('metricsDaily').filter(({ channel, date }) => channel === 'ALL' && (date ?? 0) <= nowMs);
    return [
      region,
      {
        months: monthsFor(scope, book.some('metricsMonthly'), nowMs),
        days: region === '' ? days.slice(-DAYS).map((row) => pick(row, ['date', 'costPerLead7'])) : [],
        funnel: funnelFor(scope, book.whole('funnel'), nowMs),
        now: leadsNow(scope, book.some('leads'), nowMs),
        decisions: decisionsFor(scope, book, regionsOf, nowMs),
      },
    ];
  });
}

/** Months up to the current one; spending planned for later months is not a figure yet. */
function monthsFor(
  me: Scope,
  rows: readonly (MonthFigures & Pick<MetricsMonth, 'slice' | 'of'>)[],
  nowMs: number,
): MonthFigures[] {
  const isTheirs = ({ slice, of }: Pick<MetricsMonth, 'slice' | 'of'>) =>
    me.region === '' ? slice === 'all' : slice === 'region' && of === me.region;
  const own = rows.filter((row) => isTheirs(row) && (row.month ?? Infinity) <= nowMs);
  const sorted = own.sort((one, other) => (one.month ?? 0) - (other.month ?? 0)).slice(-MONTHS);
  return sorted.map((row) => pick(row, MONTH_COLUMNS));
}

/** The funnel of the newest month. */
function funnelFor(me: Scope, rows: readonly FunnelMonth[], nowMs: number): Overview['funnel'] {
  const newest = Math.max(...rows.map(({ month }) => month ?? 0).filter((month) => month <= nowMs));
  const own = rows.filter(({ month, region }) => month === newest && (me.region === '' || region === me.region));
  const sum = (key: 'leads' | 'routed' | 'claimed' | 'contacted' | 'sold') => own.reduce((all, row) => all + (row[key] ?? 0), 0); // biome-ignore format: one sum
  return (['leads', 'routed', 'claimed', 'contacted', 'sold'] as const).map((key) => [key, sum(key)]);
}

type Columns = Book<'dealers' | 'funnel', typeof COLUMNS>;
type LeadNow = ReturnType<typeof leadsIn>[number];
const leadsIn = (book: Columns) => book.some('leads');

function leadsNow(me: Scope, leads: readonly LeadNow[], nowMs: number): Overview['now'] {
  const now = { unclaimed: 0, withManager: 0, contactLate: 0, open: 0, today: 0 };
  const today = workbookDay(nowMs);
  for (const { status, region, createdAt, ownerDueAt } of leads) {
    if (!sees(me, region)) continue;
    if (status === 'UNCLAIMED') now.unclaimed++;
    if (status === 'WITH_MANAGER') now.withManager++;
    if (status === 'CLAIMED' && ownerDueAt !== null && ownerDueAt < nowMs) now.contactLate++;
    if (status !== '' && isWithOwner({ status })) now.open++;
    if (createdAt !== null && workbookDay(createdAt) === today) now.today++;
  }
  return now;
}

function decisionsFor(
  me: Scope,
  book: Columns,
  regionsOf: ReadonlyMap<string, string>,
  nowMs: number,
): Overview['decisions'] {
  const findings = book
    .some('findings')
    .filter(
      ({ state, dealerId, snoozedUntil }) =>
        state === 'open' && sees(me, regionsOf.get(dealerId) ?? '') && (snoozedUntil ?? 0) <= nowMs,
    );
  const alerts = book
    .some('alerts')
    .filter(({ state, region, snoozedUntil }) => state === 'open' && sees(me, region) && (snoozedUntil ?? 0) <= nowMs);
  const disputes = book.some('disputes').filter(({ state }) => state === 'open' && me.region === '');
  return {
    findings: findings.length,
    hard: findings.filter(({ severity }) => severity === 'hard').length,
    stake: findings.reduce((sum, { stake }) => sum + (stake ?? 0), 0),
    alerts: alerts.length,
    p0: alerts.filter(({ tier }) => tier === 'P0').length,
    disputes: disputes.length,
  };
}

function healthView(properties: Readonly<Record<string, string>>, nowMs: number): HealthView {
  const health = healthOf(properties, nowMs);
  const bytes = Object.entries(properties).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    ...pick(health, ['ok', 'version', 'waiting', 'oldestWaitingSeconds', 'minuteTrigger', 'fault']),
    ledger: health.ledger && pick(health.ledger, ['day', 'sequence']),
    propertyBytes: bytes,
  };
}
