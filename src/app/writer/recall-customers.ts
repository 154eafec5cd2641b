/**
 * Archived customers who write again. While the archive cannot be read their messages wait in the inbox: treated as strangers,
 * they would get a new ID and a greeting, even those who opted out.
 */
import { ArchiveFault, WorkbookFault } from '../../ports.ts';
import { type ArchiveDeps, findArchived } from '../../store/archive/volumes.ts';
import type { Session } from '../../store/session/session.ts';
import type { Customer } from '../../tables/customers.ts';
import type { WriterDeps } from '../round/deps.ts';

export type Recall = (ids: readonly string[]) => readonly Customer[];

/**
 * Returns a function that finds archived customers by ID. It throws ArchiveFault while an archive is busy; the archive is asked
 * once per round.
 */
export function recaller(deps: ArchiveDeps & Pick<WriterDeps, 'log'>): Recall {
  let refusal: ArchiveFault | null = null;
  return (ids) => {
    if (refusal) throw refusal;
    try {
      return findArchived(deps, 'customers', ids);
    } catch (error) {
      deps.log.error('archive-not-read', error);
      if (error instanceof WorkbookFault) throw error;
      // If somebody renamed a header in the archive, the customer's history is lost, but the round goes on.
      if (!(error instanceof ArchiveFault)) return [];
      refusal = error;
      throw error;
    }
  };
}

export function tellCustomersWait(session: Session): void {
  const text = 'An archive cannot be read. Customers whose rows are there wait for an answer until it can.';
  session.tellStaff({ rule: 'archive-unread', subject: 'customers', text });
}
