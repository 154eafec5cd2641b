/**
 * The local runtime for tests: built once from its sources when they are newer than the build, because its worker threads
 * start from one file.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as LocalRuntime from '../../local/runtime/index';

const root = join(__dirname, '..', '..');
const sources = join(root, 'local', 'runtime');
const built = join(root, 'build', 'test', 'local-runtime.cjs');

if (!existsSync(built) || statSync(built).mtimeMs < newest(sources)) {
  execFileSync(process.execPath, [join(sources, 'build.mjs'), 'cjs', built], { stdio: 'inherit' });
}

function newest(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}

// eslint and types aside, this is an import of ../../local/runtime/index.
const runtime = require(built) as typeof LocalRuntime;

export const { createRuntime, createGlobals, CONSUMER_LIMITS, DataFolderError, ScriptFailure, countCalls } = runtime;
export type { FetchRequest, Runtime, RuntimeOptions } from '../../local/runtime/index';
/** For child processes that import the runtime themselves. */
export const builtRuntime = built;
