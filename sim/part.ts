/** The schedules of one process, one after the other. */
import { buildBundle } from '../esbuild.config.mjs';
import { type Base, prepareBase, prepareNight } from './base';
import { breakagePlugin } from './breakages';
import { type CrashPoint, planCrashes } from './crash-plan';
import type { Options } from './options';
import { runSchedule } from './run-schedule';
import { type Story, stories } from './stories';

/** What a process has to say: after every schedule, so that progress shows while it goes. */
export interface ScheduleReport {
  readonly seed: number;
  readonly story: string;
  readonly calls: number;
  readonly crashes: readonly string[];
  readonly planned: number;
  readonly violations: readonly string[];
}

export async function runPart(options: Options, tell: (report: ScheduleReport) => void): Promise<void> {
  const plugins = options.breakage ? [breakagePlugin(options.breakage)] : [];
  const code = await buildBundle({ plugins });
  const sound = await buildBundle();
  const day = await prepareBase(sound);
  const chosen = stories.filter((story) => options.story === '' || story.name === options.story);
  const night = chosen.some((story) => story.base === 'night') ? await prepareNight(sound) : day;
  const plans = await planAll(code, day, chosen);
  const planned = [...plans.values()].reduce((sum, plan) => sum + plan.length, 0);
  for (let i = options.part; i < options.seeds; i += options.parts) {
    const seed = options.seed + i;
    const story = chosen[seed % chosen.length];
    if (!story) continue;
    const plan = plans.get(story.name);
    const crash = plan?.[Math.floor(seed / chosen.length) % plan.length];
    const { calls, crashes, violations } = await runSchedule(code, story.base === 'night' ? night : day, {
      story,
      seed,
      crash,
    });
    tell({ seed, story: story.name, calls, crashes, planned, violations });
    if (options.breakage && violations.length > 0) return;
  }
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
