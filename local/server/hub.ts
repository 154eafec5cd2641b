/**
 * The hub on this machine: the real bundle in the local runtime, the local WhatsApp around it, and the demo network in
 * its workbook. Knows how to start empty, how to come back, and how to begin again.
 */
import type { FetchRequest, WorldAnswer } from '../world/http';
import { createMapsWorld } from '../world/maps';
import type { MetaWorld } from '../world/meta';
import type { QontakWorld } from '../world/qontak';
import type { CrmWorld } from '../world/qontak/crm';
import { createWorld } from '../world/world';
import type { DataFolder, Secrets } from './data-folder';
import type { DemoReport } from './demo-data';
import { EditDesk } from './edit-desk';
import { Faults } from './faults';
import type { FleetDesk } from './fleet/desk';
import { ApiError } from './http/reply';
import type { Live, Topic } from './live';
import { BUSINESS, type Doors, startOutside } from './outside';
import { prepareWorkbook } from './prepare-workbook';
import { createLocalRelay, type LocalRelay } from './relay';
import type { HubRuntime, RuntimeChange } from './runtime-contract';
import { packState, unpackState } from './state-file';
import { Trace } from './trace';

export interface HubBundle {
  readonly code: string;
  readonly files: Readonly<Record<string, string>>;
  readonly manifest: object;
}

export type StartRuntime = (options: {
  bundle: HubBundle;
  dataDir: string;
  webAppUrl: string;
  world: (request: FetchRequest, from: number) => WorldAnswer;
  /** What becomes of a service call, and how many slots are taken: faults that are switched on. */
  faults: Pick<Faults, 'intercept' | 'slotsTaken'>;
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
  readonly faults: Faults;
  /** Which execution had to do with which message. */
  readonly trace: Trace;
  /** Gateways and the units that report through them. */
  fleet(): FleetDesk;
  /** Null without --relay. */
  readonly relay: LocalRelay | null;
  /** What loading the demo network reported, when it was loaded by this start. */
  demo(): DemoReport | null;
  /** Sets the clock of hub and phones ahead; it stays so until the demo is reset. */
  moveClock(ms: number): Promise<void>;
  reset(): Promise<void>;
  /** Everything that is kept, as one file. */
  exportState(): Promise<Buffer>;
  /** Replaces everything by what such a file holds. */
  importState(file: Buffer): Promise<void>;
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
  const faults = new Faults(() => options.live.tell('faults'));
  const trace = new Trace();
  const start = async () => {
    const started = await startOnce(options, { doors: { secrets: data.secrets(), webhookPath, relay }, faults, trace });
    known.runtime = started.runtime;
    return started;
  };
  let current = await start();
  let resetting: Promise<void> | undefined;
  /** Stops, changes what is kept, and starts again. Who asks while it is under way waits for the same one. */
  const startOver = async (change: () => void): Promise<void> => {
    const over = async (): Promise<void> => {
      await current.stop();
      edits.forget();
      trace.forget();
      faults.allOff();
      change();
      current = await start();
    };
    resetting ??= over().finally(() => {
      resetting = undefined;
    });
    await resetting;
    options.live.tell('reset');
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
    get secrets() {
      return data.secrets();
    },
    webhookPath,
    relay,
    edits,
    faults,
    trace,
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
    reset: () => startOver(() => data.clear()),
    async exportState() {
      running().save();
      const files = await data.collect((file) => running().runtime.copyTo(file));
      return packState({ files, tokenSecret: data.secrets().tokenSecret });
    },
    async importState(file) {
      const state = unpackState(file);
      await startOver(() => data.replaceBy(state));
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

interface StartParts {
  readonly doors: Doors;
  readonly faults: Faults;
  readonly trace: Trace;
}

async function startOnce(options: HubOptions, { doors, faults, trace }: StartParts) {
  const { secrets } = doors;
  const { data, live } = options;
  const running: { runtime?: HubRuntime } = {};
  const { aheadMs = 0 } = (data.load('clock') ?? {}) as { aheadMs?: number };
  const outside = startOutside({ ...doors, data, live, running, aheadMs });
  const { world, qontak, crm, fleet } = outside;

  const services = createWorld([world.handle, qontak.handle, crm.handle, fleet.handle, createMapsWorld().handle]);
  const started = await options.startRuntime({
    bundle: options.bundle,
    dataDir: data.runtimeFolder,
    webAppUrl: `${options.origin}/exec`,
    world(request, from) {
      if (isWhatsAppSend(request) && faults.happens('whatsapp-refuses')) world.failNext({ code: SOMETHING_WENT_WRONG });
      const answer = services(request);
      trace.noteSend(request, answer, from);
      return answer;
    },
    faults,
    aheadMs,
  });
  const runtime = trace.watching(started);
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

/** https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const SOMETHING_WENT_WRONG = 131000;

function isWhatsAppSend({ url }: FetchRequest): boolean {
  return /^https:\/\/graph\.facebook\.com\/.+\/messages$/.test(url);
}
