/**
 * Tells every open page that something changed, as Server-Sent Events. Events only name what changed; pages then request what
 * they show. Many changes at about the same time become one event.
 * https://developer.mozilla.org/docs/Web/API/Server-sent_events
 */
import type { ServerResponse } from 'node:http';

export type Topic =
  | 'sheets'
  | 'executions'
  | 'phones'
  | 'mail'
  | 'triggers'
  | 'story'
  | 'clock'
  | 'relay'
  | 'gateways'
  | 'faults'
  | 'reset';

const GATHER_MS = 60;
const HEARTBEAT_MS = 20_000;

export type Live = ReturnType<typeof createLive>;

export function createLive() {
  const pages = new Set<ServerResponse>();
  const waiting = new Map<string, unknown>();
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    timer = undefined;
    for (const [topic, data] of waiting) {
      for (const page of pages) page.write(`event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`);
    }
    waiting.clear();
  };
  const heartbeat = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  return {
    tell(topic: Topic, data: unknown = {}): void {
      waiting.set(topic, data);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    listen(response: ServerResponse): void {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        Connection: 'keep-alive',
      });
      response.write('retry: 1000\nevent: hello\ndata: {}\n\n');
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    close(): void {
      clearInterval(heartbeat);
      clearTimeout(timer);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
