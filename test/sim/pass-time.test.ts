/** Time that passes without every minute's trigger is the same time: what the hub does, and when it does it. */

import { askDealers, type Cast, openCast } from '../stories/cast';
import { furnishUnits } from '../stories/unit-cast';
import { runs } from '../support/sweep';

/** Sunday evening: a night's jobs, the opening hours and the deadlines of the morning are ahead. */
const EVENING_MS = Date.parse('2026-11-22T18:30:00+07:00');
const HOUR_MS = 3_600_000;

/** A lead that nobody claims, one that nobody calls, a customer who falls silent, a lost answer and a silent gateway. */
async function leftAlone(minutes: 'every' | 'when something is due', hours: number) {
  const cast = await openCast({ startMs: EVENING_MS, minutes });
  await furnishUnits(cast, { 'Silent after (minutes)': '90' });
  await askDealers(cast, cast.sari);
  const budi = cast.person('6281322222222', 'Budi');
  await askDealers(cast, budi);
  await cast.andi.taps('Claim');
  await cast.person('6281333333333', 'Citra').says('mau beli');
  cast.hub.world.failNext('answer lost');
  await cast.dewi.says('halo');
  await cast.hub.rt.advance(hours * HOUR_MS);
  return cast;
}

/** Every tab but the hub's own memory, whose names are drawn by chance, and every phone. */
function stateOf(cast: Cast) {
  const tabs = cast.hub.rt.host.spreadsheets().flatMap(({ sheets }) => sheets.map(({ title }) => title));
  return {
    tabs: Object.fromEntries(tabs.filter((tab) => tab !== 'System').map((tab) => [tab, cast.hub.rows(tab)])),
    chats: cast.hub.world.messages().map(({ phone, from, at, content }) => ({ phone, from, at, content })),
  };
}

test('hours are the same minute by minute and in stretches', async () => {
  const hours = runs(60, 9);
  const every = await leftAlone('every', hours);
  const stretches = await leftAlone('when something is due', hours);
  const [all, few] = [every, stretches].map(({ hub }) => hub.rt.executions().length);
  expect(stateOf(stretches)).toEqual(stateOf(every));
  expect(all).toBeGreaterThan(few ?? 0);
  await every.hub.rt.close();
  await stretches.hub.rt.close();
});
