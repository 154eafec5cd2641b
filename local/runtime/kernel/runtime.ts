/** Puts the kernel together: host, clock, locks, quotas, triggers and web front around one script. */
import { createHash, randomBytes } from 'node:crypto';
import { createHost } from '../host/index';
import { ChangeFeed } from './change-feed';
import type { Conductor } from './conductor';
import { Echoes } from './echo';
import type { ExecutionRequest, Outcome } from './execution';
import { Executor } from './executor';
import type { FetchRequest, FetchResponse } from './fetch';
import { firstIllegalArgument } from './legal-values';
import { CONSUMER_LIMITS, type Limits } from './limits';
import { Locks } from './locks';
import { type Runtime, type RuntimeOptions, ScriptFailure } from './options';
import { fireChange, openAsPerson, type PeopleDeps, typeAsPerson } from './people';
import { openStore } from './persistence';
import { Quotas } from './quotas';
import { seededRandom } from './random';
import { realConductor } from './real';
import { ExecutionLog } from './records';
import { openSeats } from './seats';
import { kernelServices } from './services';
import { simulatedConductor } from './simulated';
import { parseCode } from './syntax';
import { kernelText } from './texts';
import { type Trigger, TriggerService } from './trigger-service';
import { answerRequest, type FrontDeps, type WebRequest, type WebResponse } from './web-front';

const DEFAULT_START = Date.UTC(2026, 0, 5, 1);
const DEFAULT_ZONE = 'Asia/Jakarta';
const WEB_APP_URL = 'https://script.google.com/macros/s/local/exec';

/** `workerFile`: the module that a worker thread starts from; it calls serveExecutions. */
export async function createRuntimeIn(workerFile: URL, options: RuntimeOptions): Promise<Runtime> {
  const parsed = parseCode(options.code);
  const clock = options.clock ?? { kind: 'real' };
  const simulated = clock.kind === 'simulated';
  const random = seededRandom(simulated ? (clock.seed ?? 1) : randomBytes(6).readUIntBE(0, 6));
  const conductor: Conductor = simulated
    ? simulatedConductor({
        start: clock.start ?? DEFAULT_START,
        latency: clock.latency ?? 'model',
        random: random.fork(),
        stuckMs: options.stuckMs ?? 20_000,
      })
    : realConductor();
  const locale = options.locale ?? 'en';
  const timeZone = options.manifest?.timeZone ?? DEFAULT_ZONE;
  const limits: Limits = { ...CONSUMER_LIMITS, ...options.limits };
  const webAppUrl = options.webAppUrl ?? WEB_APP_URL;
  const store = options.dataDir === undefined ? null : openStore(options.dataDir);
  const saved = store?.load() ?? options.snapshot;
  const hostRandom = random.fork();
  const host = createHost({
    now: conductor.now,
    random: hostRandom.next,
    locale,
    timeZone,
    files: options.files ?? {},
    containerBound: options.containerBound ?? true,
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(saved === undefined ? {} : { snapshot: saved.host }),
  });
  const feed = new ChangeFeed(host, store);
  const log = new ExecutionLog(options.keepExecutions ?? 1000);
  const locks = new Locks(conductor, random.fork());
  const quotas = new Quotas(limits, conductor.now, locale);
  const seats = openSeats(workerFile, conductor.kind, timeZone);
  const echoRandom = random.fork();
  const front: FrontDeps = {
    locale,
    owner: host.owner,
    limitMs: limits.executionMs,
    access: options.manifest?.webapp?.access,
    echoOrigin: echoOrigin(webAppUrl),
    echoes: new Echoes(() => (simulated ? drawnKey(echoRandom.next) : randomBytes(24).toString('base64url')), {
      gone: kernelText(locale, 'fileUnavailable'),
    }),
    losesEcho: () => echoRandom.next() < (options.loseEcho ?? 0),
    execute: (request) => executor.execute(request),
  };

  const triggers = new TriggerService({
    conductor,
    random: random.fork(),
    locale,
    timeZone,
    most: limits.triggersPerUser,
    faults: (simulated ? clock.triggers : undefined) ?? {},
    saved: saved?.triggers ?? [],
    fire: (trigger, event) => fireTrigger(trigger, event),
    changed: (all) => feed.triggersChanged(all),
  });

  const executor = new Executor({
    conductor,
    seats,
    code: { id: codeId(options), text: options.code, files: options.files ?? {} },
    host,
    locks,
    quotas,
    limits,
    random: random.fork(),
    log,
    webAppUrl,
    calls: {
      conductor,
      quotas,
      services: kernelServices({
        conductor,
        locks,
        quotas,
        triggers,
        webAppUrl,
        fetch: {
          conductor,
          limits,
          locale,
          world: options.world,
          loopBack: (request) => loopBack(front, webAppUrl, request),
        },
      }),
      intercept: options.intercept,
      settleChanges: () => feed.settle(),
    },
    texts: { tooManyAtOnce: kernelText(locale, 'tooManyAtOnce'), timeExceeded: kernelText(locale, 'timeExceeded') },
    changed: (execution) => feed.emit({ type: 'execution', execution }),
  });

  const fireTrigger = async (trigger: Trigger, event: Readonly<Record<string, unknown>>): Promise<void> => {
    const request: ExecutionRequest = {
      type: 'trigger',
      entry: { kind: 'trigger', name: trigger.handler, event },
      user: host.owner,
      effectiveUser: host.owner,
      trigger: trigger.id,
      limitMs: limits.executionMs,
    };
    if (quotas.triggerTimeLeft()) await executor.execute(request);
    else log.refuse(conductor.now(), request, kernelText(locale, 'computerTime'));
  };

  const people: PeopleDeps = {
    host,
    triggers,
    simpleLimitMs: limits.simpleTriggerMs,
    limitMs: limits.executionMs,
    hasFunction: (name) => parsed.functions.has(name),
    start: (request) => void executor.execute(request),
    settleChanges: () => feed.settle(),
  };
  feed.settle();
  let closed = false;

  return {
    request: (request) => answerRequest(front, request),
    async run(name, args = [], as = {}) {
      const illegal = firstIllegalArgument(args);
      if (illegal !== null) throw new ScriptFailure(kernelText(locale, 'illegalArgument', illegal), null, '');
      const outcome = await executor.execute({
        type: 'run',
        entry: { kind: 'run', name, args },
        user: as.user ?? host.owner,
        // A visitor of the web app is nobody in particular: the script runs as its owner.
        effectiveUser: as.user || host.owner,
        limitMs: limits.executionMs,
      });
      return resultOf(outcome, (key, ...fill) => kernelText(locale, key, ...fill));
    },
    edit: async (edit) => typeAsPerson(people, edit),
    async change(action, user = host.owner) {
      const outcome = action(host.people);
      feed.settle();
      fireChange(people, outcome, user);
      return outcome;
    },
    openWorkbook: async (user = host.owner) => openAsPerson(people, user),
    host,
    properties: {
      get: (key) => host.properties.get(key),
      set(key, value) {
        host.properties.set(key, value);
        feed.settle();
      },
      delete(key) {
        host.properties.delete(key);
        feed.settle();
      },
      all: () => host.properties.all(),
    },
    triggers: () => triggers.list(),
    async runTrigger(handlerOrId) {
      const run = triggers.run(handlerOrId);
      if (run === null) throw new Error(`there is no trigger with the id or handler "${handlerOrId}"`);
      await run;
    },
    fireDueTriggers: () => triggers.fireDue(),
    executions: () => log.all(),
    mail: () => host.mail,
    onChange: (listener) => feed.listen(listener),
    now: conductor.now,
    after(ms, action) {
      const letGo = conductor.hold();
      conductor.after(ms, () => {
        action();
        letGo();
      });
    },
    idle: () => conductor.idle(),
    advance: (ms) => conductor.advance(ms),
    snapshot: () => ({ host: host.snapshot(), triggers: triggers.list() }),
    async close() {
      if (closed) return;
      closed = true;
      triggers.close();
      executor.close();
      conductor.close();
      feed.settle();
      seats.close();
      store?.close();
    },
  };
}

function resultOf(
  outcome: Outcome,
  text: (key: 'functionMissing' | 'timeExceeded' | 'serverError', ...fill: string[]) => string,
): unknown {
  if (outcome.how === 'refused') throw new ScriptFailure(outcome.text, null, '');
  if (outcome.how === 'killed') {
    throw new ScriptFailure(text(outcome.reason === 'timed out' ? 'timeExceeded' : 'serverError'), null, '');
  }
  const { end } = outcome;
  if (end.how === 'threw') throw new ScriptFailure(end.error.text, end.error.line, end.error.stack);
  if (end.how === 'missing') throw new ScriptFailure(text('functionMissing', end.name), null, '');
  return end.how === 'returned' ? end.value : undefined;
}

/** Null when the address is not this web app's. */
function loopBack(front: FrontDeps, webAppUrl: string, request: FetchRequest): Promise<FetchResponse> | null {
  const url = new URL(request.url);
  const own = new URL(webAppUrl);
  const isApp =
    url.origin === own.origin && (url.pathname === own.pathname || url.pathname.startsWith(`${own.pathname}/`));
  const isEcho = url.origin === front.echoOrigin && url.pathname === '/macros/echo';
  if (!isApp && !isEcho) return null;
  const path = isEcho ? url.pathname : `/exec${url.pathname.slice(own.pathname.length)}`;
  const asked: WebRequest = {
    method: request.method.toUpperCase(),
    url: `${path}${url.search}`,
    userAgent: 'Mozilla/5.0 (compatible; Google-Apps-Script)',
    ...(request.payload === undefined ? {} : { body: request.payload }),
    ...(request.contentType === undefined ? {} : { contentType: request.contentType }),
  };
  return answerRequest(front, asked).then(({ status, headers, body }: WebResponse) => ({
    status,
    headers: { ...headers },
    body: Buffer.from(body),
  }));
}

/** A web app on this machine echoes from this machine; a Google address from Google's own second host. */
function echoOrigin(webAppUrl: string): string {
  const { origin, host } = new URL(webAppUrl);
  return host === 'script.google.com' ? 'https://script.googleusercontent.com' : origin;
}

function drawnKey(next: () => number): string {
  return Array.from({ length: 4 }, () =>
    Math.floor(next() * 4294967296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

const ids = new Map<string, string>();

function codeId({ code, files }: RuntimeOptions): string {
  const key = `${code.length}:${code}`;
  const known = files === undefined ? ids.get(key) : undefined;
  if (known !== undefined) return known;
  const id = createHash('sha1')
    .update(code)
    .update(JSON.stringify(files ?? {}))
    .digest('hex');
  if (files === undefined) ids.set(key, id);
  return id;
}
