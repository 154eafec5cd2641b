/** The project's commands as they are typed: each explains itself, and ending one ends what it started. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay } from '../../tools/replay/replay';
import { makeRoot, startSmallHub } from '../local/server/small-hub';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

function command(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  // What is built stays as it is: other tests read it.
  const env = { ...process.env, HUB_BUILT: '1', ...environment };
  const child = spawn(process.execPath, ['tools/run.mjs', ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, output: () => output };
}

test.each(Object.keys(scripts))('npm run %s -- --help says how it is used, and does nothing else', async (name) => {
  const { ended, output } = command([name, '--help']);
  expect({ status: await ended, text: output() }).toEqual({
    status: 0,
    text: expect.stringMatching(new RegExp(`npm (run )?${name}\\b`)),
  });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s to npm start ends its server: port and folder are free',
  async (signal) => {
    const data = mkdtempSync(join(tmpdir(), 'hub-data-'));
    const words = ['start', '--no-open', '--port', '0', '--data', data];
    const environment = { DEALER_HUB_ROOT: makeRoot() };
    const first = command(words, environment);
    const url = await ready(first);
    first.child.kill(signal);
    await first.ended;
    await expect(fetch(url)).rejects.toThrow();
    const again = command(words, environment);
    await ready(again);
    again.child.kill('SIGTERM');
    await again.ended;
  },
);

async function ready({ child, output, ended }: ReturnType<typeof command>): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const url = /Ready after [\d.]+ s: (\S+)/.exec(output())?.[1];
      if (url) resolve(url);
    });
    void ended.then(() => reject(new Error(output())));
  });
}

test('a replay of the local hub while it runs says that it runs', async () => {
  const hub = await startSmallHub();
  const settings = join(hub.root, 'settings.json');
  try {
    writeFileSync(settings, '{}');
    const words = [
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-02',
      '--settings',
      settings,
      '--data',
      join(hub.root, 'data'),
    ];
    await expect(replay(words, () => undefined)).rejects.toThrow(/If the hub runs, stop it for the replay/);
  } finally {
    await hub.stop();
  }
});
