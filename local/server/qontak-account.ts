/** The brand's number at the local Qontak, and the agents there: reps who have an agent ID in their row. */
import type { Agent } from '../world/qontak/rooms';
import type { HubRuntime } from './runtime-contract';
import { readRecords } from './tabs';

export const QONTAK_NUMBER = '622150005678';
export const QONTAK_CHANNEL = 'fa914ed7-672d-4530-97bd-1c554ab2e1ee';

/** Credentials for the local Qontak only. */
export const qontakCredentials = {
  accessToken: 'local-qontak-token',
  refreshToken: 'local-qontak-refresh',
  clientId: 'local-qontak-client',
  clientSecret: 'local-qontak-secret',
};

/** Script properties with which the hub calls both; it renews the tokens itself. */
export const qontakTokens: Readonly<Record<string, string>> = {
  QONTAK_ACCESS_TOKEN: qontakCredentials.accessToken,
  QONTAK_REFRESH_TOKEN: qontakCredentials.refreshToken,
  QONTAK_CRM_ACCESS_TOKEN: qontakCredentials.accessToken,
  QONTAK_CRM_REFRESH_TOKEN: qontakCredentials.refreshToken,
};

export function readAgents(runtime: HubRuntime): Agent[] {
  return readRecords(runtime, 'Reps').flatMap((rep) => {
    const id = rep['Qontak agent ID'] ?? '';
    return id === '' ? [] : [{ id, name: rep['Rep name'] ?? id }];
  });
}
