/**
 * The local Apps Script runtime, as one module: createRuntime (executions in worker threads) and createGlobals (in
 * process). Its workers start from this same file.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import type { Runtime, RuntimeOptions } from './kernel/options';
import { createRuntimeIn } from './kernel/runtime';
import { serveExecutions, type WorkerStart } from './kernel/worker';

export type { FetchResponse } from './fetch-answer';
export { createGlobals, type GlobalsOptions } from './globals';
export type { EditOutcome, Host, HostSnapshot } from './host/types';
export type { Fault, Intercept, InterceptedCall, InterceptWeb, WebFault } from './kernel/faults';
export type { FetchOutcome, World } from './kernel/fetch';
export { LATENCY } from './kernel/latency';
export { CONSUMER_LIMITS, type Limits, WORKSPACE_LIMITS } from './kernel/limits';
export {
  type ClockOptions,
  type Runtime,
  type RuntimeChange,
  type RuntimeOptions,
  type RuntimeSnapshot,
  ScriptFailure,
} from './kernel/options';
export { DataFolderError } from './kernel/persistence';
export { countCalls, type ExecutionRecord } from './kernel/records';
export type { Trigger, TriggerFaults } from './kernel/trigger-service';
export type { WebRequest, WebResponse } from './kernel/web-front';
export type { FetchRequest } from './port';

export function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  return createRuntimeIn(new URL(import.meta.url), options);
}

if (!isMainThread && isWorkerStart(workerData)) serveExecutions(workerData);

function isWorkerStart(data: unknown): data is WorkerStart {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'role') === 'apps-script-execution';
}
