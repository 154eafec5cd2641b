/** The console's people in a hub of their own. Importing it opens a cast for each test, in `cast`, from one that was made once. */
import type { Base } from '../../sim/base';
import { type Cast, openCast } from './cast';
import { askPage, furnishPeople, linkOf } from './page-cast';

export let cast: Cast;
let furnished: Base;
/** Not the one of the cast that it goes on from: ids are made of it. */
const SEED = 8;

beforeAll(async () => {
  const { hub } = await furnish();
  furnished = { runtime: hub.rt.snapshot(), world: hub.world.snapshot(), now: hub.rt.now() };
  await hub.rt.close();
});
beforeEach(async () => {
  cast = await openCast({ from: furnished, startMs: furnished.now, seed: SEED });
});
afterEach(() => cast.hub.rt.close());

async function furnish(): Promise<Cast> {
  const first = await openCast();
  await furnishPeople(first);
  return first;
}

export const ask = <K extends Parameters<typeof askPage>[2]>(
  who: string,
  call: K,
  input: Parameters<typeof askPage<K>>[3],
) => askPage(cast, linkOf(cast, who), call, input);
