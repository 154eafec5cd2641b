/**
 * The durable inbox: one delivery is one entry in Script Properties, written in one call, without a lock, before the
 * sender is answered. Entries are read in order of arrival and deleted only after what they caused is committed.
 */
import { SOURCES, type Source } from '../../core/events.ts';
import { asRecord, parseJson } from '../../core/lib/json.ts';
import type { Properties } from '../../ports.ts';

export interface Delivery {
  readonly source: Source;
  readonly receivedAtMs: number;
  /** The body as it came. */
  readonly body: string;
}

export interface InboxEntry extends Delivery {
  /** The entry's name: it sorts by arrival, and serves as the ID of events that have none. */
  readonly name: string;
  /** Keys of the properties that hold the entry. */
  readonly keys: readonly string[];
  /** Set when this hub cannot have written the entry, and says why. The entry goes to Dead letters unread. */
  readonly fault?: string;
}

const PREFIX = 'in';
/** Prefix of the separate queue for gateways' heartbeats. */
const QUEUE = 'un';
/** How many bytes of the queue, packed, one round takes: some 6,000 events. */
const QUEUED_BYTES = 60_000;
/** Matches the first part of a gateway's delivery and captures its owner: see `takeDelivery` in http/telemetry.ts. */
const FIRST_PART = /^(?:in|un)\.(\w{9}\.\w+)\.1\//;
const OWNER = /^\{"source":"unit","body":"\{\\"gatewayId\\":(\\"[^,]*?\\"),/;
/** Documented limit of one value: 9 KB. https://developers.google.com/apps-script/guides/services/quotas */
const PART_BYTES = 8_900;
/** The whole store holds 500 KB; a delivery larger than this goes to the writer directly. */
export const MAX_INBOX_BYTES = 120_000;

/** Puts a delivery into the inbox in one call, under the entry's name. Throws when the store is full. */
export function putDelivery(
  properties: Properties,
  delivery: Delivery & { readonly name: string },
  prefix = PREFIX,
): void {
  properties.setMany(storedForm(delivery, prefix));
}

/** Puts several small deliveries in, in one call. Throws when the store is full. */
export function putDeliveries(
  properties: Properties,
  deliveries: readonly (Delivery & { readonly name: string })[],
): void {
  if (deliveries.length > 0)
    properties.setMany(Object.assign({}, ...deliveries.map((each) => storedForm(each, PREFIX))));
}

function storedForm(
  { name, source, body }: Delivery & { readonly name: string },
  prefix: string,
): Record<string, string> {
  const parts = splitByBytes(JSON.stringify({ source, body }), PART_BYTES);
  return Object.fromEntries(parts.map((part, i) => [`${prefix}.${name}.${i + 1}/${parts.length}`, part]));
}

/** A name that sorts by time of arrival; 9 base-36 digits last until the year 5188. */
export function entryName(receivedAtMs: number, random: string): string {
  return `${receivedAtMs.toString(36).padStart(9, '0')}.${random}`;
}

/** Marks names of relayed entries. Random parts are hexadecimal, so they never contain this letter. */
const RELAYED = 'r';

/** The name of an entry that the relay delivered. */
export function relayedName(receivedAtMs: number, random: string): string {
  return entryName(receivedAtMs, RELAYED + random);
}

/** Whether the relay delivered the entry. */
export function isRelayed({ name }: Pick<InboxEntry, 'name'>): boolean {
  return name.split('.')[1]?.startsWith(RELAYED) === true;
}

/** The complete entries, oldest first, without those named. An entry with missing parts waits for the next round. */
export function readEntries(
  all: Readonly<Record<string, string>>,
  but?: ReadonlySet<string>,
  prefix = PREFIX,
): InboxEntry[] {
  const pattern = new RegExp(`^${prefix}\\.(\\w{9}\\.\\w+)\\.(\\d+)/(\\d+)$`);
  const groups = new Map<string, { total: number; parts: Map<number, string> }>();
  for (const key of Object.keys(all)) {
    const match = pattern.exec(key);
    if (!match) continue;
    const [, name = '', part, total] = match;
    if (but?.has(name)) continue;
    const group = groups.get(name) ?? { total: Number(total), parts: new Map() };
    group.parts.set(Number(part), key);
    groups.set(name, group);
  }
  const complete = [...groups].filter(([, group]) => group.parts.size === group.total);
  return complete.map(([name, group]) => readEntry(name, group, all)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Puts heartbeats into the separate queue, which is read only when there is time. Throws when the store is full. */
export function queueDelivery(properties: Properties, delivery: Delivery & { readonly name: string }): void {
  putDelivery(properties, delivery, QUEUE);
}

/** The oldest queued entries, as many as one round takes. */
export function readQueued(all: Readonly<Record<string, string>>, but?: ReadonlySet<string>): InboxEntry[] {
  let bytes = 0;
  return readEntries(all, but, QUEUE).filter(({ body }) => {
    bytes += body.length;
    return bytes - body.length < QUEUED_BYTES;
  });
}

/** Whether the entry is from the separate queue for heartbeats. */
export function isQueued({ keys: [first = ''] }: InboxEntry): boolean {
  return first.startsWith(`${QUEUE}.`);
}

/** How many bytes wait in the queue, and since when (epoch ms; Infinity when it is empty). */
export function queueSize(all: Readonly<Record<string, string>>): { bytes: number; since: number } {
  const keys = Object.keys(all).filter((key) => key.startsWith(`${QUEUE}.`));
  const times = keys.map((key) => Number.parseInt(key.slice(QUEUE.length + 1, QUEUE.length + 10), 36));
  return {
    bytes: keys.reduce((sum, key) => sum + (all[key]?.length ?? 0), 0),
    since: Math.min(Number.POSITIVE_INFINITY, ...times),
  };
}

/** Bytes waiting from this gateway (`own`) and from all gateways (`units`). */
export function unitBytes(all: Readonly<Record<string, string>>, gatewayId: string): { own: number; units: number } {
  const owners = new Map<string, string>();
  for (const [key, value] of Object.entries(all)) {
    const [, name] = FIRST_PART.exec(key) ?? [];
    const [, owner] = (name && OWNER.exec(value)) || [];
    if (name && owner !== undefined) owners.set(name, owner);
  }
  const size = { own: 0, units: 0 };
  for (const [key, value] of Object.entries(all)) {
    const owner = owners.get(key.slice(3, key.lastIndexOf('.')));
    if (owner === undefined) continue;
    size.units += value.length;
    // The ID as it appears inside a JSON string within JSON.
    if (owner === JSON.stringify(JSON.stringify(gatewayId)).slice(1, -1)) size.own += value.length;
  }
  return size;
}

function readEntry(
  name: string,
  group: { total: number; parts: Map<number, string> },
  all: Readonly<Record<string, string>>,
): InboxEntry {
  const keys = Array.from({ length: group.total }, (_, i) => group.parts.get(i + 1) ?? '');
  const stored = keys.map((key) => all[key] ?? '').join('');
  return { ...readStored(stored), name, keys, receivedAtMs: Number.parseInt(name.slice(0, 9), 36) };
}

/** A stored value may come from an older version of the hub, or not from the hub at all. */
function readStored(stored: string): Pick<InboxEntry, 'source' | 'body' | 'fault'> {
  const parsed = parseJson(stored);
  const { source, body } = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  const known = SOURCES.find((each) => each === source);
  if (known && typeof body === 'string') return { source: known, body };
  const fault = 'An inbox entry without a source or a body.';
  // The body goes to a tab that staff read, so remove any key in it.
  return { source: known ?? 'meta', body: stored.replace(/"key":"[^"]*"/, '"key":"…"'), fault };
}

/** An upper bound of the text's length in UTF-8 bytes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) bytes += bytesOf(text.charCodeAt(i));
  return bytes;
}

/** An upper bound of the bytes that UTF-8 needs for this code unit (a surrogate pair counts 3 + 3 instead of 4). */
function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
}

function splitByBytes(text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const size = bytesOf(text.charCodeAt(i));
    // Never split a surrogate pair: a lone surrogate may not survive being stored.
    if (bytes + size > limit - 3 && !isLowSurrogate(text.charCodeAt(i))) {
      parts.push(text.slice(from, i));
      from = i;
      bytes = 0;
    }
    bytes += size;
  }
  parts.push(text.slice(from));
  return parts;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
