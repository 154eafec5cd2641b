/** Gateways and their units in the workbook, read by header from the tabs that staff see. */
import type { HubRuntime } from '../runtime-contract';
import { readRecords } from '../tabs';
import type { FleetUnit, GatewayRow } from './views';

export function readGateways(runtime: HubRuntime): GatewayRow[] {
  return readRecords(runtime, 'Gateways').flatMap((row) => {
    const id = row['Gateway ID'] ?? '';
    if (id === '') return [];
    return {
      id,
      name: row.Gateway || id,
      active: row.Active === 'TRUE',
      format: row.Format ?? '',
      proof: row.Proof === 'key' ? ('key' as const) : ('signature' as const),
      answer: row.Answer || 'json',
      activationUrl: row['Activation URL'] ?? '',
      sample: row.Sample ?? '',
      silentMinutes: row['Silent after (minutes)'] ?? '',
      problem: row.Problem ?? '',
    };
  });
}

/** Units that a gateway reports, in the order of the workbook. */
export function readFleet(runtime: HubRuntime): FleetUnit[] {
  const devices = new Map(readRecords(runtime, 'Devices').map((row) => [row.Serial, row['Device ID'] ?? '']));
  const dealers = new Map(readRecords(runtime, 'Dealers').map((row) => [row['Dealer ID'], row['Dealer name'] ?? '']));
  const models = new Map(readRecords(runtime, 'Products').map((row) => [row['Model ID'], row.Model ?? '']));
  const shipped = new Map(readRecords(runtime, 'Serials').map((row) => [row.Serial, row]));
  return readRecords(runtime, 'Units').flatMap((row) => {
    const [serial = '', gatewayId = ''] = [row.Serial, row['Gateway ID']];
    if (serial === '' || gatewayId === '') return [];
    const modelId = shipped.get(serial)?.['Model ID'] ?? '';
    const dealerId = row['Dealer ID'] || (shipped.get(serial)?.['Dealer ID'] ?? '');
    return {
      ...{ serial, modelId, dealerId, gatewayId },
      model: models.get(modelId) ?? modelId,
      dealer: dealers.get(dealerId) ?? dealerId,
      device: devices.get(serial) || row['Device ID'] || serial,
      state: row.State ?? '',
      saleId: row['Sale ID'] ?? '',
      activation: row['Activation asked'] ?? '',
      odometerKm: row['Odometer (km)'] ?? '',
      batteryPct: row['Battery (%)'] ?? '',
      lastAt: row['Last report'] ?? '',
      exceptions: row.Exceptions ?? '',
    };
  });
}
