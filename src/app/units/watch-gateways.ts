/** Reports gateways that have fallen silent: once, until they are heard again. */
import { MINUTE_MS, utcStamp } from '../../core/lib/time.ts';
import { type Round, raiseAlert } from '../round/round.ts';

export function watchGateways(shared: Omit<Round, 'eventId'>): void {
  const { session, config, nowMs } = shared;
  const { gateways } = session.system.state;
  for (const { id, active, silentMinutes } of config.gateways) {
    if (!active || !silentMinutes || silentMinutes < 1) continue;
    const known = gateways[id];
    // The silence is counted from when the gateway first appears in the tab.
    if (!known) gateways[id] = { heardAt: nowMs };
    else if (!known.silent && nowMs - known.heardAt > silentMinutes * MINUTE_MS) {
      gateways[id] = { ...known, silent: true };
      const text = `Gateway ${id} has been silent since ${utcStamp(known.heardAt)}. Its units report nothing meanwhile.`;
      raiseAlert(
        { ...shared, eventId: `silent ${id} ${known.heardAt}` },
        { rule: 'gateway-silent', subject: id, text },
      );
    }
  }
}
