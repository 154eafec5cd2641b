/**
 * Gateways of units: their proof is checked here, so that only genuine deliveries reach the hub, and replaced by a proof in the
 * hub's own form. Here a signature may be in headers (https://www.standardwebhooks.com), which Apps Script cannot read.
 */
import { type Bytes, type Env, type Host, type Incoming, type Outgoing, secretsOf } from './host';
import type { Errand } from './hub';
import { suffixOf } from './hubs';
import { hex, hmacHex, isOneOf, isSame, utf8 } from './proofs';

const TOLERANCE_MS = 5 * 60_000;
const MIN_SECRET = 24;
const PATIENCE_MS = 20_000;
/** Parameters that are not data: proofs, Google's own parameters, and the route. */
const NOT_DATA = ['source', 'gw', 'rts', 'rsig', 'rbh', 'c', 'sid', 'key'];

/** What to bring to the hub; null when the delivery is not proved. */
export async function gatewayErrand(host: Host, env: Env, incoming: Incoming, body: string): Promise<Errand | null> {
  const gw = /^\/gateway\/([\w-]{1,64})$/.exec(incoming.url.pathname)?.[1] ?? '';
  const secrets = secretsOf(env, `GATEWAY_${suffixOf(gw)}`).filter((secret) => secret.length >= MIN_SECRET);
  const proof = await proofOf(host, incoming, body, secrets);
  if (proof === null) return null;
  const isSigned = proof.sig !== undefined;
  const data = [...incoming.url.searchParams].filter(
    ([name]) => !NOT_DATA.includes(name) && !(isSigned && (name === 'id' || name === 'ts' || name === 'sig')),
  );
  const query = { ...Object.fromEntries(data), source: 'unit', gw, ...proof };
  const method = incoming.method === 'GET' ? 'GET' : 'POST';
  return { method, query, body, patienceMs: PATIENCE_MS };
}

type Proof = Readonly<Record<string, string>>;

async function proofOf(
  host: Host,
  { header, url }: Incoming,
  body: string,
  secrets: readonly string[],
): Promise<Proof | null> {
  const signature = header('webhook-signature');
  const query = (name: string) => url.searchParams.get(name) ?? '';
  const [id, ts] = signature ? [header('webhook-id'), header('webhook-timestamp')] : [query('id'), query('ts')];
  if (signature !== '' || query('sig') !== '') {
    if (!isFresh(host, ts) || body === '' || !/^[\w.:-]{1,128}$/.test(id)) return null;
    const signed = `${id}.${ts}.${body}`;
    for (const secret of secrets) {
      const isGenuine = signature
        ? await hasStandardSignature(host, signature, secret, signed)
        : isSame(query('sig').toLowerCase(), await hmacHex(host, secret, signed));
      if (isGenuine) return proofForHub(host, secret, id, body);
    }
    return null;
  }
  const key = /^Bearer +(\S+)$/i.exec(header('authorization'))?.[1] ?? query('key');
  return key !== '' && isOneOf(key, secrets) ? { key } : null;
}

/** A proof in the hub's form (docs/TELEMETRY_REFERENCE.md), with the time of forwarding. */
async function proofForHub(host: Host, secret: string, id: string, body: string): Promise<Proof> {
  const ts = String(Math.floor(host.now() / 1000));
  return { id, ts, sig: await hmacHex(host, secret, `${id}.${ts}.${body}`) };
}

function isFresh(host: Host, ts: string): boolean {
  return /^\d{10}$/.test(ts) && Math.abs(Number(ts) * 1000 - host.now()) <= TOLERANCE_MS;
}

/** `v1,<base64>`, several of them apart by spaces. The secret is what `whsec_` encodes, or the text itself. */
async function hasStandardSignature(host: Host, header: string, secret: string, signed: string): Promise<boolean> {
  const keys = [utf8.encode(secret), ...decoded(secret)];
  const expected = await Promise.all(keys.map(async (key) => hex(await host.hmac(key, utf8.encode(signed)))));
  const given = header.split(' ').flatMap((each) => (each.startsWith('v1,') ? base64Bytes(each.slice(3)) : []));
  return given.some((bytes) => isOneOf(hex(bytes), expected));
}

function decoded(secret: string): Bytes[] {
  return secret.startsWith('whsec_') ? base64Bytes(secret.slice(6)) : [];
}

/** Empty when the text is not base64. */
function base64Bytes(text: string): Bytes[] {
  try {
    return [Uint8Array.from(atob(text), (character) => character.charCodeAt(0))];
  } catch {
    return [];
  }
}

/** Passes the hub's verdicts on unchanged; a refusal gets a proper status, which Apps Script cannot send. */
export function verdictAnswer(body: string): Outgoing {
  const json = body.startsWith('{');
  const isRefused = json ? /^\{"ok":false/.test(body) : body.startsWith('refused');
  return { status: isRefused ? 422 : 200, body, json };
}
