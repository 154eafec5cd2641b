/**
 * `npm run relay:latency`: what the relay adds on this machine, without gathering: messages one after the other to a hub
 * that answers at once, straight and through it. Last line: the difference at p95.
 */
import type { AddressInfo } from 'node:net';
import { createHandler } from '../../relay/handler';
import { serveRelay } from '../../relay/hosts/node-server';
import { webHost } from '../../relay/hosts/web-host';
import { createRelay } from '../../relay/relay';
import { SETTINGS, signedByMeta } from './contract';
import { startScriptedHub } from './scripted-hub';

const COUNT = 2_000;
const BODY =
  '{"object":"whatsapp_business_account","entry":[{"id":"W","changes":[{"field":"messages","value":{"messages":[{"id":"wamid.1"}]}}]}]}';

async function timesOf(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < COUNT; i++) {
    const started = performance.now();
    await (await fetch(url, { method: 'POST', body: BODY, headers: signedByMeta(BODY) })).text();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

const at = (times: readonly number[], share: number) => times[Math.floor(times.length * share)] ?? 0;

const hub = await startScriptedHub();
const handler = createHandler(createRelay(webHost({ keepsMemory: false, log: () => undefined })));
const relay = serveRelay(handler, { ...SETTINGS, HUB_URL: hub.url });
await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
const relayUrl = `http://127.0.0.1:${(relay.address() as AddressInfo).port}/meta`;
await timesOf(relayUrl);
const [straight, through] = [await timesOf(hub.url), await timesOf(relayUrl)];
for (const [name, times] of Object.entries({ straight, through }))
  console.log(`${name}: p50 ${at(times, 0.5).toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(2)} ms`);
console.log(`The relay adds ${(at(through, 0.95) - at(straight, 0.95)).toFixed(2)} ms at p95`);
process.exit(0);
