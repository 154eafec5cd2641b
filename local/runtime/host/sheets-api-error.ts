/** A refusal of the Sheets API: the reason, which the advanced service prefixes with the call's name. */

export class ApiError extends Error {
  override readonly name = 'ApiError';
}

/** Thrown for a request that is not emulated, as opposed to one that the API would refuse. */
export class NotEmulated extends Error {
  override readonly name = 'NotEmulated';
}
