/** The life of one unit, for display: its facts in order, the outcome of each, and its ledger entries. */
import type { HubRuntime } from '../runtime-contract';
import { readRecords } from '../tabs';
import type { LifeStep, UnitLife } from './views';

/** The state to which each event leads, as in docs/UNIT_STATES.md. */
const LEADS_TO: Readonly<Record<string, string>> = {
  MANUFACTURED: 'MANUFACTURED',
  SHIPPED: 'SHIPPED',
  RECEIVED: 'IN_STOCK',
  TRANSFERRED: 'IN_STOCK',
  RESTOCKED: 'IN_STOCK',
  SOLD: 'SOLD',
  PURCHASED: 'ACTIVATED',
  FIRST_RIDE: 'ACTIVATED',
  RIDE: 'IN_SERVICE',
  SERVICED: 'IN_SERVICE',
  STOLEN: 'STOLEN',
  RECOVERED: 'IN_SERVICE',
  RETURNED: 'RETURNED',
  SCRAPPED: 'SCRAPPED',
};

const LEDGER_SHOWN = 40;

/** Null when neither Units nor Serials has it. */
export function readLife(runtime: HubRuntime, serial: string): UnitLife | null {
  const unit = readRecords(runtime, 'Units').find((row) => row.Serial === serial);
  const shipped = readRecords(runtime, 'Serials').find((row) => row.Serial === serial);
  if (!unit && !shipped) return null;
  const events = new Map(
    readRecords(runtime, 'Unit events')
      .filter((row) => row.Serial === serial)
      .map((row) => [row['Event ID'] ?? '', row]),
  );
  const steps = factsIn(unit?.Facts ?? '').map(({ type, at, by, id }): LifeStep => {
    const event = events.get(`U-${id}`);
    const outcome = event?.Outcome || 'applied';
    const state = outcome === 'applied' ? (LEADS_TO[type] ?? '') : '';
    return { type, at: at === 0 ? null : at, by, state, outcome, reason: event?.Reason ?? '' };
  });
  const sale = unit?.['Sale ID'];
  const ledger = readRecords(runtime, 'Ledger')
    .filter((row) => row.Subject === serial || (sale !== undefined && sale !== '' && row.Subject === sale))
    .slice(-LEDGER_SHOWN)
    .map((row) => ({ no: row['No.'] ?? '', at: row.At ?? '', type: row.Type ?? '', entry: row.Entry ?? '' }));
  return { serial, state: unit?.State || 'SHIPPED', steps, ledger };
}

interface Fact {
  readonly type: string;
  readonly at: number;
  readonly by: string;
  readonly id: string;
}

/** The cell Facts of the Units tab: [type, time, running number, source, by, ID …] each. */
function factsIn(cell: string): Fact[] {
  try {
    const facts = JSON.parse(cell) as readonly (readonly unknown[])[];
    return facts
      .map(([type, at, , source, by, id]) => ({
        type: String(type),
        at: Number(at),
        by: String(by || source),
        id: String(id),
      }))
      .sort((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}
