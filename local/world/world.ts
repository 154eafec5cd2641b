/**
 * The whole outside as one function for the runtime's `world` option: the fake services are asked in turn; a host that
 * none of them knows does not exist.
 */
import type { FetchRequest, Service, WorldAnswer } from './http';

export function createWorld(services: readonly Service[]): (request: FetchRequest) => WorldAnswer {
  return (request) => {
    for (const service of services) {
      const answer = service(request);
      if (answer) return answer;
    }
    // UrlFetchApp's own words for a host that cannot be found.
    return { networkError: `DNS error: ${request.url}` };
  };
}
