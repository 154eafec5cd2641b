/** Customers who arrive while the hub has trouble with others, which must not affect them, or only briefly. */
import { contentChoices } from '../../local/world/meta/content';
import { customerNumber } from '../base';
import type { SimHub } from '../hub';

const LOOK_EVERY_MS = 30_000;
const LOOKS_FOR_MS = 5 * 60_000;
/** They write again after this long without an answer. */
const PATIENCE_MS = 10 * 60_000;
const FIRST = 700;
const DEALERS_ASKED = 3;

export interface Newcomer {
  readonly number: string;
  readonly name: string;
}

/** A customer who writes at this time, and then for `forMs` does what the newest message on their phone asks. */
export function newcomer(hub: SimHub, index: number, atMs: number, forMs = LOOKS_FOR_MS): Newcomer {
  const number = customerNumber(FIRST + index);
  const name = `Pendatang ${index}`;
  const phone = hub.world.phone(number, { name });
  hub.rt.after(atMs, () => phone.say('mau beli'));
  for (let after = LOOK_EVERY_MS; after <= forMs; after += LOOK_EVERY_MS) {
    hub.rt.after(atMs + after, () => goOn(hub, number, index));
  }
  return { number, name };
}

function goOn(hub: SimHub, number: string, index: number): void {
  const phone = hub.world.phone(number);
  const last = phone.account.chat.at(-1);
  if (!last) return;
  if (last.from === 'user') {
    if (hub.rt.now() - last.at > PATIENCE_MS) phone.say('halo?');
    return;
  }
  const [choice] = contentChoices(last.content);
  if (last.content.type === 'location-request') phone.sendLocation(-6.2615 - index * 1e-3, 106.8106);
  else if (choice && last.content.type === 'list') phone.pick(last.id, choice.id);
  else if (choice) phone.tap(last.id, choice.id);
}

/**
 * Returns a sentence for each newcomer who was not served: every message must be answered within `minutes`, counted from
 * `troubleUntil` (epoch ms) if that is later, and three dealers must be asked.
 */
export function notServed(hub: SimHub, some: readonly Newcomer[], minutes: number, troubleUntil = 0): string[] {
  return some.flatMap(({ number, name }) => {
    const { chat } = hub.world.phone(number).account;
    const said = chat.filter(({ from }) => from === 'user');
    const late = said.flatMap((message) => {
      const due = Math.max(message.at, troubleUntil) + minutes * 60_000;
      const answer = chat.find(({ from, at }) => from === 'business' && at >= message.at);
      return answer && answer.at <= due
        ? []
        : [`${name} had no answer within ${minutes} minutes${answer ? '' : ' or ever'}`];
    });
    const asked = new Set(offersFor(hub, number).map((offer) => offer['Dealer ID']));
    const few = asked.size < DEALERS_ASKED ? [`for ${name} ${asked.size} dealers were asked`] : [];
    return [...late.slice(0, 1), ...few];
  });
}

function offersFor(hub: SimHub, number: string): Record<string, string>[] {
  const leads = new Set(
    hub
      .rows('Leads')
      .filter((lead) => digits(lead['Customer phone']) === number)
      .map((lead) => lead['Lead ID']),
  );
  return hub.rows('Offers').filter((offer) => leads.has(offer['Lead ID']));
}

/** A phone number as the sheets show it, as WhatsApp writes it. */
export function digits(shown: string | undefined): string {
  return (shown ?? '').replace(/\D/g, '');
}
