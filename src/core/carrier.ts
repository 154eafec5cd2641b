/**
 * The provider, number and room by which a person is reached. Stored as one text ("qontak|<channel>|<room>", "meta|<phone
 * number id>|"), so that code passing it on need not know what it means. '' stands for the first number.
 */
import type { BrandNumber } from '../tables/network.ts';

export const PROVIDERS = ['meta', 'qontak'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface Carrier {
  readonly provider: Provider;
  /** The provider's own id of the brand's number; '' when it is not known. */
  readonly account: string;
  /** The provider's ID of the conversation; '' when the provider has no rooms, or the room must be looked up. */
  readonly room: string;
}

/** The carrier as the text stored in a row. */
export function carrierText({ provider, account, room }: Carrier): string {
  return [provider, account, room].map((part) => part.replace(/\|/g, '')).join('|');
}

/** Any text that is not Qontak's is read as Meta's; '' has no account and no room. */
export function readCarrier(text: string): Carrier {
  const [provider, account = '', room = ''] = text.split('|');
  return { provider: provider === 'qontak' ? provider : 'meta', account, room };
}

/**
 * The carrier for answering a message that came in by `carrier`: the Numbers tab decides which provider serves a number,
 * whichever of them delivered the message.
 */
export function answerBy(numbers: readonly BrandNumber[], carrier: string): string {
  const came = readCarrier(carrier);
  const row = numbers.find(
    ({ phoneNumberId, channelId }) => came.account !== '' && [phoneNumberId, channelId].includes(came.account),
  );
  if (row && row.servedBy !== '' && row.servedBy !== came.provider) return carrierText(ofNumber(row));
  return numbers.length === 0 && came.provider === 'meta' ? '' : carrier;
}

/** The carrier for somebody who never wrote: the first number. */
export function firstCarrier(numbers: readonly BrandNumber[]): string {
  const [first] = numbers;
  return first ? carrierText(ofNumber(first)) : '';
}

function ofNumber({ servedBy, phoneNumberId, channelId }: BrandNumber): Carrier {
  const provider = servedBy || 'meta';
  return { provider, account: provider === 'meta' ? phoneNumberId : channelId, room: '' };
}

/** Whether the provider has rooms: conversations that can be assigned to its own agents. */
export function hasRooms(carrier: string): boolean {
  return readCarrier(carrier).provider === 'qontak';
}

/** Templates per minute and number: https://docs.qontak.com (direct broadcast: 60 requests a minute). Null: no such limit. */
export function templatesPerMinute(carrier: string): number | null {
  return hasRooms(carrier) ? 60 : null;
}

/** What is wrong with a row of the Numbers tab, as a sentence, or ''. */
export function numberProblem({ number, servedBy, phoneNumberId, channelId }: BrandNumber): string {
  if (number === '') return '';
  if (servedBy === '') return 'Choose who serves this number: meta or qontak.';
  if (servedBy === 'qontak' && channelId === '') return 'Served by qontak: its Qontak channel ID is missing.';
  return servedBy === 'meta' && phoneNumberId === '' ? 'Served by meta: its phone number ID is missing.' : '';
}
