/** Utilities. */
import { types } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseCsv } from '../model/csv';
import { formatDate, parseDate } from '../model/date-pattern';
import { Blob, blobOf, typeOfName } from './blob';
import type { Bridge } from './bridge';
import { fromSigned, utf8Bytes } from './bytes';
import { CHARSET, createDigests, DIGEST, MAC, RSA } from './digests';
import { guarded } from './guard';
import { formatString } from './text-formats';
import { unzip, zip } from './zip';

/** https://developers.google.com/apps-script/reference/utilities/utilities#sleepmilliseconds */
const MAX_SLEEP_MS = 300_000;

export function createUtilities(bridge: Bridge): object {
  const mismatch = (method: string, args: ArrayLike<unknown>): never => bridge.mismatch(`Utilities.${method}`, args);

  const newBlob = (...args: unknown[]): Blob => {
    const [data, type, name] = args;
    if (args.length < 1 || args.length > 3 || (typeof data !== 'string' && !Array.isArray(data)))
      return mismatch('newBlob', args);
    const isText = typeof data === 'string';
    const bytes = isText ? utf8Bytes(data) : fromSigned(bridge, data as unknown[]);
    const given = type === undefined || type === null ? null : String(type);
    return new Blob(
      bridge,
      bytes,
      given ?? (isText ? 'text/plain' : null),
      name === undefined || name === null ? null : String(name),
    );
  };

  const sleep = (...args: unknown[]): void => {
    const ms = Number(args[0]);
    if (args.length !== 1) mismatch('sleep', args);
    if (Number.isNaN(ms)) bridge.cannotConvert(args[0], 'int');
    if (ms < 0 || ms > MAX_SLEEP_MS) bridge.fail('invalidArgument', 'milliseconds');
    bridge.ask('Utilities.sleep', ms);
  };

  return guarded('Utilities', {
    Charset: CHARSET,
    DigestAlgorithm: DIGEST,
    MacAlgorithm: MAC,
    RsaAlgorithm: RSA,
    ...createDigests(bridge),
    newBlob,
    sleep,
    getUuid: () => bridge.text('Utilities.getUuid'),
    ...createDates(bridge, mismatch),
    formatString: (template: unknown, ...values: unknown[]): string => formatString(String(template), values),
    parseCsv: (...args: unknown[]): unknown => {
      const [csv, delimiter = ','] = args;
      if (args.length < 1 || args.length > 2 || typeof csv !== 'string') return mismatch('parseCsv', args);
      return bridge.toScript(parseCsv(csv, String(delimiter)));
    },
    jsonParse: (text: unknown): unknown => bridge.toScript(JSON.parse(String(text))),
    jsonStringify: (value: unknown): string | undefined => JSON.stringify(value),
    ...createArchives(bridge, mismatch),
  });
}

type Mismatch = (method: string, args: ArrayLike<unknown>) => never;

function createDates(bridge: Bridge, mismatch: Mismatch): Record<string, unknown> {
  return {
    formatDate: (...args: unknown[]): string => {
      const [date, timeZone, format] = args;
      if (args.length !== 3 || !types.isDate(date) || typeof timeZone !== 'string' || typeof format !== 'string') {
        return mismatch('formatDate', args);
      }
      if (Number.isNaN(date.getTime())) return bridge.fail('invalidArgument', 'date');
      try {
        return formatDate(date.getTime(), timeZone, format);
      } catch {
        return bridge.fail('invalidArgument', 'format');
      }
    },
    parseDate: (...args: unknown[]): unknown => {
      const [date, timeZone, format] = args.map(String);
      if (args.length !== 3) return mismatch('parseDate', args);
      const epochMs = parseDate(date ?? '', timeZone ?? '', format ?? '');
      return epochMs === null ? bridge.fail('unparseableDate', date ?? '') : new bridge.realm.Date(epochMs);
    },
  };
}

function createArchives(bridge: Bridge, mismatch: Mismatch): Record<string, unknown> {
  const gzip = (...args: unknown[]): Blob => {
    const blob = blobOf(args[0]);
    if (!blob) return mismatch('gzip', args);
    const name =
      args[1] === undefined ? (blob.getName() === null ? 'archive.gz' : `${blob.getName()}.gz`) : String(args[1]);
    return new Blob(bridge, new Uint8Array(gzipSync(Blob.raw(blob))), 'application/x-gzip', name);
  };
  const ungzip = (...args: unknown[]): Blob => {
    const blob = blobOf(args[0]);
    if (!blob) return mismatch('ungzip', args);
    try {
      const name = (blob.getName() ?? 'archive').replace(/\.gz$/, '');
      return new Blob(bridge, new Uint8Array(gunzipSync(Blob.raw(blob))), typeOfName(name), name);
    } catch {
      return bridge.fail('invalidArgument', 'blob');
    }
  };
  const zipAll = (...args: unknown[]): Blob => {
    const [list, name = 'archive.zip'] = args;
    const blobs = Array.isArray(list) ? list.map(blobOf) : [];
    if (!Array.isArray(list) || blobs.includes(null)) return mismatch('zip', args);
    const entries = blobs.flatMap((blob) =>
      blob ? [{ name: blob.getName() ?? 'Untitled', bytes: Blob.raw(blob) }] : [],
    );
    return new Blob(bridge, zip(entries), 'application/zip', String(name));
  };
  const unzipAll = (...args: unknown[]): Blob[] => {
    const blob = blobOf(args[0]);
    if (!blob) return mismatch('unzip', args);
    const entries = unzip(Blob.raw(blob));
    if (!entries) return bridge.fail('invalidArgument', 'blob');
    return bridge.array(entries.map((entry) => new Blob(bridge, entry.bytes, typeOfName(entry.name), entry.name)));
  };
  return { gzip, ungzip, zip: zipAll, unzip: unzipAll };
}
