/**
 * Copies the figures to Feishu Base: at night and from the menu, continued by the minute trigger until done. Only changes are
 * sent. A new row is noted before its record is created, so that a run after one that was stopped, or whose answer was lost,
 * looks for the record before creating another. One run at a time, since Feishu allows one writer per table.
 */
import { planTable } from '../../core/feishu/records.ts';
import { MINUTE_MS, utcStamp } from '../../core/lib/time.ts';
import type { FeishuAccount } from '../../integrations/feishu/client.ts';
import type { Properties } from '../../ports.ts';
import type { Settings } from '../../settings.ts';
import { type FeishuSource, readFeishuSources } from '../../store/feishu-sources.ts';
import { alertChanges } from '../round/alert-changes.ts';
import type { WriterDeps } from '../round/deps.ts';
import { readHeads } from '../round/ledger-heads.ts';
import { asOneRun } from '../round/one-run.ts';
import { type FeishuCalls, openCalls, Stopped } from './feishu-calls.ts';
import { FeishuLog } from './feishu-log.ts';
import { forgetTables, openTables, recordsByKey } from './feishu-tables.ts';

export interface FeishuReport {
  /** more: the minute trigger continues. stopped: see `said`. */
  readonly outcome: 'off' | 'busy' | 'done' | 'more' | 'stopped';
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly calls: number;
  readonly said: string;
}

const BEGUN_KEY = 'feishu.begun';
/** A property that is set while there is more to do, or something to retry. */
const MORE_KEY = 'feishu.more';
const LOCK_WAIT_MS = 15_000;
/** The part of the minute trigger's time that one run may use; the next one continues. */
const BUDGET_MS = 60_000;
/** How long to wait after a temporary refusal by Feishu. */
const AGAIN_MS = 10 * MINUTE_MS;

/** From the menu. Never throws for faults of Feishu: the report says what happened. */
export function syncFeishu(deps: WriterDeps): FeishuReport {
  const { settings } = deps.config();
  const nothing = { created: 0, updated: 0, deleted: 0, calls: 0 };
  if (!settings.feishuSync) return { outcome: 'off', ...nothing, said: 'Switch feishuSync on in Settings first.' };
  const account = accountOf(deps.properties.getAll(), settings);
  if (typeof account === 'string') return { outcome: 'stopped', ...nothing, said: account };
  const report = asOneRun(deps, BEGUN_KEY, () => run(deps, account, settings));
  return report === 'busy' ? { outcome: 'busy', ...nothing, said: 'Another run is under way.' } : report;
}

/** By the minute trigger: continues what the last run left. */
export function continueFeishu(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  const from = Number(properties[MORE_KEY] ?? Number.POSITIVE_INFINITY);
  if (deps.clock.nowMs() >= from) syncFeishu(deps);
}

/** Starts the nightly run; does nothing while the copy is switched off. */
export function startFeishu({ properties, config, clock }: Pick<WriterDeps, 'properties' | 'config' | 'clock'>): void {
  if (config().settings.feishuSync) properties.setMany({ [MORE_KEY]: String(clock.nowMs()) });
}

/** The account, or a sentence about what is missing. */
function accountOf(all: Readonly<Record<string, string>>, { feishuHost }: Settings): FeishuAccount | string {
  const names = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_BASE_TOKEN'] as const;
  const [appId = '', appSecret = '', baseToken = ''] = names.map((name) => all[name] ?? '');
  const missing = names.filter((name) => !all[name]);
  if (missing.length > 0) return `Set ${missing.join(', ')} in Dealer Hub → Secrets first.`;
  return { host: feishuHost, appId, appSecret, baseToken };
}

function run(deps: WriterDeps, account: FeishuAccount, settings: Settings): FeishuReport {
  const calls = openCalls(deps, account, settings.feishuCallsPerMonth);
  const done = { created: 0, updated: 0, deleted: 0 };
  const stops: Stopped[] = [];
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      stops.push(error);
      if (error.how === 'changed') forgetTables(deps.properties);
    }
  };
  try {
    attempt(() => {
      const opened = readFeishuSources(deps.workbook, readHeads(deps.properties.getAll()));
      const tables = openTables(deps.properties, calls, opened.sources);
      const log = new FeishuLog(deps, opened.layout, opened.known);
      const stopAt = deps.clock.nowMs() + BUDGET_MS;
      const copying = { calls, log, batch: settings.feishuBatch, stopAt, now: () => deps.clock.nowMs() };
      for (const source of opened.sources) {
        // A fault of one table does not stop the others; a fault of all tables does.
        if (stops.some(({ how }) => how === 'all' || how === 'later')) break;
        attempt(() => copyTable(copying, { source, id: '', isNew: false, ...tables.get(source.name) }, done));
      }
    });
  } finally {
    calls.note();
  }
  const lasting = stops.find(({ how }) => how === 'all' || how === 'table');
  const said = (lasting ?? stops[0])?.message ?? '';
  if (lasting) raise(deps, said);
  const goesOn = stops.some(({ how }) => how === 'later' || how === 'changed');
  setMore(deps.properties, goesOn ? deps.clock.nowMs() + (said === '' ? 0 : AGAIN_MS) : null);
  return { outcome: lasting ? 'stopped' : goesOn ? 'more' : 'done', ...done, calls: calls.made(), said };
}

/** Raises an alert, at most once a day. */
function raise({ withLock, workbook, clock }: WriterDeps, said: string): void {
  const nowMs = clock.nowMs();
  const text = `The copy in Feishu Base stands still. ${said}`;
  const alert = { rule: 'feishu-stopped', subject: utcStamp(nowMs).slice(0, 10), text } as const;
  withLock(LOCK_WAIT_MS, (commit) => commit(alertChanges(workbook, nowMs, alert)));
}

function setMore(properties: Properties, fromMs: number | null): void {
  if (fromMs === null) properties.delete(MORE_KEY);
  else properties.setMany({ [MORE_KEY]: String(fromMs) });
}

interface Copying {
  readonly calls: FeishuCalls;
  readonly log: FeishuLog;
  readonly stopAt: number;
  readonly batch: number;
  readonly now: () => number;
}

interface Target {
  readonly source: FeishuSource;
  readonly id: string;
  /** True when the table was just created and is empty. */
  readonly isNew: boolean;
}

function copyTable(
  copying: Copying,
  target: Target,
  done: { created: number; updated: number; deleted: number },
): void {
  const { log, batch } = copying;
  const { source } = target;
  // The table that held the records is gone.
  if (target.isNew && log.of(source.name).length > 0) log.forget(log.of(source.name));
  const isUnsure = !target.isNew && log.of(source.name).some(({ recordId }) => recordId === '');
  const isForeign = !target.isNew && log.of(source.name).length === 0 && source.wanted.length > 0;
  if (isUnsure || isForeign) adoptRecords(copying, target);
  const plan = planTable(source.wanted, log.of(source.name));
  // Records in a witness table are never changed or removed.
  const { creates, updates, deletes } = source.isWitness ? { ...plan, updates: [], deletes: [] } : plan;
  const path = `/tables/${target.id}/records`;
  for (const some of inBatches(updates, batch)) {
    inTime(copying);
    const records = some.map(({ recordId, fields }) => ({ record_id: recordId, fields }));
    const answer = copying.calls.ask('post', `${path}/batch_update`, { records }, ['gone']);
    // Somebody removed one of the records in Feishu: look them all up again.
    if (answer === 'gone') log.forget(some);
    else log.written(some);
    if (answer === 'gone') throw new Stopped('A record was removed in Feishu Base; it is made again.', 'later');
    done.updated += some.length;
  }
  for (const some of inBatches(creates, batch)) {
    inTime(copying);
    log.begin(some);
    const body = { records: some.map(({ fields }) => ({ fields })) };
    const made = copying.calls.create(`${path}/batch_create`, body, some.map(({ id, hash }) => id + hash).join());
    log.written(some.map((each, index) => ({ ...each, recordId: made[index] ?? '' })));
    done.created += some.length;
  }
  for (const some of inBatches(deletes, batch)) {
    inTime(copying);
    const records = some.map(({ recordId }) => recordId);
    const answer = copying.calls.ask('post', `${path}/batch_delete`, { records }, ['gone']);
    if (answer === 'gone') log.forget(some);
    if (answer === 'gone') throw new Stopped('A record was removed in Feishu Base.', 'later');
    log.remove(some);
    done.deleted += some.length;
  }
  log.flush();
}

/**
 * Asks Feishu which record belongs to each row. Of several records with one key the first is kept, and the others are removed.
 */
function adoptRecords({ calls, log }: Copying, { source, id }: Target): void {
  const there = recordsByKey(calls, id);
  log.adopt(source.name, there);
  const extras = [...there.values()].flatMap(([, ...others]) => others);
  for (const some of inBatches(extras, 500))
    calls.ask('post', `/tables/${id}/records/batch_delete`, { records: some }, ['gone']);
}

function inTime({ now, stopAt, log }: Copying): void {
  if (now() < stopAt) return;
  log.flush();
  throw new Stopped('', 'later');
}

function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
