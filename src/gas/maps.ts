/** The map of Indonesia and its neighbours, through Apps Script's Maps service. */
import type { Geocoder, Log, PlaceAnswer } from '../ports.ts';

/** Answers as wide as a province or a country say nothing about the nearest dealer. */
const TOO_WIDE = ['country', 'administrative_area_level_1', 'continent', 'colloquial_area'];

/** https://developers.google.com/maps/documentation/geocoding/requests-geocoding#GeocodingResponses */
interface GeocodingAnswer {
  readonly status?: string;
  readonly results?: readonly {
    readonly formatted_address?: string;
    readonly types?: readonly string[];
    readonly geometry?: { readonly location?: { readonly lat?: number; readonly lng?: number } };
  }[];
}

/** Never throws: a fault or a spent quota is `unavailable`. */
export function mapsGeocoder(log: Log): Geocoder {
  return {
    find(text) {
      try {
        const answer = Maps.newGeocoder().setRegion('id').setLanguage('id').geocode(text) as GeocodingAnswer;
        return readAnswer(answer);
      } catch (error) {
        log.warn('map-silent', { error: String(error).replace(text, '…') });
        return { kind: 'unavailable', reason: String(error).slice(0, 120) };
      }
    },
  };
}

function readAnswer({ status = '', results = [] }: GeocodingAnswer): PlaceAnswer {
  if (status !== 'OK' && status !== 'ZERO_RESULTS') return { kind: 'unavailable', reason: status };
  const found = results.find(({ types = [] }) => !types.some((type) => TOO_WIDE.includes(type)));
  const { lat, lng } = found?.geometry?.location ?? {};
  if (lat === undefined || lng === undefined) return { kind: 'unknown' };
  const name = (found?.formatted_address ?? '').split(',').slice(0, 2).join(',').trim();
  return { kind: 'found', latitude: lat, longitude: lng, name };
}
