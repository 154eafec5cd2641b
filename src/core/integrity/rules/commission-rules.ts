/** Does the commission go to whoever owned the lead? */
import { isoDay, workbookDay } from '../../lib/time.ts';
import { isTheirs } from '../book.ts';
import type { SaleRule } from '../rule.ts';

export const commissionRules: readonly SaleRule[] = [
  {
    id: 'commission-lead-unknown',
    version: 1,
    severity: 'review',
    says: 'There is no such lead.',
    bahasa: 'Lead tidak ditemukan.',
    next: 'Correct the Lead ID, or leave it blank for a walk-in.',
    check: ({ sale, lead, isLeadArchived }) =>
      sale.leadId !== '' && !lead && !isLeadArchived
        ? { expected: 'a lead of the Leads tab', found: sale.leadId }
        : null,
  },
  {
    id: 'commission-lead-after-sale',
    version: 1,
    severity: 'review',
    says: 'The lead was made after the sale.',
    bahasa: 'Lead dibuat setelah penjualan.',
    next: 'Ask why a customer who had bought wrote in as a new lead.',
    check: ({ sale, lead }) => {
      if (!lead?.createdAt || sale.soldAt === null) return null;
      const [made, sold] = [workbookDay(lead.createdAt), workbookDay(sale.soldAt)];
      return made > sold ? { expected: `a lead made by ${isoDay(sold)}`, found: `made on ${isoDay(made)}` } : null;
    },
  },
  {
    id: 'commission-other-dealer',
    version: 2,
    severity: 'review',
    says: 'Another dealer owned this lead and was within its protection.',
    bahasa: 'Lead ini milik dealer lain.',
    next: 'Settle between the two dealers whose customer it was.',
    // Whoever claims a lead after the sale owned nothing on that day.
    check: ({ sale, lead, settings }) =>
      lead && lead.dealerId !== '' && isTheirs(lead, sale, settings)
        ? { expected: `sold by ${lead.dealerId}`, found: `sold by ${sale.dealerId}` }
        : null,
  },
  {
    id: 'commission-lead-unnamed',
    version: 1,
    severity: 'review',
    says: 'The sale names no lead, and the customer had written in and belonged to another dealer.',
    bahasa: 'Pelanggan ini milik dealer lain, dan lead tidak disebut.',
    next: 'Settle between the two dealers whose customer it was, and fill in the Lead ID.',
    check: ({ sale, unnamed }) =>
      unnamed
        ? { expected: `sold by ${unnamed.dealerId} (${unnamed.id})`, found: `sold by ${sale.dealerId || 'nobody'}` }
        : null,
  },
  {
    id: 'commission-other-rep',
    version: 1,
    severity: 'review',
    says: 'The commission is claimed by somebody who did not own the lead.',
    bahasa: 'Komisi diklaim oleh yang bukan pemilik lead.',
    next: 'Ask the dealer who served the customer.',
    check: ({ sale, lead }) =>
      lead && lead.dealerId === sale.dealerId && lead.repId !== '' && sale.repId !== '' && lead.repId !== sale.repId
        ? { expected: lead.repId, found: sale.repId }
        : null,
  },
  {
    id: 'commission-rep-unknown',
    version: 1,
    severity: 'review',
    says: 'There is no such rep.',
    bahasa: 'Sales ini tidak ada di daftar.',
    next: 'Correct the Rep ID, or add the rep to the Reps tab. Reps who have left stay there, not active.',
    check: ({ sale, rep }) =>
      sale.repId === '' || rep ? null : { expected: 'a rep of the Reps tab', found: sale.repId },
  },
  {
    id: 'commission-rep-elsewhere',
    version: 1,
    // The Reps tab has their present dealer; on the day of the sale they may have worked here.
    severity: 'watch',
    says: 'The rep is another dealer’s.',
    bahasa: 'Sales ini terdaftar di dealer lain.',
    next: 'If the rep has moved since, nothing; if not, ask the dealer who served the customer.',
    check: ({ rep, dealer }) =>
      rep && dealer && rep.dealerId !== dealer.id
        ? {
            expected: `a rep of ${dealer.id}`,
            found: `${rep.id} of ${rep.dealerId || 'no dealer'}`,
          }
        : null,
  },
];
