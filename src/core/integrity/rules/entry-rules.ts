/** Is the row complete, and can it be read? */
import type { SaleRule } from '../rule.ts';

export const entryRules: readonly SaleRule[] = [
  {
    id: 'entry-headers',
    version: 1,
    severity: 'hard',
    says: 'The row repeats the headers of the tab.',
    bahasa: 'Ini baris judul kolom, bukan penjualan.',
    next: 'Remove the row.',
    check: ({ sale }) =>
      /^serial\b/i.test(sale.serial.trim()) && /^model\b/i.test(sale.modelId.trim())
        ? { expected: 'a sale', found: 'headers' }
        : null,
  },
  {
    id: 'entry-unreadable',
    version: 1,
    severity: 'hard',
    says: 'A cell holds something that cannot be read.',
    bahasa: 'Ada isian yang tidak terbaca.',
    next: 'Type a plain number or a real date.',
    check: ({ sale }) =>
      sale.unreadable.length === 0 ? null : { expected: 'numbers and dates', found: sale.unreadable.join(', ') },
  },
  {
    id: 'entry-incomplete',
    version: 1,
    severity: 'hard',
    says: 'Something that every sale has is missing.',
    bahasa: 'Ada data wajib yang belum diisi.',
    next: 'Fill in what is missing.',
    check: ({ sale }) => {
      const missing = [
        sale.modelId === '' ? 'Model ID' : '',
        sale.dealerId === '' ? 'Dealer ID' : '',
        sale.customerName === '' ? 'Customer name' : '',
        sale.soldAt === null ? 'Sale date' : '',
        sale.vehicle === null ? 'Vehicle (Rp)' : '',
      ].filter((header) => header !== '' && !sale.unreadable.includes(header));
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
