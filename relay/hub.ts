/**
 * Brings something to the hub and makes sure that it arrived. Apps Script answers 200 with a page of Google's when it is full,
 * so neither status nor text of an answer proves anything. Only the hub's own word does, which nobody else can compute.
 */
import { type Env, type Host, type HubAnswer, setting } from './host';
import { hmacHex } from './proofs';

export interface Errand {
  readonly method: 'GET' | 'POST';
  /** The query without the relay's proof. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the sender waits, in ms. */
  readonly patienceMs: number;
}

/** Why an answer did not come from the hub. */
type Silence = 'page' | 'refused' | 'status' | 'redirect elsewhere' | 'no answer' | 'not configured';

export type Delivered =
  /** `body`: the hub's answer without the word. */
  | { readonly taken: true; readonly body: string; readonly tries: number }
  | { readonly taken: false; readonly why: Silence; readonly tries: number };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4_000;
/** With less time left an execution could not finish, and the hub would be asked twice. */
const LEAST_MS = 1_500;

/**
 * Tries until the hub has received it or the sender's patience is over, with random pauses so that many do not return at once.
 */
export async function bring(host: Host, env: Env, errand: Errand): Promise<Delivered> {
  const until = host.now() + errand.patienceMs;
  for (let tries = 1; ; tries++) {
    const outcome = await tryOnce(host, env, errand, until - host.now());
    if (typeof outcome !== 'string') return { taken: true, body: outcome.body, tries };
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1)) * (0.5 + host.random() / 2);
    const isHopeless = outcome === 'not configured' || outcome === 'refused';
    if (isHopeless || until - host.now() < pauseMs + LEAST_MS) return { taken: false, why: outcome, tries };
    await host.pause(pauseMs);
  }
}

async function tryOnce(host: Host, env: Env, errand: Errand, patienceMs: number): Promise<{ body: string } | Silence> {
  const [hub, secret] = [hubUrl(env), setting(env, 'RELAY_SECRET')];
  if (hub === null || secret.length < 24) return 'not configured';
  const { method, body } = errand;
  const rbh = await hmacHex(host, secret, body);
  const query: Record<string, string> = { ...errand.query, rts: String(Math.floor(host.now())), rbh };
  const proof = await hmacHex(host, secret, signedText(query));
  const url = new URL(hub);
  for (const [name, value] of Object.entries({ ...query, rsig: proof })) url.searchParams.set(name, value);
  const until = host.now() + patienceMs;
  const word = (await hmacHex(host, secret, `taken.${proof}`)).slice(0, 32);
  try {
    const first = await host.fetch({ url: url.href, method, ...(method === 'POST' ? { body } : {}) }, patienceMs);
    const answer = await follow(host, hub, first, until - host.now());
    return answer === null ? 'redirect elsewhere' : readAnswer(answer, word);
  } catch {
    return 'no answer';
  }
}

/**
 * The signed text: every parameter except the signature, sorted by name, one line of JSON each, so that no two queries give the
 * same text. It includes a keyed hash of the body, so that the hub need not hash megabytes to detect a forged signature.
 */
function signedText(query: Readonly<Record<string, string>>): string {
  const names = Object.keys(query).sort();
  return names.map((name) => JSON.stringify([name, query[name]])).join('\n');
}

/** Fetches a text answer from Google's second URL, which serves one GET. Redirects to any other host are not followed. */
async function follow(host: Host, hub: URL, answer: HubAnswer, patienceMs: number): Promise<HubAnswer | null> {
  if (answer.status < 300 || answer.status > 399) return answer;
  const to = URL.canParse(answer.location) ? new URL(answer.location) : null;
  if (to === null || (to.origin !== ECHO_ORIGIN && to.origin !== hub.origin) || to.pathname !== '/macros/echo')
    return null;
  return host.fetch({ url: to.href, method: 'GET' }, patienceMs);
}

const ECHO_ORIGIN = 'https://script.googleusercontent.com';

function readAnswer({ status, body }: HubAnswer, word: string): { body: string } | Silence {
  const at = body.indexOf(word);
  if (status === 200 && at >= 0) return { body: body.slice(at + word.length).replace(/^\n/, '') };
  if (status !== 200) return 'status';
  return /\brefused: (wrong|stale)/.test(body) ? 'refused' : 'page';
}

export function hubUrl(env: Env): URL | null {
  const text = setting(env, 'HUB_URL');
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  return url !== null && (url.protocol === 'https:' || isLocal) ? url : null;
}
