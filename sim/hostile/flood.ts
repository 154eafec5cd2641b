/** One customer writes hundreds of messages to the rep who owns their lead: everybody else must not notice. */
import { contentChoices } from '../../local/world/meta/content';
import { customerNumber } from '../base';
import { int } from '../draw';
import type { SimHub } from '../hub';
import type { Story } from '../story';
import { digits, type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const STARTS_MS = MINUTE_MS;
const FLOOD_MS = 5 * MINUTE_MS;
const ANSWER_MINUTES = 3;
/** A full share of twenty leaves one by one, every six seconds, and the other's words wait behind it. */
const REACHES_MINUTES = 4;
const OTHERS_WORDS = 'Kak, saya yang lain';

interface Cast {
  readonly newcomers: readonly Newcomer[];
  /** Whose leads the flooded rep owns. */
  readonly rep: string;
}

const casts = new WeakMap<SimHub, Cast>();

export const flood: Story = {
  name: 'flood',
  latency: 'model',
  async play(hub) {
    const { rep, customers } = claimTwo(hub);
    const [noisy = '', other = ''] = customers;
    const phone = hub.world.phone(noisy);
    const count = 200 + int(hub, 300);
    for (let i = 0; i < count; i++) hub.rt.after(STARTS_MS + int(hub, FLOOD_MS), () => phone.say(word(hub, i)));
    const saidAt = STARTS_MS + MINUTE_MS + int(hub, FLOOD_MS - MINUTE_MS);
    hub.rt.after(saidAt, () => hub.world.phone(other).say(OTHERS_WORDS));
    const newcomers = [0, 1, 2].map((i) => newcomer(hub, i, STARTS_MS + int(hub, FLOOD_MS)));
    casts.set(hub, { newcomers, rep });
    await hub.rt.advance(16 * MINUTE_MS);
  },
  check(hub) {
    const { newcomers, rep } = casts.get(hub) ?? { newcomers: [], rep: '' };
    return [...notServed(hub, newcomers, ANSWER_MINUTES), ...reachesTheRep(hub, rep), ...alertsStayFew(hub)];
  },
};

/** A rep who was offered two leads takes both. */
function claimTwo(hub: SimHub): { readonly rep: string; readonly customers: readonly string[] } {
  const leads = new Map(hub.rows('Leads').map((lead) => [lead['Lead ID'], lead]));
  for (const { number } of hub.reps()) {
    const phone = hub.world.phone(number);
    const offers = phone.account.chat.flatMap((message) => {
      const claim =
        message.from === 'business'
          ? contentChoices(message.content).find(({ id }) => id.startsWith('C1|'))
          : undefined;
      return claim ? [{ message, claim }] : [];
    });
    if (offers.length < 2) continue;
    const two = offers.slice(0, 2);
    two.forEach(({ message, claim }, i) => {
      hub.rt.after(1_000 + i * 8_000, () => void phone.tap(message.id, claim.id));
    });
    const customers = two.map(({ claim }) => digits(leads.get(claim.id.split('|')[1] ?? '')?.['Customer phone']));
    return { rep: number, customers };
  }
  return { rep: '', customers: [customerNumber(0), customerNumber(1)] };
}

function reachesTheRep(hub: SimHub, rep: string): string[] {
  const said = hub.world
    .phones()
    .flatMap(({ chat }) => chat)
    .find(isTheirs('user'));
  const heard = hub.world.phone(rep).account.chat.find(isTheirs('business'));
  if (!said) return ['the other customer said nothing'];
  const late = heard ? heard.at - said.at > REACHES_MINUTES * MINUTE_MS : true;
  return late ? [`the other customer's words did not reach the rep within ${REACHES_MINUTES} minutes`] : [];
}

function isTheirs(from: 'user' | 'business') {
  return (message: { readonly from: string; readonly content: object }) =>
    message.from === from && JSON.stringify(message.content).includes(OTHERS_WORDS);
}

function word(hub: SimHub, index: number): string {
  const roll = hub.random();
  if (roll < 0.02) return `a${':'.repeat(4_000)}`;
  if (roll < 0.05) return 'panjang '.repeat(500);
  return `pesan ${index}`;
}

/** One flood is one thing to know. */
function alertsStayFew(hub: SimHub): string[] {
  const alerts = hub.rows('Alerts').length;
  return alerts > 10 ? [`${alerts} alerts of one person's flood`] : [];
}
