/** The handler for one kind of batchUpdate request. */
import type { Workbook } from '../model/workbook';
import type { Session } from './session';

/** Returns the body of the reply. Throws ApiError, without prefix, to refuse. */
export type RequestHandler = (
  context: { readonly session: Session; readonly workbook: Workbook },
  body: Readonly<Record<string, unknown>>,
) => Record<string, unknown> | undefined;
