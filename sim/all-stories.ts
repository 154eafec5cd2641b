/** Which stories a run plays. */
import { hostileStories } from './hostile/all';
import { SAFEGUARDS } from './hostile/safeguards';
import { type Story, stories } from './stories';

/** All hostile stories together. */
const HOSTILE = 'hostile';

export const STORY_NAMES: readonly string[] = [...[...stories, ...hostileStories].map(({ name }) => name), HOSTILE];

/** `name` '': those in which a loss of the broken safeguard would show, or those that every change is held against. */
export function storiesFor(name: string, breakage: string): readonly Story[] {
  const all = [...stories, ...hostileStories];
  const shows = SAFEGUARDS[breakage];
  if (name === '') return shows ? all.filter((story) => shows.includes(story.name)) : stories;
  return name === HOSTILE ? hostileStories : all.filter((story) => story.name === name);
}
