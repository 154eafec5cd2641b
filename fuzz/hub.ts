/**
 * A running hub: its own code over stores in memory with the limits of the real ones, WhatsApp behind it, and a record of what
 * it decided, threw and wrote.
 */

import { approvedTemplates } from '../local/server/templates';
import { createMetaWorld, type MetaWorld } from '../local/world/meta';
import { READING_MS } from '../local/world/meta/outgoing';
import { mulberry32 } from '../sim/random.ts';
import { writingUnderLock } from '../src/app/round/with-lock.ts';
import type { TickDeps } from '../src/app/schedule/tick.ts';
import { tick } from '../src/app/schedule/tick.ts';
import { toRequest } from '../src/gas/web.ts';
import { answer } from '../src/http/answer.ts';
import type { Http, HttpResponse, Log, WebResponse } from '../src/ports.ts';
import { WorkbookFault } from '../src/ports.ts';
import { readConfig } from '../src/store/config.ts';
import { createDryHub, DRY_SECRETS } from '../tools/dry-hub/dry-hub.ts';
import { freeLock, type MemoryClock } from '../tools/dry-hub/memory-ports.ts';
import type { MemoryWorkbook } from '../tools/dry-hub/memory-workbook.ts';
import type { OutsideMode } from './input.ts';
import { boundedCache, boundedProperties, type Seen, watchedWorkbook } from './limits.ts';
import { FORM_HEADER, FORM_TAB, NOISE_REPS, networkTabs } from './network.ts';

import { People } from './people.ts';
import type { Problem } from './problem.ts';

/** Monday 23 November 2026, 09:00 in Jakarta. */
const START_MS = Date.parse('2026-11-23T02:00:00Z');

export interface FuzzHub {
  readonly deps: TickDeps;
  readonly clock: MemoryClock;
  readonly workbook: MemoryWorkbook;
  readonly world: MetaWorld;
  readonly people: People;
  readonly seen: Seen;
  /** What was thrown or written that must not be. */
  readonly problems: Problem[];
  /** Errors of single events that were contained: how often, by what was thrown where. */
  readonly contained: Map<string, number>;
  /** Events that the hub took in with the right key, and has to decide. */
  readonly accepted: Set<string>;
  /** Messages that a sender with the right key reported as failed: sending them again is not a duplicate. */
  readonly saidFailed: Set<string>;
  /** Rows in Alerts when it was last looked over. */
  alertsBefore: number;
  outside: OutsideMode;
  /** Headers are missing at the moment, so the writer may stop with a message. */
  headersGone: boolean;
}

export function openFuzzHub(): FuzzHub {
  const random = mulberry32(7);
  const problems: Problem[] = [];
  const contained = new Map<string, number>();
  const parts: { hub?: FuzzHub } = {};
  const log = watchingLog(problems, contained, () => parts.hub?.headersGone ?? false);
  const http: Http = {
    sendAll: (requests) => requests.map((request) => outsideAnswer(parts.hub, random) ?? worldAnswer(world, request)),
  };
  const dry = createDryHub({ nowMs: START_MS, tabs: networkTabs(), http, log });
  const { clock } = dry;
  dry.workbook.addTab(FORM_TAB, [FORM_HEADER]);
  const seen: Seen = { decided: new Set(), problems };
  const workbook = watchedWorkbook(dry.workbook, clock, seen);
  const cache = boundedCache(clock);
  const deps: TickDeps = {
    ...dry.deps,
    ...{ workbook, cache },
    config: () => readConfig(cache, workbook),
    withLock: writingUnderLock({ clock, lock: freeLock, log, workbook }),
    properties: boundedProperties(),
  };
  let ids = 0;
  const world = createMetaWorld({
    now: () => clock.nowMs(),
    random,
    ids: () => `fuzz.${++ids}`,
    businessNumber: '6281100000000',
    phoneNumberId: DRY_SECRETS.metaPhoneNumberId,
    accessToken: DRY_SECRETS.metaAccessToken,
    templates: approvedTemplates,
    statuses: { readMs: READING_MS },
    deliver: (body) => {
      const parameter = { source: 'meta', key: DRY_SECRETS.webhookKey };
      post(hub, { parameter, postData: { contents: JSON.stringify(body) } });
      return 200;
    },
  });
  const hub: FuzzHub = {
    ...{ deps, clock, workbook: dry.workbook, world, seen, problems, contained },
    people: new People(dry.workbook),
    ...{
      accepted: new Set<string>(),
      saidFailed: new Set<string>(),
      alertsBefore: 0,
      outside: 'well',
      headersGone: false,
    },
  };
  parts.hub = hub;
  for (const { number, id } of NOISE_REPS) world.phone(number, { name: id }).say('on');
  pass(hub, 1);
  return hub;
}

/** `doPost`, as the public surface does it; what is thrown is a problem. */
export function post(hub: FuzzHub, event: unknown): string {
  return request(hub, 'POST', event)?.body ?? '';
}

export function request(hub: FuzzHub, method: 'GET' | 'POST', event: unknown): WebResponse | undefined {
  return guarded(hub, method === 'POST' ? 'doPost' : 'doGet', () => {
    const response = answer(hub.deps, toRequest(method, event as Parameters<typeof toRequest>[1]));
    if (typeof response.body !== 'string') throw new TypeError(`The answer is no text: ${typeof response.body}`);
    return response;
  });
}

/** Time passes minute by minute (at most three of a longer while), with what the world does meanwhile. */
export function pass(hub: FuzzHub, minutes: number): void {
  const steps = Math.min(3, minutes);
  for (let i = 0; i < steps; i++) {
    hub.clock.moveTo(hub.clock.nowMs() + (minutes / steps) * 60_000);
    hub.world.runDue();
    guarded(hub, 'everyMinute', () => tick(hub.deps, 'trigger'));
    hub.world.runDue();
  }
}

export function guarded<T>(hub: FuzzHub, entry: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (hub.headersGone && isMissingHeader(error)) return undefined;
    hub.problems.push({ kind: `${entry} threw: ${placeOf(error)}`, detail: stackOf(error) });
    return undefined;
  }
}

/** A header that is needed and gone stops the writer with a sentence, and a sender whose body is too large to wait hears it. */
function isMissingHeader(error: unknown): boolean {
  return (
    error instanceof WorkbookFault ||
    (error instanceof Error && error.name === 'HeaderFault') ||
    /header|could not be kept: send it again/i.test(String(error))
  );
}

/** Errors of the log: of one event, and contained; or of the hub itself. */
function watchingLog(problems: Problem[], contained: Map<string, number>, headersGone: () => boolean): Log {
  return {
    info: () => undefined,
    warn: () => undefined,
    error(event, error, { name = '' } = {}) {
      if (error === undefined || (headersGone() && isMissingHeader(error))) return;
      const place = placeOf(error);
      if (event === 'step-failed' && name === 'event') contained.set(place, (contained.get(place) ?? 0) + 1);
      else
        problems.push({
          kind: `${event}: ${place}`,
          detail: stackOf(error),
        });
    },
  };
}

/** The error and the line that threw it, without details that differ between inputs. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 80);
  const said = error.message
    .replace(/\s+/g, ' ')
    .replace(/["“].*["”]/, '"…"')
    .replace(/'.'/, '…')
    .replace(/\d+/g, '…')
    .slice(0, 80);
  const line = /\/((?:src|fuzz|tools)\/(?!src\/)[^():]+):\d+/.exec(error.stack ?? '');
  return `${error.name}: ${said}${line ? ` (${line[1]})` : ''}`;
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack
    .split('\n')
    .slice(0, 10)
    .map((line) => line.slice(0, 300))
    .join('\n');
}

/** The answer of an outside world with faults; undefined when it works normally. */
function outsideAnswer(hub: FuzzHub | undefined, random: () => number): HttpResponse | undefined {
  switch (hub?.outside) {
    case 'silent':
      return { status: 0, body: '' };
    case 'fails':
      return { status: 500, body: 'Internal Server Error' };
    case 'html':
      return { status: 200, body: '<!doctype html><title>Sign in</title>' };
    case 'odd': {
      const bodies = [
        'null',
        '[]',
        '{"messages":[null]}',
        '{"messages":{"0":{"id":7}}}',
        '{"error":"x"}',
        '"',
        '{"messages":[{"id":[1]}]}',
      ];
      return { status: 200, body: bodies[Math.floor(random() * bodies.length)] ?? '' };
    }
    case 'refuses':
      return { status: 400, body: '{"error":{"code":"131026","message":{"a":1},"error_data":null}}' };
    default:
      return undefined;
  }
}

function worldAnswer(
  world: MetaWorld,
  { url, method, headers, body = '', contentType }: Parameters<Http['sendAll']>[0][number],
): HttpResponse {
  const given = world.handle({ url, method, headers, payload: body, contentType });
  if (!given || 'networkError' in given) return { status: 0, body: '' };
  return { status: given.status, body: new TextDecoder().decode(given.body) };
}
