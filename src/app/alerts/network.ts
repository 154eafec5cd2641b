/** The people whom alerts can reach, according to Regions and Settings. */
import type { Network, Person } from '../../core/alerts/people.ts';
import { readQuietHours } from '../../core/alerts/people.ts';
import { minutesAhead, zoneOf } from '../../core/hours/zones.ts';
import { isMailAddress } from '../../core/lib/mail-address.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import type { Region } from '../../tables/network.ts';
import type { Round } from '../round/round.ts';

export const HQ = 'HQ';
/** More addresses than this mean that a list was pasted into the wrong cell. */
const MOST_ADDRESSES = 5;
const NEVER = 'never';

export function networkOf({ session, config }: Pick<Round, 'session' | 'config'>): Network {
  const { hqName, hqPhone, hqEmail, hqLanguage, alertQuietHours } = config.settings;
  const language = hqLanguage === 'en' ? 'en' : 'id';
  const dealers = [...session.table('dealers').rows()];
  const person = (row: Region): Person => ({
    region: row.region,
    name: row.managerName || hqName,
    phone: toWhatsAppDigits(row.managerPhone) ?? '',
    mail: mailsIn(row.digestTo) || mailsIn(row.managerPhone === '' ? '' : hqEmail),
    language: row.managerLanguage || language,
    quietHours: readQuietHours(row.quietHours) || row.quietHours === NEVER ? row.quietHours : alertQuietHours,
    aheadMinutes: minutesAhead(zoneOf(row.region, dealers)),
  });
  return {
    managers: config.regions.filter(({ region }) => region !== '' && region !== HQ).map(person),
    hq: {
      ...{ region: HQ, name: hqName, phone: toWhatsAppDigits(hqPhone) ?? '', mail: mailsIn(hqEmail), language },
      ...{ quietHours: alertQuietHours, aheadMinutes: 0 },
    },
  };
}

/** The same people without these mail addresses, for example when their mails were refused. */
export function withoutMail({ managers, hq }: Network, mails: ReadonlySet<string>): Network {
  const without = (each: Person) => (mails.has(each.mail) ? { ...each, mail: '' } : each);
  return { managers: managers.map(without), hq: without(hq) };
}

/** The entries of a list that can be mail addresses, comma-separated; '' for none. */
export function mailsIn(list: string): string {
  const all = list.split(/[,;\n]/).map((item) => item.trim());
  return [...new Set(all.filter(isMailAddress))].slice(0, MOST_ADDRESSES).join(',');
}
