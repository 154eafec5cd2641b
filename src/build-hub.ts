/** The hub over any ports: those of Apps Script (compose.ts), or memory in replays and simulations. Names no adapter. */
import type { WriterDeps } from './app/round/deps.ts';
import { readSaid } from './app/workbook/say-problem.ts';
import { speakFrom } from './core/words/speak.ts';
import { parsePlaceAnswer } from './integrations/maps/parse-answer.ts';
import { parseWebhook as parseMetaWebhook } from './integrations/meta/parse-webhook.ts';
import { parseDecision } from './integrations/parse-decision.ts';
import { parsePageAction } from './integrations/parse-page-action.ts';
import { createProviders } from './integrations/providers.ts';
import { parseWebhook as parseQontakWebhook } from './integrations/qontak/parse-webhook.ts';
import { parseUnitDelivery } from './integrations/telemetry/parse-delivery.ts';
import { readConfig } from './store/config.ts';

/** The ports as they are, with a parser for each source and the gateways for messages. */
export function buildHub(ports: Omit<WriterDeps, 'config' | 'parsers' | 'gateway'>): WriterDeps {
  speakFrom(() => readSaid(ports.pages));
  return {
    ...ports,
    config: () => readConfig(ports.cache, ports.workbook),
    parsers: {
      meta: parseMetaWebhook,
      qontak: parseQontakWebhook,
      maps: parsePlaceAnswer,
      staff: parseDecision,
      page: parsePageAction,
      unit: parseUnitDelivery(ports.packer.unpack),
    },
    gateway: ({ metaPhoneNumberId, metaAccessToken, chatBase }, { metaApiVersion }) =>
      createProviders(
        { apiVersion: metaApiVersion, phoneNumberId: metaPhoneNumberId, accessToken: metaAccessToken },
        chatBase,
      ),
  };
}
