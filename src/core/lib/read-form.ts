/** Fields as forms and queries send them: https://url.spec.whatwg.org/#application/x-www-form-urlencoded */

/** Names to texts; of a name that comes twice, the last. What is not encoded stays as it is. */
export function readForm(text: string): Record<string, string> {
  const pairs = text.split('&').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name = '', ...value]) => [decoded(name), decoded(value.join('='))]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
