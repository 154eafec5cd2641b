/** A hub in which Sari's lead was claimed by Andi and lost, and all of it happened long ago: what the archive takes. */
import type { Base } from '../../sim/base';
import { askDealers, type Cast, openCast } from './cast';
import { furnishSales } from './sales-cast';

export const MINUTE = 61_000;
const LONG_AGO = '2026-08-03 10:00:00';
/** What says when something happened, tab by tab. */
export const OLD_TIMES: Readonly<Record<string, readonly string[]>> = {
  Leads: ['Created', 'Reminded', 'Routed', 'Claimed', 'First contact', 'Reopening asked', 'Closed'],
  Customers: ['First seen', 'Last message'],
  Offers: ['Offered', 'Expires', 'Answered'],
  Conversation: ['At'],
  Timeline: ['At'],
  Outbox: ['Created', 'Last tried'],
  'Inbox log': ['Received', 'Handled'],
};

/** As if all of it had happened long ago. */
export function makeOld(cast: Cast): void {
  const { people, owner, readTab } = cast.hub.rt.host;
  for (const [tab, times] of Object.entries(OLD_TIMES)) {
    const headers = readTab({ sheet: tab })?.headers ?? [];
    cast.hub.rows(tab).forEach((each, at) => {
      for (const time of times)
        if (each[time])
          people.paste({ sheet: tab }, { row: at + 2, column: headers.indexOf(time) + 1, cells: [[LONG_AGO]] }, owner);
    });
  }
}

/** What a cast is opened from. `choose`: what head office has set before. */
export async function makeOldLead(
  choose: (cast: Cast) => Promise<void> = async () => undefined,
): Promise<{ readonly from: Pick<Base, 'runtime' | 'world'>; readonly startMs: number }> {
  const cast = await openCast({ minutes: 'when something is due' });
  furnishSales(cast);
  await choose(cast);
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  await cast.andi.taps('Batal');
  await cast.andi.taps('Harga');
  // Until no clock of the lead runs any more.
  await cast.hub.rt.advance(30 * 60 * MINUTE);
  makeOld(cast);
  const from = { runtime: cast.hub.rt.snapshot(), world: cast.hub.world.snapshot() };
  const startMs = cast.hub.rt.now();
  await cast.hub.rt.close();
  return { from, startMs };
}
