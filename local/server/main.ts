/** `npm start`: reads the command line, starts the local hub, says where it is, and stops cleanly. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRuntime, DataFolderError } from '../runtime/index';
import { StartError } from './data-folder';
import type { StartRuntime } from './hub';
import { HELP, parseCommandLine, type ServerOptions } from './options';
import { startServer } from './start';

/** Built to build/local-server.mjs: the project's folder is one up. */
const ROOT = process.env.DEALER_HUB_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Live, a round of the hub takes a second or more, most of it waiting for Google: what arrives meanwhile shares one read
 * and one write, and few rounds fit into a minute. Here calls take no time, rounds are many and small, and the limit of
 * 60 a minute (https://developers.google.com/workspace/sheets/api/limits) would be met by what it never meets live. Tests
 * and benches, which run on the latency model, keep it.
 */
const LIMITS = { sheetsApiReadsPerMinute: 1200, sheetsApiWritesPerMinute: 1200 };

const startRuntime: StartRuntime = ({ bundle, dataDir, webAppUrl, world, faults, aheadMs }) =>
  createRuntime({
    ...{ ...bundle, dataDir, webAppUrl, world, limits: LIMITS, clock: { kind: 'real', aheadMs } },
    intercept: faults.intercept,
    slotsTaken: faults.slotsTaken,
  });

async function start(options: ServerOptions): Promise<void> {
  const began = Date.now();
  console.log('Starting the local hub …');
  const started = await startServer({ root: ROOT, ...options, startRuntime });
  const demo = started.hub.demo();
  if (demo) {
    const rows = demo.loaded.map(({ tab, rows: count }) => `${count} ${tab.toLowerCase()}`).join(', ');
    console.log(`New workbook in ${options.data}${rows === '' ? '' : `: ${rows}`}.`);
    for (const problem of demo.problems) console.log(`Demo data: ${problem}`);
  }
  console.log(`Ready after ${((Date.now() - began) / 1000).toFixed(1)} s: ${started.url}`);
  for (const address of started.elsewhere) console.log(`On other devices in this network: ${address}`);
  console.log('Stop with Ctrl+C.');
  if (options.open) openInBrowser(started.url);

  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    started.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Opens the page if there is a screen and a person; errors are ignored. */
function openInBrowser(url: string): void {
  if (!process.stdout.isTTY || process.env.CI) return;
  const commands: Record<string, readonly string[]> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [command = 'xdg-open', ...args] = commands[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

const line = parseCommandLine(process.argv.slice(2));
if (line.kind === 'help') console.log(HELP);
else if (line.kind === 'wrong') fail(`${line.message} See npm start -- --help.`, 2);
else start(line.options).catch((error: unknown) => fail(error, 1));

function fail(error: unknown, code: number): void {
  const known = typeof error === 'string' || error instanceof StartError || error instanceof DataFolderError;
  console.error(known ? `${error instanceof Error ? error.message : error}` : error);
  process.exit(code);
}
