/** The advanced Sheets service: Spreadsheets and Spreadsheets.Values. Requests and answers are the API's own JSON. */
import type { Bridge } from './bridge';
import { guarded } from './guard';

/** As it crosses: JSON drops functions and undefined, and turns dates into text, as the platform's own conversion does. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

export function createSheetsService(bridge: Bridge): object {
  const method =
    (name: string) =>
    (...args: unknown[]): unknown =>
      bridge.call(`Sheets.${name}`, ...args.map(asJson));
  const methods = (path: string, names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, method(`${path}.${name}`)]));
  const values = methods('Spreadsheets.Values', [
    'get',
    'batchGet',
    'update',
    'batchUpdate',
    'append',
    'clear',
    'batchClear',
  ]);
  const shown = (): string => 'AdvancedServiceIdentifier{name=sheets, version=v4}';
  const service = guarded('Sheets', {
    toString: shown,
    getVersion: () => 'v4',
    Spreadsheets: guarded('Sheets.Spreadsheets', {
      toString: shown,
      ...methods('Spreadsheets', ['get', 'create', 'batchUpdate']),
      Values: guarded('Sheets.Spreadsheets.Values', { toString: shown, ...values }),
    }),
  });
  return withMakers(service);
}

/** Sheets.newGridRange() and the like make a request's part, filled by setters: the same as a plain object of those fields. */
function withMakers(service: object): object {
  return new Proxy(service, {
    get(target, property, receiver) {
      if (typeof property === 'string' && /^new[A-Z]/.test(property)) return makeResource;
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
}

function makeResource(): object {
  const data: Record<string, unknown> = {};
  const field = (method: string): string => method.charAt(3).toLowerCase() + method.slice(4);
  const resource: object = new Proxy(data, {
    get(target, property) {
      if (typeof property !== 'string') return Reflect.get(target, property) as unknown;
      if (/^get[A-Z]/.test(property)) return () => data[field(property)];
      if (!/^set[A-Z]/.test(property)) return data[property];
      return (value: unknown) => {
        data[field(property)] = value;
        return resource;
      };
    },
  });
  return resource;
}
