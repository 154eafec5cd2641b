/** One person writes hundreds of messages, some of them as long as WhatsApp takes: everybody else must not notice. */
import { customerNumber } from '../base';
import type { SimHub } from '../hub';
import type { Story } from '../stories';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const FLOOD_MS = 5 * MINUTE_MS;
const ANSWER_MINUTES = 3;

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const flood: Story = {
  name: 'flood',
  latency: 'model',
  lastsMs: 15 * MINUTE_MS,
  play(hub) {
    const reps = hub.reps();
    const sender = hub.random() < 0.7 ? customerNumber(900) : (reps[int(hub, reps.length)]?.number ?? '');
    const phone = hub.world.phone(sender, { name: 'Banyak Bicara' });
    const count = 200 + int(hub, 300);
    for (let i = 0; i < count; i++) hub.rt.after(int(hub, FLOOD_MS), () => phone.say(word(hub, i)));
    arrivals.set(
      hub,
      [0, 1, 2].map((i) => newcomer(hub, i, MINUTE_MS + int(hub, FLOOD_MS))),
    );
  },
  check: (hub) => [...notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES), ...alertsStayFew(hub)],
};

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

function int(hub: SimHub, below: number): number {
  return Math.floor(hub.random() * below);
}
