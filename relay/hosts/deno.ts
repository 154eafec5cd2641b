/** Deno and Deno Deploy: `deno run --allow-net --allow-env relay.deno.js`. Isolates come and go, so no memory is kept. */
import { createHandler } from '../handler';
import { createRelay } from '../relay';
import { webHost } from './web-host';

declare const Deno: {
  readonly env: { toObject(): Record<string, string> };
  serve(options: { port: number }, handler: (request: Request) => Promise<Response>): unknown;
  cron?(name: string, schedule: string, work: () => Promise<void>): Promise<void>;
};

const env = Deno.env.toObject();
const relay = createRelay(webHost({ keepsMemory: false }));
const handler = createHandler(relay);

Deno.serve({ port: Number(env.PORT ?? 8787) }, (request) => handler(request, env));
// Deno Deploy has a clock; elsewhere an uptime checker asks /health.
void Deno.cron?.('probe', '*/5 * * * *', async () => void (await relay.probe(env)));
