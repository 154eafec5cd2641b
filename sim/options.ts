/** The simulation's command line. */

import { STORY_NAMES } from './all-stories';
import { breakages } from './breakages';

export interface Options {
  readonly seeds: number;
  readonly seed: number;
  readonly story: string;
  readonly breakage: string;
}

const USAGE = `Usage: npm run sim -- --seeds N [--seed S] [--story ${STORY_NAMES.map((name) => `"${name}"`).join('|')}] [--break ${Object.keys(breakages).join('|')}]`;

/** Stops with exit code 2 and one clear line when it is not understood. */
export function parseOptions(parameters: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let i = 0; i < parameters.length; i += 2) given.set(parameters[i] ?? '', parameters[i + 1] ?? '');
  const number = (name: string, fallback: number): number => {
    const value = given.get(name);
    given.delete(name);
    if (value === undefined) return fallback;
    if (!/^\d+$/.test(value)) refuse(`${name} ${value}`);
    return Number(value);
  };
  const word = (name: string, known: readonly string[]): string => {
    const value = given.get(name) ?? '';
    given.delete(name);
    if (value !== '' && !known.includes(value)) refuse(`${name} ${value}`);
    return value;
  };
  const isReplay = given.has('--seed') && !given.has('--seeds');
  const options = {
    seeds: number('--seeds', isReplay ? 1 : 100),
    seed: number('--seed', 1),
    story: word('--story', STORY_NAMES), // biome-ignore format: one line
    breakage: word('--break', Object.keys(breakages)),
  };
  const [unknown] = given.keys();
  if (unknown !== undefined) refuse(unknown);
  return options;
}

function refuse(what: string): never {
  console.error(`"${what}" is not understood. ${USAGE}`);
  process.exit(2);
}
