/** How the Sheets API refuses: the reason, to which the advanced service puts the call's name in front. */

export class ApiError extends Error {
  override readonly name = 'ApiError';
}

/** "Invalid requests[0].updateCells: …" */
export function invalidRequest(index: number, kind: string, reason: string): ApiError {
  return new ApiError(`Invalid requests[${index}].${kind}: ${reason}`);
}
