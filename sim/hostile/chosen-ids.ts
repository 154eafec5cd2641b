/** A gateway that means ill signs deliveries whose ids all fall into one bucket of the hub's memory. */
import { fingerprint } from '../../src/core/lib/fingerprint';
import { signature } from '../../src/core/unit/signature';
import { BUCKETS, bucketsBy } from '../../src/store/state/buckets';
import { int } from '../draw';
import { GATEWAY_SECRET, type SimHub } from '../hub';
import type { Story } from '../story';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const LASTS_MS = 8 * MINUTE_MS;
const ANSWER_MINUTES = 3;
/** A cell holds 50,000 characters; an id takes 13. */
const IDS = 4_200;

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const chosenIds: Story = {
  name: 'chosen ids',
  latency: 'model',
  async play(hub) {
    hub.rt.properties.set('GATEWAY_JKT_1', GATEWAY_SECRET);
    const gateway = ['jkt-1', 'Gateway Jakarta', 'TRUE', 'hub', 'signature', 'json'];
    hub.rt.after(
      1,
      () => void hub.rt.change((people) => people.appendRow({ sheet: 'Gateways' }, gateway, hub.rt.host.owner)),
    );
    // As fast as thirty executions at once can take them.
    idsInto(int(hub, BUCKETS)).forEach((id, n) => {
      hub.rt.after(5_000 + (n * LASTS_MS) / IDS, () => report(hub, id));
    });
    arrivals.set(
      hub,
      [0, 1, 2].map((i) => newcomer(hub, i, LASTS_MS - MINUTE_MS + int(hub, MINUTE_MS))),
    );
    await hub.rt.advance(16 * MINUTE_MS);
  },
  check: (hub) => notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES),
};

/** Ids whose deliveries the hub remembers in this bucket, as far as one can tell who does not know its secret. */
function idsInto(bucket: number): string[] {
  const found: string[] = [];
  const { of } = bucketsBy('');
  for (let n = 0; found.length < IDS; n++) if (of(fingerprint(`unit jkt-1 d-${n}`)) === bucket) found.push(`d-${n}`);
  return found;
}

function report(hub: SimHub, id: string): void {
  const body = JSON.stringify([{ unit: 'S3A000101', time: new Date(hub.rt.now()).toISOString(), type: 'heartbeat' }]);
  const ts = String(Math.round(hub.rt.now() / 1000));
  const url = `/exec?source=unit&gw=jkt-1&id=${id}&ts=${ts}&sig=${signature(GATEWAY_SECRET, id, ts, body)}`;
  void hub.rt.request({ method: 'POST', url, body, contentType: 'application/json' }).catch(() => undefined);
}
