/**
 * The folder in which a local hub keeps everything: the workbook (kept by the runtime), the phones, and secrets that are
 * made once so that webhook addresses stay the same.
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Secrets {
  readonly webhookKey: string;
  readonly accessToken: string;
  readonly verifyToken: string;
  readonly tokenSecret: string;
}

/** Why the hub cannot start, for a cause that the user can fix; shown as one line. */
export class StartError extends Error {}

/** Beside the runtime's own folder. */
const KEPT = ['phones.json', 'clock.json', 'qontak.json', 'crm.json', 'fleet.json'];
const DATABASE = 'runtime/workbook.db';

export type DataFolder = ReturnType<typeof openDataFolder>;

export function openDataFolder(path: string) {
  const folder = resolve(path);
  prepare(folder);
  const file = (name: string) => join(folder, name);
  const ready = join(folder, 'runtime', 'ready');

  return {
    path: folder,
    runtimeFolder: file('runtime'),

    /** The bundle that the workbook was last set up by; null before demo data have gone in. Goes with the workbook. */
    readyFor: (): string | null => (existsSync(ready) ? readFileSync(ready, 'utf8').trim() : null),
    markReady: (bundle: string) => writeFileSync(ready, `${bundle}\n`),

    secrets(): Secrets {
      const known = readJson(file('secrets.json')) as Partial<Secrets> | undefined;
      if (known?.webhookKey && known.accessToken && known.verifyToken && known.tokenSecret) return known as Secrets;
      const secrets = newSecrets();
      writeFileSync(file('secrets.json'), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
      return secrets;
    },

    load: (name: string): unknown => readJson(file(`${name}.json`)),
    save(name: string, value: unknown): void {
      // Written beside and renamed: a crash leaves the old file whole.
      writeFileSync(file(`${name}.json.new`), JSON.stringify(value), { mode: 0o600 });
      renameSync(file(`${name}.json.new`), file(`${name}.json`));
    },

    /** All stored files except the secrets, by name. `copyDatabase` writes the runtime's own into a new file. */
    async collect(copyDatabase: (file: string) => Promise<void>): Promise<Record<string, Buffer>> {
      const copy = file('export.db');
      rmSync(copy, { force: true });
      await copyDatabase(copy);
      const database = readFileSync(copy);
      rmSync(copy);
      const others = [...KEPT, join('runtime', 'ready')].filter((name) => existsSync(file(name)));
      const files = others.map((name) => [name.replace(/\\/g, '/'), readFileSync(file(name))] as const);
      return { ...Object.fromEntries(files), [DATABASE]: database };
    },

    /** Replaces the content by that of another folder. Secrets stay, except the one that signed what the other hub sent. */
    replaceBy({ files, tokenSecret }: { files: Readonly<Record<string, Buffer>>; tokenSecret: string }): void {
      this.clear();
      makeFolder(file('runtime'));
      for (const [name, bytes] of Object.entries(files)) writeFileSync(file(name), bytes, { mode: 0o600 });
      writeFileSync(file('secrets.json'), `${JSON.stringify({ ...this.secrets(), tokenSecret }, null, 2)}\n`);
    },

    /** Forgets the workbook and the phones, and keeps the secrets. */
    clear(): void {
      rmSync(file('runtime'), { recursive: true, force: true });
      for (const name of KEPT) rmSync(file(name), { force: true });
    },
  };
}

function prepare(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    makeFolder(join(folder, 'runtime'));
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be used (${reason(error)}). Choose another with --data DIR.`,
    );
  }
}

/** One folder at a time: Node's `recursive` goes round for ever where a folder's parent cannot be made, as under /proc. */
function makeFolder(folder: string): void {
  if (!existsSync(folder)) {
    if (dirname(folder) !== folder) makeFolder(dirname(folder));
    mkdirSync(folder);
  }
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
}

function readJson(path: string): unknown {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartError(
      `${path} cannot be read (${reason(error)}). Delete it or choose another folder with --data DIR.`,
    );
  }
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const words: Record<string, string> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOTDIR: 'it is not a folder',
    ENOENT: 'it cannot be made',
    EEXIST: 'it is not a folder',
    EROFS: 'it is on a read-only disk',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}

function newSecrets(): Secrets {
  return {
    webhookKey: secret(18),
    accessToken: `EAA${secret(30)}`,
    verifyToken: secret(12),
    tokenSecret: secret(32),
  };
}

function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
