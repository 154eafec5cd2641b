/** Which stories a run plays. */
import { hostileStories } from './hostile/all';
import { type Story, stories } from './stories';

/** All hostile stories together. */
const HOSTILE = 'hostile';

export const STORY_NAMES: readonly string[] = [...[...stories, ...hostileStories].map(({ name }) => name), HOSTILE];

/** '': those that every change is held against. */
export function storiesFor(name: string): readonly Story[] {
  if (name === '') return stories;
  if (name === HOSTILE) return hostileStories;
  return [...stories, ...hostileStories].filter((story) => story.name === name);
}
