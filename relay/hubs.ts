/**
 * Which hub gets what, when several are behind one relay, each with a project and workbook for its region. A message is routed
 * by the number that it was sent to, a gateway by its name; what names neither, such as a notice of a paused template, goes to
 * all.
 */
import { fieldsOf, withChanges } from './fields';
import { type Env, setting } from './host';

export interface Hub {
  /** '' for the hub without a name: the only one, or the default. */
  readonly name: string;
  /** The relay's settings with this hub's own HUB_URL and RELAY_SECRET in them. */
  readonly env: Env;
}

export interface Part {
  readonly hub: Hub;
  readonly body: string;
}

interface Directory {
  /** The first is the default. */
  readonly hubs: readonly [Hub, ...Hub[]];
  /** Hubs by ID: of phone numbers and channels at the provider, and of gateways. */
  readonly byId: ReadonlyMap<string, Hub>;
}

/** A cache, since settings do not change while a host runs, and reading them from the process's environment is expensive. */
const directories = new WeakMap<Env, Directory>();

function directoryOf(env: Env): Directory {
  const known = directories.get(env);
  if (known) return known;
  const made = readDirectory(env);
  directories.set(env, made);
  return made;
}

function readDirectory(env: Env): Directory {
  const byId = new Map<string, Hub>();
  const named = listOf(env, 'HUBS').map((name): Hub => {
    const own = (key: string) => setting(env, `${key}_${suffixOf(name)}`);
    const secret = own('RELAY_SECRET') || setting(env, 'RELAY_SECRET');
    const hub = { name, env: { ...env, HUB_URL: own('HUB_URL'), RELAY_SECRET: secret } };
    for (const id of takenBy(env, name)) byId.set(id, hub);
    return hub;
  });
  const [first, ...others] = named;
  const isComplete = first !== undefined && setting(env, 'HUB_URL') === '';
  return { hubs: isComplete ? [first, ...others] : [{ name: '', env }, ...named], byId };
}

export function hubsOf(env: Env): Directory['hubs'] {
  return directoryOf(env).hubs;
}

/** `id`: see `Directory`. */
export function hubFor(env: Env, id: string): Hub {
  const { hubs, byId } = directoryOf(env);
  return byId.get(id) ?? hubs[0];
}

/** The part of a webhook for each hub. */
export function partsOf(env: Env, body: string): readonly Part[] {
  const hubs = hubsOf(env);
  if (hubs.length === 1) return [{ hub: hubs[0], body }];
  const parsed = JSON.parse(body) as unknown;
  const parts = hubs.flatMap((hub) => {
    const left = whatIsFor(parsed, (id) => id === '' || hubFor(env, id) === hub);
    return left === null ? [] : [{ hub, body: JSON.stringify(left) }];
  });
  // If everything is for one hub, the body is passed on unchanged. An empty list goes to the first.
  return parts.length > 1 ? parts : [{ hub: parts[0]?.hub ?? hubs[0], body }];
}

/** Null when nothing is left. `isFor`: decides by ID, '' where there is none. */
function whatIsFor(parsed: unknown, isFor: (id: string) => boolean): unknown {
  const ofMeta = withChanges(parsed, (change) => (isFor(numberOf(change)) ? [change] : []));
  if (ofMeta) return ofMeta.entry.length > 0 ? ofMeta : null;
  if (!Array.isArray(parsed)) return isFor(channelOf(parsed)) ? parsed : null;
  const left = (parsed as unknown[]).filter((part) => isFor(channelOf(part)));
  return left.length > 0 ? left : null;
}

/** The ID for a message without one: it must go to one hub only, or two would answer. */
const UNKNOWN = '?';

/** '' for a change that is about the account, not a number. */
function numberOf(change: unknown): string {
  const { metadata, messages } = fieldsOf(fieldsOf(change).value);
  const id = fieldsOf(metadata).phone_number_id;
  return typeof id === 'string' && id !== '' ? id : messages === undefined ? '' : UNKNOWN;
}

/**
 * Finds the channel ID anywhere in the text, since it may be inside envelopes, rooms and last messages. Quotes in people's
 * messages are escaped, so they cannot fake one.
 */
function channelOf(part: unknown): string {
  const text = JSON.stringify(part);
  const id = /"channel_integration_id":"?([^",}]+)/.exec(text)?.[1];
  return id ?? (/"(room|room_id|participant_type|sender_type|last_message)":/.test(text) ? UNKNOWN : '');
}

export function takenBy(env: Env, name: string): string[] {
  return listOf(env, `HUB_TAKES_${suffixOf(name)}`);
}

function listOf(env: Env, name: string): string[] {
  return setting(env, name)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** As in the names of settings: `jawa-barat` is JAWA_BARAT. */
export function suffixOf(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
