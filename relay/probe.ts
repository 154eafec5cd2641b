/**
 * Checks the hub's health, and does its minute's work when the clock trigger has stopped, which Google's triggers may do
 * without notice.
 */
import type { Env, Host, Outgoing } from './host';
import { bring } from './hub';
import { type Hub, hubsOf } from './hubs';

const PATIENCE_MS = 25_000;

interface Health {
  readonly ok: boolean;
  readonly minuteTrigger: string;
}

/**
 * Status 200 when the hub reports that all is well, else 503, with the hub's health answer, which has no personal data. For
 * several hubs the answers by name, and 503 when one of them is not well.
 */
export async function probe(host: Host, env: Env): Promise<Outgoing> {
  const hubs = hubsOf(env);
  const answers = await Promise.all(hubs.map((hub) => probeOne(host, hub)));
  const [first] = answers;
  if (hubs.length === 1 && first) return first;
  const isWell = answers.every(({ status }) => status === 200);
  const named = answers.map(({ body }, at) => `${JSON.stringify(hubs[at]?.name ?? '')}:${body}`);
  return { status: isWell ? 200 : 503, body: `{"ok":${isWell},"hubs":{${named.join(',')}}}`, json: true };
}

async function probeOne(host: Host, { name, env }: Hub): Promise<Outgoing> {
  const hub = name === '' ? {} : { hub: name };
  const asked = await bring(host, env, { method: 'GET', query: {}, body: '', patienceMs: PATIENCE_MS });
  const health = asked.taken ? readHealth(asked.body) : null;
  if (!asked.taken || health === null) {
    host.log({
      event: 'probe',
      ...hub,
      ok: false,
      why: asked.taken ? 'no health answer' : asked.why,
      tries: asked.tries,
    });
    return { status: 503, body: '{"ok":false,"error":"the hub does not answer"}', json: true };
  }
  const isSilent = health.minuteTrigger !== 'running';
  const woken = isSilent
    ? await bring(host, env, { method: 'POST', query: { source: 'wake' }, body: '{}', patienceMs: PATIENCE_MS })
    : null;
  host.log({ event: 'probe', ...hub, ok: health.ok, trigger: health.minuteTrigger, woken: woken?.taken === true });
  return { status: health.ok ? 200 : 503, body: asked.body, json: true };
}

function readHealth(body: string): Health | null {
  try {
    const { ok, minuteTrigger } = JSON.parse(body) as Partial<Health>;
    return typeof ok === 'boolean' && typeof minuteTrigger === 'string' ? { ok, minuteTrigger } : null;
  } catch {
    return null;
  }
}
