/**
 * The local Apps Script runtime, as one module: createRuntime (executions in worker threads) and createGlobals (in
 * process). Its workers start from this same file.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import type { Runtime, RuntimeOptions } from './kernel/options';
import { createRuntimeIn } from './kernel/runtime';
import { serveExecutions, type WorkerStart } from './kernel/worker';

export { createGlobals } from './globals';
export type { FetchOutcome, FetchRequest, FetchResponse, World } from './kernel/fetch';
export { LATENCY } from './kernel/latency';
export { CONSUMER_LIMITS, type Limits, WORKSPACE_LIMITS } from './kernel/limits';
export { type Runtime, type RuntimeOptions, type RuntimeSnapshot, ScriptFailure } from './kernel/options';
export { DataFolderError } from './kernel/persistence';
export type { ExecutionRecord } from './kernel/records';
export { countCalls } from './kernel/records';
export type { WebRequest, WebResponse } from './kernel/web-front';

export function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  return createRuntimeIn(new URL(import.meta.url), options);
}

if (!isMainThread && isWorkerStart(workerData)) serveExecutions(workerData);

function isWorkerStart(data: unknown): data is WorkerStart {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'role') === 'apps-script-execution';
}
