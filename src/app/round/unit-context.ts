import type { MappedEvent } from '../../integrations/telemetry/map-events.ts';
import type { UnitDirectory } from '../../store/units/unit-directory.ts';
import type { Gateway } from '../../tables/gateways.ts';

export interface EventVerdict {
  /** ignored: it is no report. queued: it is kept and will be decided within a minute. */
  readonly verdict: 'accepted' | 'duplicate' | 'quarantined' | 'refused' | 'ignored' | 'queued';
  readonly unit?: string;
  readonly reason?: string;
}

/** Verdicts by delivery. */
export type Answers = Map<string, readonly EventVerdict[]>;

/** The verdict on an event that is no report, or none that can be used. */
export function unusable(event: Extract<MappedEvent, { ok: false }>): EventVerdict {
  return { verdict: 'isNoReport' in event ? 'ignored' : 'refused', reason: event.reason };
}

export interface Telemetry {
  readonly deliveries: ReadonlyMap<string, ReadDelivery>;
  readonly directory: UnitDirectory;
  /** Units whose life was derived anew in this round. */
  readonly rederived: Set<string>;
}

export interface ReadDelivery {
  readonly gateway: Gateway | undefined;
  readonly events: readonly MappedEvent[];
}
