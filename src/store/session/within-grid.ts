/** Reading by a hint of where rows end: they may have been removed since it was taken. */
import { WorkbookFault } from '../../ports.ts';

/** What `read` gives; what `otherwise` gives when the grid of a tab ends before its rows. Other faults are thrown. */
export function withinGrid<T>(read: () => T, otherwise: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WorkbookFault) || error.reason !== 'beyond-grid') throw error;
    return otherwise();
  }
}
