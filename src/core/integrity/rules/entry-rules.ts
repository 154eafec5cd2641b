/** Is the row complete, and can it be read? */
import { sales } from '../../../tables/sales.ts';
import { clip } from '../../lib/text.ts';
import type { Hit, SaleEntry, SaleRule } from '../rule.ts';

/** Whether the columns that every sale needs are filled, readable or not, so that there is something to judge. */
export function isComplete(sale: SaleEntry): boolean {
  return missingIn(sale).length === 0;
}

function missingIn(sale: SaleEntry): string[] {
  return [
    sale.modelId === '' ? 'Model ID' : '',
    sale.dealerId === '' ? 'Dealer ID' : '',
    sale.customerName === '' ? 'Customer name' : '',
    sale.soldAt === null ? 'Sale date' : '',
    sale.vehicle === null ? 'Vehicle (Rp)' : '',
  ].filter((header) => header !== '' && !sale.unreadable.includes(header));
}

/** A refund is noted on an existing sale, so an unreadable refund must not make the sale incomplete. */
const REFUND: ReadonlySet<string> = new Set([sales.columns.refundedAt.header, sales.columns.refund.header]);

/** Unreadable cells, such as: Sale date “kemarin dulu”. Null when all `wanted` cells can be read. */
function unreadIn(sale: SaleEntry, wanted: (header: string) => boolean): Hit | null {
  const found = sale.unreadable.flatMap((header, at) => {
    const text = sale.asTyped?.[at] ?? '';
    return wanted(header) ? [text === '' ? header : `${header} “${clip(text, 40)}”`] : [];
  });
  return found.length === 0 ? null : { expected: 'numbers and dates', found: found.join(', ') };
}

export const entryRules: readonly SaleRule[] = [
  {
    id: 'entry-headers',
    version: 1,
    severity: 'hard',
    says: 'The row repeats the headers of the tab.',
    bahasa: 'Ini baris judul kolom, bukan penjualan.',
    next: 'Remove the row.',
    check: ({ sale }) =>
      /^(serial|nomor rangka)\b/i.test(sale.serial.trim()) && /^(model|id model)\b/i.test(sale.modelId.trim())
        ? { expected: 'a sale', found: 'headers' }
        : null,
  },
  {
    id: 'entry-unreadable',
    version: 2,
    severity: 'hard',
    says: 'A cell holds something that cannot be read.',
    bahasa: 'Ada isian yang tidak terbaca.',
    next: 'Type a number such as 350000, a date such as 27/11/2026; paste values where it says #REF!.',
    check: ({ sale }) => unreadIn(sale, (header) => !REFUND.has(header)),
  },
  {
    id: 'entry-refund-unreadable',
    version: 1,
    severity: 'review',
    says: 'The refund cannot be read, so that it does not count.',
    bahasa: 'Isian dana kembali tidak terbaca.',
    next: 'Type a date such as 27/11/2026 under Refunded on and a number such as 350000 under Refund (Rp), or nothing.',
    check: ({ sale }) => unreadIn(sale, (header) => REFUND.has(header)),
  },
  {
    id: 'entry-incomplete',
    version: 1,
    severity: 'hard',
    says: 'Something that every sale has is missing.',
    bahasa: 'Ada data wajib yang belum diisi.',
    next: 'Fill in what is missing, also below merged cells.',
    check: ({ sale }) => {
      const missing = missingIn(sale);
      return missing.length === 0 ? null : { expected: missing.join(', '), found: 'blank' };
    },
  },
  {
    id: 'entry-dealer-unknown',
    version: 1,
    severity: 'hard',
    says: 'The dealer is not in the Dealers tab.',
    bahasa: 'Dealer tidak terdaftar.',
    next: 'Correct the Dealer ID.',
    check: ({ sale, dealer }) =>
      sale.dealerId === '' || dealer ? null : { expected: 'a dealer of the Dealers tab', found: sale.dealerId },
  },
];
