/** What takes long to make and is the same for many tests: made by the first that asks in a test run, read by the others. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** test/support/forget-kept.cjs clears it before a test run. */
const KEPT = join(__dirname, '..', '..', 'build', 'test', 'kept');

/** `code`: the bundle that it was made with. */
export async function keptOnDisk<T>(name: string, code: string, make: () => Promise<T>): Promise<T> {
  const file = join(KEPT, `${createHash('sha1').update(`${name} ${code}`).digest('hex')}.bin`);
  if (!existsSync(file)) {
    const made = serialize(await make());
    mkdirSync(KEPT, { recursive: true });
    // Another worker may be at it too: both write the same, and whoever reads finds a whole file.
    writeFileSync(`${file}.${process.pid}`, made);
    renameSync(`${file}.${process.pid}`, file);
  }
  return deserialize(readFileSync(file)) as T;
}

/** Work whose results stay where they are, done by the first that needs it in a test run. */
export function onceInARun(name: string, work: () => void): void {
  const mark = join(KEPT, `${name}.done`);
  if (existsSync(mark)) return;
  work();
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(mark, '');
}
