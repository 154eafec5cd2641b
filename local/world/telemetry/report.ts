/** What a unit's device knows at a moment, before its gateway puts it into the words of its maker. */
export interface DeviceReport {
  /** As the gateway names the device: IMEI, devEUI, serial … */
  readonly device: string;
  /** Epoch ms. */
  readonly at: number;
  /** The gateway's own word for what happened; '' for a heartbeat. */
  readonly word: string;
  /** The running number. */
  readonly sequence: number;
  readonly odometerKm: number;
  readonly batteryPct: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** A delivery as it is posted: the query beside source, gateway and proof, and the body. */
export interface Delivery {
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}
