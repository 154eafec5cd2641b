/** appsscript.json as it is pushed: with BigQuery and its permission only when chosen. */
const BIG_QUERY = { userSymbol: 'BigQuery', version: 'v2', serviceId: 'bigquery' };
const SCOPE = 'https://www.googleapis.com/auth/bigquery';

/** `text`: as it is in the repository. */
export function withBigQuery(text) {
  const manifest = JSON.parse(text);
  manifest.dependencies.enabledAdvancedServices.push(BIG_QUERY);
  manifest.oauthScopes.push(SCOPE);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
