/** Puts the demo's gateways and their units into a new workbook, and lets each unit report once. */
import type { DemoTarget } from '../demo-data';
import { headersInEnglish } from '../headers';
import type { HubRuntime } from '../runtime-contract';
import { readRecords, tabNames } from '../tabs';
import { activationUrl, DEMO_GATEWAYS } from './demo-gateways';
import type { FleetDesk } from './desk';
import { unsoldSerials } from './device-memory';

const UNITS_A_GATEWAY = 2;

interface Assigned {
  readonly gatewayId: string;
  readonly serial: string;
  readonly device: string;
}

/** False when the workbook has no Gateways tab, or the tab already has rows. */
export function loadGateways(runtime: HubRuntime): boolean {
  const names = tabNames(runtime);
  if (!names.includes('Gateways') || !names.includes('Devices')) return false;
  if (readRecords(runtime, 'Gateways').length > 0) return false;
  const rows = DEMO_GATEWAYS.map(({ id, name, format, proof, cells = {} }) => ({
    'Gateway ID': id,
    Gateway: name,
    Active: 'TRUE',
    Format: format,
    Proof: proof,
    'Activation URL': activationUrl(id),
    ...cells,
  }));
  pasteRecords(runtime.host, 'Gateways', rows);
  const devices = assign(runtime).filter(({ serial, device }) => serial !== device);
  pasteRecords(
    runtime.host,
    'Devices',
    devices.map(({ device, serial, gatewayId }) => ({
      'Device ID': device,
      Serial: serial,
      'Gateway ID': gatewayId,
    })),
  );
  return true;
}

/**
 * Switches on each unit at its dealer's: one heartbeat each, handled together as by the minute trigger. One unit of each
 * gateway at a time, since all at once would be a burst, about which the hub warns.
 */
export async function reportOnce(runtime: HubRuntime, desk: FleetDesk): Promise<void> {
  const assigned = assign(runtime);
  for (let turn = 0; turn < UNITS_A_GATEWAY; turn += 1) {
    for (const { gatewayId, serial, device } of assigned.filter((_, index) => index % UNITS_A_GATEWAY === turn))
      await desk.switchOn(gatewayId, serial, device);
    await runtime.runTrigger('everyMinute');
  }
}

/** Units of the whole network that nobody has sold, two to a gateway. */
function assign(runtime: HubRuntime): Assigned[] {
  const unsold = unsoldSerials(runtime);
  const step = Math.max(1, Math.floor(unsold.length / (DEMO_GATEWAYS.length * UNITS_A_GATEWAY)));
  const chosen = unsold.filter((_, index) => index % step === 0);
  return DEMO_GATEWAYS.flatMap(({ id, device }, gateway) =>
    chosen.slice(gateway * UNITS_A_GATEWAY, (gateway + 1) * UNITS_A_GATEWAY).map(({ serial }, index) => ({
      gatewayId: id,
      serial,
      device: device ? device(gateway * UNITS_A_GATEWAY + index + 1) : serial,
    })),
  );
}

function pasteRecords(
  host: DemoTarget & { readonly owner: string },
  tab: string,
  records: readonly Readonly<Record<string, string>>[],
): void {
  const headers = headersInEnglish(tab, host.readTab({ sheet: tab })?.headers ?? []);
  const cells = records.map((record) => headers.map((header) => record[header] ?? ''));
  if (cells.length > 0) host.people.paste({ sheet: tab }, { row: 2, column: 1, cells }, host.owner);
}
