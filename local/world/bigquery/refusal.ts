/** How the BigQuery API refuses: its status, its reason, and its own words. https://cloud.google.com/bigquery/docs/error-messages */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

export const notFound = (what: string): Refusal => new Refusal(404, 'notFound', `Not found: ${what}`);
export const duplicate = (what: string): Refusal => new Refusal(409, 'duplicate', `Already Exists: ${what}`);
export const invalid = (message: string): Refusal => new Refusal(400, 'invalid', message);
export const denied = (message: string): Refusal => new Refusal(403, 'accessDenied', `Access Denied: ${message}`);
