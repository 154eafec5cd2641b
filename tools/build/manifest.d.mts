/** `text`: appsscript.json as it is in the repository. */
export function withBigQuery(text: string): string;
