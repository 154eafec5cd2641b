/** What the API's handlers work with. */
import type { Hub } from '../hub';
import type { Live } from '../live';
import type { Player } from '../story/player';

export interface ApiContext {
  readonly hub: Hub;
  readonly live: Live;
  readonly story: Player;
  /** http://127.0.0.1:8080, without a slash at the end. */
  readonly origin: string;
  /** Pages that the bundle brings, by name. */
  readonly pages: readonly string[];
}
