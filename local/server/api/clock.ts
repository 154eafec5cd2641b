/** The hub's clock, which can be set ahead: a window closes, a reminder comes, dealers open. */
import { numberField, readFields } from '../http/body';
import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import type { ApiContext } from './context';

/** The furthest jump: beyond it everything that is kept for some days would expire at once. */
const LONGEST_MS = 7 * 86_400_000;

export function clockRoutes({ hub }: ApiContext): Routes {
  const shown = () => ({ now: hub.runtime().now(), aheadMs: Math.round(hub.runtime().now() - Date.now()) });
  return {
    'GET /local/clock': shown,

    'POST /local/clock': async ({ request }) => {
      const ms = numberField(await readFields(request), 'forwardMs');
      if (ms <= 0 || ms > LONGEST_MS) {
        throw new ApiError(
          400,
          'The clock can be set ahead only, by seven days at most.',
          'Reset the demo to go back.',
        );
      }
      await hub.moveClock(ms);
      return shown();
    },
  };
}
