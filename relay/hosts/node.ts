/** Node 20 or later, also in a container: keeps memory between requests, so updates of 100 ms go together. */
import { createHandler } from '../handler';
import { createRelay, missingSettings } from '../relay';
import { serveRelay } from './node-server';
import { webHost } from './web-host';

const PROBE_MS = 5 * 60_000;

// Copied once, since each read of the process's environment costs microseconds.
const env = { ...process.env };
const missing = missingSettings(env);
if (missing.length > 0) {
  console.error(`Not set: ${missing.join(', ')}. See docs/RELAY.md.`);
  process.exit(2);
}
const relay = createRelay(webHost({ keepsMemory: true }));
const server = serveRelay(createHandler(relay), env);
server.listen(Number(env.PORT ?? 8787), () => console.log(`Listening on port ${env.PORT ?? 8787}`));
setInterval(() => void relay.probe(env), PROBE_MS).unref();
process.on('SIGTERM', () => server.close());
