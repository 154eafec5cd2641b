/**
 * Runs several exchanges with outside services in parallel: each wave sends the next request of every exchange that is not
 * done.
 */
import type { Exchange } from '../../integrations/message-gateway.ts';
import type { Http, HttpRequest, HttpResponse } from '../../ports.ts';

/** No exchange takes this many steps unless something is wrong; the caller retries what is given up here. */
const MOST_WAVES = 40;

/** Returns the results in the order of `begun`. Throws when an exchange does not end. */
export function runExchanges<R extends object>(http: Http, begun: readonly Exchange<R>[]): R[] {
  const results: R[] = [];
  let open = begun.map((exchange, index) => ({ exchange, index }));
  for (let wave = 0; open.length > 0; wave++) {
    if (wave >= MOST_WAVES) throw new Error(`An exchange with ${open[0]?.exchange.request.url} does not end`);
    const answers = sendOnce(
      http,
      open.map(({ exchange }) => exchange.request),
    );
    open = open.flatMap(({ exchange, index }, i) => {
      const next = exchange.read(answers[i] ?? { status: 0, body: '' });
      if ('read' in next && typeof next.read === 'function') return [{ exchange: next as Exchange<R>, index }];
      results[index] = next as R;
      return [];
    });
  }
  return results;
}

/** Sends identical requests once and shares the answer. */
function sendOnce(http: Http, requests: readonly HttpRequest[]): HttpResponse[] {
  const firstAt = new Map<string, number>();
  const different: HttpRequest[] = [];
  const slots = requests.map((request) => {
    const known = request.method === 'get' ? firstAt.get(request.url) : undefined;
    if (known !== undefined) return known;
    if (request.method === 'get') firstAt.set(request.url, different.length);
    return different.push(request) - 1;
  });
  const answers = http.sendAll(different);
  return slots.map((slot) => answers[slot] ?? { status: 0, body: '' });
}
