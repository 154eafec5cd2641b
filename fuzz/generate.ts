/** The inputs of a seed: mutations of what honest senders send, on every entry point, with time passing between them. */

import { SYSTEM_TAB } from '../src/store/state/system-tab.ts';
import type { GATEWAY_FORMATS } from '../src/tables/gateways.ts';
import { allTables } from '../src/tables/index.ts';
import { SAMPLES } from '../test/gateway/telemetry/samples';
import { DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import { hostileText, hostileValue, pick, type Random } from './hostile.ts';
import { type Entry, type Input, type Json, OUTSIDE_MODES } from './input.ts';
import { mutate } from './mutate.ts';
import { serialOf } from './network.ts';
import { metaBody, qontakBody, saleOf } from './samples.ts';

/** Shares of the inputs. */
const SHARES: readonly (readonly [Entry, number])[] = [
  ['post', 50], ['telemetry', 12], ['edit', 12], ['page', 6], ['clock', 6], ['get', 4], ['form', 3], ['rows', 2],
  ['global', 2], ['outside', 2], ['header', 1],
]; // biome-ignore format: a table
const TOTAL = SHARES.reduce((sum, [, share]) => sum + share, 0);

export const ENTRIES: readonly Entry[] = SHARES.map(([entry]) => entry);
const TABS = [...allTables.map(({ name }) => name), SYSTEM_TAB];

/** `only`: this entry point and the clock. */
export function generate(random: Random, guarded: readonly string[], only?: Entry): Input {
  if (only !== undefined) return MAKERS[random() < 0.08 ? 'clock' : only](random, guarded);
  let at = random() * TOTAL;
  for (const [entry, share] of SHARES) {
    at -= share;
    if (at < 0) return MAKERS[entry](random, guarded);
  }
  return MAKERS.post(random, guarded);
}

const MAKERS: Readonly<Record<Entry, (random: Random, guarded: readonly string[]) => Input>> = {
  post: (random) => ({ entry: 'post', event: random() < 0.85 ? webhook(random) : oddEvent(random) }),
  get: (random) => ({ entry: 'get', event: random() < 0.5 ? oddEvent(random) : question(random) }),
  telemetry: report,
  page: (random) => ({
    entry: 'page',
    token: random() < 0.75 ? { $live: ['token', Math.floor(random() * 20)] } : hostileValue(random),
    sale: random() < 0.9 ? sometimes(saleOf(random), random) : hostileValue(random),
  }),
  global: (random, guarded) => ({
    entry: 'global',
    name: pick(random, guarded),
    args: [random() < 0.5 ? { triggerUid: hostileValue(random), range: hostileValue(random) } : hostileValue(random)],
  }),
  edit: (random) => ({
    entry: 'edit',
    tab: pick(random, TABS),
    row: random() < 0.3 ? 0 : Math.floor(random() * 1_000),
    column: Math.floor(random() * 40),
    value: typed(random),
  }),
  rows: (random) => ({
    entry: 'rows',
    tab: pick(random, TABS),
    act: pick(random, ['delete', 'sort', 'double']),
    row: Math.floor(random() * 1_000),
  }),
  header: (random) => ({ entry: 'header', tab: pick(random, TABS), column: Math.floor(random() * 40), value: 'Kolom' }),
  form: (random) => ({ entry: 'form', answers: answers(random) }),
  outside: (random) => ({ entry: 'outside', mode: random() < 0.5 ? 'well' : pick(random, OUTSIDE_MODES) }),
  clock: (random) => ({ entry: 'clock', minutes: pick(random, [1, 1, 1, 2, 5, 12, 40, 180, 1_500]) }),
};

function sometimes(value: Json, random: Random): Json {
  return random() < 0.75 ? mutate(value, random) : value;
}

/** A webhook, mostly with the right key: what a provider, or somebody who saw the URL, can send. */
function webhook(random: Random): Json {
  const isMeta = random() < 0.75;
  const body = sometimes(isMeta ? metaBody(random) : qontakBody(random), random);
  const key = random() < 0.9 ? DRY_SECRETS.webhookKey : pick<Json>(random, ['wrong-key-wrong-key-0001', '', 'x']);
  return { parameter: { source: isMeta ? 'meta' : 'qontak', key }, postData: { contents: contents(body, random) } };
}

/** The body as text: JSON, and now and then none, half of it, or something deep. */
function contents(body: Json, random: Random): Json {
  const roll = random();
  if (roll < 0.94) return { $json: body };
  if (roll < 0.96) return JSON.stringify(body).slice(0, Math.floor(random() * 400));
  const depth = pick(random, [50, 2_000, 16_500]);
  if (roll < 0.98) return { $text: ['{"entry":', { $deep: ['[', ']', depth] }, '}'] };
  return hostileText(random);
}

/** Any argument at all, as google.script.run passes it on. */
function oddEvent(random: Random): Json {
  const roll = random();
  if (roll < 0.1) return hostileValue(random);
  const parameter = {
    source: pick<Json>(random, ['meta', 'qontak', 'unit', 'selftest', 'staff', 'maps', 'x', '__proto__']),
    key: DRY_SECRETS.webhookKey,
    gw: 'gw-hub',
  };
  const event = { parameter, postData: { contents: JSON.stringify(random() < 0.5 ? metaBody(random) : 'x') } };
  return mutate(event, random, 2);
}

function question(random: Random): Json {
  const parameter = pick<Json>(random, [
    {},
    {
      source: 'meta',
      'hub.mode': 'subscribe',
      'hub.verify_token': DRY_SECRETS.metaVerifyToken,
      'hub.challenge': '123',
    },
    { source: 'selftest', key: DRY_SECRETS.webhookKey },
    { source: 'unit', gw: 'gw-osmand', id: serialOf(1), lat: '-6.2', lon: '106.8', timestamp: '1795399200', key: 'x' },
  ]);
  return { parameter: sometimes(parameter, random) };
}

function report(random: Random): Input {
  const sample = random() < 0.4 ? eventGridOrHub(random) : pick(random, SAMPLES);
  const proof =
    random() < 0.75
      ? pick(random, ['signed', 'key'] as const)
      : pick(random, ['forged', 'stale', 'wrong key', 'none'] as const);
  const body = sometimes(sample.body as Json, random);
  return {
    ...{ entry: 'telemetry', gateway: random() < 0.95 ? `gw-${sample.format}` : 'constructor', proof },
    id: random() < 0.8 ? `d-${Math.floor(random() * 1e6)}` : pick(random, ['constructor', '__proto__', 'd-same']),
    query: sometimes((sample.query ?? {}) as Json, random),
    body: body === null ? '' : contents(body, random),
  };
}

function eventGridOrHub(random: Random): {
  format: (typeof GATEWAY_FORMATS)[number];
  body: Json;
  query?: Readonly<Record<string, string>>;
} {
  if (random() < 0.3) {
    const data = {
      validationCode: '512d38b6',
      validationUrl: 'https://rp-eastus2.eventgrid.azure.net:553/eventsubscriptions/x',
    };
    return {
      format: 'azure-event-grid',
      body: [{ id: '1', eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data }],
    };
  }
  const types = ['purchased', 'first-ride', 'heartbeat', 'stolen', 'service', 'activated'];
  const event = () => ({
    ...{
      unit: serialOf(Math.floor(random() * 25)),
      time: '2026-11-23T02:00:00Z',
      type: pick(random, types),
      seq: Math.floor(random() * 99),
    },
    ...{ id: `e${Math.floor(random() * 999)}`, odometerKm: 3, batteryPct: 88, latitude: -6.4, longitude: 106.8 },
  });
  return { format: 'hub', body: Array.from({ length: 1 + Math.floor(random() * 4) }, event) };
}

/** What a person types or pastes: text, numbers, ticks. */
function typed(random: Random): Json {
  const value = hostileValue(random);
  return typeof value === 'object' && value !== null && !('$repeat' in value || '$text' in value)
    ? JSON.stringify(value)
    : (value ?? '');
}

function answers(random: Random): Json {
  const sound: Json = [46_349.4, serialOf(Math.floor(random() * 25)), 'S3', 'D1', 'Ani', 46_349, 25_000_000];
  return sometimes(sound, random);
}
