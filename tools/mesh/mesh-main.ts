/**
 * `npm run mesh`: proves the ledger and files what the hub says, once or on a schedule. Says nothing while all is well.
 * HUB_LINK is a personal link to the admin console (docs/ASSISTANTS.md).
 */
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { type MeshOptions, readOptions } from './options.ts';
import { runMesh } from './run-mesh.ts';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 2;
} else if (options.everyMs === null) process.exitCode = await once(options);
else
  for (;;) {
    const began = Date.now();
    await once(options);
    await wait(Math.max(0, began + options.everyMs - Date.now()));
  }

/** Returns the exit code. */
async function once(given: MeshOptions): Promise<number> {
  const { problems } = await runMesh(given, process.env.HUB_LINK ?? '', new Date());
  if (problems.length === 0) return 0;
  const line = `Dealer Hub mesh: ${problems.join(' ').replace(/\s+/g, ' ')}`;
  console.error(line);
  if (given.notify !== '') tell(given.notify, line);
  return 1;
}

/** The line comes on the command's standard input, and in MESH_MESSAGE. */
function tell(command: string, line: string): void {
  const env = { ...process.env, MESH_MESSAGE: line };
  const { status } = spawnSync(command, { shell: true, input: `${line}\n`, env, stdio: ['pipe', 'ignore', 'inherit'] });
  if (status !== 0) console.error(`Dealer Hub mesh: --notify-command ended with ${status ?? 'a signal'}.`);
}
