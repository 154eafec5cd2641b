/**
 * The hub on this machine: the real bundle in the local runtime, the local WhatsApp around it, and the demo network in
 * its workbook. Knows how to start empty, how to come back, and how to begin again.
 */
import type { FetchRequest, WorldAnswer } from '../world/http';
import { createMapsWorld } from '../world/maps';
import { createMetaWorld, type MetaSnapshot, type MetaWorld } from '../world/meta';
import type { Account } from '../world/meta/accounts';
import { createQontakWorld, type QontakSnapshot, type QontakWorld } from '../world/qontak';
import { type CrmSnapshot, type CrmWorld, createCrmWorld } from '../world/qontak/crm';
import { createWorld } from '../world/world';
import { CRM_STAGES } from './crm-stages';
import type { DataFolder, Secrets } from './data-folder';
import type { DemoReport } from './demo-data';
import { EditDesk } from './edit-desk';
import { type DeskSnapshot, FleetDesk } from './fleet/desk';
import { createHeadOffice } from './head-office';
import { ApiError } from './http/reply';
import type { Live, Topic } from './live';
import { prepareWorkbook } from './prepare-workbook';
import { QONTAK_CHANNEL, qontakCredentials, readAgents } from './qontak-account';
import { createLocalRelay, type LocalRelay } from './relay';
import type { HubRuntime, RuntimeChange } from './runtime-contract';
import { approvedTemplates } from './templates';

export interface HubBundle {
  readonly code: string;
  readonly files: Readonly<Record<string, string>>;
  readonly manifest: object;
}

export type StartRuntime = (options: {
  bundle: HubBundle;
  dataDir: string;
  webAppUrl: string;
  world: (request: FetchRequest) => WorldAnswer;
  /** How far the hub’s clock is ahead of the machine’s. */
  aheadMs: number;
}) => Promise<HubRuntime>;

export interface HubOptions {
  readonly data: DataFolder;
  readonly bundle: HubBundle;
  readonly demoFolder: string;
  readonly origin: string;
  readonly live: Live;
  readonly startRuntime: StartRuntime;
  /** Puts the relay between the providers and the web app. */
  readonly withRelay: boolean;
}

const BUSINESS = { number: '622150001234', phoneNumberId: '106540352242922' };

const SAVE_AFTER_MS = 400;

const TOPIC_OF: Readonly<Record<RuntimeChange['type'], Topic>> = {
  execution: 'executions',
  property: 'executions',
  sheet: 'sheets',
  mail: 'mail',
  trigger: 'triggers',
};

export interface Hub {
  readonly secrets: Secrets;
  readonly webhookPath: string;
  runtime(): HubRuntime;
  world(): MetaWorld;
  qontak(): QontakWorld;
  crm(): CrmWorld;
  /** What people do in the sheets, with the way back. */
  readonly edits: EditDesk;
  /** Gateways and the units that report through them. */
  fleet(): FleetDesk;
  /** Null without --relay. */
  readonly relay: LocalRelay | null;
  /** What loading the demo network reported, when it was loaded by this start. */
  demo(): DemoReport | null;
  /** Sets the clock of hub and phones ahead; it stays so until the demo is reset. */
  moveClock(ms: number): Promise<void>;
  reset(): Promise<void>;
  /** Resolves when no reset is under way. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export async function startHub(options: HubOptions): Promise<Hub> {
  const { data } = options;
  const secrets = data.secrets();
  const webhookPath = `/exec?source=meta&key=${secrets.webhookKey}`;
  const known: { runtime?: HubRuntime } = {};
  const relay = options.withRelay ? relayFor(options, secrets, known) : null;
  const start = async () => {
    const started = await startOnce(options, { secrets, webhookPath, relay });
    known.runtime = started.runtime;
    return started;
  };
  let current = await start();
  let resetting: Promise<void> | undefined;
  const startOver = async (): Promise<void> => {
    await current.stop();
    edits.forget();
    data.clear();
    current = await start();
  };
  const running = () => {
    if (resetting) throw new ApiError(503, 'The demo is being reset.', 'Try again in a second.');
    return current;
  };

  const edits = new EditDesk(
    () => running().runtime,
    () => options.live.tell('sheets'),
  );

  return {
    secrets,
    webhookPath,
    relay,
    edits,
    runtime: () => running().runtime,
    world: () => running().world,
    qontak: () => running().qontak,
    crm: () => running().crm,
    fleet: () => running().fleet,
    demo: () => current.demo,
    async moveClock(ms) {
      const { runtime } = running();
      await runtime.advance(ms);
      data.save('clock', { aheadMs: Math.round(runtime.now() - Date.now()) });
      options.live.tell('clock');
    },
    /** Who asks while it is under way waits for the same one. */
    async reset() {
      resetting ??= startOver().finally(() => {
        resetting = undefined;
      });
      await resetting;
      options.live.tell('reset');
    },
    async ready() {
      await resetting;
    },
    async close() {
      await resetting;
      current.save();
      await current.stop();
    },
  };
}

function relayFor(
  { origin, live }: HubOptions,
  secrets: Secrets,
  known: { readonly runtime?: HubRuntime },
): LocalRelay {
  return createLocalRelay({
    ...{ hubUrl: `${origin}/exec`, verifyToken: secrets.verifyToken, webhookKey: secrets.webhookKey },
    relaySecret: () => known.runtime?.host.properties.all().RELAY_SECRET ?? '',
    changed: () => live.tell('relay'),
    now: () => known.runtime?.now() ?? Date.now(),
  });
}

interface Doors {
  readonly secrets: Secrets;
  readonly webhookPath: string;
  readonly relay: LocalRelay | null;
}

async function startOnce(options: HubOptions, doors: Doors) {
  const { secrets } = doors;
  const { data, live } = options;
  const running: { runtime?: HubRuntime } = {};
  const { aheadMs = 0 } = (data.load('clock') ?? {}) as { aheadMs?: number };
  const outside = startOutside({ ...doors, data, live, running, aheadMs });
  const { world, qontak, crm, fleet } = outside;

  const runtime = await options.startRuntime({
    bundle: options.bundle,
    dataDir: data.runtimeFolder,
    webAppUrl: `${options.origin}/exec`,
    world: createWorld([world.handle, qontak.handle, crm.handle, fleet.handle, createMapsWorld().handle]),
    aheadMs,
  });
  running.runtime = runtime;
  const stopListening = runtime.onChange(({ type }) => live.tell(TOPIC_OF[type]));
  const { code } = options.bundle;
  const demo = await prepareWorkbook({ ...options, code, business: BUSINESS, fleet }, runtime, secrets);
  await runtime.openWorkbook();

  return {
    runtime,
    world,
    qontak,
    crm,
    fleet,
    demo,
    save: outside.save,
    async stop() {
      stopListening();
      outside.stop();
      await runtime.close();
    },
  };
}

interface OutsideParts extends Doors {
  readonly data: DataFolder;
  readonly live: Live;
  /** Empty until the runtime has started. */
  readonly running: { readonly runtime?: HubRuntime };
  readonly aheadMs: number;
}

/** WhatsApp and Qontak as they were left, with their timers. */
function startOutside({ data, live, secrets, webhookPath, relay, running, aheadMs }: OutsideParts) {
  const timers = createTimers();
  const deliver = async (source: 'meta' | 'qontak', body: unknown): Promise<number> => {
    const text = JSON.stringify(body);
    if (!running.runtime) return 503;
    if (relay) return relay.deliver(source, text);
    return deliverWebhook(running.runtime, webhookPath.replace('source=meta', `source=${source}`), text);
  };
  const savedPhones = data.load('phones') as MetaSnapshot | undefined;
  const savedDeals = data.load('crm') as CrmSnapshot | undefined;
  const savedRooms = data.load('qontak') as QontakSnapshot | undefined;
  const savedFleet = data.load('fleet') as DeskSnapshot | undefined;
  const save = (): void => {
    data.save('phones', world.snapshot());
    data.save('qontak', qontak.snapshot());
    data.save('crm', crm.snapshot());
    data.save('fleet', fleet.snapshot());
  };
  const headOffice = createHeadOffice(() => world, timers.add);
  const common = {
    now: () => running.runtime?.now() ?? Date.now() + aheadMs,
    templates: approvedTemplates,
    schedule: timers.add,
    onChange(account: Account): void {
      headOffice(account);
      live.tell('phones', { changed: account.id });
      timers.once(SAVE_AFTER_MS, save);
    },
  };
  const world = createMetaWorld({
    ...common,
    random: Math.random,
    businessNumber: BUSINESS.number,
    phoneNumberId: BUSINESS.phoneNumberId,
    accessToken: secrets.accessToken,
    deliver: (body) => deliver('meta', body),
    elsewhere: (...change) => qontak.take(...change),
    ...(savedPhones === undefined ? {} : { saved: savedPhones }),
  });
  const qontak = createQontakWorld({
    ...common,
    channelId: QONTAK_CHANNEL,
    credentials: qontakCredentials,
    agents: () => (running.runtime ? readAgents(running.runtime) : []),
    accounts: world.accounts,
    deliver: (body) => deliver('qontak', body),
    ...(savedRooms === undefined ? {} : { saved: savedRooms }),
  });
  const crm = createCrmWorld({
    now: common.now,
    credentials: qontakCredentials,
    stages: CRM_STAGES.map(({ id }) => id),
    ...(savedDeals === undefined ? {} : { saved: savedDeals }),
  });
  const fleet = new FleetDesk({
    runtime: () => requireRuntime(running),
    now: common.now,
    tokenSecret: secrets.tokenSecret,
    changed() {
      live.tell('gateways');
      timers.once(SAVE_AFTER_MS, save);
    },
    ...(savedFleet === undefined ? {} : { saved: savedFleet }),
  });
  return { world, qontak, crm, fleet, save, stop: timers.clear };
}

function requireRuntime({ runtime }: OutsideParts['running']): HubRuntime {
  if (runtime) return runtime;
  throw new ApiError(503, 'The hub is still starting.', 'Try again in a second.');
}

/** Meta sees the status only: Apps Script's 302 would count as a failed delivery. */
async function deliverWebhook(runtime: HubRuntime, url: string, body: string): Promise<number> {
  const answer = await runtime.request({
    method: 'POST',
    url,
    body,
    contentType: 'application/json',
    userAgent: 'facebookexternalua',
  });
  return answer.status;
}

/** Timers that all end with the hub. */
function createTimers() {
  const timers = new Set<NodeJS.Timeout>();
  let pending: NodeJS.Timeout | undefined;
  const add = (delayMs: number, task: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, delayMs);
    timers.add(timer);
    return timer;
  };
  return {
    add: (delayMs: number, task: () => void): void => void add(delayMs, task),
    /** Does nothing while an earlier one is still waiting. */
    once(delayMs: number, task: () => void): void {
      if (pending !== undefined) return;
      pending = add(delayMs, () => {
        pending = undefined;
        task();
      });
    },
    clear(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
