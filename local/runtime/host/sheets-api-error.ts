/** How the Sheets API refuses: the reason, to which the advanced service puts the call's name in front. */

export class ApiError extends Error {
  override readonly name = 'ApiError';
}

/** What throws for a request that is not emulated: not the API's own refusal. */
export class NotEmulated extends Error {
  override readonly name = 'NotEmulated';
}
