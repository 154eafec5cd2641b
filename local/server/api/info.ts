/** GET /local/info and the other small answers about the hub as a whole. */
import { originOf } from '../addresses';
import { ADDRESS_TO_TRY, gatewaySecret } from '../fleet/demo-gateways';
import type { Routes } from '../http/router';
import { readRecords, tabNames } from '../tabs';
import type { ApiContext } from './context';

export function infoRoutes({ hub, origin, pages, live, story }: ApiContext): Routes {
  /** URL of the demo gateway that needs no signature: reports can be POSTed to it. */
  const telemetry = (here: string): string => {
    const key = gatewaySecret(hub.secrets.tokenSecret, ADDRESS_TO_TRY);
    return `${here}/exec?${new URLSearchParams({ source: 'unit', gw: ADDRESS_TO_TRY, key })}`;
  };
  const addresses = (here: string) => {
    const webhook = (source: string) => `${here}/exec?source=${source}&key=${hub.secrets.webhookKey}`;
    return {
      webhooks: { meta: webhook('meta'), qontak: webhook('qontak'), telemetry: telemetry(here) },
      pages: {
        local: `${here}/`,
        webApp: `${here}/exec`,
        ...Object.fromEntries(pages.map((page) => [page, `${here}/exec?page=${page}`])),
      },
    };
  };

  return {
    'GET /local/info': ({ request }) => ({
      ...addresses(originOf(request, origin)),
      verifyToken: hub.secrets.verifyToken,
      businessNumber: hub.world().business.number,
      tabs: tabNames(hub.runtime()),
      demo: hub.demo(),
      /** Whether offers are made at any hour, which the demo sets. */
      alwaysOpen: readRecords(hub.runtime(), 'Settings').some(
        ({ Setting, Value }) => Setting === 'alwaysOpen' && Value === 'TRUE',
      ),
    }),

    /** How many requests the relay passed, dropped and held; null when there is no relay. */
    'GET /local/relay': () => ({ relay: hub.relay?.view() ?? null }),

    'GET /local/events': ({ response }) => live.listen(response),

    'POST /local/reset': async () => {
      story.forget();
      await hub.reset();
      return { reset: true, tabs: tabNames(hub.runtime()), demo: hub.demo() };
    },
  };
}
