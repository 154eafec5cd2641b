/** What must be true of nights and mornings: closed dealers are left alone, and the backlog keeps its pace. */
import { isOpen } from '../src/core/hours/open-hours';
import { readHours } from '../src/core/hours/read-hours';
import type { Dealer } from '../src/tables/network';
import type { SimHub } from './hub';

/** The setting offersPerDealerPer10Minutes; a second is lost to what the sheet shows. */
const PACE_LIMIT = 3;
const PACE_SPAN_MS = 10 * 60_000 - 1000;

/** No rep is asked while their dealer is closed, unless staff have set it so. */
export function nobodyRungAtNight(hub: SimHub): string[] {
  if (hub.rows('Settings').some((row) => row.Setting === 'alwaysOpen' && row.Value === 'TRUE')) return [];
  const hours = new Map(
    hub.rows('Dealers').map((dealer) => [dealer['Dealer ID'], readHours(hoursIn(dealer), []).hours]),
  );
  return hub.rows('Offers').flatMap((offer) => {
    const open = hours.get(offer['Dealer ID']);
    const at = offeredAt(offer);
    // Sheets show whole seconds, and staff may move the rows about; a second either way proves nothing.
    const rang = !open || [at, at + 999].some((ms) => isOpen(open, ms));
    return rang ? [] : [`${offer['Offer ID']} rang at ${offer.Offered}, when ${offer['Dealer ID']} was closed`];
  });
}

/** A dealer gets at most three leads of the night’s backlog in any ten minutes. */
export function backlogIsPaced(hub: SimHub): string[] {
  const held = new Set(hub.rows('Leads').flatMap((lead) => (lead['Held until'] ? [lead['Lead ID']] : [])));
  const times = new Map<string, Map<string, number>>();
  for (const offer of hub.rows('Offers').filter((each) => held.has(each['Lead ID']))) {
    const dealer = offer['Dealer ID'] ?? '';
    times.set(dealer, (times.get(dealer) ?? new Map()).set(`${offer['Lead ID']} ${offer.Ring}`, offeredAt(offer)));
  }
  return [...times].flatMap(([dealer, offered]) => {
    const all = [...offered.values()];
    const most = Math.max(...all.map((from) => all.filter((at) => at >= from && at < from + PACE_SPAN_MS).length));
    return most > PACE_LIMIT ? [`${dealer} was offered ${most} leads of the backlog within ten minutes`] : [];
  });
}

function offeredAt(offer: Record<string, string>): number {
  return Date.parse(`${(offer.Offered ?? '').replace(' ', 'T')}+07:00`);
}

function hoursIn(dealer: Record<string, string>): Parameters<typeof readHours>[0] {
  const text = (header: string) => dealer[header] ?? '';
  return {
    zone: text('Time zone') as Dealer['zone'],
    opens: text('Opens'),
    closes: text('Closes'),
    closedDays: text('Closed days'),
    region: text('Region'),
  };
}
