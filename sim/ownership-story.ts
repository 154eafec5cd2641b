/**
 * Owners at work, well and badly: they quote, they write without quoting and choose, they tap steps, or they ignore the
 * lead until it is taken back and somebody else claims it. Words carry a mark that says whose they are.
 */
import { contentChoices } from '../local/world/meta/content';
import { customerNumber, LEADS } from './base';
import { int } from './draw';
import type { SimHub } from './hub';

const pickOne = <T>(hub: SimHub, items: readonly T[]): T | undefined => items[int(hub, items.length)];

/** Marks in texts: for which lead a rep writes, and which customer wrote. */
export const forLead = (leadId: string) => `[untuk ${leadId}]`;
export const fromCustomer = (number: string) => `[dari ${number}]`;

/** The time between two taps of a thumb. */
const TAP_MS = 700;

interface Tappable {
  readonly messageId: string;
  readonly id: string;
}

/** What lies on a rep's phone and can be tapped, by the first letters of what it stands for. */
function tappable(hub: SimHub, number: string, kind: 'C1' | 'S1' | 'P1'): Tappable[] {
  const { chat } = hub.world.phone(number).account;
  return chat.flatMap((message) =>
    contentChoices(message.content)
      .filter(({ id }) => message.from === 'business' && id.startsWith(`${kind}|`))
      .map(({ id }) => ({ messageId: message.id, id })),
  );
}

/** A few reps claim what they can, so that some have several leads; others come when leads are offered again. */
function claimAll(hub: SimHub, atMs: number, share: number): void {
  for (const { number } of hub.reps()) {
    if (hub.random() > share) continue;
    hub.rt.after(atMs + int(hub, 30_000), () => {
      tappable(hub, number, 'C1').forEach((offer, i) => {
        hub.rt.after(i * TAP_MS, () => choose(hub, number, offer));
      });
    });
  }
}

/** A button of a message, or a row of a list. */
function choose(hub: SimHub, number: string, { messageId, id }: Tappable): void {
  const phone = hub.world.phone(number);
  const isList = phone.account.chat.find((message) => message.id === messageId)?.content.type === 'list';
  if (isList) phone.pick(messageId, id);
  else phone.tap(messageId, id);
}

function ownerActs(hub: SimHub, number: string): void {
  const phone = hub.world.phone(number);
  const steps = tappable(hub, number, 'S1');
  const step = pickOne(hub, steps);
  if (!step) return;
  const leadId = step.id.split('|')[1] ?? '';
  const acts = [
    () => phone.say(`Halo ${forLead(leadId)}`, { replyTo: step.messageId }),
    () => phone.say('Halo, ada yang bisa dibantu?'),
    () => phone.sendMedia('audio', { voice: true }),
    () => phone.pick(step.messageId, step.id),
    () => {
      const row = pickOne(hub, tappable(hub, number, 'P1'));
      if (row) phone.pick(row.messageId, row.id);
    },
    () => phone.react(step.messageId, '👍'),
  ];
  pickOne(hub, acts)?.();
}

export function ownersAtWork(hub: SimHub, busy: number): void {
  const row = hub.rows('Settings').findIndex((setting) => setting.Setting === 'firstContactMinutes') + 2;
  const { people, owner } = hub.rt.host;
  hub.rt.after(
    1,
    () => void hub.rt.change(() => people.paste({ sheet: 'Settings' }, { row, column: 2, cells: [['2']] }, owner)),
  );
  claimAll(hub, 2_000, 0.2);
  for (const { number } of hub.reps()) {
    // Half of them never do anything: their leads are taken back.
    if (hub.random() < 0.5) continue;
    for (let i = 0; i < 1 + int(hub, busy); i++) hub.rt.after(8_000 + int(hub, 200_000), () => ownerActs(hub, number));
  }
  for (let i = 0; i < busy * 2; i++) {
    const number = customerNumber(int(hub, LEADS));
    const say = () => hub.world.phone(number).say(`Halo? ${fromCustomer(number)}`);
    hub.rt.after(1_000 + int(hub, 240_000), say);
  }
  claimAll(hub, 190_000, 0.4);
}
