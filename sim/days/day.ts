/**
 * One whole day, seeded: from six in the morning to noon of the day after, so that the night's backlog is over too. The
 * hub's own code over memory, the local WhatsApp behind it; webhooks come twice or out of order, sends fail, the workbook
 * is busy, executions die. Who is asked and what they do is in `people.ts`.
 */

import { approvedTemplates } from '../../local/server/templates';
import { createMetaWorld, type MetaWorld } from '../../local/world/meta';
import type { Account } from '../../local/world/meta/accounts';
import { READING_MS } from '../../local/world/meta/outgoing';
import { writingUnderLock } from '../../src/app/round/with-lock';
import { runWriter } from '../../src/app/writer/writer';
import { receiveWebhook } from '../../src/http/webhook';
import { type Http, type Lock, type Workbook, WorkbookFault } from '../../src/ports';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../tools/dry-hub/dry-hub';
import { freeLock } from '../../tools/dry-hub/memory-ports';
import { mulberry32 } from '../random';
import { makeNetwork, type Network, type Random } from './network';
import { People } from './people';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** Monday 23 November 2026, 06:00 in Jakarta, and days after it. */
const FIRST_DAY_MS = Date.parse('2026-11-22T23:00:00Z');
const DAY_MS = 24 * HOUR_MS;
const LASTS_MS = 30 * HOUR_MS;

/** Time from a webhook's arrival to its commit; deliveries arriving meanwhile are handled in the same round. */
const EXECUTION_MS = 1_500;

export interface Day {
  readonly seed: number;
  readonly hub: DryHub;
  readonly world: MetaWorld;
  readonly network: Network;
  readonly people: People;
  readonly leadsWanted: number;
}

/** No two rounds are at the same moment. */
const COMMIT_MS = 150;

/** What goes wrong, as shares of the calls. */
const FAULTS = { busy: 0.004, unclear: 0.002, dies: 0.002, sendLost: 0.003, sendRefused: 0.003 } as const;

export function playDay(seed: number, leadsWanted: number): Day {
  const random = mulberry32(seed);
  const startMs = FIRST_DAY_MS + (seed % 5) * DAY_MS;
  const network = makeNetwork(random);
  const parts: { world?: MetaWorld; people?: People } = {};
  const http = lossyHttp(random, () => parts.world);
  const hub = createDryHub({ nowMs: startMs, tabs: network.tabs, http });
  const writer = new DayWriter(hub, random);
  const world = worldOf(seed, random, { hub, writer, look: (account) => parts.people?.look(account) });
  const people = new People({ world, network, random, now: () => hub.clock.nowMs(), startMs, leadsWanted });
  Object.assign(parts, { world, people });
  const endMs = startMs + LASTS_MS;
  for (let tick = startMs + MINUTE_MS; ; ) {
    const nextMs = Math.min(writer.at, tick, people.nextDue(), world.nextDue() ?? Infinity);
    if (nextMs > endMs) break;
    hub.clock.moveTo(nextMs);
    if (random() < FAULTS.sendRefused) world.failNext({ code: random() < 0.5 ? 131026 : 131000 });
    people.runDue();
    world.runDue();
    writer.runIfDue(nextMs);
    if (tick <= nextMs) {
      tick += MINUTE_MS;
      // A trigger that Google skipped.
      if (random() > 0.02) writer.runMinute();
    }
  }
  // The last receipts ride with a round of their own.
  for (let i = 0; i < 8; i++) {
    hub.clock.moveTo(hub.clock.nowMs() + MINUTE_MS);
    runWriter(hub.deps, { budgetMs: 20_000, always: true });
  }
  return { seed, hub, world, network, people, leadsWanted };
}

/** Sends get lost on the way there or back. */
function lossyHttp(random: Random, world: () => MetaWorld | undefined): Http {
  return {
    sendAll: (requests) =>
      requests.map(({ url, method, headers, body = '', contentType }) => {
        if (random() < FAULTS.sendLost) return { status: 0, body: '' };
        const answer = world()?.handle({ url, method, headers, payload: body, contentType });
        if (!answer || 'networkError' in answer || random() < FAULTS.sendLost) return { status: 0, body: '' };
        return { status: answer.status, body: new TextDecoder().decode(answer.body) };
      }),
  };
}

interface WorldParts {
  readonly hub: DryHub;
  readonly writer: DayWriter;
  readonly look: (account: Account) => void;
}

function worldOf(seed: number, random: Random, { hub, writer, look }: WorldParts): MetaWorld {
  let ids = 0;
  return createMetaWorld({
    now: () => hub.clock.nowMs(),
    random,
    ids: () => `${seed}.${++ids}`,
    businessNumber: '6281100000000',
    phoneNumberId: DRY_SECRETS.metaPhoneNumberId,
    accessToken: DRY_SECRETS.metaAccessToken,
    templates: approvedTemplates,
    statuses: { readMs: READING_MS },
    delivery: { duplicate: 0.05, reorder: 0.05 },
    onChange: look,
    deliver: (body) => writer.take(JSON.stringify(body)),
  });
}

/** The hub's executions: what comes in is kept at once, and decided when its execution has got that far. */
class DayWriter {
  /** When the next execution commits. */
  at = Infinity;
  private readonly busy: DryHub['deps'];
  private readonly faulty: DryHub['deps'];

  constructor(
    private readonly hub: DryHub,
    random: Random,
  ) {
    // Somebody else is writing: it is kept, and answered at once.
    this.busy = withWorkbook(hub, hub.workbook, { ...freeLock, tryAcquire: () => false });
    this.faulty = withWorkbook(hub, faultyWorkbook(hub, random), freeLock);
  }

  take(body: string): number {
    const query = { source: 'meta', key: DRY_SECRETS.webhookKey };
    receiveWebhook(this.busy, 'meta', { method: 'POST', query, body });
    this.at = Math.min(this.at, this.hub.clock.nowMs() + EXECUTION_MS);
    return 200;
  }

  runIfDue(nowMs: number): void {
    if (this.at > nowMs) return;
    this.at = Infinity;
    this.run('what came in');
  }

  runMinute(): void {
    this.run('the clock');
  }

  private run(cause: 'what came in' | 'the clock'): void {
    try {
      runWriter(this.faulty, { budgetMs: 20_000, always: cause === 'the clock' });
    } catch {
      // The execution died; what it had not committed waits in the inbox for the next.
      this.at = Math.min(this.at, this.hub.clock.nowMs() + 5_000);
    }
  }
}

function withWorkbook({ deps }: DryHub, workbook: Workbook, lock: Lock): DryHub['deps'] {
  const { clock, log } = deps;
  return { ...deps, workbook, withLock: writingUnderLock({ clock, lock, log, workbook }) };
}

/** Takes its time; busy before anything happened, or cut off after everything had: the writer has to live with both. */
function faultyWorkbook({ workbook, clock }: DryHub, random: Random): Workbook {
  return {
    read(ranges) {
      if (random() < FAULTS.busy) throw new WorkbookFault('busy', 'Service Spreadsheets timed out');
      return workbook.read(ranges);
    },
    commit(changes) {
      if (random() < FAULTS.busy) throw new WorkbookFault('busy', 'Service Spreadsheets timed out');
      clock.moveTo(clock.nowMs() + COMMIT_MS);
      const moved = workbook.commit(changes);
      if (random() < FAULTS.unclear) throw new WorkbookFault('unclear', 'Empty response');
      if (random() < FAULTS.dies) throw new Error('Exceeded maximum execution time');
      return moved;
    },
  };
}
