/** The story: its state and chapters, and play, pause and stop. */
import { readFields } from '../http/body';
import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import { CHAPTERS } from '../views';
import type { ApiContext } from './context';

export function storyRoutes({ story }: ApiContext): Routes {
  return {
    'GET /local/story': () => ({ ...story.view(), chapters: CHAPTERS }),
    'POST /local/story': async ({ request }) => {
      const { action, speed, chapter = 'lead' } = await readFields(request);
      const found = CHAPTERS.find(({ id }) => id === chapter);
      if (!found) {
        const known = CHAPTERS.map(({ id }) => id).join(', ');
        throw new ApiError(400, '"chapter" is not known.', `Send one of: ${known}.`);
      }
      const times = typeof speed === 'number' && speed > 0 && speed <= 100 ? speed : 1;
      if (action === 'play') story.play(times, found.id);
      else if (action === 'pause') story.pause();
      else if (action === 'stop') story.stop();
      else throw new ApiError(400, '"action" is not known.', 'Send one of: play, pause, stop.');
      return story.view();
    },
  };
}
