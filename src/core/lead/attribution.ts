/** Where a lead came from, read from its very first message before anything else reads it. */
import type { Campaign } from '../../tables/catalogue.ts';
import type { MessageEvent } from '../events.ts';

export interface Attribution {
  readonly channel: string;
  /** Campaign code or ad ID; '' when unknown. */
  readonly campaign: string;
}

/** Letters of a code's source, as put into prefilled texts: [ref:TT-…]. */
const CHANNEL_OF_CODE: ReadonlyMap<string, string> = new Map([
  ['TT', 'TIKTOK'],
  ['GG', 'GOOGLE'],
  ['MT', 'META_ADS'],
  ['RF', 'REFERRAL'],
]);

/**
 * By the ad that Meta names, else by a code in the text, [ref:TT-…]; the Campaigns tab may overrule the channel. Otherwise
 * `UNKNOWN`.
 */
export function attribute(message: MessageEvent, campaigns: readonly Campaign[]): Attribution {
  if (message.referral) {
    const campaign = message.referral.sourceId;
    return { channel: knownChannel(campaign, campaigns) ?? 'META_ADS', campaign };
  }
  const text = message.content.type === 'text' ? message.content.text : '';
  const match = /\[ref:\s*([A-Za-z]{2})-([\w-]{1,64})\s*\]/.exec(text);
  if (!match) return { channel: 'UNKNOWN', campaign: '' };
  const source = (match[1] ?? '').toUpperCase();
  const code = `${source}-${match[2] ?? ''}`;
  return { channel: knownChannel(code, campaigns) ?? CHANNEL_OF_CODE.get(source) ?? 'UNKNOWN', campaign: code };
}

function knownChannel(code: string, campaigns: readonly Campaign[]): string | undefined {
  return campaigns.find((campaign) => campaign.code.toLowerCase() === code.toLowerCase())?.channel || undefined;
}
