/**
 * Once a night: how much of Google's limits is used, with an alert while there is still time to act. Health reports what is
 * noted here.
 */
import { alarming, fullOn, type Measured, WORKBOOK_CELLS, withMeasure } from '../../core/archive/capacity.ts';
import * as is from '../../core/lib/read-json.ts';
import { isoDay, MINUTE_MS, workbookDay } from '../../core/lib/time.ts';
import type { Settings } from '../../settings.ts';
import { readVolumes, unlessGone } from '../../store/archive/volumes.ts';
import { someColumns } from '../../store/read-columns.ts';
import { tables } from '../../tables/index.ts';
import { TRIGGER_SPENT_KEY } from '../inbox/keys.ts';
import { alertChanges } from '../round/alert-changes.ts';
import type { WriterDeps } from '../round/deps.ts';
import { cellsOf } from './open-volume.ts';

const CAPACITY_KEY = 'health.capacity';
const LOCK_WAIT_MS = 15_000;
const ALARM_SHARE = 0.7;
const WAITING_SHARE = 0.5;

/** The daily quotas of a consumer account and of Workspace: https://developers.google.com/apps-script/guides/services/quotas */
const QUOTAS = {
  consumer: { triggerMinutes: 90, requests: 20_000 },
  workspace: { triggerMinutes: 360, requests: 100_000 },
} as const;
const CONSUMER_PROPERTY_CALLS = 50_000;

type Properties = Readonly<Record<string, string>>;
type CapacityDeps = Pick<
  WriterDeps,
  'archives' | 'clock' | 'config' | 'log' | 'mailer' | 'properties' | 'withLock' | 'workbook'
>;

interface Capacity {
  readonly cells: readonly Measured[];
  /** Messages recorded yesterday; each takes at least one request to its provider. */
  readonly messages: number;
  readonly mailsLeft: number;
}

const capacity: is.Decode<Capacity> = is.object({
  cells: is.array(is.tuple(is.number, is.number)),
  messages: is.number,
  mailsLeft: is.number,
});

function readCapacity(properties: Properties): Capacity | null {
  const read = is.readJson(properties[CAPACITY_KEY] ?? '', capacity);
  return read.ok ? read.value : null;
}

export function measureCapacity(deps: CapacityDeps): void {
  const { archives, clock, config, mailer, properties } = deps;
  const kept = properties.getAll();
  const today = workbookDay(clock.nowMs());
  const cells = withMeasure(readCapacity(kept)?.cells ?? [], [today, cellsOf(archives.liveTabs())]);
  const messages = messagesOn(deps, today - 1);
  const noted: Capacity = { cells, messages, mailsLeft: mailer.remaining() };
  properties.setMany({ [CAPACITY_KEY]: JSON.stringify(noted) });
  const quotas = quotasOf(config().settings);
  for (const { id, name, link } of readVolumes(deps.workbook))
    if (unlessGone<unknown>('gone', () => archives.open(id).tabs()) === 'gone') tellOfGone(deps, name || id, link);
  const filling = alarming(cells);
  if (filling)
    raise(deps, 'cells', filling.tier, `${filling.why} Shorten the archive settings, or see docs/CAPACITY.md.`);
  tellOfQuota(deps, 'trigger minutes', triggerMinutesIn(kept, clock.nowMs()), quotas.triggerMinutes);
  tellOfQuota(deps, 'requests', messages, quotas.requests);
}

/**
 * Until a missing archive is back, its rows are missing from scores, metrics, checks of sales and the recognition of returning
 * customers.
 */
function tellOfGone(deps: CapacityDeps, name: string, link: string): void {
  const text = `${name} was removed or is not shared any more (${link}): restore it from the bin of Drive, or share it with the owner of the hub.`;
  tell(deps, { rule: 'archive-unread', subject: name, text });
}

function tellOfQuota(deps: CapacityDeps, subject: string, used: number, quota: number): void {
  if (used < ALARM_SHARE * quota) return;
  raise(deps, subject, 'P1', `${used} of ${quota} ${subject} were used yesterday: see docs/CAPACITY.md.`);
}

function raise(deps: CapacityDeps, subject: string, tier: 'P0' | 'P1', text: string): void {
  tell(deps, { rule: 'capacity-short', subject, tier, text });
}

function tell(deps: CapacityDeps, alert: Parameters<typeof alertChanges>[2]): void {
  deps.withLock(LOCK_WAIT_MS, (commit) => commit(alertChanges(deps.workbook, deps.clock.nowMs(), alert)));
}

/** Two calls. */
function messagesOn({ workbook }: CapacityDeps, day: number): number {
  const { outbox } = tables;
  const [[head = []] = []] = workbook.read([{ sheet: outbox.name, fromRow: 1, toRow: 1 }]);
  const column = someColumns(outbox, head, ['createdAt']);
  let count = 0;
  for (const { createdAt } of column.rows(workbook.read(column.ranges)))
    if (createdAt !== null && workbookDay(createdAt) === day) count++;
  return count;
}

/**
 * Adds a run of the clock trigger to the time spent, kept as "day, milliseconds of that day, milliseconds of the day before".
 */
export function spendTrigger(properties: Properties, tookMs: number, nowMs: number): Record<string, string> {
  const { day, ms, before } = triggerSpentIn(properties, nowMs);
  return { [TRIGGER_SPENT_KEY]: `${day} ${ms + Math.round(tookMs)} ${before}` };
}

function triggerSpentIn(properties: Properties, nowMs: number) {
  const [day = 0, ms = 0, before = 0] = (properties[TRIGGER_SPENT_KEY] ?? '').split(' ').map(Number);
  const today = workbookDay(nowMs);
  if (day === today) return { day, ms, before };
  return { day: today, ms: 0, before: day === today - 1 ? ms : 0 };
}

/**
 * Whether work that can wait may continue: it gets half of the day's trigger runtime, the writer and timers keep the other
 * half.
 */
export function maySpendTrigger(
  properties: Properties,
  settings: Pick<Settings, 'propertyCallsPerDay'>,
  nowMs: number,
): boolean {
  return triggerSpentIn(properties, nowMs).ms < WAITING_SHARE * quotasOf(settings).triggerMinutes * MINUTE_MS;
}

function quotasOf({ propertyCallsPerDay }: Pick<Settings, 'propertyCallsPerDay'>) {
  return QUOTAS[propertyCallsPerDay <= CONSUMER_PROPERTY_CALLS ? 'consumer' : 'workspace'];
}

function triggerMinutesIn(properties: Properties, nowMs: number): number {
  return Math.round(triggerSpentIn(properties, nowMs).before / MINUTE_MS);
}

export interface CapacityHealth {
  readonly cells: number;
  readonly cellsLimit: number;
  /** The day on which the workbook will be full at the pace of recent weeks; null while it does not grow. */
  readonly fullOn: string | null;
  readonly triggerMinutesYesterday: number;
  readonly messagesYesterday: number;
  readonly mailsLeft: number;
}

/** Null before the first night. */
export function capacityIn(properties: Properties, nowMs: number): CapacityHealth | null {
  const kept = readCapacity(properties);
  if (!kept) return null;
  const day = fullOn(kept.cells);
  return {
    cells: kept.cells.at(-1)?.[1] ?? 0,
    cellsLimit: WORKBOOK_CELLS,
    fullOn: day === null ? null : isoDay(day),
    triggerMinutesYesterday: triggerMinutesIn(properties, nowMs),
    messagesYesterday: kept.messages,
    mailsLeft: kept.mailsLeft,
  };
}
