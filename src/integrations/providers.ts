/** Sends each message through the provider by which its recipient is reached. */
import { readCarrier } from '../core/carrier.ts';
import type { MessageGateway } from './message-gateway.ts';
import { createMetaGateway, type MetaAccount } from './meta/gateway.ts';
import { createQontakGateway } from './qontak/gateway.ts';

/** `qontakBase`: base address of Qontak's chat API. */
export function createProviders(meta: MetaAccount, qontakBase: string): MessageGateway {
  const qontak = createQontakGateway({
    base: qontakBase,
    mediaAt: (id) => ({
      url: `https://graph.facebook.com/${meta.apiVersion}/${id}`,
      method: 'get',
      headers: { Authorization: `Bearer ${meta.accessToken}` },
    }),
  });
  return {
    begin(message, attempt) {
      const { provider, account } = readCarrier(message.carrier);
      if (provider === 'qontak') return qontak.begin(message, attempt);
      const gateway = createMetaGateway({ ...meta, phoneNumberId: account || meta.phoneNumberId });
      const request = gateway.buildRequest(message);
      return 'problem' in request ? request : { request, read: (response) => gateway.readAnswer(response, attempt) };
    },
  };
}
