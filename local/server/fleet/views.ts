/** Types of the API's answers about gateways and units, shared with the page. */

import type { GatewayMood } from '../../world/gateway-moods';
import type { Delivery } from '../../world/telemetry/report';

export interface Verdict {
  readonly verdict: string;
  readonly unit?: string;
  readonly reason?: string;
}

export interface TelemetryAnswer {
  readonly status: number;
  /** The answer as the gateway reads it, after following the redirect. */
  readonly text: string;
  readonly verdicts: readonly Verdict[];
  /** Why the whole delivery was refused; null when it was not. */
  readonly refused: string | null;
}

/** One line of the log: a delivery with its answer, or a request to unlock a unit. */
export interface DeskLine extends TelemetryAnswer {
  readonly no: number;
  readonly at: number;
  readonly kind: 'report' | 'activation';
  readonly gatewayId: string;
  readonly serial: string;
  readonly what: string;
}

export interface GatewayRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly format: string;
  readonly proof: 'signature' | 'key';
  readonly answer: string;
  readonly activationUrl: string;
  readonly sample: string;
  readonly silentMinutes: string;
  readonly problem: string;
}

export interface FleetUnit {
  readonly serial: string;
  readonly model: string;
  readonly modelId: string;
  readonly dealerId: string;
  readonly dealer: string;
  readonly gatewayId: string;
  /** Its name at the gateway. */
  readonly device: string;
  readonly state: string;
  readonly saleId: string;
  readonly activation: string;
  readonly odometerKm: string;
  readonly batteryPct: string;
  readonly lastAt: string;
  readonly exceptions: string;
}

export interface LifeStep {
  readonly type: string;
  /** Epoch ms; null where no date is known. */
  readonly at: number | null;
  /** Who reported it: a gateway, a sale, Serials, staff. */
  readonly by: string;
  /** The state it led to; '' when it changed nothing. */
  readonly state: string;
  /** applied, repeat, exception or quarantined. */
  readonly outcome: string;
  readonly reason: string;
}

export interface UnitLife {
  readonly serial: string;
  readonly state: string;
  readonly steps: readonly LifeStep[];
  readonly ledger: readonly {
    readonly no: string;
    readonly at: string;
    readonly type: string;
    readonly entry: string;
  }[];
}

/** A gateway's row with further facts. */
export interface GatewayView extends GatewayRow {
  readonly url: string;
  /** Name of the script property with its secret, which is not shown. */
  readonly secretProperty: string;
  readonly silent: boolean;
  /** How it answers requests to unlock a unit; null when it is not part of the demo. */
  readonly mood: GatewayMood | null;
  /** What it would post now. */
  readonly next: Delivery | null;
}

export interface FleetView {
  readonly gateways: readonly GatewayView[];
  readonly units: readonly FleetUnit[];
  readonly moods: readonly GatewayMood[];
  /** Newest first. */
  readonly log: readonly DeskLine[];
}
