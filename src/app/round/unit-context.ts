import type { MappedEvent } from '../../integrations/telemetry/map-events.ts';
import type { UnitDirectory } from '../../store/units/unit-directory.ts';
import type { Gateway } from '../../tables/gateways.ts';

export interface EventVerdict {
  /** queued: it is kept and will be decided within a minute. */
  readonly verdict: 'accepted' | 'duplicate' | 'quarantined' | 'refused' | 'queued';
  readonly unit?: string;
  readonly reason?: string;
}

/** Verdicts by delivery. */
export type Answers = Map<string, readonly EventVerdict[]>;

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
