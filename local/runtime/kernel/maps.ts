/**
 * Apps Script's Maps service asks Google's Geocoding API; here the question goes to the world under that API's address,
 * and its JSON is what the script gets. https://developers.google.com/maps/documentation/geocoding/requests-geocoding
 */
import { message } from '../model/messages';
import type { FetchRequest } from '../port';
import type { KernelService } from './calls';
import type { FetchDeps } from './fetch';

export const GEOCODING_API = 'https://maps.googleapis.com/maps/api/geocode/json';

export function geocodeService({ conductor, world, locale }: FetchDeps): KernelService {
  return ({ id }, [query], answer) => {
    const request = geocodeRequest(query as Record<string, string>);
    const asked = world === undefined ? Promise.resolve(null) : Promise.resolve(world(request, id)).catch(() => null);
    void conductor.outside(asked).then((outcome) => {
      conductor.after(0, () => {
        if (outcome === null || 'networkError' in outcome || outcome.status !== 200)
          return answer({ failure: message(locale, 'serviceUnavailable', 'Maps') });
        answer({ value: JSON.parse(Buffer.from(outcome.body ?? []).toString('utf8')) });
      });
    });
    return undefined;
  };
}

export function geocodeRequest(query: Readonly<Record<string, string>>): FetchRequest {
  return {
    url: `${GEOCODING_API}?${new URLSearchParams(query)}`,
    method: 'get',
    headers: {},
    muteHttpExceptions: true,
    followRedirects: true,
    timeoutSeconds: 60,
  };
}
