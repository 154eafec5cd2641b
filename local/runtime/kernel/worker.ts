/**
 * The worker's side of an execution: it evaluates the bundle in a fresh sandbox, calls the one function that is asked
 * for, and passes every service call to the owner's thread, sleeping until it is answered.
 */

import vm from 'node:vm';
import type { MessagePort } from 'node:worker_threads';
import { createFacade } from '../facade/index';
import { ServiceFailure, type ServicePort } from '../port';
import { toLegalValue } from './legal-values';
import { seededRandom } from './random';
import { addGlobals, createSandbox, globalFunction, type Sandbox } from './sandbox';
import { describeScriptError } from './script-error';
import { readTriggerEvent } from './trigger-event';
import { readWebAnswer } from './web-answer';
import {
  BELL_OF_OWNER,
  BELL_OF_WORKER,
  CLOCK,
  type Entry,
  type FromWorker,
  type Job,
  type Line,
  lineOver,
  receive,
  type ScriptEnd,
  send,
  type ToWorker,
} from './wire';

export interface WorkerStart {
  readonly role: 'apps-script-execution';
  readonly port: MessagePort;
  readonly shared: SharedArrayBuffer;
  /** The script's time zone: what `new Date().getHours()` tells. */
  readonly timeZone: string;
}

/** The name under which scripts see themselves in stack traces, as on the platform. */
const FILE_NAME = 'Code';

/** Called once in a new worker thread; it serves one execution after the other. */
export function serveExecutions(start: WorkerStart): void {
  if (process.env.TZ !== start.timeZone) process.env.TZ = start.timeZone;
  // A rejected promise that nobody handles vanishes: https://developers.google.com/apps-script/guides/v8-runtime
  process.on('unhandledRejection', () => undefined);
  const line = lineOver(start.port, start.shared);
  const scripts = new Map<string, Loaded>();
  let spare: Sandbox | null = null;
  start.port.on('message', async (message: ToWorker) => {
    if (message.type !== 'job') return;
    const { job } = message;
    const clock = job.simulated !== null || job.aheadMs !== 0 ? 'own' : 'machine';
    const sandbox = spare?.clock === clock ? spare : createSandbox(clock);
    spare = null;
    prepare(sandbox, job, line);
    const end = await execute(job, sandbox, line, scripts);
    reply(line, { type: 'end', end });
    spare = createSandbox(clock);
  });
}

/** How often a script may read the unchanged clock before it counts as busy-waiting. */
const LOOKS = 5000;

/**
 * Virtual time passes only at service calls, so a script that busy-waits on the clock would wait for ever. After a number of
 * reads each further one takes a millisecond; the same script reads equally often in every run.
 */
function patientClock(kernelNow: () => number): () => number {
  let shown = 0;
  let looks = 0;
  return () => {
    const now = kernelNow();
    if (now > shown) {
      shown = now;
      looks = 0;
    }
    looks += 1;
    if (looks > LOOKS) shown += 1;
    return shown;
  };
}

interface Loaded {
  readonly script: vm.Script;
  readonly files: Readonly<Record<string, string>>;
}

async function execute(job: Job, sandbox: Sandbox, line: Line, scripts: Map<string, Loaded>): Promise<ScriptEnd> {
  const link = ownerLink(line);
  try {
    const { script, files } = loaded(job, scripts);
    const globals = createFacade({ port: link.port, realm: sandbox.realm, context: job.context, files });
    addGlobals(sandbox, globals);
    script.runInContext(sandbox.context);
    const target = globalFunction(sandbox, job.entry.name);
    if (target === null) return { how: 'missing', name: job.entry.name };
    link.uncounted = true;
    const args = argumentsFor(job.entry, sandbox, globals);
    link.uncounted = false;
    const value = await settled(target(...args));
    return endOf(job.entry, value);
  } catch (error) {
    return { how: 'threw', error: describeScriptError(error, FILE_NAME) };
  }
}

function prepare(sandbox: Sandbox, job: Job, line: Line): void {
  if (sandbox.source === null) return;
  if (job.simulated === null) {
    sandbox.source.now = () => Date.now() + job.aheadMs;
    return;
  }
  sandbox.source.now = patientClock(() => Math.floor(line.clock[CLOCK] ?? 0));
  sandbox.source.random = seededRandom(job.simulated.seed).next;
}

function loaded(job: Job, scripts: Map<string, Loaded>): Loaded {
  const known = scripts.get(job.codeId);
  if (known !== undefined) return known;
  const fresh = { script: new vm.Script(job.code ?? '', { filename: FILE_NAME }), files: job.files ?? {} };
  scripts.set(job.codeId, fresh);
  return fresh;
}

/** The script's port: a call rings the owner and sleeps on this worker's bell until the answer is there. */
function ownerLink(line: Line): { port: ServicePort; uncounted: boolean } {
  let dead = false;
  const link = {
    uncounted: false,
    port: {
      call(method: string, args: readonly unknown[]): unknown {
        if (dead) throw new ServiceFailure('The execution has ended.');
        if (method === 'console.write') {
          line.port.postMessage({ type: 'log', level: String(args[0]), text: String(args[1]) } satisfies FromWorker);
          return undefined;
        }
        reply(line, { type: 'call', method, args, uncounted: link.uncounted });
        const answer = receive(line, BELL_OF_WORKER) as ToWorker;
        if (answer.type === 'value') return answer.value;
        if (answer.type === 'failure') throw new ServiceFailure(answer.text);
        // Killed or crashed: whatever the script still does (catch, finally) has no effect.
        dead = true;
        throw new ServiceFailure('The execution has ended.');
      },
    },
  };
  return link;
}

function argumentsFor(entry: Entry, sandbox: Sandbox, globals: Readonly<Record<string, unknown>>): unknown[] {
  const { JSON: scriptJson } = sandbox.realm;
  if (entry.kind === 'run') return entry.args.map((arg) => scriptJson.parse(JSON.stringify(arg ?? null)));
  const event: unknown = scriptJson.parse(JSON.stringify(entry.event));
  return [entry.kind === 'trigger' ? readTriggerEvent(event, globals) : event];
}

/** An entry function may be async, but there are only microtasks: a promise that has not settled after them never will. */
async function settled(value: unknown): Promise<unknown> {
  let outcome: { value: unknown } | { error: unknown } = { value: undefined };
  if (isThenable(value)) {
    value.then(
      (result) => {
        outcome = { value: result };
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
  } else outcome = { value };
  await new Promise((resolve) => setImmediate(resolve));
  const last = outcome as { value: unknown } | { error: unknown };
  if ('error' in last) throw last.error;
  return last.value;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return Object.prototype.toString.call(value) === '[object Promise]';
}

function endOf(entry: Entry, value: unknown): ScriptEnd {
  if (entry.kind === 'web') return { how: 'answered', answer: readWebAnswer(value) };
  return { how: 'returned', value: entry.kind === 'run' ? toLegalValue(value) : undefined };
}

function reply(line: Line, message: FromWorker): void {
  send(line, message, BELL_OF_OWNER);
}
