/**
 * The runtime for tests: built once from its sources when they are newer than the build, because its worker threads
 * start from one file.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as LocalRuntime from '../../index';

const sources = join(__dirname, '..', '..');
const built = join(sources, '..', '..', 'build', 'test', 'local-runtime.cjs');
const NOT_SOURCES = new Set(['dist', 'example', 'node_modules', 'test']);

if (!existsSync(built) || statSync(built).mtimeMs < newest(sources)) {
  execFileSync(process.execPath, [join(sources, 'build.mjs'), 'cjs', built], { stdio: 'inherit' });
}

function newest(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCES.has(name))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    });
  return Math.max(0, ...times);
}

declare global {
  /** Node's own `require`, from test/support/environment.cjs. */
  var requireOutside: NodeJS.Require;
}

/** One for all test files of a process: starting its threads costs as much as twenty executions each. */
const { createRuntime, CONSUMER_LIMITS, DataFolderError, ScriptFailure, countCalls } = globalThis.requireOutside(
  built,
) as typeof LocalRuntime;

export type { FetchRequest, Runtime, RuntimeOptions } from '../../index';
export { CONSUMER_LIMITS, countCalls, createRuntime, DataFolderError, ScriptFailure };

/** Its globals are of the realm that the runtime is loaded in, which is to be the test's. */
export const createGlobals: typeof LocalRuntime.createGlobals = (options) =>
  (require(built) as typeof LocalRuntime).createGlobals(options);

/** For child processes that import the runtime themselves. */
export const builtRuntime = built;
