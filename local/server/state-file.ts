/** The whole state of a local hub as one file: everything in the data folder except this machine's own secrets. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { ApiError } from './http/reply';

const KIND = 'dealer-hub-state';
const VERSION = 1;

export interface State {
  /** Contents of the files in the data folder, by name. */
  readonly files: Readonly<Record<string, Buffer>>;
  /** The secret that signs the buttons of its messages, and from which its gateways' secrets are derived. */
  readonly tokenSecret: string;
}

/** Allowed file names, which cannot lead out of the folder. */
const NAME = /^(runtime\/)?[\w-]+(\.[\w-]+)?$/;

export function packState({ files, tokenSecret }: State): Buffer {
  const encoded = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]);
  return gzipSync(JSON.stringify({ kind: KIND, version: VERSION, tokenSecret, files: Object.fromEntries(encoded) }));
}

export function unpackState(bytes: Buffer): State {
  const { kind, version, tokenSecret, files } = parse(bytes);
  if (kind !== KIND) throw notAState('it is no exported state');
  if (version !== VERSION)
    throw notAState(`it is of version ${String(version)}, and this hub reads version ${VERSION}`);
  if (typeof tokenSecret !== 'string' || tokenSecret.length < 24 || typeof files !== 'object' || files === null)
    throw notAState('parts of it are missing');
  const entries = Object.entries(files as Record<string, unknown>);
  if (!entries.every(([name, content]) => NAME.test(name) && typeof content === 'string'))
    throw notAState('it holds files that a state does not have');
  return {
    tokenSecret,
    files: Object.fromEntries(entries.map(([name, content]) => [name, Buffer.from(String(content), 'base64')])),
  };
}

function parse(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(gunzipSync(bytes, { maxOutputLength: 500_000_000 }).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Reported below, like every other mismatch.
  }
  throw notAState('it is no exported state');
}

function notAState(why: string): ApiError {
  return new ApiError(400, `The file cannot be used: ${why}.`, 'Choose a file that “Export” of a local hub has made.');
}
