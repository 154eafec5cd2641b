/** Puts decisions that staff made outside the Alerts tab into the inbox, one event each; the writer carries them out. */
import { entryName, putDeliveries } from '../inbox/inbox.ts';
import type { WriterDeps } from '../round/deps.ts';
import { runWriter } from '../writer/writer.ts';

const BUDGET_MS = 20_000;
const WAIT_MS = 10_000;

export function putAlertsDecided(deps: WriterDeps, alertIds: readonly string[]): void {
  const receivedAtMs = deps.clock.nowMs();
  putDeliveries(
    deps.properties,
    alertIds.map((alertId) => ({
      ...({ source: 'staff', receivedAtMs, name: entryName(receivedAtMs, deps.random()) } as const),
      body: JSON.stringify({ kind: 'alert-decided', alertId }),
    })),
  );
  runWriter(deps, { budgetMs: BUDGET_MS, waitMs: WAIT_MS });
}
