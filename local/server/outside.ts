/**
 * The simulated outside of the hub: WhatsApp, Qontak, its CRM and the gateways, restored from the data folder, with their
 * timers.
 */
import { createMetaWorld, type MetaSnapshot } from '../world/meta';
import type { Account } from '../world/meta/accounts';
import { createQontakWorld, type QontakSnapshot } from '../world/qontak';
import { type CrmSnapshot, createCrmWorld } from '../world/qontak/crm';
import { CRM_STAGES } from './crm-stages';
import type { DataFolder, Secrets } from './data-folder';
import { type DeskSnapshot, FleetDesk } from './fleet/desk';
import { createHeadOffice } from './head-office';
import { ApiError } from './http/reply';
import type { Live } from './live';
import { QONTAK_CHANNEL, qontakCredentials, readAgents } from './qontak-account';
import type { LocalRelay } from './relay';
import type { HubRuntime } from './runtime-contract';
import { approvedTemplates } from './templates';

export const BUSINESS = { number: '622150001234', phoneNumberId: '106540352242922' };

const SAVE_AFTER_MS = 400;

export interface Doors {
  readonly secrets: Secrets;
  readonly webhookPath: string;
  readonly relay: LocalRelay | null;
}

interface OutsideParts extends Doors {
  readonly data: DataFolder;
  readonly live: Live;
  /** Empty until the runtime has started. */
  readonly running: { readonly runtime?: HubRuntime };
  readonly aheadMs: number;
}

/** Starts each service from its saved state. */
export function startOutside({ data, live, secrets, webhookPath, relay, running, aheadMs }: OutsideParts) {
  const timers = createTimers();
  const deliver = async (source: 'meta' | 'qontak', body: unknown): Promise<number> => {
    const text = JSON.stringify(body);
    if (!running.runtime) return 503;
    if (relay) return relay.deliver(source, text);
    return deliverWebhook(running.runtime, webhookPath.replace('source=meta', `source=${source}`), text);
  };
  const { savedPhones, savedDeals, savedRooms, savedFleet } = savedIn(data);
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
    ...{ businessNumber: BUSINESS.number, phoneNumberId: BUSINESS.phoneNumberId, accessToken: secrets.accessToken },
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
    ...{ runtime: () => requireRuntime(running), now: common.now, tokenSecret: secrets.tokenSecret },
    changed() {
      live.tell('gateways');
      timers.once(SAVE_AFTER_MS, save);
    },
    ...(savedFleet === undefined ? {} : { saved: savedFleet }),
  });
  return { world, qontak, crm, fleet, save, stop: timers.clear };
}

/** The saved states; undefined for what was never saved. */
function savedIn(data: DataFolder) {
  return {
    savedPhones: data.load('phones') as MetaSnapshot | undefined,
    savedDeals: data.load('crm') as CrmSnapshot | undefined,
    savedRooms: data.load('qontak') as QontakSnapshot | undefined,
    savedFleet: data.load('fleet') as DeskSnapshot | undefined,
  };
}

function requireRuntime({ runtime }: OutsideParts['running']): HubRuntime {
  if (runtime) return runtime;
  throw new ApiError(503, 'The hub is still starting.', 'Try again in a second.');
}

/** Posts a webhook and returns the status, which is all that Meta sees: Apps Script's 302 would count as a failed delivery. */
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

/** Timers that are all cancelled when the hub ends. */
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
