/** Cloudflare Workers: no memory between requests, a clock (cron trigger), and a queue where one is bound as QUEUE. */
import { createHandler } from '../handler';
import type { Env, Queued } from '../host';
import { createRelay } from '../relay';
import { webHost } from './web-host';

interface Queue {
  send(message: Queued): Promise<unknown>;
}

interface QueueBatch {
  readonly messages: readonly { readonly body: Queued; ack(): void; retry(options: { delaySeconds: number }): void }[];
}

const RETRY_SECONDS = 60;

function relayOf(env: Env) {
  const queue = env.QUEUE as Queue | undefined;
  const enqueue = queue ? { enqueue: async (delivery: Queued) => void (await queue.send(delivery)) } : {};
  return createRelay(webHost({ keepsMemory: false, ...enqueue }));
}

export default {
  fetch: (request: Request, env: Env): Promise<Response> => createHandler(relayOf(env))(request, env),

  /** The cron trigger of wrangler.toml. */
  async scheduled(_event: unknown, env: Env): Promise<void> {
    await relayOf(env).probe(env);
  },

  async queue(batch: QueueBatch, env: Env): Promise<void> {
    for (const message of batch.messages) {
      if (await relayOf(env).takeQueued(message.body, env)) message.ack();
      else message.retry({ delaySeconds: RETRY_SECONDS });
    }
  },
};
