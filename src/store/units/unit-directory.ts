/**
 * Units brought to hand for a round: by the hint where their row stood last, which costs the same among 1,000 units and
 * among 100,000; by looking through columns for those never heard of before, and for what else an event of state needs.
 */
import { normalSerial, serialKey } from '../../core/integrity/serial.ts';
import type { TableName } from '../../tables/index.ts';
import type { Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';
import type { Session } from '../session/session.ts';

export interface KnownUnit {
  /** As in the Serials tab. */
  readonly serial: string;
  /** The only gateway that may report it, or '' as long as none has. */
  readonly gatewayId: string;
  /** Why its reports cannot be taken, or ''. */
  readonly fault: string;
}

export interface UnitDirectory {
  /** What a gateway or a person writes for a unit → which one that is. */
  find(written: string): KnownUnit | null;
  /** Its row of Serials; at hand for units that were wanted whole. */
  shipment(serial: string): Unit | undefined;
  /** Whether its sales and findings are at hand too. */
  isWhole(serial: string): boolean;
}

const UNIT_TABLES: readonly TableName[] = ['units', 'unitEvents', 'telemetryDays', 'rawTelemetry'];
const HEADS: readonly TableName[] = ['serials', 'devices', 'sales', 'findings'];

/** The key under which the System tab knows a unit. */
export function unitKey(written: string): string {
  return `unit ${normalSerial(written)}`;
}

/**
 * `written`: every name of a unit that the round may ask for; their buckets must have been read. `whole`: those of which
 * shipment, sales and findings are wanted too; `saleIds`: sales whose units are.
 */
export function loadUnits(
  session: Session,
  wanted: {
    readonly written: ReadonlySet<string>;
    readonly whole: ReadonlySet<string>;
    readonly saleIds: readonly string[];
  },
): UnitDirectory {
  session.openMore(UNIT_TABLES, HEADS);
  const { system } = session;
  const hints = [...wanted.written].flatMap((name) => system.unitRow(unitKey(name)) ?? []);
  session.loadRows(
    [...new Set(hints)].filter((row) => row <= (session.tails.units ?? 0)).map((row) => ({ name: 'units', row })),
  );
  const names = unitsByName(session);
  const whole = new Set<string>();
  const unknown = [...wanted.written].some((name) => !names.has(normalSerial(name)));
  if (unknown || wanted.whole.size > 0 || wanted.saleIds.length > 0) search(session, wanted, names, whole);
  for (const name of wanted.written) {
    const row = session.table('units').get(names.get(normalSerial(name))?.serial ?? '');
    if (row) noteUnit(session, row);
  }
  return shelfOf(session, names, whole);
}

type Names = Map<string, KnownUnit>;

/** The units at hand, by serial and by device. */
function unitsByName(session: Session): Names {
  const names: Names = new Map();
  for (const { serial, deviceId, gatewayId } of session.table('units').rows()) {
    for (const name of [deviceId, serial])
      if (name !== '') names.set(normalSerial(name), { serial, gatewayId, fault: '' });
  }
  return names;
}

/** Looks through whole columns: for the first report of a unit, for events of state, and for sales. */
function search(session: Session, wanted: Parameters<typeof loadUnits>[1], names: Names, whole: Set<string>): void {
  const [serials = [], unitSerials = [], deviceIds = [], deviceSerials = [], deviceGateways = [], saleIds = [], saleSerials = [], subjects = []] = session.columns([
    ['serials', 'serial'], ['units', 'serial'], ['devices', 'deviceId'], ['devices', 'serial'], ['devices', 'gatewayId'], ['sales', 'id'], ['sales', 'serial'], ['findings', 'subject'],
  ]); // biome-ignore format: a list
  const shipped = firstRows(serials);
  const rowOfUnit = firstRows(unitSerials);
  const devices = firstRows(deviceIds);
  const resolve = (name: string): KnownUnit | null => {
    const known = names.get(name);
    if (known) return known;
    const device = devices.get(name);
    const serial = serialKey(device === undefined ? name : (deviceSerials[device] ?? ''));
    const at = shipped.get(serial);
    if (at === undefined && device === undefined) return null;
    const fault = at === undefined ? `its device is said to be in ${serial || 'no unit'}, which is not in Serials` : '';
    return {
      serial: serials[at ?? -1] ?? serial,
      gatewayId: device === undefined ? '' : (deviceGateways[device] ?? ''),
      fault,
    };
  };
  const ids = new Set(wanted.saleIds);
  const sold = saleSerials.filter((_, index) => ids.has(saleIds[index] ?? ''));
  for (const written of [...wanted.written, ...sold]) {
    const name = normalSerial(written);
    const unit = resolve(name);
    if (unit) names.set(name, unit);
  }
  for (const name of [...wanted.whole, ...sold]) whole.add(serialKey(names.get(normalSerial(name))?.serial ?? ''));
  whole.delete('');
  const all = new Set([...wanted.written].map((name) => serialKey(names.get(normalSerial(name))?.serial ?? '')));
  const rowsWith = (name: TableName, column: readonly string[], keys: ReadonlySet<string>) =>
    column.flatMap((cell, index) => (cell !== '' && keys.has(serialKey(cell)) ? [{ name, row: index + 2 }] : []));
  const fresh = [...all, ...whole].filter(
    (serial) => serial !== '' && !session.table('units').has(serials[shipped.get(serial) ?? -1] ?? ''),
  );
  session.loadRows([
    ...fresh.flatMap((serial) => (rowOfUnit.has(serial) ? [{ name: 'units', row: (rowOfUnit.get(serial) ?? 0) + 2 } as const] : [])),
    ...[...new Set([...whole, ...fresh])].flatMap((serial) => (shipped.has(serial) ? [{ name: 'serials', row: (shipped.get(serial) ?? 0) + 2 } as const] : [])),
    ...rowsWith('sales', saleSerials, whole),
    ...rowsWith('findings', subjects, whole),
  ]); // biome-ignore format: rows
  session.ensure({ leads: [...session.table('sales').rows()].map(({ leadId }) => leadId) });
}

/** Key → first row (0-based below the header). */
function firstRows(column: readonly string[]): Map<string, number> {
  const rows = new Map<string, number>();
  column.forEach((cell, index) => {
    const key = normalSerial(cell);
    if (key !== '' && !rows.has(key)) rows.set(key, index);
  });
  return rows;
}

function shelfOf(session: Session, names: Names, whole: ReadonlySet<string>): UnitDirectory {
  return {
    find: (written) => names.get(normalSerial(written)) ?? null,
    isWhole: (serial) => whole.has(serialKey(serial)),
    shipment: (serial) => session.table('serials').get(serial),
  };
}

/** Takes a unit's row down where it will be found again. */
export function noteUnit(session: Session, row: UnitRow): void {
  const at = session.table('units').rowOf(row.serial) ?? (session.tails.units ?? 1) + session.table('units').added;
  for (const name of [row.serial, row.deviceId]) if (name !== '') session.system.setUnitRow(unitKey(name), at);
}
