/**
 * Units loaded for a round: by the row where each was last seen, at the same cost among 1,000 units and 100,000; by searching
 * whole columns only for units never heard of before, and for what else a state event needs.
 */
import { serialIn } from '../../core/integrity/book.ts';
import { normalSerial, serialKey } from '../../core/integrity/serial.ts';
import type { TableName } from '../../tables/index.ts';
import type { Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';
import type { Session } from '../session/session.ts';

export interface KnownUnit {
  /** The serial as in the Serials tab. */
  readonly serial: string;
  /** The only gateway that may report it; '' until one has. */
  readonly gatewayId: string;
  /** The device's name at its gateway, or ''. */
  readonly deviceId: string;
  /** Why its reports cannot be accepted, or ''. */
  readonly fault: string;
}

export interface UnitDirectory {
  /** The unit that a gateway or a person means; null when unknown. */
  find(written: string): KnownUnit | null;
  /** Its row of Serials; loaded for units that were wanted whole. */
  shipment(serial: string): Unit | undefined;
  /** Serials of the units that these sales belonged to before, wherever the sales belong now. */
  soldBy(saleIds: ReadonlySet<string>): readonly string[];
  /** Whether a sale is still in the Sales tab. Known only for units loaded whole. */
  hasSale(id: string): boolean;
  /** Whether its sales and findings are loaded as well. */
  isWhole(serial: string): boolean;
}

const UNIT_TABLES: readonly TableName[] = ['units', 'unitEvents', 'telemetryDays', 'rawTelemetry'];
const HEADS: readonly TableName[] = ['serials', 'devices', 'sales', 'findings'];

/** The key of a unit in the System tab. */
export function unitKey(written: string): string {
  return `unit ${normalSerial(written)}`;
}

/**
 * `written`: every name of a unit that the round may need; their buckets must have been read. `whole`: names of units whose
 * shipment, sales and findings are needed too. `saleIds`: sales whose units are needed.
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
  // A unit that no gateway has reported yet may be assigned to one by its device.
  const unknown = [...wanted.written].some((name) => !names.get(normalSerial(name))?.gatewayId);
  const isSearched = unknown || wanted.whole.size > 0 || wanted.saleIds.length > 0;
  const saleIds = isSearched ? search(session, wanted, names, whole) : null;
  for (const name of wanted.written) {
    const row = session.table('units').get(names.get(normalSerial(name))?.serial ?? '');
    if (row) noteUnit(session, row);
  }
  return directoryOf(session, { names, whole, saleIds });
}

type Names = Map<string, KnownUnit>;

/** The loaded units, by serial and by device. */
function unitsByName(session: Session): Names {
  const names: Names = new Map();
  for (const { serial, deviceId, gatewayId } of session.table('units').rows()) {
    for (const name of [deviceId, serial])
      if (name !== '') names.set(normalSerial(name), { serial, gatewayId, deviceId, fault: '' });
  }
  return names;
}

/** Searches whole columns: for a unit's first report, for state events, and for sales. Returns the IDs of all sales. */
function search(session: Session, wanted: Wanted, names: Names, whole: Set<string>): ReadonlySet<string> {
  const columns = readKeyColumns(session);
  const serialOf = (written: string) => serialKey(names.get(normalSerial(written))?.serial ?? '');
  const ids = new Set(wanted.saleIds);
  // The present units of these sales, and those before a correction.
  const sold = [
    ...columns.saleSerials.filter((_, index) => ids.has(columns.saleIds[index] ?? '')),
    ...columns.unitSerials.filter((_, index) => ids.has(columns.unitSales[index] ?? '')),
  ].filter((serial) => serial !== '');
  for (const written of [...wanted.written, ...wanted.whole, ...sold]) {
    const name = normalSerial(written);
    const known = names.get(name);
    const unit = known?.gatewayId ? known : (resolve(columns, name) ?? known);
    if (unit) names.set(name, unit);
  }
  for (const name of [...wanted.whole, ...sold]) whole.add(serialOf(name));
  whole.delete('');
  loadFound(session, columns, { reported: new Set([...wanted.written].map(serialOf)), whole, ids });
  return new Set(columns.saleIds);
}

type Wanted = Parameters<typeof loadUnits>[1];
type KeyColumns = ReturnType<typeof readKeyColumns>;

function readKeyColumns(session: Session) {
  const [serials = [], unitSerials = [], unitSales = [], deviceIds = [], deviceSerials = [], deviceGateways = [], saleIds = [], saleKeys = [], subjects = []] = session.columns([
    ['serials', 'serial'], ['units', 'serial'], ['units', 'saleId'], ['devices', 'deviceId'], ['devices', 'serial'], ['devices', 'gatewayId'], ['sales', 'id'], ['sales', 'keys'], ['findings', 'subject'],
  ]); // biome-ignore format: a list
  return {
    ...{ serials, unitSerials, unitSales, deviceIds, deviceSerials, deviceGateways, saleIds, subjects },
    saleSerials: saleKeys.map(serialIn),
    rowOfSerial: firstRows(serials),
    rowOfUnit: firstRows(unitSerials),
    rowOfDevice: firstRows(deviceIds),
    boundDevice: firstRows(deviceSerials),
  };
}

/** Finds a unit by serial, or by its device. In both cases it belongs to the device's gateway. Null when neither is known. */
function resolve(columns: KeyColumns, name: string): KnownUnit | null {
  const { serials, rowOfSerial, rowOfDevice, boundDevice, deviceIds, deviceSerials, deviceGateways } = columns;
  const device = rowOfDevice.get(name);
  const serial = serialKey(device === undefined ? name : (deviceSerials[device] ?? ''));
  const at = rowOfSerial.get(serial);
  if (at === undefined && device === undefined) return null;
  const fault = at === undefined ? `its device is said to be in ${serial || 'no unit'}, which is not in Serials` : '';
  const bound = device ?? boundDevice.get(serial) ?? -1;
  const [gatewayId = '', deviceId = ''] = [deviceGateways[bound], deviceIds[bound]];
  return { serial: serials[at ?? -1] ?? serial, gatewayId, deviceId, fault };
}

/** Loads the rows found: unit and serial of each reporting unit, and all rows related to units whose life is derived. */
function loadFound(
  session: Session,
  { serials, rowOfUnit, rowOfSerial, saleIds, saleSerials, subjects }: KeyColumns,
  { reported, whole, ids }: Readonly<Record<'reported' | 'whole' | 'ids', ReadonlySet<string>>>,
): void {
  const units = session.table('units');
  const fresh = [...reported, ...whole].filter(
    (serial) => serial !== '' && !units.has(serials[rowOfSerial.get(serial) ?? -1] ?? ''),
  );
  const rowsAt = (name: TableName, rows: ReadonlyMap<string, number>, keys: Iterable<string>) =>
    [...keys].flatMap((key) => {
      const at = rows.get(key);
      return at === undefined ? [] : [{ name, row: at + 2 }];
    });
  const sales = new Set(saleIds.filter((_, index) => whole.has(saleSerials[index] ?? '')));
  session.loadRows([
    ...rowsAt('units', rowOfUnit, fresh),
    ...rowsAt('serials', rowOfSerial, new Set([...whole, ...fresh])),
    // A sale of a serial that was never shipped has no unit, but perhaps the proof of its former unit.
    ...saleIds.flatMap((id, index) =>
      ids.has(id) || whole.has(saleSerials[index] ?? '') ? [{ name: 'sales' as const, row: index + 2 }] : [],
    ),
    ...subjects.flatMap((subject, index) =>
      subject !== '' && (whole.has(serialKey(subject)) || sales.has(subject))
        ? [{ name: 'findings' as const, row: index + 2 }]
        : [],
    ),
  ]);
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

interface Found {
  readonly names: Names;
  readonly whole: ReadonlySet<string>;
  /** Null when they were not read. */
  readonly saleIds: ReadonlySet<string> | null;
}

function directoryOf(session: Session, { names, whole, saleIds }: Found): UnitDirectory {
  return {
    soldBy: (ids) =>
      [...session.table('units').rows()].flatMap(({ serial, saleId }) => (ids.has(saleId) ? [serial] : [])),
    hasSale: (id) => saleIds?.has(id) ?? true,
    find: (written) => names.get(normalSerial(written)) ?? null,
    isWhole: (serial) => whole.has(serialKey(serial)),
    // Staff may have spelled it otherwise since it was heard first: with a dash, say.
    shipment: (serial) =>
      session.table('serials').get(serial) ??
      [...session.table('serials').rows()].find((unit) => serialKey(unit.serial) === serialKey(serial)),
  };
}

/** Remembers a unit's row in the System tab. */
export function noteUnit(session: Session, row: UnitRow): void {
  const at = session.table('units').rowOf(row.serial) ?? (session.tails.units ?? 1) + session.table('units').added;
  for (const name of [row.serial, row.deviceId]) if (name !== '') session.system.setUnitRow(unitKey(name), at);
}
