/** Which stories a run plays. */
import { chaosStories } from './chaos/all';
import { hostileStories } from './hostile/all';
import { SAFEGUARDS } from './hostile/safeguards';
import { stories } from './stories';
import type { Story } from './story';

/** All hostile stories together. */
const HOSTILE = 'hostile';
/** All stories of the platform's and the workbook's faults. */
const CHAOS = 'chaos';

export const allStories: readonly Story[] = [...stories, ...hostileStories, ...chaosStories];

export const STORY_NAMES: readonly string[] = [...allStories.map(({ name }) => name), HOSTILE, CHAOS];

/** `name` '': the stories in which the broken safeguard would show, or the standard set that every change is tested with. */
export function storiesFor(name: string, breakage: string): readonly Story[] {
  const shows = SAFEGUARDS[breakage];
  if (name === '') return shows ? allStories.filter((story) => shows.includes(story.name)) : stories;
  if (name === CHAOS) return chaosStories;
  return name === HOSTILE ? hostileStories : allStories.filter((story) => story.name === name);
}
