import type { MappedEvent } from '../../integrations/telemetry/map-events.ts';
import type { UnitDirectory } from '../../store/units/unit-directory.ts';
import type { Gateway } from '../../tables/gateways.ts';

export interface EventVerdict {
  /** ignored: it is not a report. queued: it is stored and will be decided within a minute. */
  readonly verdict: 'accepted' | 'duplicate' | 'quarantined' | 'refused' | 'ignored' | 'queued';
  readonly unit?: string;
  readonly reason?: string;
}

/** Verdicts by delivery. */
export type Answers = Map<string, readonly EventVerdict[]>;

/** The verdict on an event that is not a report, or not a usable one. */
export function unusable(event: Extract<MappedEvent, { ok: false }>): EventVerdict {
  return { verdict: 'isNoReport' in event ? 'ignored' : 'refused', reason: event.reason };
}

export interface Telemetry {
  readonly deliveries: ReadonlyMap<string, ReadDelivery>;
  readonly directory: UnitDirectory;
  /** Serials of units whose life was derived again in this round. */
  readonly rederived: Set<string>;
}

export interface ReadDelivery {
  readonly gateway: Gateway | undefined;
  readonly events: readonly MappedEvent[];
}
