/** A simulated person at head office, so that in the demo a customer who asks for a person gets an answer. */
import type { MetaWorld } from '../world/meta';
import type { Account } from '../world/meta/accounts';
import { contentText } from '../world/meta/content';

export const HEAD_OFFICE = {
  number: '6281190000099',
  name: 'Ratih Kusuma',
  mail: 'ratih.kusuma@volta.example',
} as const;

/** Long enough to read the alert, short enough to wait for. */
const ANSWERS_AFTER_MS = 6_000;
const GREETING = 'Halo, saya Ratih dari kantor pusat. Ada yang bisa saya bantu?';

/** Call it on every change in a chat. It answers each lead that reaches head office once. */
export function createHeadOffice(world: () => MetaWorld, schedule: (delayMs: number, task: () => void) => unknown) {
  const seen = new Set<string>();
  return (account: Account): void => {
    const message = account.chat.at(-1);
    if (account.id !== HEAD_OFFICE.number || message?.from !== 'business' || seen.has(message.id)) return;
    seen.add(message.id);
    if (!contentText(message.content).startsWith('🚨')) return;
    const answer = () => world().phone(account.id, { name: HEAD_OFFICE.name }).say(GREETING, { replyTo: message.id });
    schedule(ANSWERS_AFTER_MS, answer);
  };
}
