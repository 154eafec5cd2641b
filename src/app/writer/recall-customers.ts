/**
 * Customers who went to the archive and write again. While it cannot be asked, what they sent waits in the inbox: taken for
 * strangers they would be given another ID and greeted anew, even those who asked not to be.
 */
import { ArchiveFault, WorkbookFault } from '../../ports.ts';
import { type ArchiveDeps, findArchived } from '../../store/archive/volumes.ts';
import type { Session } from '../../store/session/session.ts';
import type { Customer } from '../../tables/customers.ts';
import type { WriterDeps } from '../round/deps.ts';

export type Recall = (ids: readonly string[]) => readonly Customer[];

/** Throws ArchiveFault while an archive is busy; it is asked once a round. */
export function recaller(deps: ArchiveDeps & Pick<WriterDeps, 'log'>): Recall {
  let refusal: ArchiveFault | null = null;
  return (ids) => {
    if (refusal) throw refusal;
    try {
      return findArchived(deps, 'customers', ids);
    } catch (error) {
      deps.log.error('archive-not-read', error);
      if (error instanceof WorkbookFault) throw error;
      // A header that somebody renamed there costs their history, and no round.
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
