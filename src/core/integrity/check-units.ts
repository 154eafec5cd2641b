/**
 * Problems in the Serials and Devices tabs: values that cannot be used as typed or pasted. One text per row, '' where all is
 * well.
 */
import type { Product } from '../../tables/catalogue.ts';
import type { Device } from '../../tables/gateways.ts';
import type { Unit } from '../../tables/sales.ts';
import { oneLine, sentences } from '../lib/text.ts';
import { fitsPattern, isPlaceholder, normalSerial, serialKey } from './serial.ts';

/** How Sheets shows long digits typed as a number: 8.99E+18, 8,99E+18. */
const ROUNDED = /^\d([.,]\d+)?e\+?\d+$/i;

export interface KnownToUnits {
  readonly products: readonly Pick<Product, 'id' | 'serialPattern'>[];
  readonly dealers: ReadonlySet<string>;
}

/** A text per row, in sheet order. */
export function unitProblems(units: readonly Unit[], { products, dealers }: KnownToUnits): string[] {
  const patterns = new Map(products.map(({ id, serialPattern }) => [id, serialPattern]));
  const rowOf = new Map<string, number>();
  return units.map((unit, index) => {
    const { serial, modelId, dealerId } = unit;
    if (serial === '' && modelId === '' && dealerId === '') return '';
    const key = serialKey(serial);
    const first = key === '' ? undefined : rowOf.get(key);
    if (key !== '' && first === undefined) rowOf.set(key, index + 2);
    return sentences([
      serialProblem(serial),
      first === undefined ? '' : `The serial stands in row ${first} already: delete one of the two rows.`,
      nameProblem('Model ID', modelId, { isKnown: patterns.has(modelId), tab: 'Products' }),
      nameProblem('Dealer ID', dealerId, { isKnown: dealers.has(dealerId), tab: 'Dealers' }),
      patternProblem(serial, patterns.get(modelId) ?? ''),
    ]);
  });
}

function serialProblem(serial: string): string {
  if (serial === '') return 'There is no serial: the row is not in use. Type it, or delete the row.';
  if (ROUNDED.test(serial))
    return `Sheets made a number of the serial (${serial}) and lost digits: format the column as plain text and paste again.`;
  return isPlaceholder(normalSerial(serial)) ? `“${oneLine(serial, 40)}” is no serial: the row is not in use.` : '';
}

/** A pasted merged cell fills only its first row, so the name may be blank. */
function nameProblem(header: string, value: string, { isKnown, tab }: { isKnown: boolean; tab: string }): string {
  if (value === '') return `${header} is blank: type it (a merged cell fills its first row only).`;
  return isKnown ? '' : `${header} “${oneLine(value, 40)}” stands in no row of ${tab}: correct it, or add it there.`;
}

function patternProblem(serial: string, pattern: string): string {
  if (pattern === '' || serialKey(serial) === '' || ROUNDED.test(serial)) return '';
  return fitsPattern(normalSerial(serial), pattern) ? '' : `The serial does not fit its model’s pattern ${pattern}.`;
}

export interface KnownToDevices {
  /** Serials in the form of `serialKey`. */
  readonly serials: ReadonlySet<string>;
  readonly gateways: ReadonlySet<string>;
}

/** A text per row, in sheet order. */
export function deviceProblems(devices: readonly Device[], { serials, gateways }: KnownToDevices): string[] {
  const rowOf = new Map<string, number>();
  return devices.map(({ deviceId, serial, gatewayId }, index) => {
    if (deviceId === '' && serial === '') return '';
    // Reports name the device alone: two gateways cannot give one ID to two units.
    const key = normalSerial(deviceId);
    const first = rowOf.get(key);
    if (first === undefined) rowOf.set(key, index + 2);
    const isTwice = deviceId !== '' && first !== undefined;
    return sentences([
      deviceId === '' ? 'There is no device: the row is not in use. Type its ID, or delete the row.' : '',
      ROUNDED.test(deviceId)
        ? `Sheets made a number of the device (${deviceId}) and lost digits: format the column as plain text and paste again.`
        : '',
      isTwice ? `The device stands in row ${first} already: delete one of the two rows.` : '',
      serial === '' ? 'Serial is blank: reports of this device are refused.' : '',
      serial === '' || serials.has(serialKey(serial))
        ? ''
        : `Serial “${oneLine(serial, 40)}” stands in no row of Serials: correct it, or add the unit there.`,
      gatewayId === '' || gateways.has(gatewayId)
        ? ''
        : `Gateway ID “${oneLine(gatewayId, 40)}” stands in no row of Gateways: reports of this device are refused.`,
    ]);
  });
}
