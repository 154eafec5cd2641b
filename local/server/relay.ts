/** The relay on this machine (`npm start -- --relay`): the one that is deployed, between the local providers and /exec. */
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHandler } from '../../relay/handler';
import type { Env, LogLine } from '../../relay/host';
import { answer } from '../../relay/hosts/node-server';
import { webHost } from '../../relay/hosts/web-host';
import { createRelay } from '../../relay/relay';

const PATH = '/relay';
const LINES_KEPT = 50;

export interface RelayView {
  /** How many webhooks were passed to the hub, dropped as statuses that nobody waits for, refused by the hub, or not proved. */
  readonly passed: number;
  readonly dropped: number;
  readonly held: number;
  readonly refused: number;
  readonly newest: readonly (LogLine & { readonly at: number })[];
}

export interface LocalRelay {
  /** Posts a webhook as a provider would; returns the status. */
  deliver(source: 'meta' | 'qontak', body: string): Promise<number>;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  view(): RelayView;
}

export interface RelayParts {
  readonly hubUrl: string;
  readonly verifyToken: string;
  readonly webhookKey: string;
  /** Script property RELAY_SECRET; '' until setup has made it. */
  readonly relaySecret: () => string;
  readonly changed: () => void;
  /** The hub's clock, which may be set ahead. */
  readonly now: () => number;
}

export function createLocalRelay(parts: RelayParts): LocalRelay {
  const appSecret = randomBytes(16).toString('hex');
  const counts = { passed: 0, dropped: 0, held: 0, refused: 0 };
  const newest: (LogLine & { readonly at: number })[] = [];
  const log = (line: LogLine): void => {
    counts.dropped += Number(line.dropped ?? 0);
    const key = line.outcome === 'taken' ? 'passed' : line.outcome === 'held back' ? 'held' : null;
    if (key) counts[key] += Number(line.passed ?? 1);
    if (line.outcome === 'refused') counts.refused += 1;
    newest.unshift({ ...line, at: parts.now() });
    newest.length = Math.min(newest.length, LINES_KEPT);
    parts.changed();
  };
  const handler = createHandler(createRelay(webHost({ keepsMemory: true, log, now: parts.now })));
  const env = (): Env => ({
    HUB_URL: parts.hubUrl,
    RELAY_SECRET: parts.relaySecret(),
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: parts.verifyToken,
    QONTAK_KEY: parts.webhookKey,
  });
  return {
    async deliver(source, body) {
      const signature = createHmac('sha256', appSecret).update(body).digest('hex');
      const headers = { 'x-hub-signature-256': `sha256=${signature}` };
      const url = `http://relay.local/${source}?key=${parts.webhookKey}`;
      return (await handler(new Request(url, { method: 'POST', body, headers }), env())).status;
    },
    serve: (request, response) =>
      answer(handler, env(), { request, response, path: (request.url ?? '').slice(PATH.length) || '/' }),
    view: () => ({ ...counts, newest }),
  };
}

export function isForRelay(path: string): boolean {
  return path.startsWith(`${PATH}/`);
}
