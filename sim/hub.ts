/** The hub in simulated time: the real bundle in the local runtime, the local WhatsApp behind it, everything seeded. */
import { readFileSync } from 'node:fs';
import { createRuntime, type Runtime, type RuntimeOptions, type RuntimeSnapshot } from '../local/runtime/index';
import { approvedTemplates } from '../local/server/templates';
import { FeishuWorld } from '../local/world/feishu';
import type { Service } from '../local/world/http';
import { createMapsWorld, type MapsWorld } from '../local/world/maps';
import { createMetaWorld, type MetaSnapshot, type MetaWorld } from '../local/world/meta';
import { READING_MS, type StatusOptions } from '../local/world/meta/outgoing';
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
  /** Makes Google itself fail now and then. */
  readonly interceptWeb?: RuntimeOptions['interceptWeb'];
  /** A component between the providers and the web app. Default: none. */
  readonly through?: (rt: Runtime) => Post;
  readonly keepExecutions?: number;
  /** Real time that the bundle may compute between two calls, where it has much to do. */
  readonly stuckMs?: number;
  /** When delivery statuses come, if not always at the same time. */
  readonly statuses?: (random: () => number) => Partial<StatusOptions>;
  readonly limits?: RuntimeOptions['limits'];
  readonly withheldScopes?: RuntimeOptions['withheldScopes'];
  /** Qontak’s webhooks without Meta’s own message in them. */
  readonly flat?: boolean;
  readonly triggers?: { readonly skip?: number; readonly double?: number };
  /** Which minutes' triggers run while time passes. Default: every one. */
  readonly minutes?: 'every' | 'when something is due';
  /** Of the script; by default the runtime's. */
  readonly manifest?: RuntimeOptions['manifest'];
  /** More of the outside. */
  readonly services?: readonly Service[];
}

/** Posts a provider's webhook and returns the answer that the provider sees. */
export type Post = (
  source: 'meta' | 'qontak',
  body: string,
) => Promise<{ readonly status: number; readonly body: string }>;

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
  readonly feishu: FeishuWorld;
  readonly maps: MapsWorld;
  readonly gateway: UnitGatewayWorld;
  readonly random: () => number;
  /** Bodies that Google answered in the hub's place while all slots were taken; senders take its page for a receipt. */
  readonly overflowed: ReadonlySet<string>;
  /** Waits in virtual time for a promise of the runtime. */
  finish<T>(promise: Promise<T>): Promise<T>;
  reps(): readonly SimRep[];
  /** A tab as objects by header. */
  rows(tab: string): Record<string, string>[];
}

const SECRETS = {
  META_ACCESS_TOKEN: 'EAA-local',
  META_PHONE_NUMBER_ID: '106540352242922',
  META_VERIFY_TOKEN: 'verify-local',
  WEBHOOK_KEY: 'simulated-webhook-key-0001',
  TOKEN_SECRET: 'simulated-token-secret',
};

/** Secret of the gateway jkt-1, for both directions. */
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

/** A custom app of the tenant, and the base that it may edit. */
export const FEISHU = { appId: 'cli_hub', appSecret: 'feishu-app-secret-01', baseToken: 'bascnHub01' };

/** What is pushed beside the code. */
const PAGES = ['StaffWords', 'Digest', 'Console', 'Dealer', 'Secrets', 'Privacy'].map((name) => `${name}.html`);

export async function openHub(options: HubOptions): Promise<SimHub> {
  const outside: Outside = {};
  const maps = createMapsWorld();
  const gateway = createUnitGateway({ secret: GATEWAY_SECRET, now: () => outside.rt?.now() ?? options.startMs });
  const feishu = new FeishuWorld({ ...FEISHU, now: () => outside.rt?.now() ?? options.startMs });
  const rt = await startRuntime(
    options,
    createWorld([
      (request) => outside.world?.handle(request) ?? null,
      (request) => outside.qontak?.handle(request) ?? null,
      (request) => outside.crm?.handle(request) ?? null,
      maps.handle,
      gateway.handle,
      feishu.handle,
      ...(options.services ?? []),
    ]),
  );
  outside.rt = rt;
  for (const [key, value] of Object.entries(SECRETS)) rt.properties.set(key, value);
  const random = mulberry32(options.seed);
  const overflowed = new Set<string>();
  const post = notingOverflow(options.through?.(rt) ?? straightTo(rt), overflowed);
  const world = metaFor(options, {
    ...{ rt, random, post },
    elsewhere: (...change) => outside.qontak?.take(...change) ?? false,
  });
  const qontak = qontakFor(options, { rt, post }, world);
  const crm = createCrmWorld({ credentials: QONTAK.credentials, now: rt.now, stages: [1, 2, 3, 9] });
  Object.assign(outside, { world, qontak, crm });
  return { rt, world, qontak, crm, feishu, maps, gateway, random, overflowed, ...viewsOf(rt), finish: finishIn(rt) };
}

/** What the runtime’s requests go to; made after it, since all of these need its clock. */
interface Outside {
  rt?: Runtime;
  world?: MetaWorld;
  qontak?: QontakWorld;
  crm?: CrmWorld;
}

async function startRuntime(options: HubOptions, world: NonNullable<RuntimeOptions['world']>): Promise<Runtime> {
  const { code, seed, latency, startMs, locale = 'en', limits, from, intercept, minutes = 'every' } = options;
  const triggers = { skip: 0, ...options.triggers };
  const runtimeOptions: RuntimeOptions = {
    ...{ code, world, locale },
    files: Object.fromEntries(PAGES.map((name) => [name, readFileSync(`dist/${name}`, 'utf8')])),
    clock: { kind: 'simulated', start: startMs, seed, latency, triggers },
    webAppUrl: 'https://script.google.com/macros/s/SIM/exec',
    keepExecutions: options.keepExecutions ?? 200,
    ...(limits ? { limits } : {}),
    ...(options.manifest ? { manifest: options.manifest } : {}),
    ...(options.stuckMs ? { stuckMs: options.stuckMs } : {}),
    ...(options.withheldScopes ? { withheldScopes: options.withheldScopes } : {}),
    ...(from ? { snapshot: from.runtime } : {}),
    ...(intercept ? { intercept } : {}),
    ...(options.interceptWeb ? { interceptWeb: options.interceptWeb } : {}),
  };
  const rt = await createRuntime(runtimeOptions);
  return minutes === 'every' ? rt : { ...rt, advance: passTime(rt, runtimeOptions, triggers) };
}

interface MetaParts {
  readonly rt: Runtime;
  readonly random: () => number;
  readonly post: Post;
  readonly elsewhere: NonNullable<Parameters<typeof createMetaWorld>[0]['elsewhere']>;
}

function metaFor(options: HubOptions, { rt, random, post, elsewhere }: MetaParts): MetaWorld {
  let ids = 0;
  // Phones keep the messages of the state that this one goes on from.
  const series = options.from ? `${options.seed}.again` : String(options.seed);
  return createMetaWorld({
    ...{ now: rt.now, random, elsewhere },
    ids: () => `${series}.${++ids}`,
    businessNumber: '6281100000000',
    phoneNumberId: SECRETS.META_PHONE_NUMBER_ID,
    accessToken: SECRETS.META_ACCESS_TOKEN,
    templates: approvedTemplates,
    schedule: (delayMs, task) => rt.after(delayMs, task),
    delivery: options.delivery ?? {},
    statuses: { readMs: READING_MS, ...options.statuses?.(random) },
    deliver: async (body) => (await post('meta', JSON.stringify(body))).status,
    ...(options.from ? { saved: options.from.world } : {}),
  });
}

function qontakFor(
  options: HubOptions,
  { rt, post }: Pick<MetaParts, 'rt' | 'post'>,
  { accounts }: MetaWorld,
): QontakWorld {
  return createQontakWorld({
    ...QONTAK,
    ...{ accounts, now: rt.now, flat: options.flat ?? false },
    agents: () => QONTAK.agents,
    templates: approvedTemplates,
    schedule: (delayMs, task) => rt.after(delayMs, task),
    deliver: (body) => post('qontak', JSON.stringify(body)),
  });
}

/** To the web app's own address, with the key in it. */
export function straightTo(rt: Runtime): Post {
  return (source, body) => {
    const url = `/exec?source=${source}&key=${SECRETS.WEBHOOK_KEY}`;
    return rt.request({ method: 'POST', url, body, contentType: 'application/json' });
  };
}

/** A repeat of a delivery has the same body, and what took it in once has it. */
function notingOverflow(post: Post, overflowed: Set<string>): Post {
  const taken = new Set<string>();
  return async (source, body) => {
    const answer = await post(source, body);
    if (!isOverflow(answer.body)) {
      taken.add(body);
      overflowed.delete(body);
    } else if (!taken.has(body)) overflowed.add(body);
    return answer;
  };
}

/** Whether it is Google's overflow page, in either language. */
function isOverflow(page: string): boolean {
  return /running simultaneously|secara bersamaan/.test(page);
}

/**
 * As the cell shows it, but figures and dates without the marks and names of a language: Rp 29.900.000 is 29900000,
 * 24 Agu 2026 is 2026-08-24.
 */
function plain(shown: string, value: unknown): string {
  const [, time] = /^\d{1,2} \p{L}{3} \d{4}( \d\d:\d\d:\d\d)?$/u.exec(shown) ?? [null, null];
  if (typeof value === 'number' && time !== null) {
    const iso = new Date(Math.round((value - 25_569) * 86_400) * 1_000).toISOString();
    return iso.slice(0, 10) + (time ?? '');
  }
  const isFigure = typeof value === 'number' && /^-?(Rp )?[\d.,]+$/.test(shown);
  return isFigure ? String(Number(value.toPrecision(10))) : shown;
}

function viewsOf(rt: Runtime): Pick<SimHub, 'rows' | 'reps'> {
  const rows = (tab: string): Record<string, string>[] => {
    const view = rt.host.readTab({ sheet: tab });
    if (!view) throw new Error(`There is no tab ${tab}`);
    return view.rows.map((row, at) =>
      Object.fromEntries(view.headers.map((header, i) => [header, plain(row[i] ?? '', view.values[at]?.[i])])),
    );
  };
  const reps = () =>
    rows('Reps').map((row) => ({
      id: row['Rep ID'] ?? '',
      name: row['Rep name'] ?? '',
      number: (row['WhatsApp number'] ?? '').replace(/^0/, '62').replace(/\D/g, ''),
    }));
  return { rows, reps };
}

function finishIn(rt: Runtime): SimHub['finish'] {
  return async (promise) => {
    const settled = promise.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await rt.idle();
    const result = await settled;
    if ('error' in result) throw result.error;
    return result.value;
  };
}
