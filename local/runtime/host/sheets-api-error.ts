/** How the Sheets API refuses: the reason, to which the advanced service puts the call's name in front. */

export class ApiError extends Error {
  override readonly name = 'ApiError';
}
