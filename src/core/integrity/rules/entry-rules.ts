/** Is the row complete, and can it be read? */
import type { SaleRule } from '../rule.ts';

export const entryRules: readonly SaleRule[] = [
  {
    id: 'entry-unreadable',
    version: 1,
    lane: 'hard',
    says: 'A cell holds something that cannot be read.',
    next: 'Type a plain number or a real date.',
    check: ({ sale }) =>
      sale.unreadable.length === 0 ? null : { expected: 'numbers and dates', found: sale.unreadable.join(', ') },
  },
  {
    id: 'entry-incomplete',
    version: 1,
    lane: 'hard',
    says: 'Something that every sale has is missing.',
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
    lane: 'hard',
    says: 'The dealer is not in the Dealers tab.',
    next: 'Correct the Dealer ID.',
    check: ({ sale, dealer }) =>
      sale.dealerId === '' || dealer ? null : { expected: 'a dealer of the Dealers tab', found: sale.dealerId },
  },
];
