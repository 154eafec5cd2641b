/** Prepares what every schedule starts from, once for all processes, and runs one schedule. */
import { buildBundle } from '../esbuild.config.mjs';
import { allStories, storiesFor } from './all-stories';
import { type Base, prepareBase, prepareNight } from './base';
import { breakagePlugin } from './breakages';
import { type CrashPoint, planCrashes } from './crash-plan';
import type { Options } from './options';
import { runSchedule } from './run-schedule';
import type { Story } from './story';

/** After every schedule, so that progress shows while it goes. */
export interface ScheduleReport {
  readonly seed: number;
  readonly story: string;
  readonly calls: number;
  readonly overflowed: number;
  readonly crashes: readonly string[];
  readonly violations: readonly string[];
}

/** Plain data: it crosses to other processes. */
export interface Prepared {
  readonly code: string;
  /** Names of the stories that are played, in the order in which seeds choose. */
  readonly chosen: readonly string[];
  readonly day: Base;
  readonly night: Base;
  readonly plans: ReadonlyMap<string, readonly CrashPoint[]>;
}

export async function prepare(options: Options): Promise<Prepared> {
  const plugins = options.breakage ? [breakagePlugin(options.breakage)] : [];
  const code = await buildBundle({ plugins });
  const sound = await buildBundle();
  const day = await prepareBase(sound);
  const chosen = storiesFor(options.story, options.breakage);
  const night = chosen.some((story) => story.base === 'night') ? await prepareNight(sound) : day;
  const plans = await planAll(code, day, chosen);
  return { code, chosen: chosen.map(({ name }) => name), day, night, plans };
}

export async function playSeed(prepared: Prepared, seed: number): Promise<ScheduleReport> {
  const { code, chosen, day, night, plans } = prepared;
  const story = allStories.find(({ name }) => name === chosen[seed % chosen.length]);
  if (!story) throw new Error(`No story for seed ${seed}`);
  const plan = plans.get(story.name);
  const crash = plan?.[Math.floor(seed / chosen.length) % plan.length];
  const { calls, overflowed, crashes, violations } = await runSchedule(code, story.base === 'night' ? night : day, {
    story,
    seed,
    crash,
  });
  return { seed, story: story.name, calls, overflowed, crashes, violations };
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
