/**
 * A gateway that means ill signs deliveries whose ids all fall into one bucket of the hub's memory: there, what the hub
 * has handled of others would give way, and Meta, which sends a message again for up to seven days, would have it handled
 * twice.
 */
import { messageChange } from '../../local/world/meta/webhooks';
import { fingerprint } from '../../src/core/lib/fingerprint';
import { signature } from '../../src/core/unit/signature';
import { bucketsBy } from '../../src/store/state/buckets';
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
    const first = newcomer(hub, 0, 2_000);
    const handled = await messageOf(hub, first, 3_000);
    // As fast as thirty executions at once can take them.
    idsInto(guessed(handled)).forEach((id, n) => {
      hub.rt.after(5_000 + (n * LASTS_MS) / IDS, () => report(hub, id));
    });
    hub.rt.after(LASTS_MS + 2 * MINUTE_MS, () => sendAgain(hub, first, handled));
    const late = [1, 2].map((i) => newcomer(hub, i, LASTS_MS - MINUTE_MS + int(hub, MINUTE_MS)));
    arrivals.set(hub, [first, ...late]);
    await hub.rt.advance(16 * MINUTE_MS);
  },
  check: (hub) => notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES),
};

/** The id of what this person wrote first. */
async function messageOf(hub: SimHub, { number }: Newcomer, withinMs: number): Promise<string> {
  await hub.rt.advance(withinMs);
  const said = hub.world.phone(number).account.chat.find(({ from }) => from === 'user');
  return said?.id ?? '';
}

/** Meta delivers a message once more, as it was. */
function sendAgain(hub: SimHub, { number }: Newcomer, id: string): void {
  const { account } = hub.world.phone(number);
  const said = account.chat.find((message) => message.id === id);
  if (said?.content.type !== 'text') return;
  const body = { type: 'text', text: { body: said.content.text } };
  hub.world.delivery.push(messageChange(hub.world.business, account, { id, at: said.at, body }));
}

/** The bucket of an event, as far as one can tell who does not know the hub's secret. */
function guessed(eventId: string): number {
  return bucketsBy('').of(fingerprint(eventId));
}

/** Ids whose deliveries fall into this bucket, by the same guess. */
function idsInto(bucket: number): string[] {
  const found: string[] = [];
  for (let n = 0; found.length < IDS; n++) if (guessed(`unit jkt-1 d-${n}`) === bucket) found.push(`d-${n}`);
  return found;
}

function report(hub: SimHub, id: string): void {
  const body = JSON.stringify([{ unit: 'S3A000101', time: new Date(hub.rt.now()).toISOString(), type: 'heartbeat' }]);
  const ts = String(Math.round(hub.rt.now() / 1000));
  const url = `/exec?source=unit&gw=jkt-1&id=${id}&ts=${ts}&sig=${signature(GATEWAY_SECRET, id, ts, body)}`;
  void hub.rt.request({ method: 'POST', url, body, contentType: 'application/json' }).catch(() => undefined);
}
