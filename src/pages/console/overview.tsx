/** The first view: the present states of leads, open decisions, the ten metrics with their trends, the funnel. */
import type { ComponentChildren } from 'preact';
import type { MonthFigures, Overview } from '../../core/pages/staff-views.ts';
import { day, dayAndTime, money, month, number, percent, shortMoney } from '../shared/format.ts';
import { Funnel, LineChart } from './chart.tsx';
import { go, start } from './state.ts';
import { say, type Word, w } from './words.ts';

export function OverviewPage() {
  const at = start.value;
  if (!at) return null;
  return (
    <>
      <section aria-labelledby="now">
        <h2 id="now">{w('now')}</h2>
        <Now at={at} />
      </section>
      <section aria-labelledby="metrics">
        <h2 id="metrics">
          {w('metrics')} <small class="muted">{subtitleOf(at.months)}</small>
        </h2>
        {at.months.length === 0 ? <p class="none">{w('noMetrics')}</p> : <Metrics months={at.months} />}
      </section>
      <section class="two">
        {at.days.length > 0 ? <CostTrend days={at.days} /> : null}
        <FunnelChart funnel={at.funnel} />
      </section>
    </>
  );
}

function subtitleOf(months: readonly MonthFigures[]): string {
  const last = months.at(-1);
  return last ? `${month(last.month)} · ${w('asOf')} ${dayAndTime(last.asOf)}` : '';
}

function Now({ at: { now, decisions, health } }: { readonly at: Overview }) {
  return (
    <div class="tiles">
      <Tile label="leadsToday" value={number(now.today)} onOpen={() => go('leads')} />
      <Tile label="unclaimed" value={number(now.unclaimed)} onOpen={() => go('leads', 'UNCLAIMED')} />
      <Tile label="withManager" value={number(now.withManager)} tone={now.withManager > 0 ? 'warning' : ''} onOpen={() => go('leads', 'WITH_MANAGER')} />
      <Tile label="contactLate" value={number(now.contactLate)} tone={now.contactLate > 0 ? 'critical' : ''} onOpen={() => go('leads', 'CLAIMED')} />
      <Tile label="inWork" value={number(now.open)} onOpen={() => go('leads')} />
      <Tile label="openFindings" value={number(decisions.findings)} tone={decisions.hard > 0 ? 'warning' : ''} onOpen={() => go('feed')}>
        {decisions.findings > 0 ? `${number(decisions.hard)} ${w('hard')} · ${shortMoney(decisions.stake)} ${w('atStake')}` : ''}
      </Tile>
      <Tile label="openAlerts" value={number(decisions.alerts)} tone={decisions.p0 > 0 ? 'critical' : ''} onOpen={() => go('feed')}>
          {decisions.p0 > 0 ? `${number(decisions.p0)} P0` : ''}
        </Tile>
      <Tile label="health" value={w(health.ok ? 'well' : 'notWell')} tone={health.ok ? 'success' : 'critical'} onOpen={() => go('health')} />
    </div>
  ); // biome-ignore format: a tile a line
}

interface TileProps {
  readonly label: Word;
  readonly value: string;
  readonly tone?: string;
  readonly onOpen: () => void;
  readonly children?: ComponentChildren;
}

function Tile({ label, value, tone = '', onOpen, children }: TileProps) {
  return (
    <button type="button" class={`tile ${tone}`} onClick={onOpen}>
      <span class="muted">{w(label)}</span>
      <b class="num">{value}</b>
      <small>{children}</small>
    </button>
  );
}

interface Metric {
  readonly label: Word;
  readonly of: (row: MonthFigures) => number | null;
  readonly show: (value: number | null) => string;
  readonly beside?: (row: MonthFigures) => string;
}

const METRICS: readonly Metric[] = [
  { label: 'eventSpend', of: (row) => row.eventSpend, show: shortMoney },
  { label: 'hqSupport', of: (row) => row.hqSupport, show: shortMoney },
  { label: 'baselineCost', of: (row) => row.baselineCost, show: shortMoney },
  { label: 'dealerSpend', of: (row) => row.dealerSpend, show: shortMoney },
  { label: 'costPerActivity', of: (row) => row.costPerActivity, show: shortMoney },
  { label: 'costPerDay', of: (row) => row.costPerDay, show: shortMoney },
  { label: 'costPerLead', of: (row) => row.costPerLead, show: shortMoney },
  { label: 'activities', of: (row) => row.activities, show: number },
  {
    label: 'activityDays',
    of: (row) => row.activityDays,
    show: number,
    beside: (row) => `${number(row.activeDates)} ${w('activeDates')}`,
  },
  {
    label: 'outcomes',
    of: (row) => row.leads,
    show: number,
    beside: (row) =>
      `${row.quota === null ? '' : `/ ${number(row.quota)} · `}${number(row.sales)} ${w('salesCount')} · ${number(row.activated)} ${w('verified')}`,
  },
];

function Metrics({ months }: { readonly months: readonly MonthFigures[] }) {
  const [last, before] = [months.at(-1), months.at(-2)];
  if (!last) return null;
  return (
    <div class="metrics">
      {METRICS.map((metric) => (
        <article key={metric.label} class="metric">
          <h3>{w(metric.label)}</h3>
          <p class="figure num">{metric.show(metric.of(last))}</p>
          <p class="muted num">{metric.beside?.(last) ?? changeSince(metric, last, before)}</p>
          <LineChart
            title={finding(metric, last, before)}
            points={months.map((row) => ({ label: month(row.month), value: metric.of(row) }))}
            show={metric.show}
          />
        </article>
      ))}
    </div>
  );
}

function changeSince({ of }: Metric, last: MonthFigures, before: MonthFigures | undefined): string {
  const [now, then] = [of(last), before ? of(before) : null];
  if (now === null || then === null || then === 0) return '';
  const change = (now - then) / then;
  if (Math.abs(change) < 0.005) return w('asBefore');
  return `${change > 0 ? '▲' : '▼'} ${percent(Math.abs(change))} ${w('vsBefore')}`;
}

/** A sentence saying what the chart shows. */
function finding(metric: Metric, last: MonthFigures, before: MonthFigures | undefined): string {
  const change = changeSince(metric, last, before);
  return `${w(metric.label)}: ${metric.show(metric.of(last))}${change === '' ? '' : `, ${change}`}`;
}

function CostTrend({ days }: { readonly days: Overview['days'] }) {
  const known = days.filter(({ costPerLead7 }) => costPerLead7 !== null);
  const [first, last] = [known[0], known.at(-1)];
  const [from, to] = [money(first?.costPerLead7 ?? null), money(last?.costPerLead7 ?? null)];
  const title = `${w('costPerLead')}, ${w('sevenDays')}: ${from === to ? to : `${from} → ${to}`}`;
  const points = days.map(({ date, costPerLead7 }) => ({ label: day(date), value: costPerLead7 }));
  return <LineChart title={title} points={points} show={money} />;
}

function FunnelChart({ funnel }: { readonly funnel: Overview['funnel'] }) {
  const points = funnel.map(([step, value]) => ({ label: say(step), value }));
  const [leads, sold] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 0];
  if (leads === 0) return <p class="none">{w('noFunnel')}</p>;
  const title = `${w('funnel')}: ${number(sold)} ${w('of')} ${number(leads)} ${w('sold').toLowerCase()}`;
  return <Funnel title={title} points={points} show={number} />;
}
