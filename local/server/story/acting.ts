/** Actions of stories on phones: act, wait for the answer, find a button by its title as a person would. */
import type { Account, ChatMessage } from '../../world/meta/accounts';
import { type Choice, contentChoices, contentText } from '../../world/meta/content';
import type { Phone } from '../../world/meta/phone';
import type { Pace } from './pace';

/** Long enough to read a caption. */
export const READ_MS = 2600;

/** Does something on a phone, then waits for the business's next message that fits. */
export function replyTo(pace: Pace, phone: Phone) {
  return async (act: () => unknown, fits: (message: ChatMessage) => boolean, what: string): Promise<ChatMessage> => {
    const before = phone.account.chat.length;
    act();
    const found = await pace.until(
      () => phone.account.chat.slice(before).find((message) => message.from === 'business' && fits(message)),
      `${phone.account.name} waited for ${what}, and it did not come.`,
    );
    phone.open();
    return found;
  };
}

export function choose(phone: Phone, message: ChatMessage, choice: Choice): void {
  if (message.content.type === 'list') phone.pick(message.id, choice.id);
  else phone.tap(message.id, choice.id);
}

export function hasChoices({ content }: ChatMessage): boolean {
  return contentChoices(content).length > 0;
}

export function pickChoice(message: ChatMessage, wanted: RegExp): Choice {
  const choices = contentChoices(message.content);
  return choices.find(({ title }) => wanted.test(title)) ?? choices[0] ?? { id: '', title: '' };
}

const CLAIM = /claim|ambil/i;

export function claimButton(offer: ChatMessage): Choice {
  return pickChoice(offer, CLAIM);
}

export function offerOn(account: Account | undefined, since = 0): ChatMessage | undefined {
  return account?.chat.findLast(
    ({ from, at, content }) =>
      from === 'business' && at >= since && contentChoices(content).some(({ title }) => CLAIM.test(title)),
  );
}

export function firstLine({ content }: ChatMessage): string {
  return contentText(content).split('\n')[0] ?? '';
}
