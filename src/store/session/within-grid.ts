/** Reads with a hint of where rows end, which may be outdated when rows were removed. */
import { WorkbookFault } from '../../ports.ts';

/** The result of `read`, or of `otherwise` when a tab's grid ends above the requested rows. Other faults are thrown. */
export function withinGrid<T>(read: () => T, otherwise: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WorkbookFault) || error.reason !== 'beyond-grid') throw error;
    return otherwise();
  }
}
