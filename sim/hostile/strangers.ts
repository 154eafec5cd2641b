/** Junk of people without a key, beside real customers: large bodies, forged ones, odd arguments from a page. */
import { signature } from '../../src/core/unit/signature';
import { int } from '../draw';
import { GATEWAY_SECRET, type SimHub } from '../hub';
import type { Story } from '../story';
import { type Newcomer, newcomer, notServed } from './newcomers';

const MINUTE_MS = 60_000;
const LASTS_MS = 4 * MINUTE_MS;
const ANSWER_MINUTES = 3;
const WRONG_KEY = 'wrong-key-wrong-key-0001';

const arrivals = new WeakMap<SimHub, Newcomer[]>();

export const strangers: Story = {
  name: 'strangers',
  latency: 'model',
  async play(hub) {
    const acts = [forged, large, oddArguments, forgedStatuses, forgedBatch];
    const count = 60 + int(hub, 60);
    for (let i = 0; i < count; i++) {
      const act = acts[int(hub, acts.length)] ?? forged;
      hub.rt.after(int(hub, LASTS_MS), () => act(hub, i));
    }
    arrivals.set(
      hub,
      [0, 1, 2].map((i) => newcomer(hub, i, int(hub, LASTS_MS))),
    );
    await hub.rt.advance(12 * MINUTE_MS);
  },
  check: (hub) => [...notServed(hub, arrivals.get(hub) ?? [], ANSWER_MINUTES), ...nothingOfTheirs(hub)],
};

function forged(hub: SimHub, index: number): void {
  post(hub, WRONG_KEY, JSON.stringify(message(index, 'halo')));
}

function large(hub: SimHub, index: number): void {
  post(hub, WRONG_KEY, JSON.stringify(message(index, 'x'.repeat(250_000))));
}

function forgedStatuses(hub: SimHub, index: number): void {
  const statuses = [{ id: `w${index}`, status: 'sent', biz_opaque_callback_data: `o-${index}` }];
  post(hub, WRONG_KEY, JSON.stringify({ entry: [{ changes: [{ field: 'messages', value: { statuses } }] }] }));
}

function forgedBatch(hub: SimHub, index: number): void {
  const body = JSON.stringify([{ unit: `S${index}`, time: '2026-11-23T02:00:00Z' }]);
  const ts = String(Math.round(hub.rt.now() / 1000));
  const sig = signature(`${GATEWAY_SECRET}-not`, `d-${index}`, ts, body);
  send(hub, `/exec?source=unit&gw=jkt-1&id=d-${index}&ts=${ts}&sig=${sig}`, body);
}

/** By google.script.run, any global can be given any argument. */
function oddArguments(hub: SimHub, index: number): void {
  const contents = JSON.stringify(message(index, 'halo'));
  const odd: readonly unknown[] = [
    { parameter: { source: 'meta', key: ['a'.repeat(20)] }, postData: { contents } },
    { parameter: { source: 'meta', key: { length: 20 } }, postData: { contents } },
    { parameter: { source: 'meta', key: WRONG_KEY }, postData: { contents: [contents] } },
    { parameter: { source: 'unit', gw: '__proto__', key: 7 }, postData: { contents } },
    { parameter: 'constructor', postData: null },
    null,
  ];
  const argument = odd[index % odd.length];
  void hub.rt.run(index % 2 === 0 ? 'doPost' : 'doGet', [argument], { user: '' }).catch(() => undefined);
}

function message(index: number, body: string): object {
  const from = '6281999999999';
  const messages = [{ from, id: `forged.${index}`, timestamp: '1795399200', type: 'text', text: { body } }];
  const value = { contacts: [{ wa_id: from, profile: { name: 'Orang Asing' } }], messages };
  return { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] };
}

function post(hub: SimHub, key: string, body: string): void {
  send(hub, `/exec?source=meta&key=${key}`, body);
}

function send(hub: SimHub, url: string, body: string): void {
  void hub.rt.request({ method: 'POST', url, body, contentType: 'application/json' }).catch(() => undefined);
}

/** Nothing that came without a key is stored anywhere, and the flood causes only a handful of alerts. */
function nothingOfTheirs(hub: SimHub): string[] {
  const customers = hub.rows('Customers').filter((row) => row['Customer name'] === 'Orang Asing');
  const alerts = hub.rows('Alerts').length;
  const kept = Object.values(hub.rt.properties.all()).filter((value) => value.includes('forged.'));
  return [
    ...customers.map((row) => `${row['Customer ID']} came in without a key`),
    ...(alerts > 5 ? [`${alerts} alerts of strangers`] : []),
    ...(kept.length > 0 ? [`${kept.length} forged deliveries are kept`] : []),
  ];
}
