/**
 * The hub on this machine: the real bundle in the local runtime, the local WhatsApp around it, and the demo network in its
 * workbook. It can start empty, resume from a data folder, and start over.
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
  /** The faults that are switched on: for service calls, and for slots. */
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
  /** A new workbook begins with a made-up year. */
  readonly withYear: boolean;
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
  /** Edits of people in the sheets, with undo. */
  readonly edits: EditDesk;
  readonly faults: Faults;
  /** Which execution handled or sent which message. */
  readonly trace: Trace;
  /** Gateways and the units that report through them. */
  fleet(): FleetDesk;
  /** Null without --relay. */
  readonly relay: LocalRelay | null;
  /** The report of loading the demo network; null when this start did not load it. */
  demo(): DemoReport | null;
  /** Sets the clock of hub and phones ahead, until the demo is reset. */
  moveClock(ms: number): Promise<void>;
  reset(): Promise<void>;
  /** The whole state, as one file. */
  exportState(): Promise<Buffer>;
  /** Replaces everything by what such a file holds. */
  importState(file: Buffer): Promise<void>;
  /** Resolves when no reset is under way. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export async function startHub(options: HubOptions): Promise<Hub> {
  const { data, live } = options;
  const secrets = data.secrets();
  const webhookPath = `/exec?source=meta&key=${secrets.webhookKey}`;
  const known: { runtime?: HubRuntime } = {};
  const relay = options.withRelay ? relayFor(options, secrets, known) : null;
  const faults = new Faults(() => live.tell('faults'));
  const trace = new Trace();
  const edits = new EditDesk(
    () => course.running().runtime,
    () => live.tell('sheets'),
  );
  const course = await keepRunning({
    async start() {
      const doors = { secrets: data.secrets(), webhookPath, relay };
      const started = await startOnce(options, { doors, faults, trace });
      known.runtime = started.runtime;
      return started;
    },
    forget() {
      edits.forget();
      trace.forget();
      faults.allOff();
    },
    startingOver: () => live.tell('reset'),
  });
  const { running } = course;

  return {
    get secrets() {
      return data.secrets();
    },
    ...{ webhookPath, relay, edits, faults, trace },
    runtime: () => running().runtime,
    world: () => running().world,
    qontak: () => running().qontak,
    crm: () => running().crm,
    fleet: () => running().fleet,
    demo: () => course.current().demo,
    async moveClock(ms) {
      const { runtime } = running();
      await runtime.advance(ms);
      data.save('clock', { aheadMs: Math.round(runtime.now() - Date.now()) });
      live.tell('clock');
    },
    reset: () => course.startOver(() => data.clear()),
    async exportState() {
      running().save();
      const files = await data.collect((file) => running().runtime.copyTo(file));
      return packState({ files, tokenSecret: data.secrets().tokenSecret });
    },
    async importState(file) {
      const state = unpackState(file);
      await course.startOver(() => data.replaceBy(state));
    },
    ready: course.ready,
    close: course.close,
  };
}

type Started = Awaited<ReturnType<typeof startOnce>>;

interface CourseParts {
  readonly start: () => Promise<Started>;
  /** Discards what belongs to the ending hub. */
  readonly forget: () => void;
  /** Told before the present hub ends and when the next one has begun: pages forget what only the old one knew, so that
   *  nobody asks the new one for it. */
  readonly startingOver: () => void;
}

/** One hub at a time, which can be replaced by another. Callers that ask during a replacement wait for the new one. */
async function keepRunning({ start, forget, startingOver }: CourseParts) {
  let current = await start();
  let resetting: Promise<void> | undefined;
  const replace = async (change: () => void): Promise<void> => {
    startingOver();
    await current.stop();
    forget();
    change();
    current = await start();
  };
  return {
    current: () => current,
    running(): Started {
      if (resetting) throw new ApiError(503, 'The demo is being reset.', 'Try again in a second.');
      return current;
    },
    /** `change`: changes the stored data while nothing runs. */
    async startOver(change: () => void): Promise<void> {
      resetting ??= replace(change).finally(() => {
        resetting = undefined;
      });
      await resetting;
      startingOver();
    },
    async ready(): Promise<void> {
      await resetting;
    },
    async close(): Promise<void> {
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
