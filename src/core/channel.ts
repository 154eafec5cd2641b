/**
 * By which provider, number and room a person is reached. Kept as one text ("qontak|<channel>|<room>",
 * "meta|<phone number id>|"), so that whoever carries it need not know what it means. '' is the first number there is.
 */
import type { BrandNumber } from '../tables/network.ts';

export const PROVIDERS = ['meta', 'qontak'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface Via {
  readonly provider: Provider;
  /** The provider's own id of the brand's number; '' when it is not known. */
  readonly account: string;
  /** Where the provider keeps the conversation; '' when it has no such thing, or it must be looked up. */
  readonly room: string;
}

export function viaText({ provider, account, room }: Via): string {
  return [provider, account, room].join('|');
}

export function readVia(text: string): Via {
  const [provider, account = '', room = ''] = text.split('|');
  return { provider: provider === 'qontak' ? provider : 'meta', account, room };
}

/**
 * How to answer what came in by `via`: the Numbers tab has the last word on which provider serves a number, whichever of
 * them brought the message.
 */
export function answerBy(numbers: readonly BrandNumber[], via: string): string {
  const came = readVia(via);
  const row = numbers.find(
    ({ phoneNumberId, channelId }) => came.account !== '' && [phoneNumberId, channelId].includes(came.account),
  );
  if (row && row.servedBy !== '' && row.servedBy !== came.provider) return viaText(ofNumber(row));
  return numbers.length === 0 && came.provider === 'meta' ? '' : via;
}

/** How to reach somebody who never wrote: by the first number. */
export function firstVia(numbers: readonly BrandNumber[]): string {
  const [first] = numbers;
  return first ? viaText(ofNumber(first)) : '';
}

function ofNumber({ servedBy, phoneNumberId, channelId }: BrandNumber): Via {
  const provider = servedBy || 'meta';
  return { provider, account: provider === 'meta' ? phoneNumberId : channelId, room: '' };
}

/** People of the provider's own can be given the conversation. */
export function hasRooms(via: string): boolean {
  return readVia(via).provider === 'qontak';
}

/** Templates a minute and number: https://docs.qontak.com (direct broadcast: 60 requests a minute). Null: no such limit. */
export function templatesPerMinute(via: string): number | null {
  return hasRooms(via) ? 60 : null;
}

/** What is wrong with a row of the Numbers tab, in words, or ''. */
export function numberProblem({ number, servedBy, phoneNumberId, channelId }: BrandNumber): string {
  if (number === '') return '';
  if (servedBy === '') return 'Choose who serves this number: meta or qontak.';
  if (servedBy === 'qontak' && channelId === '') return 'Served by qontak: its Qontak channel ID is missing.';
  return servedBy === 'meta' && phoneNumberId === '' ? 'Served by meta: its phone number ID is missing.' : '';
}
