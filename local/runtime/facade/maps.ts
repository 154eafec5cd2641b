/**
 * Maps, only its Geocoder: https://developers.google.com/apps-script/reference/maps/geocoder. Other members throw with their
 * name.
 */
import type { Bridge } from './bridge';
import { guardClass, guarded } from './guard';

export class Geocoder {
  readonly #bridge: Bridge;
  readonly #query: Record<string, string> = {};

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  setRegion(...args: unknown[]): this {
    return this.#set('setRegion', 'region', args);
  }

  setLanguage(...args: unknown[]): this {
    return this.#set('setLanguage', 'language', args);
  }

  setBounds(...args: unknown[]): this {
    const numbers = args.map(Number);
    if (args.length !== 4 || numbers.some((n) => !Number.isFinite(n)))
      this.#bridge.mismatch('Maps.Geocoder.setBounds', args);
    const [south, west, north, east] = numbers;
    this.#query.bounds = `${south},${west}|${north},${east}`;
    return this;
  }

  geocode(...args: unknown[]): unknown {
    const [address] = args;
    if (args.length !== 1 || typeof address !== 'string') this.#bridge.mismatch('Maps.Geocoder.geocode', args);
    return this.#bridge.call('Maps.geocode', { ...this.#query, address });
  }

  reverseGeocode(...args: unknown[]): unknown {
    const [latitude, longitude] = args;
    if (args.length !== 2 || typeof latitude !== 'number' || typeof longitude !== 'number')
      this.#bridge.mismatch('Maps.Geocoder.reverseGeocode', args);
    return this.#bridge.call('Maps.geocode', { ...this.#query, latlng: `${latitude},${longitude}` });
  }

  #set(method: string, key: string, args: unknown[]): this {
    const [value] = args;
    if (args.length !== 1 || typeof value !== 'string') this.#bridge.mismatch(`Maps.Geocoder.${method}`, args);
    this.#query[key] = String(value);
    return this;
  }
}

guardClass(Geocoder, 'Geocoder');

export function createMaps(bridge: Bridge): object {
  return guarded('Maps', { newGeocoder: () => new Geocoder(bridge) });
}
