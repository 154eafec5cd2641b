/**
 * Which hub takes what, where several stand behind one relay: a project and a workbook for each region. A message goes by
 * the number that it was written to, a gateway by its name; what names neither, such as a paused template, is for all.
 */
import { fieldsOf, withChanges } from './fields';
import { type Env, setting } from './host';

export interface Hub {
  /** '' for the one that has no name: the only one, or the one that takes what no other does. */
  readonly name: string;
  /** The relay's settings with this hub's own HUB_URL and RELAY_SECRET in them. */
  readonly env: Env;
}

export interface Part {
  readonly hub: Hub;
  readonly body: string;
}

/** All of them; the first takes what no other is there for. */
export function hubsOf(env: Env): readonly [Hub, ...Hub[]] {
  const named = words(setting(env, 'HUBS')).map((name): Hub => {
    const own = (key: string) => setting(env, `${key}_${suffixOf(name)}`);
    const secret = own('RELAY_SECRET') || setting(env, 'RELAY_SECRET');
    return { name, env: { ...env, HUB_URL: own('HUB_URL'), RELAY_SECRET: secret } };
  });
  const [first, ...others] = named;
  return first && setting(env, 'HUB_URL') === '' ? [first, ...others] : [{ name: '', env }, ...named];
}

/** By name; the first for a name that is not there any more. */
export function hubNamed(env: Env, wanted: string): Hub {
  const hubs = hubsOf(env);
  return hubs.find(({ name }) => name === wanted) ?? hubs[0];
}

/** `id`: a phone number's or channel's at the provider, or a gateway's. */
export function hubFor(env: Env, id: string): Hub {
  const hubs = hubsOf(env);
  return hubs.find(({ name }) => name && words(setting(env, `HUB_TAKES_${suffixOf(name)}`)).includes(id)) ?? hubs[0];
}

/** What each hub is to be given of a webhook. */
export function partsOf(env: Env, body: string): readonly Part[] {
  const hubs = hubsOf(env);
  if (hubs.length === 1) return [{ hub: hubs[0], body }];
  const parsed = JSON.parse(body) as unknown;
  const parts = hubs.flatMap((hub) => {
    const own = ownPart(parsed, (id) => id === '' || hubFor(env, id).name === hub.name);
    return own === null ? [] : [{ hub, body: JSON.stringify(own) }];
  });
  // All of it is for one hub: it goes as it came. An empty list is for the first.
  return parts.length > 1 ? parts : [{ hub: parts[0]?.hub ?? hubs[0], body }];
}

/** Null when nothing is left. What names no number is everybody's. */
function ownPart(parsed: unknown, isOwn: (id: string) => boolean): unknown {
  const ofMeta = withChanges(parsed, (change) => (isOwn(numberOf(change)) ? [change] : []));
  if (ofMeta) return ofMeta.entry.length > 0 ? ofMeta : null;
  if (!Array.isArray(parsed)) return isOwn(channelOf(parsed)) ? parsed : null;
  const own = (parsed as unknown[]).filter((part) => isOwn(channelOf(part)));
  return own.length > 0 ? own : null;
}

/** '' for what is about the account and not about a number. */
function numberOf(change: unknown): string {
  return textOf(fieldsOf(fieldsOf(change).value).metadata, 'phone_number_id');
}

/** Where the hub looks for it too; Qontak's messages always have one. */
function channelOf(part: unknown): string {
  return textOf(fieldsOf(part).room, 'channel_integration_id') || textOf(part, 'channel_integration_id');
}

function textOf(holder: unknown, name: string): string {
  const value = fieldsOf(holder)[name];
  return typeof value === 'string' ? value : '';
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** As in the names of settings: `jawa-barat` is JAWA_BARAT. */
export function suffixOf(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}
