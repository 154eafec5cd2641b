/** A night in three time zones: customers write at three in the morning, dealers open at eight by their own clocks. */
import { contentChoices } from '../local/world/meta/content';
import { Agenda } from './agenda';
import { int } from './draw';
import type { SimHub } from './hub';
import type { Story } from './story';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Depok is in WIB, Makassar in WITA, Jayapura in WIT: they open at 08:00, 07:00 and 06:00 in Jakarta. */
const CITIES = [
  [-6.4025, 106.7942],
  [-5.1477, 119.4327],
  [-2.5337, 140.7181],
] as const;
/** The base starts just before three; by a quarter to ten everybody has had their turn. */
const LASTS_MS = 6.75 * HOUR_MS;

interface Night {
  readonly hub: SimHub;
  readonly agenda: Agenda;
}

export const night: Story = {
  name: 'night',
  latency: 'model',
  base: 'night',
  minutes: 'when something is due',
  async play(hub) {
    const agenda = new Agenda(hub);
    const count = 9 + int(hub, 8);
    for (let i = 0; i < count; i++) arrive({ hub, agenda }, i, int(hub, 12 * MINUTE_MS));
    // And some in the morning, while the backlog is being released.
    for (let i = 0; i < 3; i++) arrive({ hub, agenda }, 100 + i, 5 * HOUR_MS + int(hub, 40 * MINUTE_MS));
    const decided = new Set<string>();
    for (let at = 2 * HOUR_MS; at < LASTS_MS; at += 2 * MINUTE_MS)
      agenda.at(at, () => lookAtOffers({ hub, agenda }, decided));
    await agenda.playUntil(LASTS_MS);
  },
  check: (hub) => [...everybodyServed(hub), ...everybodyTold(hub)],
  triggers: { skip: 0.3, double: 0.05 },
};

/** One customer, from the first word to the location. */
function arrive({ hub, agenda }: Night, index: number, atMs: number): void {
  const [latitude, longitude] = CITIES[int(hub, CITIES.length)] ?? CITIES[0];
  const phone = hub.world.phone(`62815${String(30_000_000 + index)}`, {
    name: `Malam ${String(index).padStart(3, '0')}`,
  });
  const gap = 20_000 + int(hub, 40_000);
  agenda.at(atMs, () => phone.say('mau beli'));
  agenda.at(atMs + gap, () => phone.say('Volta V1 City'));
  agenda.at(atMs + 2 * gap, () => phone.sendLocation(latitude + index * 1e-3, longitude));
}

/** Each rep makes up their mind about each offer once: half claim it, some pass, the rest let it run out. */
function lookAtOffers({ hub, agenda }: Night, decided: Set<string>): void {
  for (const { number } of hub.reps()) {
    const phone = hub.world.phone(number);
    for (const message of phone.account.chat) {
      if (message.from !== 'business' || decided.has(message.id)) continue;
      decided.add(message.id);
      const wanted = hub.random() < 0.5 ? 'C1|' : hub.random() < 0.2 ? 'D1|' : 'none';
      const choice = contentChoices(message.content).find(({ id }) => id.startsWith(wanted));
      if (choice) agenda.after(int(hub, 6 * MINUTE_MS), () => phone.tap(message.id, choice.id));
    }
  }
}

function everybodyServed(hub: SimHub): string[] {
  const open = hub.rows('Leads').filter((lead) => lead.Status === 'UNCLAIMED' || lead.Status === 'SCREENING');
  return open.map((lead) => `${lead['Lead ID']} of the night is still ${lead.Status}`);
}

/** Who had to wait was told until when. */
function everybodyTold(hub: SimHub): string[] {
  const told = hub.rows('Outbox').filter((row) => row.Message === 'customer.dealersClosed');
  const held = hub.rows('Leads').filter((lead) => lead['Held until'] !== '');
  const few = held.length < 5 ? ['hardly anybody had to wait: the story proves nothing'] : [];
  const untold = held.filter((lead) => !told.some((row) => row['Lead ID'] === lead['Lead ID']));
  return [...few, ...untold.map((lead) => `the customer of ${lead['Lead ID']} was not told when dealers open`)];
}
