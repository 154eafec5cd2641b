/** GET /local/pages: personal links to the admin console and the dealer page, signed as the hub signs them. */
import { createHmac } from 'node:crypto';
import { originOf } from '../addresses';
import type { Routes } from '../http/router';
import { readRecords } from '../tabs';
import type { ApiContext } from './context';

const GOOD_FOR_MS = 14 * 86_400_000;
/** A demo network has a hundred reps; the others are found by name. */
const MOST = 200;

export function pageLinkRoutes({ hub, origin }: ApiContext): Routes {
  const link = (here: string, page: 'console' | 'dealer', who: string, generation: string): string => {
    const secret = hub.runtime().host.properties.all().TOKEN_SECRET ?? '';
    const expires = (hub.runtime().now() + GOOD_FOR_MS).toString(36);
    const number = (Number(generation) || 0).toString(36);
    const letter = page.charAt(0);
    const signed = ['page', letter, number, expires, who].join('|');
    const signature = createHmac('sha256', secret).update(signed).digest('hex').slice(0, 32);
    return `${here}/exec?p=${page}#t=${encodeURIComponent([letter, who, number, expires, signature].join('.'))}`;
  };
  return {
    'GET /local/pages': ({ request }) => {
      const here = originOf(request, origin);
      const dealers = new Map(
        readRecords(hub.runtime(), 'Dealers').map((row) => [row['Dealer ID'], row['Dealer name'] ?? '']),
      );
      const isActive = (row: Readonly<Record<string, string>>) => row.Active === 'TRUE';
      const people = readRecords(hub.runtime(), 'People').filter((row) => isActive(row) && row['Person ID']);
      const reps = readRecords(hub.runtime(), 'Reps').filter((row) => isActive(row) && row['Rep ID']);
      return {
        console: people.map((row) => ({
          name: row['Person name'] ?? '',
          role: row.Role ?? '',
          region: row.Region ?? '',
          url: link(here, 'console', row['Person ID'] ?? '', row['Link number'] ?? ''),
        })),
        dealer: reps.slice(0, MOST).map((row) => ({
          name: row['Rep name'] ?? '',
          dealer: dealers.get(row['Dealer ID']) ?? '',
          isOwner: row['Dealer owner'] === 'TRUE',
          url: link(here, 'dealer', row['Rep ID'] ?? '', row['Link number'] ?? ''),
        })),
      };
    },
  };
}
