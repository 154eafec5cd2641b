/** The built local hub as a process of its own, for whoever takes pictures of it. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Resolves once it answers, with its address and a way to stop it. `more`: further options of `npm start`. */
export function startServer(data, more = []) {
  const child = spawn(process.execPath, [
    ...[join(ROOT, 'build', 'local-server.mjs'), '--port', '0', '--data', data, '--no-open', ...more],
  ]);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      output += chunk;
      const url = /Ready after [\d.]+ s: (\S+)/.exec(output)?.[1];
      const stop = () => {
        child.kill('SIGINT');
        return ended;
      };
      if (url) resolve({ url, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    ended.then(() => reject(new Error(`The server did not start:\n${output}`)));
  });
}
