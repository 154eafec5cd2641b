/**
 * `npm run bench [-- NAME …] [--smallest]`: the hub against the textbook way, on the same runtime and latency model, and
 * what things cost. Keeps what it measured in bench/results.json; `--smallest` only shows that every bench runs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { buildBundle } from '../esbuild.config.mjs';
import { benches, preparedOnce, runBenches } from './all';
import { FULL, SMALLEST } from './sizes';

const RESULTS = 'bench/results.json';

const isSmallest = process.argv.includes('--smallest');
const names = process.argv.slice(2).filter((word) => word !== '--smallest');
const unknown = names.find((name) => benches[name] === undefined);
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}". Known: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const code = await buildBundle();
const sizes = isSmallest ? SMALLEST : FULL;
const started = Date.now();
const results = await runBenches(names.length > 0 ? names : Object.keys(benches), {
  ...{ code, sizes, prepared: preparedOnce(code, sizes) },
  say: (text) => console.log(text),
  step: (text) => console.error(`[${((Date.now() - started) / 1000).toFixed(0)} s] ${text}`),
});
if (!isSmallest) {
  const before = JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>;
  writeFileSync(RESULTS, `${JSON.stringify({ ...before, ...results }, null, 2)}\n`);
}
process.exit(0);
