/** What answers one kind of request of batchUpdate. */
import type { Workbook } from '../model/workbook';
import type { Session } from './session';

/** It returns its reply's body. Reasons for refusal are thrown as ApiError without prefix. */
export type RequestHandler = (
  context: { readonly session: Session; readonly workbook: Workbook },
  body: Readonly<Record<string, unknown>>,
) => Record<string, unknown> | undefined;
