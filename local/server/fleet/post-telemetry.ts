/** Posts a gateway's delivery to the hub with the gateway's proof, and reads the verdicts in the answer. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Delivery } from '../../world/telemetry/report';
import type { HubRuntime } from '../runtime-contract';
import type { TelemetryAnswer, Verdict } from './views';

export interface Prover {
  readonly gatewayId: string;
  readonly proof: 'signature' | 'key';
  readonly secret: string;
}

/** Path and query for this gateway's next delivery. */
export function signedPath({ gatewayId, proof, secret }: Prover, delivery: Delivery & { text: string }, now: number) {
  const ts = String(Math.floor(now / 1000));
  const id = `local-${now.toString(36)}-${randomBytes(3).toString('hex')}`;
  const sig = createHmac('sha256', secret).update(`${id}.${ts}.${delivery.text}`).digest('hex');
  const query = new URLSearchParams({
    ...{ source: 'unit', gw: gatewayId },
    ...(proof === 'key' ? { key: secret } : { id, ts, sig }),
    ...delivery.query,
  });
  return `/exec?${query}`;
}

export async function postTelemetry(runtime: HubRuntime, prover: Prover, delivery: Delivery): Promise<TelemetryAnswer> {
  const text = typeof delivery.body === 'string' ? delivery.body : JSON.stringify(delivery.body);
  const url = signedPath(prover, { ...delivery, text }, runtime.now());
  const posted = await runtime.request({ method: 'POST', url, body: text, contentType: 'application/json' });
  const location = Object.entries(posted.headers).find(([name]) => name.toLowerCase() === 'location')?.[1];
  const answer =
    posted.status === 302 && typeof location === 'string'
      ? await runtime.request({ method: 'GET', url: location.replace(/^https?:\/\/[^/]+/, '') })
      : posted;
  const body = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
  return { status: answer.status, ...readAnswer(body) };
}

/** The JSON answer, or the plain one ("ok: 1 accepted", then a line for each reason). */
function readAnswer(body: string): Omit<TelemetryAnswer, 'status'> {
  try {
    const said = JSON.parse(body) as { ok?: boolean; error?: string; events?: readonly Verdict[] };
    return { text: body, verdicts: said.events ?? [], refused: said.ok === false ? String(said.error) : null };
  } catch {
    const text = textOf(body);
    const counts = /^ok: (.+)/.exec(text)?.[1] ?? '';
    const verdicts = counts.split(', ').flatMap((part) => {
      const [, count = '0', verdict = ''] = /^(\d+) (\w+)$/.exec(part) ?? [];
      return Array.from({ length: Number(count) }, () => ({ verdict }));
    });
    return { text, verdicts, refused: text.startsWith('ok: ') ? null : text.replace(/^refused: /, '') };
  }
}

/** Extracts a plain answer from the page around it: Apps Script wraps every answer that is not a redirect. */
function textOf(page: string): string {
  const frame = /srcdoc="([^"]*)"/.exec(page)?.[1];
  const html = frame === undefined ? page : unescaped(frame);
  const text = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
  return unescaped(text).trim();
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function unescaped(html: string): string {
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}
