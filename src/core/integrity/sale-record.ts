/**
 * What the ledger records of a sale: that it was accepted, corrected or withdrawn. No personal data, since rows stay for ever.
 */
import type { Sale } from '../../tables/sales.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { isoDay, workbookDay } from '../lib/time.ts';
import { serialIn } from './book.ts';
import type { Verdict } from './judge.ts';
import { netPrice } from './price-book.ts';
import { normalSerial } from './serial.ts';

export interface SaleRecord {
  /** Rows to append, if any. */
  readonly entry: { readonly type: SaleEntryType; readonly body: Readonly<Record<string, unknown>> } | null;
  /** The new content of the sale's column about the ledger. */
  readonly recorded: string;
}

type SaleEntryType = 'SALE' | 'SALE_CORRECTED' | 'SALE_WITHDRAWN';

/**
 * What the ledger gets for this verdict; nothing when it says so already. `unit`: the serial that is meant by what was typed,
 * which changes when a unit is shipped under just that serial.
 */
export function recordSale(
  sale: Sale,
  { verdict, onHold }: Pick<Verdict, 'verdict' | 'onHold'>,
  unit: string,
): SaleRecord {
  const serial = unit || normalSerial(sale.serial);
  const facts = { ...factsOf(sale, serial), ...(onHold ? { held: true } : {}) };
  const stamp = fingerprint(JSON.stringify(facts));
  const stands = verdict === 'ACCEPTED' || verdict === 'REVIEW';
  if (stands && sale.recorded === stamp) return { entry: null, recorded: stamp };
  if (stands && sale.recorded === '') return { entry: { type: 'SALE', body: facts }, recorded: stamp };
  if (stands) {
    return { entry: { type: 'SALE_CORRECTED', body: { ...facts, ...unitBefore(sale, serial) } }, recorded: stamp };
  }
  if (sale.recorded === '') return { entry: null, recorded: '' };
  return { entry: { type: 'SALE_WITHDRAWN', body: { verdict, ...unitBefore(sale, serial) } }, recorded: '' };
}

/** The unit that the sale was of until now, if its serial was corrected: it is nobody's any more. */
function unitBefore({ keys }: Sale, serial: string): { readonly unitBefore?: string } {
  const before = serialIn(keys);
  return before === '' || before === serial ? {} : { unitBefore: before };
}

function factsOf(sale: Sale, serial: string) {
  const { modelId, dealerId, repId, leadId, soldAt, payment } = sale;
  return {
    serial,
    ...{ modelId, dealerId, repId, leadId, payment },
    soldOn: soldAt === null ? '' : isoDay(workbookDay(soldAt)),
    net: netPrice(sale),
  };
}
