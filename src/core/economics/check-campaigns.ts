/** What staff typed under Campaigns and cannot be used as typed: one text per row, '' where all is well. */
import type { Campaign } from '../../tables/catalogue.ts';
import type { Activity } from '../../tables/marketing.ts';
import { oneLine, sentences } from '../lib/text.ts';

export function campaignProblems(
  campaigns: readonly Campaign[],
  activities: readonly Pick<Activity, 'id' | 'name'>[],
): string[] {
  const named = new Set(activities.flatMap(({ id, name }) => [id, name].map((text) => text.trim().toLowerCase())));
  const rowOf = new Map<string, number>();
  return campaigns.map(({ code, channel, activity }, index) => {
    if (code === '' && channel === '' && activity === '') return '';
    const key = code.trim().toLowerCase();
    const first = rowOf.get(key);
    if (first === undefined) rowOf.set(key, index + 2);
    return sentences([
      key === '' ? 'There is no code: the row is not in use. Type it, or delete the row.' : '',
      key !== '' && first !== undefined ? `The code stands in row ${first} already: delete one of the two rows.` : '',
      channel.trim() === '' ? 'Channel is blank: it is taken from the code or the ad, else UNKNOWN.' : '',
      activity.trim() === '' || named.has(activity.trim().toLowerCase())
        ? ''
        : `Activity “${oneLine(activity, 40)}” stands in no row of Activities: its leads count for none.`,
    ]);
  });
}
