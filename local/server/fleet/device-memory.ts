/** The state of a unit's device between two reports. */
import { readPlaces } from '../people';
import type { HubRuntime } from '../runtime-contract';
import { readRecords } from '../tabs';
import type { FleetUnit } from './views';

export interface DeviceMemory {
  readonly odometerKm: number;
  readonly batteryPct: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly sequence: number;
  /** Of its last report, epoch ms. */
  readonly at: number;
}

/** Per cent of battery per km, for some 40 km a charge; it is charged before it runs out. */
const PCT_A_KM = 1.6;
const CHARGE_BELOW_PCT = 15;
const DEGREES_A_KM = 1 / 111;
/** Monas in Jakarta, when no better place is known. */
const ANYWHERE = { latitude: -6.1754, longitude: 106.8272 };

/** The initial state of a unit: new, charged, at its dealer. */
export function startOf(runtime: HubRuntime, unit: Pick<FleetUnit, 'serial' | 'dealer' | 'odometerKm'>): DeviceMemory {
  const place = readPlaces(runtime, 'Dealers').find(({ name }) => name === unit.dealer) ?? ANYWHERE;
  const { latitude, longitude } = place;
  // Slightly offset from other units in the same yard.
  const apart = (Number(unit.serial.slice(-3)) % 7) * 0.00003;
  return {
    odometerKm: Number(unit.odometerKm.replace(',', '.')) || 1,
    batteryPct: 96,
    ...{ latitude: rounded(latitude + apart), longitude: rounded(longitude + apart) },
    ...{ sequence: 0, at: 0 },
  };
}

export function ride(before: DeviceMemory, km: number): DeviceMemory {
  const left = before.batteryPct - km * PCT_A_KM;
  return {
    ...before,
    odometerKm: Math.round((before.odometerKm + km) * 10) / 10,
    batteryPct: Math.round(left < CHARGE_BELOW_PCT ? 96 : left),
    latitude: rounded(before.latitude - km * DEGREES_A_KM * 0.6),
    longitude: rounded(before.longitude + km * DEGREES_A_KM * 0.6),
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

/** Units that nobody has sold, by their place in the Serials tab. */
export function unsoldSerials(runtime: HubRuntime): { serial: string; dealerId: string }[] {
  const sold = new Set(readRecords(runtime, 'Sales').map((row) => row.Serial));
  return readRecords(runtime, 'Serials').flatMap((row) => {
    const { Serial: serial = '', State: state = '' } = row;
    if (serial === '' || sold.has(serial) || (state !== '' && state !== 'shipped')) return [];
    return [{ serial, dealerId: row['Dealer ID'] ?? '' }];
  });
}
