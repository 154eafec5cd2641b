/** Who gets a digest now: head office by WIB, each region by the clock of its dealers. */
import { HQ } from '../../core/digest/build-digest.ts';
import { minutesAhead, zoneOf } from '../../core/hours/zones.ts';
import { isMailAddress } from '../../core/lib/mail-address.ts';
import { workbookDay, workbookMinutes } from '../../core/lib/time.ts';
import type { Settings } from '../../settings.ts';
import type { Language } from '../../tables/customers.ts';
import type { Dealer, Region } from '../../tables/network.ts';

export interface Recipient {
  /** Day, audience and address: sent once. */
  readonly id: string;
  readonly audience: string;
  readonly address: string;
  readonly language: Language;
}

/** More are a list that was pasted into the wrong cell. */
const MOST_ADDRESSES = 10;

export interface Addressed {
  readonly recipients: readonly Recipient[];
  /** What cannot be an address: said in the history. */
  readonly wrong: readonly Recipient[];
}

/** Whose hour has come today; a later hour will do, so that a missed trigger costs nobody their mail. */
export function recipientsNow(
  { settings, regions, dealers }: { settings: Settings; regions: readonly Region[]; dealers: readonly Dealer[] },
  nowMs: number,
): Addressed {
  const minute = workbookMinutes(nowMs);
  const isDue = (zone: string) => {
    const local = minute + minutesAhead(zone);
    return local >= settings.digestHour * 60 && local < 24 * 60;
  };
  const audiences: { audience: string; list: string; language: Language; zone: string }[] = [
    { audience: HQ, list: settings.hqEmail, language: settings.hqLanguage as Language, zone: 'WIB' },
    ...regions.filter(isRegion).map(({ region, digestTo, managerLanguage }) => ({
      ...{ audience: region, list: digestTo, language: managerLanguage || (settings.hqLanguage as Language) },
      zone: zoneOf(region, dealers),
    })),
  ];
  const all = audiences
    .filter(({ zone }) => isDue(zone))
    .flatMap(({ audience, list, language }) =>
      addressesIn(list).map((address) => ({
        id: `${workbookDay(nowMs)}|${audience}|${address.toLowerCase()}`,
        ...{ audience, address, language },
      })),
    );
  const once = [...new Map(all.map((each) => [each.id, each])).values()];
  return {
    recipients: once.filter(({ address }) => isMailAddress(address)),
    wrong: once.filter(({ address }) => !isMailAddress(address)),
  };
}

/** Head office reads everything: a region of that name would, too. */
function isRegion({ region }: Region): boolean {
  return region.trim() !== '' && region !== HQ;
}

function addressesIn(list: string): string[] {
  const items = list.split(/[,;\n]/).map((item) => item.trim().slice(0, 200)); // biome-ignore format: one line
  const named = items.filter((item) => item !== '');
  const more = named.length - MOST_ADDRESSES;
  return [
    ...named.slice(0, MOST_ADDRESSES),
    ...(more > 0 ? [`and ${more} more than the ${MOST_ADDRESSES} that there may be`] : []),
  ];
}
