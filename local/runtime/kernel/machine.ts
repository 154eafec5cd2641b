/**
 * Creates the parts of a runtime for one set of options and connects them: host, clock, locks, quotas, triggers, executor, web
 * front.
 */
import { randomBytes } from 'node:crypto';
import { createHost } from '../host/index';
import type { Host } from '../host/types';
import type { Locale } from '../model/messages';
import { ChangeFeed } from './change-feed';
import type { Conductor } from './conductor';
import { Echoes } from './echo';
import type { ExecutionRequest } from './execution';
import { Executor } from './executor';
import { CONSUMER_LIMITS, type Limits } from './limits';
import { loadCode } from './loaded-code';
import { Locks } from './locks';
import { echoOriginOf, loopBack } from './loop-back';
import type { RuntimeOptions, RuntimeSnapshot } from './options';
import { openStore, type Store } from './persistence';
import { Quotas } from './quotas';
import { type Random, seededRandom } from './random';
import { realConductor } from './real';
import { ExecutionLog } from './records';
import { openSeats, type Seats } from './seats';
import { kernelServices } from './services';
import { SimulatedConductor } from './simulated';
import { kernelText } from './texts';
import { type Trigger, TriggerService } from './trigger-service';
import type { FrontDeps } from './web-front';

export interface Machine {
  readonly conductor: Conductor;
  readonly host: Host;
  readonly limits: Limits;
  readonly locale: Locale;
  readonly log: ExecutionLog;
  readonly feed: ChangeFeed;
  readonly triggers: TriggerService;
  readonly executor: Executor;
  readonly front: FrontDeps;
  readonly seats: Seats;
  readonly store: Store | null;
  /** Global functions of the script. */
  readonly functions: ReadonlySet<string>;
}

/** Monday, 5 January 2026, 08:00 in Jakarta. */
const DEFAULT_START = Date.UTC(2026, 0, 5, 1);
const DEFAULT_ZONE = 'Asia/Jakarta';
const DEFAULT_URL = 'https://script.google.com/macros/s/local/exec';

export function buildMachine(workerFile: URL, options: RuntimeOptions): Machine {
  const { code, functions } = loadCode(options.code, options.files);
  const random = seededRandom(options.clock?.kind === 'simulated' ? (options.clock.seed ?? 1) : drawnSeed());
  const conductor = conductorFor(options, random.fork());
  const locale = options.locale ?? 'en';
  const timeZone = options.manifest?.timeZone ?? DEFAULT_ZONE;
  const webAppUrl = options.webAppUrl ?? DEFAULT_URL;
  const limits: Limits = { ...CONSUMER_LIMITS, ...options.limits };
  const store = options.dataDir === undefined ? null : openStore(options.dataDir);
  const saved = store?.load() ?? options.snapshot;
  const host = hostFor(options, conductor, random.fork(), saved);
  const feed = new ChangeFeed(host, store);
  const log = new ExecutionLog(options.keepExecutions ?? 1000);
  const locks = new Locks(conductor, random.fork());
  const quotas = new Quotas(limits, conductor.now, locale);
  const seats = openSeats(workerFile, conductor.kind, timeZone);
  const execute: FrontDeps['execute'] = (request) => executor.execute(request);
  const front = frontFor(options, { host, limits, locale, webAppUrl, random: random.fork(), execute });
  const triggers = new TriggerService({
    conductor,
    random: random.fork(),
    locale,
    timeZone,
    most: limits.triggersPerUser,
    faults: (options.clock?.kind === 'simulated' ? options.clock.triggers : undefined) ?? {},
    saved: saved?.triggers ?? [],
    async fire(trigger, event) {
      const request = triggerRequest(host, limits, trigger, event);
      if (quotas.triggerTimeLeft()) await executor.execute(request);
      else
        log.refuse(
          conductor.now(),
          { type: 'trigger', function: trigger.handler, user: host.owner },
          kernelText(locale, 'computerTime'),
        );
    },
    changed: (all) => feed.triggersChanged(all),
  });
  const world = options.world;
  const fetch = { conductor, limits, locale, world, loopBack: loopBack.bind(null, front, webAppUrl) };
  const withheldScopes = options.withheldScopes ?? [];
  const services = kernelServices({ conductor, locks, quotas, triggers, webAppUrl, fetch, withheldScopes });
  const shared = { conductor, locale, quotas, services, withheldScopes, intercept: options.intercept };
  const calls = { ...shared, settleChanges: () => feed.settle() };
  const executor = new Executor({
    ...{ conductor, seats, code, host, locks, quotas, limits, log, webAppUrl },
    advancedServices: (options.manifest?.dependencies?.enabledAdvancedServices ?? []).map((each) => each.userSymbol),
    random: random.fork(),
    calls,
    slotsTaken: options.slotsTaken,
    text: kernelText.bind(null, locale),
    changed: (execution) => feed.emit({ type: 'execution', execution }),
  });
  feed.settle();
  return { conductor, host, limits, locale, log, feed, triggers, executor, front, seats, store, functions };
}

function drawnSeed(): number {
  return randomBytes(6).readUIntBE(0, 6);
}

function conductorFor({ clock, stuckMs }: RuntimeOptions, random: Random): Conductor {
  if (clock?.kind !== 'simulated') return realConductor(clock?.aheadMs);
  return new SimulatedConductor({
    start: clock.start ?? DEFAULT_START,
    latency: clock.latency ?? 'model',
    random,
    stuckMs: stuckMs ?? 20_000,
  });
}

function hostFor(
  options: RuntimeOptions,
  conductor: Conductor,
  random: Random,
  saved: RuntimeSnapshot | undefined,
): Host {
  return createHost({
    now: conductor.now,
    random: random.next,
    locale: options.locale ?? 'en',
    timeZone: options.manifest?.timeZone ?? DEFAULT_ZONE,
    files: options.files ?? {},
    containerBound: options.containerBound ?? true,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(saved === undefined ? {} : { snapshot: saved.host }),
  });
}

interface FrontParts {
  readonly host: Host;
  readonly limits: Limits;
  readonly locale: Locale;
  readonly webAppUrl: string;
  readonly random: Random;
  readonly execute: FrontDeps['execute'];
}

function frontFor(
  options: RuntimeOptions,
  { host, limits, locale, webAppUrl, random, execute }: FrontParts,
): FrontDeps {
  const simulated = options.clock?.kind === 'simulated';
  const drawKey = (): string => (simulated ? drawnKey(random) : randomBytes(24).toString('hex'));
  return {
    locale,
    owner: host.owner,
    limitMs: limits.executionMs,
    access: options.manifest?.webapp?.access,
    echoOrigin: echoOriginOf(webAppUrl),
    echoes: new Echoes(drawKey, { gone: kernelText(locale, 'fileUnavailable') }),
    losesEcho: () => random.next() < (options.loseEcho ?? 0),
    intercept: options.interceptWeb,
    execute,
  };
}

function drawnKey(random: Random): string {
  return Array.from({ length: 6 }, () =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

/** Installable triggers run as their creator: https://developers.google.com/apps-script/guides/triggers/installable */
function triggerRequest(
  host: Host,
  limits: Limits,
  trigger: Trigger,
  event: Readonly<Record<string, unknown>>,
): ExecutionRequest {
  return {
    type: 'trigger',
    entry: { kind: 'trigger', name: trigger.handler, event },
    user: host.owner,
    effectiveUser: host.owner,
    trigger: trigger.id,
    limitMs: limits.executionMs,
  };
}
