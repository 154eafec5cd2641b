/**
 * `npm run sim -- --seeds N [--seed S] [--story NAME] [--break SAFEGUARD]`: seeded schedules against the real bundle. A seed that
 * fails is printed with the command that plays it again. The last line reads "N schedules, M violations".
 */
import { buildBundle } from '../../esbuild.config.mjs';
import { type Base, prepareBase } from './base';
import { breakagePlugin, breakages } from './breakages';
import { type CrashPoint, planCrashes } from './crash-plan';
import { runSchedule } from './run-schedule';
import { type Story, stories } from './stories';

interface Options {
  seeds: number;
  seed: number;
  story: string;
  breakage: string;
}

function parse(parameters: readonly string[]): Options {
  const options: Options = { seeds: 100, seed: 1, story: '', breakage: '' };
  for (let i = 0; i < parameters.length; i += 2) {
    const [name, value = ''] = [parameters[i], parameters[i + 1]];
    if (name === '--seeds' && Number(value) > 0) options.seeds = Number(value);
    else if (name === '--seed' && Number(value) > 0) {
      options.seed = Number(value);
      if (!parameters.includes('--seeds')) options.seeds = 1;
    } else if (name === '--story' && stories.some((story) => story.name === value)) options.story = value;
    else if (name === '--break' && value in breakages) options.breakage = value;
    else {
      console.error(
        `"${name} ${value}" is not understood. Usage: npm run sim -- --seeds N [--seed S] [--story ${stories.map((s) => s.name).join('|')}] [--break ${Object.keys(breakages).join('|')}]`,
      );
      process.exit(2);
    }
  }
  return options;
}

const MAX_SHOWN = 10;

async function main(options: Options): Promise<void> {
  const plugins = options.breakage ? [breakagePlugin(options.breakage)] : [];
  const code = await buildBundle({ plugins });
  const base = await prepareBase(await buildBundle());
  const chosen = stories.filter((story) => options.story === '' || story.name === options.story);
  const started = Date.now();
  const crashed = new Map<string, number>();
  const plans = await planAll(code, base, chosen);
  let [violations, failed, calls] = [0, 0, 0];
  for (let i = 0; i < options.seeds; i++) {
    const seed = options.seed + i;
    const story = chosen[seed % chosen.length];
    if (!story) continue;
    const plan = plans.get(story.name);
    const crash = plan?.[Math.floor(seed / chosen.length) % plan.length];
    const result = await runSchedule(code, base, { story, seed, crash });
    calls += result.calls;
    for (const crash of result.crashes) crashed.set(crash, (crashed.get(crash) ?? 0) + 1);
    if (result.violations.length > 0) {
      violations += result.violations.length;
      if (failed++ < MAX_SHOWN) report(options, story.name, seed, result.violations);
      if (options.breakage) break;
    }
    if ((i + 1) % 250 === 0) progress(i + 1, options.seeds, violations, started);
  }
  const seconds = (Date.now() - started) / 1000;
  const planned = [...plans.values()].reduce((sum, plan) => sum + plan.length, 0);
  const rate = (options.seeds / seconds).toFixed(0);
  console.log(`${calls} service calls; ${crashed.size} crash points of ${planned} planned; ${rate} schedules a second`);
  console.log(`${options.seeds} schedules, ${violations} violations`);
  process.exit(violations > 0 && !options.breakage ? 1 : 0);
}

/** The crash points of each story that has any: from a run of it in which nothing dies. */
async function planAll(code: string, base: Base, chosen: readonly Story[]): Promise<Map<string, CrashPoint[]>> {
  const plans = new Map<string, CrashPoint[]>();
  for (const story of chosen) {
    if (!story.crashes) continue;
    const { seen } = await runSchedule(code, base, { story, seed: 1, crash: undefined });
    plans.set(story.name, planCrashes(story, seen));
  }
  return plans;
}

function report(options: Options, story: string, seed: number, violations: readonly string[]): void {
  const breaking = options.breakage ? ` --break ${options.breakage}` : '';
  const only = options.story ? ` --story ${options.story}` : '';
  console.log(`seed ${seed} (${story}): npm run sim -- --seed ${seed}${only}${breaking}`);
  for (const violation of violations.slice(0, MAX_SHOWN)) console.log(`  ${violation}`);
}

function progress(done: number, of: number, violations: number, started: number): void {
  const left = Math.round((((Date.now() - started) / done) * (of - done)) / 1000);
  console.error(`${done} of ${of} schedules, ${violations} violations, about ${left} s left`);
}

await main(parse(process.argv.slice(2)));
