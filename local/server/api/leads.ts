/** GET /local/leads: "why these dealers". The verdicts stored with each lead, with dealers' names and as text. */
import type { Routes } from '../http/router';
import { readRecords } from '../tabs';
import type { ApiContext } from './context';

const NEWEST = 100;

interface Kept {
  readonly ring: number;
  readonly others?: number;
  readonly considered: readonly {
    readonly dealerId: string;
    readonly distanceKm: number | null;
    readonly score: number | null;
    readonly verdict: string;
  }[];
}

const WORDS: Readonly<Record<string, string>> = {
  asked: 'asked',
  'further-away': 'could be asked, others are nearer',
  'too-far': 'beyond the radius',
  inactive: 'not active',
  'no-coordinates': 'has no usable coordinates',
  'not-authorised': 'not authorised for this',
  'no-stock': 'does not have the model',
  full: 'has all the leads it can look after',
  closed: 'closed',
  'no-rep': 'no rep on duty',
  busy: 'has its share of the backlog',
  'already-asked': 'was asked before',
};

export function leadRoutes({ hub }: ApiContext): Routes {
  return {
    'GET /local/leads': () => {
      const dealers = new Map(
        readRecords(hub.runtime(), 'Dealers').map((row) => [row['Dealer ID'], row['Dealer name']]),
      );
      const rows = readRecords(hub.runtime(), 'Leads').reverse().slice(0, NEWEST);
      return {
        leads: rows.map((row) => ({
          id: row['Lead ID'],
          status: row.Status,
          customer: row['Customer name'],
          area: row.Area,
          owner: [row['Owner rep'], row['Owner dealer']].filter(Boolean).join(', '),
          rings: ringsOf(row['Why these dealers'] ?? '').map(({ ring, others = 0, considered }) => ({
            ring,
            others,
            considered: considered.map((each) => ({
              ...each,
              dealer: dealers.get(each.dealerId) ?? '',
              words: WORDS[each.verdict] ?? each.verdict,
            })),
          })),
        })),
      };
    },
  };
}

function ringsOf(text: string): readonly Kept[] {
  try {
    return text === '' ? [] : (JSON.parse(text) as Kept[]);
  } catch {
    return [];
  }
}
