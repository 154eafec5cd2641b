/** The hub in simulated time: the real bundle in the local runtime, the local WhatsApp behind it, everything seeded. */
import { readFileSync } from 'node:fs';
import { createRuntime, type Runtime, type RuntimeOptions, type RuntimeSnapshot } from '../local/runtime/index';
import { approvedTemplates } from '../local/server/templates';
import { createMapsWorld, type MapsWorld } from '../local/world/maps';
import { createMetaWorld, type MetaSnapshot, type MetaWorld } from '../local/world/meta';
import { createQontakWorld, type QontakWorld } from '../local/world/qontak';
import { type CrmWorld, createCrmWorld } from '../local/world/qontak/crm';
import { createUnitGateway, type UnitGatewayWorld } from '../local/world/unit-gateway';
import { createWorld } from '../local/world/world';
import { passTime } from './pass-time';
import { mulberry32 } from './random';

type Intercept = NonNullable<RuntimeOptions['intercept']>;

export interface HubOptions {
  readonly code: string;
  readonly seed: number;
  readonly latency: 'model' | 'none' | 'random';
  readonly startMs: number;
  readonly from?: { readonly runtime: RuntimeSnapshot; readonly world: MetaSnapshot };
  readonly intercept?: Intercept;
  readonly locale?: 'en' | 'id';
  /** How webhooks are delivered. */
  readonly delivery?: { readonly duplicate?: number; readonly reorder?: number };
  /** Which delivery statuses come back. Default: sent and failed. */
  readonly statuses?: readonly ('sent' | 'delivered' | 'read' | 'failed')[];
  readonly limits?: RuntimeOptions['limits'];
  /** Qontak’s webhooks without Meta’s own message in them. */
  readonly flat?: boolean;
  readonly triggers?: { readonly skip?: number; readonly double?: number };
  /** Which minutes' triggers run while time passes. Default: every one. */
  readonly minutes?: 'every' | 'when something is due';
}

export interface SimRep {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

export interface SimHub {
  readonly rt: Runtime;
  readonly world: MetaWorld;
  readonly qontak: QontakWorld;
  readonly crm: CrmWorld;
  readonly maps: MapsWorld;
  readonly gateway: UnitGatewayWorld;
  readonly random: () => number;
  /** Waits, in virtual time, for something that was asked of the runtime. */
  finish<T>(promise: Promise<T>): Promise<T>;
  reps(): readonly SimRep[];
  /** A tab as objects by header. */
  rows(tab: string): Record<string, string>[];
  /** Answers of the web app that were not 200. */
  readonly refusals: string[];
}

const SECRETS = {
  META_ACCESS_TOKEN: 'EAA-local',
  META_PHONE_NUMBER_ID: '106540352242922',
  META_VERIFY_TOKEN: 'verify-local',
  WEBHOOK_KEY: 'simulated-webhook-key-0001',
  TOKEN_SECRET: 'simulated-token-secret',
};

/** Of the gateway jkt-1, both ways. */
export const GATEWAY_SECRET = 'a-secret-of-gateway-jkt-1-0001';
export const QONTAK = {
  channelId: 'fa914ed7-672d-4530-97bd-1c554ab2e1ee',
  credentials: { accessToken: 'q-token', refreshToken: 'q-refresh', clientId: 'q-client', clientSecret: 'q-secret' },
  agents: [
    { id: 'agent-andi', name: 'Andi' },
    { id: 'agent-dewi', name: 'Dewi' },
    { id: 'agent-eka', name: 'Eka' },
  ],
};

export async function openHub(options: HubOptions): Promise<SimHub> {
  const random = mulberry32(options.seed);
  const refusals: string[] = [];
  const maps = createMapsWorld();
  const parts: { world?: MetaWorld; qontak?: QontakWorld; crm?: CrmWorld; now?: () => number } = {};
  const gateway = createUnitGateway({ secret: GATEWAY_SECRET, now: () => parts.now?.() ?? options.startMs });
  const triggers = { skip: 0, ...options.triggers };
  const runtimeOptions: RuntimeOptions = {
    code: options.code,
    files: { 'StaffWords.html': readFileSync('dist/StaffWords.html', 'utf8') },
    clock: {
      kind: 'simulated',
      start: options.startMs,
      seed: options.seed,
      latency: options.latency,
      triggers,
    },
    webAppUrl: 'https://script.google.com/macros/s/SIM/exec',
    world: createWorld([
      (request) => parts.world?.handle(request) ?? null,
      (request) => parts.qontak?.handle(request) ?? null,
      (request) => parts.crm?.handle(request) ?? null,
      maps.handle,
      gateway.handle,
    ]),
    locale: options.locale ?? 'en',
    keepExecutions: 200,
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.from ? { snapshot: options.from.runtime } : {}),
    ...(options.intercept ? { intercept: options.intercept } : {}),
  };
  const made = await createRuntime(runtimeOptions);
  const rt =
    options.minutes === 'when something is due' ? { ...made, advance: passTime(made, runtimeOptions, triggers) } : made;
  parts.now = rt.now;
  for (const [key, value] of Object.entries(SECRETS)) rt.properties.set(key, value);
  let ids = 0;
  const world = createMetaWorld({
    now: rt.now,
    random,
    ids: () => `${options.seed}.${++ids}`,
    businessNumber: '6281100000000',
    phoneNumberId: SECRETS.META_PHONE_NUMBER_ID,
    accessToken: SECRETS.META_ACCESS_TOKEN,
    templates: approvedTemplates,
    schedule: (delayMs, task) => rt.after(delayMs, task),
    delivery: options.delivery ?? {},
    statuses: { webhooks: options.statuses ?? ['sent', 'failed'] },
    deliver: async (body) => {
      const url = `/exec?source=meta&key=${SECRETS.WEBHOOK_KEY}`;
      const answer = await rt.request({
        method: 'POST',
        url,
        body: JSON.stringify(body),
        contentType: 'application/json',
      });
      const acknowledged = answer.status === 200 && !String(answer.body).includes('too many scripts running');
      if (!acknowledged) refusals.push(String(answer.body).slice(0, 200));
      return acknowledged;
    },
    elsewhere: (...change) => parts.qontak?.take(...change) ?? false,
    ...(options.from ? { saved: options.from.world } : {}),
  });
  parts.world = world;
  const qontak = createQontakWorld({
    ...QONTAK,
    agents: () => QONTAK.agents,
    accounts: world.accounts,
    templates: approvedTemplates,
    now: rt.now,
    schedule: (delayMs, task) => rt.after(delayMs, task),
    flat: options.flat ?? false,
    deliver: (body) =>
      rt.request({
        method: 'POST',
        url: `/exec?source=qontak&key=${SECRETS.WEBHOOK_KEY}`,
        body: JSON.stringify(body),
        contentType: 'application/json',
      }),
  });
  parts.qontak = qontak;
  const crm = createCrmWorld({ credentials: QONTAK.credentials, now: rt.now, stages: [1, 2, 3, 9] });
  parts.crm = crm;
  const rows = (tab: string): Record<string, string>[] => {
    const view = rt.host.readTab({ sheet: tab });
    if (!view) throw new Error(`There is no tab ${tab}`);
    return view.rows.map((row) => Object.fromEntries(view.headers.map((header, i) => [header, row[i] ?? ''])));
  };
  return {
    rt,
    world,
    qontak,
    crm,
    maps,
    gateway,
    random,
    refusals,
    rows,
    reps: () =>
      rows('Reps').map((row) => ({
        id: row['Rep ID'] ?? '',
        name: row['Rep name'] ?? '',
        number: (row['WhatsApp number'] ?? '').replace(/^0/, '62').replace(/\D/g, ''),
      })),
    async finish(promise) {
      const settled = promise.then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      await rt.idle();
      const result = await settled;
      if ('error' in result) throw result.error;
      return result.value;
    },
  };
}
