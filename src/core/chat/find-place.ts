/** The place a customer typed: by postcode, by name, or by the longest known name inside a sentence. */
import type { Place } from '../../tables/catalogue.ts';
import { isPoint, type Point } from '../lib/geo.ts';
import { plain } from '../lib/text.ts';

export interface FoundPlace {
  readonly name: string;
  readonly point: Point;
}

/** Words people put before a name and the tab does not have. */
const PREFIXES = /\b(kota|kab|kabupaten|kec|kecamatan|kel|kelurahan|desa|daerah|di|city|district|in|of)\b/g;

/** Null when no place fits. */
export function findPlace(typed: string, places: readonly Place[]): FoundPlace | null {
  const usable = places.filter((place) => isPoint(place.latitude, place.longitude));
  const postcode = /\b\d{5}\b/.exec(typed)?.[0];
  if (postcode) {
    const exact = usable.find((place) => place.postcode === postcode);
    if (exact) return asFound(exact);
  }
  const said = ` ${simplify(typed)} `;
  let best: Place | null = null;
  let bestLength = 0;
  for (const place of usable) {
    const name = simplify(place.place);
    if (name.length > bestLength && name.length > 2 && said.includes(` ${name} `)) {
      best = place;
      bestLength = name.length;
    }
  }
  return best ? asFound(best) : null;
}

function simplify(text: string): string {
  return plain(text).replace(PREFIXES, ' ').replace(/\s+/g, ' ').trim();
}

function asFound(place: Place): FoundPlace {
  const { latitude, longitude } = place;
  return { name: place.place || place.postcode, point: { latitude: latitude ?? 0, longitude: longitude ?? 0 } };
}
