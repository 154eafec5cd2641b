/** Is the row complete, and can it be read? */
import { clip } from '../../lib/text.ts';
import type { SaleEntry, SaleRule } from '../rule.ts';

/** Whether what every sale has is there, readable or not: then there is something to judge. */
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

/** Sale date “kemarin dulu” */
function asTyped(sale: SaleEntry, header: string, at: number): string {
  const text = sale.asTyped?.[at] ?? '';
  return text === '' ? header : `${header} “${clip(text, 40)}”`;
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
    version: 1,
    severity: 'hard',
    says: 'A cell holds something that cannot be read.',
    bahasa: 'Ada isian yang tidak terbaca.',
    next: 'Type a number such as 350000, a date such as 27/11/2026; paste values where it says #REF!.',
    check: ({ sale }) =>
      sale.unreadable.length === 0
        ? null
        : {
            expected: 'numbers and dates',
            found: sale.unreadable.map((header, at) => asTyped(sale, header, at)).join(', '),
          },
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
