/** The story: its state, and play, pause and stop. */
import { readFields } from '../http/body';
import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import type { ApiContext } from './context';

export function storyRoutes({ story }: ApiContext): Routes {
  return {
    'GET /local/story': () => story.view(),
    'POST /local/story': async ({ request }) => {
      const { action, speed } = await readFields(request);
      if (action === 'play') story.play(typeof speed === 'number' && speed > 0 && speed <= 100 ? speed : 1);
      else if (action === 'pause') story.pause();
      else if (action === 'stop') story.stop();
      else throw new ApiError(400, '"action" is not known.', 'Send one of: play, pause, stop.');
      return story.view();
    },
  };
}
